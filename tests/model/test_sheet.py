"""The sheet of a requested State: what comes first, that nothing is lost, that unknown stays unknown."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from mla_writer.model.case import Case
from mla_writer.model.countries import Authority, Concerns, Country, Fact
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.sheet import Sheet, sheet, sheet_of
from tests.model.law import law

DAY = date(2026, 11, 21)
WITHOUT_PROFILE = ("EG", "LB", "SN")


def rules() -> Rulebook:
    """Real law, two of the bare kinds coercive or of another family."""
    kinds = dict(law().kinds)
    kinds["freezing"] = replace(kinds["freezing"], family="assets", coercive="yes")
    return replace(law(), kinds=kinds)


def seen(state: str, *kinds: str, **answers: object) -> Sheet:
    """The sheet for a French request; answers are named ``group__field``."""
    draft = Draft("d", measures=tuple(Measure(f"m{i}", kind, {}) for i, kind in enumerate(kinds)))
    states = {"authorities__requesting_state": "FR", "authorities__requested_state": state}
    for name, value in {**states, **answers}.items():
        draft = draft.put(f"common.{name.replace('__', '.')}", value)
    book = rules()
    return sheet(book, Case(book, draft, DAY), DAY)


def relying_on(id: str) -> dict[str, object]:
    return {"legal_basis__primary": id, "legal_basis__treaties": [{"treaty": id}]}


def topics(found: Sheet) -> set[str]:
    return {entry.fact.topic for entry in found.matters}


def every_fact(country: Country) -> list[int]:
    lists = (country.standards, country.attachments, country.mistakes, country.other_rules)
    facts = [fact for authority in country.authorities for fact in authority.facts.values()]
    return sorted(
        id(fact) for fact in (*facts, *country.facts.values(), *(one for two in lists for one in two))
    )


FIRST = [
    ("CH", ("bank_records",), {}, "languages.accepted", True),
    ("CH", ("bank_records",), {}, "dual_criminality.measures", False),
    ("CH", ("freezing",), {}, "dual_criminality.measures", True),
    ("CH", ("bank_records",), {"execution__coercive": True}, "dual_criminality.measures", True),
    ("CH", ("bank_records",), {}, "safeguards.political_offence", False),
    ("CH", ("bank_records",), {"offences__political": True}, "safeguards.political_offence", True),
    ("CH", ("bank_records",), {"offences__political": False}, "safeguards.political_offence", False),
    ("CH", ("bank_records",), {}, "asset_recovery.final_order_required", False),
    ("CH", ("enforce_confiscation",), {}, "asset_recovery.final_order_required", True),
    ("CH", ("bank_records",), {"urgency__deadline": "2027-01-01"}, "transmission.interpol_urgent", True),
    ("CH", ("bank_records",), {}, "transmission.interpol_urgent", False),
]


@pytest.mark.parametrize(("state", "kinds", "answers", "topic", "first"), FIRST)
def test_what_matters_depends_on_the_request(
    state: str, kinds: tuple[str, ...], answers: dict[str, object], topic: str, first: bool
) -> None:
    found = seen(state, *kinds, **answers)
    assert topic in law().countries[state].facts
    assert (topic in topics(found)) is first


def test_an_answer_in_a_record_counts() -> None:
    offences = [{"title": "a"}, {"title": "b", "death_penalty_possible": True}]
    assert "safeguards.death_penalty" in topics(seen("CA", "bank_records", offences__list=offences)) | set(
        seen("CA", "bank_records", offences__list=offences).unknown
    )
    assert "safeguards.death_penalty" not in topics(seen("CA", "bank_records", offences__list=offences[:1]))


@pytest.mark.parametrize("kinds", [(), ("bank_records",), ("freezing", "testimony"), ("extradition",)])
@pytest.mark.parametrize("state", ["CH", "GB", "US", "FR", "BR"])
def test_each_fact_appears_once_and_in_the_order_of_the_groups(state: str, kinds: tuple[str, ...]) -> None:
    found = seen(state, *kinds)
    shown = [*found.matters, *found.others]
    assert sorted(id(entry.fact) for entry in shown) == every_fact(law().countries[state])
    order = list(law().topic_groups)
    places = [order.index(entry.group) for entry in found.matters]
    assert places == sorted(places)


@pytest.mark.slow
def test_no_fact_of_any_profile_is_lost() -> None:
    for state, country in law().countries.items():
        found = seen(state, "freezing", "testimony")
        shown = [*found.matters, *found.others]
        assert sorted(id(entry.fact) for entry in shown) == every_fact(country), state


@pytest.mark.parametrize("state", ["CH", "GB", "FR", *WITHOUT_PROFILE])
def test_a_topic_is_known_or_unknown(state: str) -> None:
    found = seen(state, "bank_records")
    known = {entry.fact.topic for entry in (*found.matters, *found.others)}
    unknown = [*found.unknown, *found.unknown_else]
    assert max(Counter(unknown).values()) == 1
    assert known | set(unknown) == {id for id, topic in law().topics.items() if topic.form != "list"}
    by_measure = {entry.fact.topic for entry in found.others if entry.fact.measure}
    unsettled = {one.fact.topic for one in (*found.matters, *found.others) if one.fact.value == "unknown"}
    assert known & set(unknown) == by_measure.intersection(unknown) | unsettled


def test_what_a_source_does_not_settle_is_unknown_too() -> None:
    fact = law().countries["FR"].facts["languages.certified_translation"]
    assert fact.value == "unknown"
    found = seen("FR", "bank_records", authorities__requesting_state="CH")
    assert fact in [entry.fact for entry in found.matters]
    assert fact.topic in found.unknown


@pytest.mark.parametrize("state", WITHOUT_PROFILE)
def test_of_a_state_without_profile_everything_is_unknown(state: str) -> None:
    found = seen(state, "bank_records")
    assert (found.has_profile, found.matters, found.others) == (False, (), ())
    assert found.unknown[0] == "languages.accepted"
    assert "untoc" in {one.instrument.id for one in found.in_common}


def test_what_must_be_shown_for_other_measures_leaves_this_one_unknown() -> None:
    country = law().countries["CH"]
    assert country.standards
    found = seen("CH", "bank_records")
    assert "evidentiary_standards" in found.unknown
    assert {"evidentiary_standards"} <= {entry.fact.topic for entry in found.others}


def test_every_topic_belongs_to_a_group_and_matters_to_somebody_or_is_said_not_to() -> None:
    sections = [section for group in law().topic_groups.values() for section in group.sections]
    for id, topic in law().topics.items():
        assert topic.form == "list" or sections.count(id.partition(".")[0]) == 1
    background = {id for id, one in law().topics.items() if one.form != "list" and one.matters == Concerns()}
    assert "languages.accepted" not in background
    assert {"safeguards.human_rights", "central_authorities.fax", "other_rules"} <= background


@pytest.mark.parametrize(("as_of", "old"), [("2021-11-20", True), ("2021-11-21", False), ("2026", False)])
def test_sources_of_more_than_five_years_are_marked(as_of: str, old: bool) -> None:
    facts = {"languages.accepted": Fact("languages.accepted", ["fr"], "s", as_of)}
    book = replace(law(), countries={"XA": Country("XA", "Aldovia", (), facts)})
    found = sheet_of(book, "XA", DAY)
    assert [(entry.old, entry.source) for entry in found.matters] == [(old, 1)]
    assert [source.id for source in found.sources] == ["s"]


def test_general_knowledge_has_no_source() -> None:
    entries = [one for one in sheet_of(law(), "GB", DAY).matters if one.fact.basis == "knowledge"]
    assert entries
    assert {entry.source for entry in entries} == {0}


def test_a_treaty_relied_on_prevails_over_the_facts_concerned() -> None:
    found = seen("CH", "bank_records", **relying_on("coe-ets30"))
    says = found.treaties_on("languages")
    assert [one.instrument.id for one in says] == ["coe-ets30", "coe-ets30"]
    assert says[0].declaration is not None
    assert says[0].declaration.state == "CH"
    assert [found.sources[number - 1].id for number in says[0].sources] == list(says[0].declaration.basis)
    assert says[1].articles


@pytest.mark.parametrize("named", ["", "coe-cets198", "no-such-treaty"])
def test_a_treaty_that_does_not_bind_both_changes_nothing(named: str) -> None:
    found = seen("CH", "bank_records", **relying_on(named))
    assert (found.relied_on, found.treaties) == ((), ())
    assert "coe-ets30" in {one.instrument.id for one in found.in_common}


def test_without_a_general_authority_each_may_be_the_addressee() -> None:
    def authority(id: str) -> Authority:
        names = ("name", "fax") if id == "general" else ("scope", "name", "fax")
        return Authority(id, {name: Fact(f"central_authorities.{name}", id, "s", "2024") for name in names})

    def first(*ids: str) -> list[tuple[str, str]]:
        country = Country("XA", "Aldovia", tuple(authority(id) for id in ids), {})
        found = sheet_of(replace(law(), countries={"XA": country}), "XA", DAY)
        return [(entry.authority, entry.fact.topic.rpartition(".")[2]) for entry in found.matters]

    assert first("north", "south") == [
        *(("north", "scope"), ("north", "name")),
        *(("south", "scope"), ("south", "name")),
    ]
    assert first("south", "general") == [("general", "name")]
    assert {id for id, _ in first("south", "default")} == {"south", "default"}, "an id says nothing"


def test_no_state_no_sheet() -> None:
    found = seen("")
    assert (found.state, found.matters, found.treaties, found.in_common) == ("", (), (), ())


def addressees(found: Sheet) -> set[str]:
    return {entry.authority for entry in found.matters if entry.authority}


@pytest.mark.parametrize(
    ("asks", "state", "treaty", "expected"),
    [
        ("BR", "PT", "uncac", {"pgr"}),
        ("FR", "PT", "uncac", {"default", "pgr"}),
        ("KE", "JP", "uncac", {"default"}),
        ("KR", "JP", "uncac", {"default", "treaty"}),
        ("CH", "DE", "coe-ets30", {"default", "coe"}),
        ("KE", "DE", "uncac", {"default"}),
        ("GB", "RO", "coe-ets30", {"moj", "prosecution", "diicot", "dna"}),
    ],
)
def test_no_authority_is_told_whose_scope_shuts_the_request_out(
    asks: str, state: str, treaty: str, expected: set[str]
) -> None:
    chosen = {"authorities__requesting_state": asks, "legal_basis__treaties": [{"treaty": treaty}]}
    assert addressees(seen(state, **chosen)) == expected


def test_where_no_known_authority_takes_the_request_it_is_unknown_which_does() -> None:
    found = seen("NL", authorities__requesting_state="KE")
    assert (addressees(found), "central_authorities.name" in found.unknown) == (set(), True)


def test_what_holds_for_others_stands_with_the_rest() -> None:
    found = seen("FR", authorities__requesting_state="SN")
    assert "languages.translation_required" not in topics(found)
    assert "languages.translation_required" in found.unknown
    assert "languages.translation_required" in {entry.fact.topic for entry in found.others}
    assert "languages.translation_required" in topics(sheet_of(rules(), "FR", DAY))
