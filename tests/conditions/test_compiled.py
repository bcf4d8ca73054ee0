"""What conditions give: our own rules, beyond the agreement with the reference implementation."""

from __future__ import annotations

from typing import Any

import pytest

from mla_writer.conditions import compiled
from mla_writer.model.errors import ConditionError

NAMES: dict[str, Any] = {
    "item": {"name": "", "age": None, "years": 2.5, "count": 2, "holder": None, "tags": [], "yes": False,
             "dated": "2026-01-31", "at": "2026-01-31T09:00:00+01:00"},
    "measure": {"accounts": [{"number": "1", "age": 4}, {"number": "2", "age": None}]},
    "utc": "2026-01-31T08:00:00Z",
    "later": "2026-01-31T08:30:00+00:00",
    "naive": "2026-01-31T08:30:00",
    "pair": ("a", "b"),
}  # fmt: skip
FUNCTIONS: dict[str, Any] = {
    "kind": lambda id: id == "bank_records",
    "unknown": lambda: None,
    "breaks": lambda: [][1],
    "refuses": lambda: int("x"),
}


def value(text: str) -> Any:
    return compiled(text).evaluate(NAMES, FUNCTIONS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Unanswered values: compared with anything they are different, never an error.
        ("item.age == null", True),
        ("item.age == 3", False),
        ("item.age != 3", True),
        ("null == ''", False),
        ("item.age in [1, 2]", False),
        ("item.age in [null]", True),
        ("item.age != null && item.age < 3", False),
        ("item.age == null || item.age < 3", True),
        # A field of an unanswered record is unanswered; an unanswered list is empty.
        ("item.holder.name == null", True),
        ("item.holder.address.city == null", True),
        ("item.holder.accounts.exists(a, a.number == '1')", False),
        ("item.holder.accounts.all(a, a.number == '1')", True),
        ("'a' in item.holder.tags", False),
        # has() asks for an answer.
        ("has(item.age)", False),
        ("has(item.tags)", False),
        ("has(item.holder.name)", False),
        ("has(item.yes)", True),
        ("has(item.name)", True),
        # Numbers with and without a fraction go together.
        ("item.years + 1", 3.5),
        ("item.count < item.years", True),
        ("item.count * 1.5 >= 3", True),
        ("2 == 2.0", True),
        # Yes and no are no numbers.
        ("true == 1", False),
        ("1 in [true]", False),
        ("[1] == [true]", False),
        # Dates are ordered as texts, times with an offset as moments.
        ("item.dated < '2026-02-01'", True),
        ("item.at == utc", True),
        ("item.at <= utc", True),
        ("item.at < later", True),
        ("item.at > later", False),
        ("utc in [item.at]", True),
        ("item.at == naive", False),
        # Lists given as tuples are lists.
        ("'a' in pair && pair == ['a', 'b'] && size(pair) == 2", True),
        ("measure.accounts.map(a, a.number) + ['3']", ["1", "2", "3"]),
        ("size('é中😀')", 3),
        ("kind('bank_records') ? 'yes' : 'no'", "yes"),
        ("unknown() == true", False),
        ("unknown() != true", True),
        # One entry that decides makes up for an error at another, as in a chain of || and &&.
        ("measure.accounts.exists(a, a.age > 3)", True),
        ("measure.accounts.all(a, a.age > 9)", False),
        ("[null, 5].exists(a, a > 3)", True),
        # The variable of a macro hides a root, and only inside.
        ("[1].exists(item, item == 1) && item.count == 2", True),
        ("[1, 2].filter(a, [2, 3].exists(b, a == b)).map(c, c * 10)", [20]),
    ],
)
def test_values(text: str, expected: object) -> None:
    found = value(text)
    assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("item.age < 3", "column 10: '<' cannot be applied to an unanswered value and a number; guard it"),
        ("item.age + 3", "column 10: '+' cannot be applied to an unanswered value and a number"),
        ("item.count * 'a'", "column 12: '*' cannot be applied to a number and a text"),
        ("-item.name", "column 1: '-' cannot be applied to a text"),
        ("item.name - 1", "column 11: '-' cannot be applied to a text and a number"),
        ("size(item.age)", "column 1: 'size' cannot be applied to an unanswered value"),
        (
            "item.age.contains('a')",
            "column 10: 'contains' cannot be applied to an unanswered value and a text",
        ),
        ("!item.age", "column 1: '!' cannot be applied to an unanswered value"),
        ("unknown() && true", "column 11: '&&' cannot be applied to an unanswered value"),
        ("item.age ? 1 : 2", "column 10: '?' cannot be applied to an unanswered value"),
        ("'a' in 'abc'", "column 5: 'in' cannot be applied to a text and a text"),
        ("item.exists(a, true)", "column 6: 'exists' cannot be applied to a record"),
        ("[1].exists(a, a)", "column 5: 'exists' cannot be applied to a number"),
        ("[1].filter(a, a)", "column 5: 'filter' cannot be applied to a number"),
        ("measure.accounts.exists(a, a.age > 9)", "column 34: '>' cannot be applied to an unanswered value"),
        ("9223372036854775807 + 1", "column 21: the result is too large; allowed: 64 bits"),
        ("nothing == 1", "column 1: there is no 'nothing' in what is judged"),
        ("item.naem == ''", "column 6: there is no 'naem' in what is judged"),
        ("item.name.first == ''", "column 11: there is no 'first' in what is judged"),
        ("missing()", "column 1: there is no function 'missing'"),
        ("breaks()", "column 1: the function 'breaks' failed"),
        ("refuses()", "column 1: the function 'refuses' failed"),
        ("kind()", "column 1: the function 'kind' failed"),
    ],
)
def test_what_fails_while_running_says_so_with_its_column(text: str, said: str) -> None:
    with pytest.raises(ConditionError) as failed:
        value(text)
    assert str(failed.value).startswith(said)


def test_an_error_never_quotes_an_answer() -> None:
    with pytest.raises(ConditionError) as failed:
        compiled("item.secret < 3").evaluate({"item": {"secret": "Ada Invented"}}, {})
    assert "Ada" not in str(failed.value)


@pytest.mark.parametrize(
    ("text", "reads", "calls"),
    [
        ("measure.accounts.exists(a, a.number == '')", {"measure.accounts"}, set()),
        ("item == 3 || item.number == ''", {"item", "item.number"}, set()),
        ("offences.list.exists(o, persons.list.exists(p, p.id == o.id))",
         {"offences.list", "persons.list"}, set()),
        ("kind('x') && days_until(urgency.deadline) < 3", {"urgency.deadline"}, {"kind", "days_until"}),
        ("has(case.court.name) && size(measures) > 1", {"case.court", "measures"}, set()),
        ("item.exists(item, item.a == 1)", {"item"}, set()),
        ("case.a ? [case.b, -case.c] : [case.d.contains(case.e)]",
         {"case.a", "case.b", "case.c", "case.d", "case.e"}, set()),
        ("true", set(), set()),
    ],
)  # fmt: skip
def test_what_a_condition_reads_and_calls(text: str, reads: set[str], calls: set[str]) -> None:
    condition = compiled(text)
    assert condition.reads == reads
    assert condition.calls == calls


def test_a_condition_is_compiled_once() -> None:
    assert compiled("1 == 1") is compiled("1 == 1")


def test_a_condition_keeps_nothing_between_evaluations() -> None:
    condition = compiled("list.map(a, list.filter(b, b > a))")
    assert condition.evaluate({"list": [1, 2]}, {}) == [[2], []]
    assert condition.evaluate({"list": []}, {}) == []
    assert condition.evaluate({"list": [1, 2]}, {}) == [[2], []]
