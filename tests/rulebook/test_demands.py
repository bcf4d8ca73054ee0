"""What is declared of demands: every code once, every name known, every condition in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mla_writer.model.countries import Country
from mla_writer.model.declarations import Requirement
from mla_writer.model.demands import CodeList, Demand, DemandAnswer, Demands
from mla_writer.model.errors import RulebookError
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.demands import check_demands, load_demands
from mla_writer.rulebook.resolution import resolve_all
from mla_writer.rulebook.tree import Tree

CODES = {"evidentiary_standards": CodeList.STANDARDS, "attachments": CodeList.DOCUMENTS}


def said_by(country: Country) -> set[tuple[CodeList, str]]:
    """Every code by which a profile demands something."""
    codes = {(CODES[fact.topic], fact.code) for fact in (*country.standards, *country.attachments)}
    for topic, list in (
        ("request.mandatory_elements", CodeList.ELEMENTS),
        ("asset_recovery.restraint_documents", CodeList.DOCUMENTS),
        ("asset_recovery.confiscation_documents", CodeList.DOCUMENTS),
    ):
        fact = country.fact(topic)
        codes |= {(list, str(code)) for code in (fact.value if fact else ())}
    return codes


def test_every_code_of_the_lists_and_of_every_profile_is_declared(rulebook: Rulebook) -> None:
    declared = set(rulebook.demands.by_code())
    assert declared == {(list, code) for list in CodeList for code in rulebook.topics[list.value].meanings}
    for country in rulebook.countries.values():
        assert said_by(country) <= declared


def test_what_covers_a_demand_must_be_answered_in_every_letter(rulebook: Rulebook) -> None:
    must = {Requirement.REQUIRED, Requirement.CONDITIONAL}
    for demand in rulebook.demands.demands.values():
        for field in demand.covered_by:
            assert rulebook.field(field).requirement in must or field == "persons.list"


def test_nothing_of_what_is_told_is_left_unsaid(rulebook: Rulebook) -> None:
    for demand in rulebook.demands.demands.values():
        if demand.answers:
            assert demand.message[0].islower()
            assert demand.fix[0].isupper()
            assert (demand.message[-1], demand.fix[-1]) == (".", ".")
            assert demand.question.endswith("?") or not any(one.asks for one in demand.answers)


def with_demand(rulebook: Rulebook, **changes: object) -> Rulebook:
    """``rulebook`` with the demand of a charge changed."""
    changed = replace(rulebook.demands.demands["charge"], **changes)
    demands = {**rulebook.demands.demands, "charge": changed}
    return replace(rulebook, demands=replace(rulebook.demands, demands=demands))


WRONG: dict[str, tuple[Callable[[Rulebook], Rulebook], str]] = {
    "a code twice": (
        lambda rules: with_demand(rules, codes=((CodeList.DOCUMENTS, "affidavit"),)),
        "'affidavit' is declared 2 times",
    ),
    "a code that is not there": (
        lambda rules: with_demand(
            rules, codes=((CodeList.DOCUMENTS, "charge_document"), (CodeList.DOCUMENTS, "letter"))
        ),
        "'letter' is not known",
    ),
    "a field of another kind": (
        lambda rules: with_demand(rules, answers=(DemandAnswer(("measure.questions",), ("freezing",)),)),
        "'measure.questions' is not known",
    ),
    "a field of a measure for all kinds": (
        lambda rules: with_demand(rules, answers=(DemandAnswer(("measure.property",)),)),
        "'measure.property' is not known",
    ),
    "a kind that is not there": (
        lambda rules: with_demand(rules, answers=(DemandAnswer(("case.stage",), ("freeze",)),)),
        "'freeze' is not known; known: freezing",
    ),
    "a check that is not there": (
        lambda rules: with_demand(rules, answers=(DemandAnswer(("case.stage",), told_by=("X-1",)),)),
        "'X-1' is not known",
    ),
    "a demand that is not there": (
        lambda rules: with_demand(rules, answers=(DemandAnswer(("case.stage",), yields_to=("orders",)),)),
        "'orders' is not known; known: order",
    ),
    "a topic that is not there": (
        lambda rules: replace(rules, demands=replace(rules.demands, only_when={"bank": {}})),
        "at only_when: 'bank' is not known",
    ),
    "a kind of a condition that is not there": (
        lambda rules: replace(
            rules, demands=replace(rules.demands, only_when={"bank_records": {"bank": "true"}})
        ),
        "at only_when.bank_records: 'bank' is not known",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_leads_nowhere_is_refused(rulebook: Rulebook, name: str) -> None:
    change, found = WRONG[name]
    with pytest.raises(RulebookError) as error:
        check_demands(change(rulebook))
    assert found in str(error.value)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (DemandAnswer(("case.stage",), satisfied="filled(case.stag)"), "stag"),
        (DemandAnswer(("case.stage",), satisfied="filled(measure.property)"), "measure"),
        (DemandAnswer(("case.stage",), ("freezing",), "filled(measure.questions)"), "questions"),
    ],
)
def test_a_condition_is_resolved_where_it_is_evaluated(
    rulebook: Rulebook, answer: DemandAnswer, found: str
) -> None:
    engine = [id for id, check in rulebook.checks.items() if id.startswith("REQ-")]
    with pytest.raises(RulebookError) as error:
        resolve_all(with_demand(rulebook, answers=(answer,)), engine)
    assert "demands.toml, at charge.satisfied" in str(error.value)
    assert found in str(error.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('title = "T"', "exactly one of answers, covered_by, sheet_only"),
        ('title = "T"\nsheet_only = "why"\ncovered_by = ["case.stage"]', "exactly one of"),
        ('title = "T"\nmessage = "m"\nfix = "f"\nanswers = [{fields = ["case.stage"]}]', "needs: question"),
        ('title = "T"\nanswers = [{fields = ["case.stage"], satisfied = "true"}]', "needs: message, fix"),
        ('title = "T"\nwhen = "true"', "demands.one.when: Extra inputs"),
    ],
)
def test_a_demand_that_is_not_whole_is_refused(tmp_path, text: str, found: str) -> None:
    head = "documents = []\nexcept_kinds = []\nonly_when = {}\nlisted = {}\n[demands.one]\n"
    (tmp_path / "demands.toml").write_text(head + text, encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        load_demands(Tree(tmp_path))
    assert found in str(error.value)


def test_the_first_entry_that_names_a_kind_says_where_it_is_met() -> None:
    own, others = DemandAnswer(("case.stage",), ("service",)), DemandAnswer(("case.title",))
    demand = Demand("one", (), "One", answers=(own, others))
    assert (demand.answer("service"), demand.answer("freezing")) == (own, others)
    assert replace(demand, answers=(own,)).answer("freezing") is None


def test_without_declarations_there_are_no_demands() -> None:
    assert Demands().by_code() == {}
    assert list(Demands().conditions()) == []
