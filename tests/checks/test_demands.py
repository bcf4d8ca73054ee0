"""Every demand fires on a draft that does not meet it and is silent on one that does, told once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mla_writer import paths
from mla_writer.checks.demands import PREFIX
from mla_writer.checks.judge import Judge
from mla_writer.drafts import from_json
from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.countries import Country, Fact
from mla_writer.model.declarations import Severity
from mla_writer.model.demands import CodeList, Demand
from mla_writer.model.draft import Draft, Measure, Override
from mla_writer.model.finding import Finding
from mla_writer.model.instruments import Confidence
from mla_writer.model.message import message
from mla_writer.rulebook.cache import rulebook
from tests.examples.laid import laid

pytestmark = pytest.mark.slow
DAY = date(2026, 11, 21)
STATE = "MC"
RECENT = "2025-01-01"
RULES = rulebook()
TOPICS = {CodeList.STANDARDS: "evidentiary_standards", CodeList.DOCUMENTS: "attachments"}
EXAMPLES = sorted((paths.resources() / "examples").glob("*.json"))
DRAFTS = [from_json(path.read_bytes(), lambda _: ()) for path in EXAMPLES]
TABLE: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "demands.toml").read_text(encoding="utf-8")
)["examples"]
DEMANDS = RULES.demands.demands
TOLD = [one for one in DEMANDS.values() if one.answers]
OTHERS = ("official_records", "testimony")
"""Kinds of which one stands for all that a demand does not name."""


def kind_of(demand: Demand, place: int) -> str:
    """A kind whose measures meet ``demand`` as its answer at ``place`` says."""
    answer = demand.answers[place]
    return next(kind for kind in answer.kinds or OTHERS if demand.answer(kind) is answer)


SETTLED = [(demand.id, place) for demand in TOLD for place, one in enumerate(demand.answers) if one.satisfied]
ASKED = [(demand.id, place) for demand in TOLD for place, one in enumerate(demand.answers) if one.asks]


def fact(demand: str, measure: str = "all", **said: Any) -> Fact:
    """What the State says so that ``demand`` is made of every measure, in a recent source."""
    list, code = DEMANDS[demand].codes[0]
    said = {"value": "as the law provides", "source": "de_irg", "as_of": RECENT, "code": code, **said}
    if list is CodeList.ELEMENTS:
        return Fact("request.mandatory_elements", (code,), "de_irg", RECENT)
    return Fact(TOPICS[list], measure=measure, **said)


def judged(draft: Draft, *facts: Fact, state: str = STATE) -> tuple[Finding, ...]:
    """What is demanded when the requested ``state`` says ``facts`` and nothing else."""
    elements = {one.topic: one for one in facts if one.topic not in TOPICS.values()}
    standards = tuple(one for one in facts if one.topic == TOPICS[CodeList.STANDARDS])
    attachments = tuple(one for one in facts if one.topic == TOPICS[CodeList.DOCUMENTS])
    country = Country(state, "A State", (), elements, standards, attachments)
    rules = replace(RULES, countries={state: country})
    draft = draft.put("common.authorities.requested_state", state)
    found = Judge(rules).findings(Case(rules, draft, DAY))
    return tuple(one for one in found if one.facts)


def example(kind: str) -> Draft:
    """An example with a measure of ``kind``, and no other measure in it."""
    draft = next(draft for draft in DRAFTS if kind in draft.kinds)
    return replace(draft, measures=tuple(one for one in draft.measures if one.kind == kind))


def laid_over(kind: str, answers: Mapping[str, Any]) -> Draft:
    return laid(example(kind), answers)


def test_the_table_has_an_example_for_each_condition():
    told = sorted((one["demand"], one["answer"]) for one in TABLE)
    assert told == sorted(SETTLED)


@pytest.mark.parametrize("one", TABLE, ids=lambda one: f"{one['demand']}-{one['answer']}")
def test_a_demand_that_answers_settle_fires_and_is_silent(one):
    demand = DEMANDS[one["demand"]]
    kind = kind_of(demand, one["answer"])
    (found,) = judged(laid_over(kind, one["fires"]), fact(demand.id))
    answer = demand.answers[one["answer"]]
    assert found.check.startswith(f"{PREFIX}:{demand.id}:") or found.check in answer.told_by
    assert found.question is answer.ask
    silent = laid_over(kind, one.get("silent", {}))
    assert judged(silent, fact(demand.id), state=one.get("state", STATE)) == ()


@pytest.mark.parametrize(("id", "place"), ASKED)
def test_a_demand_that_a_person_settles_is_asked_until_it_is_answered(id, place):
    fires = next((one["fires"] for one in TABLE if (one["demand"], one["answer"]) == (id, place)), {})
    draft = laid_over(kind_of(DEMANDS[id], place), fires)
    (asked,) = judged(draft, fact(id))
    assert asked.question
    assert not asked.overridable
    assert judged(replace(draft, confirmations={asked.check: "yes"}), fact(id)) == ()
    (told,) = judged(replace(draft, confirmations={asked.check: "no"}), fact(id))
    assert (told.question, told.check, told.fix.text) == (False, asked.check, DEMANDS[id].fix)


@pytest.mark.parametrize(
    "demand", [one for one in DEMANDS.values() if not one.answers], ids=lambda one: one.id
)
def test_what_is_covered_or_shown_by_the_sheet_is_never_told(demand):
    bare = Draft("d1", measures=(Measure("m1", "official_records"),))
    assert [one for one in judged(bare, fact(demand.id)) if one.check.startswith(PREFIX)] == []


@pytest.mark.parametrize("demand", TOLD, ids=lambda one: one.id)
def test_it_leads_to_a_page_on_which_it_can_be_mended(demand):
    for place in range(len(demand.answers)):
        kind = kind_of(demand, place)
        fires = [one["fires"] for one in TABLE if (one["demand"], one["answer"]) == (demand.id, place)]
        draft = laid_over(kind, fires[0] if fires else {}).put("common.authorities.requested_state", STATE)
        (found,) = judged(draft, fact(demand.id))
        assert Judge(RULES).journey(Case(RULES, draft, DAY)).page_of(found.field)


BARE = example("official_records").drop("common.annexes.list")


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ({}, Severity.WARNING),
        ({"as_of": "2022"}, Severity.WARNING),
        ({"as_of": "2021-12"}, Severity.WARNING),
        ({"as_of": "2021-11-20"}, Severity.ADVICE),
        ({"as_of": "2021"}, Severity.ADVICE),
        ({"source": "", "basis": "knowledge", "confidence": Confidence.HIGH}, Severity.ADVICE),
    ],
)
def test_it_weighs_what_its_source_allows(said, severity):
    (found,) = judged(BARE, fact("order", **said))
    assert found.severity is severity


def test_two_codes_of_one_demand_are_told_once_with_both_facts():
    sealed = fact("order", code="sealed_order", value="under seal")
    sealed = replace(sealed, topic="attachments")
    (found,) = judged(BARE, fact("order"), sealed)
    assert [one.value for one in found.facts] == ["as the law provides", "under seal"]
    assert Language("en").say(found.message).endswith("“as the law provides; under seal”.")


def test_a_demand_on_several_measures_is_told_once():
    draft = replace(BARE, measures=(*BARE.measures, replace(BARE.measures[0], id="m2")))
    assert len(judged(draft, fact("order"))) == 1
    assert len(judged(draft, fact("order", measure="documents"))) == 1


def test_a_demand_on_one_of_two_measures_names_it():
    draft = replace(BARE, measures=(*BARE.measures, Measure("m2", "service")))
    (found,) = judged(draft, fact("order", measure="service"))
    assert [one.text for one in found.title.values["measures"]] == [RULES.kinds["service"].label]


def test_the_milder_demand_takes_the_place_of_the_order():
    order, milder = fact("order"), fact("order_or_declaration", value="or a declaration")
    draft = BARE.drop("common.execution.measure_at_home")
    (found,) = judged(draft, order, milder)
    assert found.facts == (milder,)
    declared = draft.put("common.execution.measure_at_home", "Lawful under section 8.")
    assert judged(declared, order, milder) == ()
    assert [one.facts for one in judged(declared, order)] == [(order,)]


def test_a_check_that_says_the_same_carries_what_the_state_says():
    draft = example("enforce_confiscation").drop("measures[0].answers.order")
    order, judgment = fact("order"), fact("judgment", value="final and binding")
    (found,) = judged(draft, order, judgment)
    assert (found.check, found.severity) == ("ENF-001", Severity.BLOCKS)
    assert found.facts == (order, judgment)
    assert [one.values["summary"] for one in found.notes] == [
        message("as the law provides"),
        message("final and binding"),
    ]


def test_what_a_text_must_show_is_not_asked_before_there_is_a_text():
    draft = example("official_records").drop("common.link.nexus")
    assert [one.question for one in judged(draft, fact("nexus"))] == []


def test_what_a_text_must_show_is_asked_anew_for_another_measure_and_what_is_enclosed_is_not():
    one, two = BARE, replace(BARE, measures=(*BARE.measures, replace(BARE.measures[0], id="m2")))
    standard, document = fact("nexus"), fact("charge")
    assert judged(one, standard)[0].check != judged(two, standard)[0].check
    assert judged(one, document)[0].check == judged(two, document)[0].check


def test_it_is_asked_anew_when_the_state_says_something_else():
    assert judged(BARE, fact("charge"))[0].check != judged(BARE, fact("charge", value="else"))[0].check


@pytest.mark.parametrize("kind", RULES.demands.except_kinds)
def test_what_is_wanted_of_every_request_is_not_wanted_of_kinds_with_rules_of_their_own(kind):
    assert judged(Draft("d1", measures=(Measure("m1", kind),)), fact("charge")) == ()


def test_a_demand_can_be_set_aside():
    (found,) = judged(BARE, fact("order"))
    aside = Override(found.check, found.field, "agreed by telephone", "A. Officer", "2026-11-21")
    (found,) = judged(replace(BARE, overrides=(aside,)), fact("order"))
    assert found.override == aside


@pytest.mark.parametrize("data", [["content"], ["subscriber"]])
def test_content_is_meant_only_where_content_is_asked_for(data):
    draft = example("ee_stored_data").put("measures[0].answers.data_categories", data)
    draft = draft.drop("measures[0].answers.us_probable_cause")
    found = judged(draft, fact("probable_cause", measure="content_data"))
    assert bool(found) is (data == ["content"])


def test_what_limits_its_weight_is_told_with_it():
    (found,) = judged(BARE, fact("order", confidence=Confidence.LOW))
    assert found.severity is Severity.ADVICE
    assert [note.text for note in found.notes] == [
        "This is not certain; ask the central authority whether it holds."
    ]
