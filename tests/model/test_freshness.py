"""How old things are: dates of sources, the latest of several, what was never dated."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer import paths
from mla_writer.exchange.opening import read_draft
from mla_writer.model.case import Case
from mla_writer.model.declarations import Verified
from mla_writer.model.freshness import (
    Dated,
    Sort,
    Wanted,
    concerning,
    dated,
    never_dated,
    stale,
)
from mla_writer.model.governing import relied_on
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.cache import rulebook


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return rulebook()


def thing(as_of: str, place: str = "p") -> Dated:
    return Dated(Sort.FACT, message("x"), place, as_of, "s", Verified.TEXT)


def test_the_oldest_comes_first_and_the_day_itself_is_not_old() -> None:
    found = [thing("2012-06"), thing("2015-01-01"), thing(""), thing("2010"), thing("2014-12-31")]
    old = stale(found, date(2015, 1, 1))
    assert [one.as_of for one in old] == ["2010", "2012-06", "2014-12-31"]
    assert never_dated(found) == (thing(""),)


def test_everything_with_a_date_is_listed(rules: Rulebook) -> None:
    found = dated(rules)
    assert {one.sort for one in found} == set(Sort)
    participations = sum(len(one.participations) for one in rules.instruments.values())
    assert sum(one.sort is Sort.PARTICIPATION for one in found) == participations
    assert sum(one.sort is Sort.CHECK for one in found) == len(rules.checks)
    places = [one.place for one in found]
    assert len(set(places)) == len(places)


def test_a_fact_has_the_date_of_its_source(rules: Rulebook) -> None:
    found = {one.place: one for one in dated(rules, Wanted({"CH"}, {Sort.FACT, Sort.AUTHORITY}))}
    fact = rules.countries["CH"].facts["languages.accepted"]
    entry = found["countries/CH:languages.accepted"]
    assert (entry.as_of, entry.source, entry.state) == (fact.as_of, rules.sources[fact.source].title, "CH")
    assert found["countries/CH:central_authorities.default.fax"].sort is Sort.AUTHORITY


def test_a_participation_is_as_old_as_its_latest_source(rules: Rulebook) -> None:
    entries = {one.place: one for one in dated(rules, Wanted({"FR"}, {Sort.PARTICIPATION}))}
    row = rules.instruments["untoc"].participations["FR"]
    days = [rules.sources[id].as_of for id in row.basis if id != "knowledge"]
    assert entries["instruments/untoc:participations.FR"].as_of == max(days)


def test_general_knowledge_was_never_dated(rules: Rulebook) -> None:
    undated = never_dated(dated(rules, Wanted({"KE"})))
    assert {one.verified for one in undated} == {Verified.KNOWLEDGE}
    assert "countries/KE:languages.accepted" in {one.place for one in undated}


def test_of_chosen_states_only_what_is_said_of_them(rules: Rulebook) -> None:
    assert {one.state for one in dated(rules, Wanted({"FR", "CH"}))} == {"FR", "CH"}
    assert dated(rules, Wanted({"XA"})) == ()


def test_what_a_draft_rests_on(rules: Rulebook) -> None:
    draft = read_draft(paths.resources() / "examples" / "france-switzerland.json", lambda _: ())
    case = Case(rules, draft, date(2026, 11, 21))
    check = next(iter(rules.checks.values()))
    found = concerning(case, [check])
    relied = [one.id for one in relied_on(case)]
    assert relied[0] == "coe-ets30"
    assert {one.state for one in found} == {"FR", "CH", ""}
    assert [one.place for one in found if one.sort is Sort.CHECK] == [f"checks:{check.id}"]
    assert {one.place for one in found if one.sort is Sort.INSTRUMENT} == {
        f"instruments/{id}:" for id in relied
    }
    assert not {Sort.LIMIT, Sort.TABLE} & {one.sort for one in found}
    kinds = [rules.kinds[id] for id in draft.kinds]
    grounds = {one.place for one in found if one.sort is Sort.REFUSAL_GROUND}
    assert grounds == {f"refusal_grounds:{id}" for kind in kinds for id in kind.refusal_grounds}
