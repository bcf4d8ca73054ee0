"""Finding authorities by words, State, treaty and topic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.authorities.card import AuthorityCard
from mla_writer.authorities.directory import cards_of
from mla_writer.authorities.lookup import Lookup, Query
from mla_writer.i18n import Language
from mla_writer.rulebook.cache import rulebook
from tests.authorities.cards import card


@pytest.fixture(scope="module")
def cards() -> tuple[AuthorityCard, ...]:
    return cards_of(rulebook())


@pytest.fixture(scope="module")
def lookup(cards: tuple[AuthorityCard, ...]) -> Lookup:
    return Lookup(cards, rulebook().instruments, Language("fr"))


def test_every_authority_and_every_designation_of_the_rulebook_is_there(
    cards: tuple[AuthorityCard, ...],
) -> None:
    rules = rulebook()
    profiles = sum(len(country.authorities) for country in rules.countries.values())
    declared = sum(
        one.topic == "central_authority" for each in rules.instruments.values() for one in each.declarations
    )
    assert len(cards) == profiles + declared
    assert len({one.id for one in cards}) == len(cards)


def test_every_authority_of_the_rulebook_says_where_it_is_from(cards: tuple[AuthorityCard, ...]) -> None:
    assert [one.id for one in cards if not one.source and not one.confidence] == []


def test_a_designation_is_told_and_not_put_into_a_draft(cards: tuple[AuthorityCard, ...]) -> None:
    told = [one for one in cards if one.treaties]
    assert told
    assert [one.id for one in told if not one.told or one.can_be_used] == []


def test_what_is_known_only_in_part_is_as_old_as_its_oldest_part(cards: tuple[AuthorityCard, ...]) -> None:
    swiss = next(one for one in cards if one.id == "CH.default")
    assert swiss.as_of == "2010-05"
    assert swiss.source.count("; ") == 1


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("SUISSE justice", {"CH"}),
        ("suisse BUNDESAMT", {"CH"}),
        ("MINISTÉRIO publico chili", {"CL"}),
        ("PUBLICO ministerio chili", {"CL"}),
        ("ets 182 slovaquie", {"SK"}),
        ("no such words anywhere", set()),
    ],
)
def test_words_are_found_in_names_states_and_treaties(lookup: Lookup, words: str, states: set[str]) -> None:
    assert {one.state for one in lookup.find(Query(words))} == states


def test_a_treaty_alone_finds_what_is_named_for_it(lookup: Lookup) -> None:
    found = lookup.find(Query(treaty="untoc"))
    assert found
    assert all("untoc" in one.treaties for one in found)


def test_a_state_and_a_treaty_find_what_is_named_for_it_before_the_rest(lookup: Lookup) -> None:
    found = lookup.find(Query(state="LU", treaty="untoc"))
    assert [bool(one.treaties) for one in found] == [True, False]


def test_a_topic_finds_contacts_at_all_hours(lookup: Lookup) -> None:
    found = lookup.find(Query(topic="preservation_24_7"))
    assert {one.state for one in found} >= {"AT", "NL", "SK"}


def test_own_entries_come_first_then_the_newest() -> None:
    old, new = card("Old", as_of="2001"), card("New", as_of="2024-02")
    program = replace(card("Program", as_of="2026"), origin="rulebook")
    found = Lookup((program, old, new), {}, Language("en")).find(Query(state="XA"))
    assert [one.name for one in found] == ["New", "Old", "Program"]
