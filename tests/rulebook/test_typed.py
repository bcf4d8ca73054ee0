"""Answers of the wrong type are told with their path; what is not declared is kept; the schema."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mla_writer.model.answers import put
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.typed import AnswerTypes
from tests.rulebook.synthetic import COMPLETE


@pytest.fixture(scope="module")
def types(rulebook: Rulebook) -> AnswerTypes:
    return AnswerTypes(rulebook)


def _draft(kind: str, steps: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    if kind:
        answers: Any = put({}, steps, value)
        return {"measures": [{"id": "m1", "kind": kind, "answers": answers}]}
    return {"common": put({}, steps, value)}


GOOD: list[tuple[str, tuple[str | int, ...], Any]] = [
    ("", ("case", "stage"), "trial"),
    ("", ("case", "opened_on"), "2024-02-29"),
    ("", ("case", "title"), None),
    ("", ("facts", "benefit_or_harm"), {"amount": "1200.50", "currency": "EUR"}),
    ("", ("facts", "benefit_or_harm"), {"amount": None, "currency": "EUR"}),
    ("", ("offences", "list"), [{"id": "o1", "max_penalty_years": 7.5}]),
    ("", ("offences", "list"), [{"id": "o1", "period": {"start": "2024-01-01", "end": None}}]),
    ("", ("persons", "list"), [{"id": "p1", "nationality": ["FR", "XA"], "from_elsewhere": {"a": [1]}}]),
    ("", ("ministry", "own"), 5),
    ("", ("legal_basis", "primary"), "coe-ets30"),
    ("bank_records", ("period",), {"start": "2024-01-01", "end": "2024-12-31"}),
    ("ee_preservation", ("period_start",), "2026-01-31T09:00:00+01:00"),
    ("ee_preservation", ("period_start",), "2026-01-31T09:00"),
    ("ee_preservation", ("preservation_period_requested",), 90),
    ("of_a_newer_version", ("anything",), [1, 2]),
]

BAD: list[tuple[str, tuple[str | int, ...], Any, str, str]] = [
    ("", ("case", "stage"), "beginning", "common.case.stage", "an entry of its list"),
    ("", ("case", "opened_on"), "2026-02-30", "common.case.opened_on", "a date such as 2026-01-31"),
    ("", ("case", "opened_on"), "30.1.2026", "common.case.opened_on", "a date such as 2026-01-31"),
    ("", ("case", "custody"), "yes", "common.case.custody", "true or false"),
    ("", ("case", "title"), 5, "common.case.title", "a text"),
    ("", ("persons",), [], "common.persons", "an object"),
    (
        "",
        ("persons", "list"),
        [{"nationality": ["France"]}],
        "common.persons.list[0].nationality[0]",
        "the two-letter code of a State, such as FR",
    ),
    ("", ("persons", "list"), ["p1"], "common.persons.list[0]", "an object with the fields of its record"),
    (
        "",
        ("offences", "list"),
        [{"max_penalty_years": "7"}],
        "common.offences.list[0].max_penalty_years",
        "a number",
    ),
    (
        "",
        ("offences", "list"),
        [{"max_penalty_years": True}],
        "common.offences.list[0].max_penalty_years",
        "a number",
    ),
    (
        "",
        ("facts", "benefit_or_harm"),
        {"amount": 12.5, "currency": "EUR"},
        "common.facts.benefit_or_harm",
        'an amount such as "1200.00" and a currency such as EUR',
    ),
    ("", ("legal_basis", "primary"), "untok", "common.legal_basis.primary", "the id of a known instrument"),
    (
        "",
        ("translation", "target_language"),
        "French",
        "common.translation.target_language",
        "the two-letter code of a language, such as fr",
    ),
    (
        "bank_records",
        ("accounts",),
        [{"holder": {"id": "p1"}}],
        "measures[0].answers.accounts[0].holder",
        "the id of an entry in another list",
    ),
    (
        "ee_preservation",
        ("period_end",),
        "2026-01-31T25:00:00Z",
        "measures[0].answers.period_end",
        "a time such as 2026-01-31T09:00:00+01:00",
    ),
    (
        "ee_preservation",
        ("preservation_period_requested",),
        -1,
        "measures[0].answers.preservation_period_requested",
        "a whole number of days",
    ),
]


@pytest.mark.parametrize(("kind", "steps", "value"), GOOD)
def test_answers_of_the_declared_form_pass(
    types: AnswerTypes, kind: str, steps: tuple[str | int, ...], value: Any
) -> None:
    assert types.problems(_draft(kind, steps, value)) == []


@pytest.mark.parametrize(("kind", "steps", "value", "path", "expected"), BAD)
def test_answers_of_another_form_are_told(
    types: AnswerTypes, kind: str, steps: tuple[str | int, ...], value: Any, path: str, expected: str
) -> None:
    [(found, problem)] = types.problems(_draft(kind, steps, value))
    assert found == path
    assert problem.values["expected"].text == expected  # type: ignore[attr-defined]


def test_a_long_answer_is_not_repeated_in_full(types: AnswerTypes) -> None:
    [(_, problem)] = types.problems({"common": {"case": {"stage": "x" * 500}}})
    assert len(str(problem.values["found"])) < 70


@pytest.mark.parametrize(
    "draft", [{}, {"common": None}, {"common": [], "measures": {}}, {"measures": [1, {}]}]
)
def test_a_draft_without_answers_has_no_problems(types: AnswerTypes, draft: dict[str, Any]) -> None:
    assert types.problems(draft) == []


@pytest.fixture(scope="module")
def schema(types: AnswerTypes) -> dict[str, Any]:
    return types.json_schema()


def test_the_schema_describes_every_group_and_kind(rulebook: Rulebook, schema: dict[str, Any]) -> None:
    defined = schema["$defs"]
    assert {f"common_{id}" for id in rulebook.groups} <= set(defined)
    assert {f"kind_{id}" for id in rulebook.kinds} <= set(defined)
    assert set(defined["record_person"]["properties"]) == {"id", *rulebook.records["person"].fields}
    assert schema["properties"]["closed"]["additionalProperties"]["required"] == ["state", "reason"]
    assert schema["properties"]["unreadable"]["additionalProperties"] == {"type": "string"}


def test_every_reference_in_the_schema_leads_somewhere(schema: dict[str, Any]) -> None:
    text = json.dumps(schema)
    names = {part.split('"')[0] for part in text.split("#/$defs/")[1:]}
    assert names <= set(schema["$defs"])
    assert len(names) > 60


def test_the_schema_says_what_a_choice_may_be(rulebook: Rulebook, schema: dict[str, Any]) -> None:
    stage = schema["$defs"]["common_case"]["properties"]["stage"]
    assert stage["anyOf"][0]["enum"] == [choice.id for choice in rulebook.choices["stage"].choices]


def test_the_synthetic_answers_are_of_the_declared_form(types: AnswerTypes, rulebook: Rulebook) -> None:
    """What the other tests take for a complete answer really is one."""
    kind = rulebook.kinds["ee_preservation"]
    answers = {
        id: COMPLETE[field.type.form]
        for id, field in kind.fields.items()
        if field.type.form in COMPLETE and not field.type.many
    }
    assert len(answers) > 20
    assert types.problems({"measures": [{"kind": kind.id, "answers": answers}]}) == []
