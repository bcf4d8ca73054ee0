"""How the standing of a State is said, with its date and the age of the source."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer.i18n import Language
from mla_writer.model import between_words as words
from mla_writer.model.between import Section, between
from mla_writer.model.instruments import Rank
from mla_writer.model.message import Message
from mla_writer.model.relations import StateStanding, Word
from tests.model.law import law


def said(told: Message | None) -> str:
    """In English; the spaces inside dates, which do not break, as plain ones."""
    return Language("en").say(told).replace("\N{NO-BREAK SPACE}", " ") if told else ""


@pytest.mark.parametrize(
    ("side", "told"),
    [
        (StateStanding("CH", Word.BOUND, in_force_on="1967-03-20"), "Switzerland: bound since 20 March 1967"),
        (StateStanding("CH", Word.BOUND), "Switzerland: bound, date of entry into force not known"),
        (StateStanding("CH", Word.BOUND, in_force_on="1967"), "Switzerland: bound since 1967"),
        (StateStanding("KY", Word.IF_EXTENDED, through="GB"), "United Kingdom: verify"),
        (StateStanding("CH", Word.NOT_YET, in_force_on="2027-01-01"), "not yet, from 1 January 2027"),
        (StateStanding("CH", Word.NOT_YET), "has ratified, not yet in force"),
        (StateStanding("CH", Word.SIGNED), "signed only, not bound"),
        (StateStanding("CH", Word.DENOUNCED, denounced_on="2020-01-31"), "no longer bound since 31 January"),
        (StateStanding("CH", Word.NOT_BOUND), "not among those bound"),
        (StateStanding("CH", Word.TAKES_PART), "takes part"),
        (StateStanding("CH", Word.UNKNOWN), "not known, ask the central authority"),
    ],
)
def test_a_standing_in_words(side: StateStanding, told: str) -> None:
    assert told in said(words.standing(side))


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        (("knowledge",), "general knowledge, verify"),
        (("rule-eif",), "general knowledge, verify"),
        (("nl-009826", "legalize-ch", "rule-eif"), "as of 17 April 2026"),
        (("nl-009826",), "as of 2025"),
        (("nowhere",), "source without a date"),
    ],
)
def test_the_age_is_that_of_the_newest_document(basis: tuple[str, ...], told: str) -> None:
    assert said(words.age(StateStanding("CH", Word.BOUND, basis=basis), law())) == told


def test_every_section_rank_and_topic_of_articles_has_a_word() -> None:
    assert set(words.SECTIONS) == set(Section)
    assert set(words.RANKS) == set(Rank)
    topics = {topic for one in law().instruments.values() for topic in one.articles}
    assert topics <= set(words.ARTICLES)


def test_in_force_is_said_only_of_what_binds_both() -> None:
    found = between(law(), ("FR", "CH"), date(2026, 11, 21))
    told = {one.instrument.id: words.in_force(one) for one in found.rows}
    assert said(told["coe-ets30"]) == "in force between both since 21 August 1967"
    assert said(told["coe-ets182"]).endswith("since when is not known, not before 1 February 2005")
    assert told["coe-ets99"] is None
