"""Lists of records, and amounts of money."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mla_writer.model.errors import ConditionError

PEOPLE = [{"role": "suspect", "years": 4}, {"role": "witness", "years": None}, None]
MONEY = [{"sum": {"amount": "1200.50", "currency": "EUR"}}, {"sum": {"amount": "10", "currency": "EUR"}}]


@pytest.mark.parametrize(
    ("name", "arguments", "answer"),
    [
        ("distinct", ([1, 2, 1, 3, 2],), [1, 2, 3]),
        ("distinct", ([True, 1, {"a": 1}, {"a": 1}, None, None],), [True, 1, {"a": 1}, None]),
        ("any_in", (PEOPLE, "role", "suspect"), True),
        ("any_in", (PEOPLE, "role", ["accused", "witness"]), True),
        ("any_in", (PEOPLE, "role", ["accused"]), False),
        ("any_in", (PEOPLE, "years", None), False),
        ("any_in", ([{"flag": True}], "flag", 1), False),
        ("any_in", ([{"forms": ["a", "b"]}], "forms", ["b"]), True),
        ("any_missing", (PEOPLE[:1], "years"), False),
        ("any_missing", (PEOPLE[:2], "years"), True),
        ("any_missing", (PEOPLE, "role"), True),
        ("any_missing", ([{"flag": False}], "flag"), False),
        ("any_missing", ([], "role"), False),
        ("any_present", (PEOPLE, "years"), True),
        ("any_present", ([{"years": ""}, None], "years"), False),
        ("max_in", (PEOPLE, "years"), 4),
        ("max_in", ([{"years": 2.5}, {"years": 1}], "years"), 2.5),
        ("max_in", ([], "years"), 0),
        ("max_in", (MONEY, "sum"), 1200.5),
        ("sum_in", ([{"n": 0.1}, {"n": 0.2}], "n"), 0.3),
        ("sum_in", (MONEY, "sum"), 1210.5),
        ("amount", ({"amount": "1200.00", "currency": "EUR"},), 1200),
        ("amount", ({"amount": "", "currency": "EUR"},), None),
        ("amount", ({"amount": "NaN", "currency": "EUR"},), None),
    ],
)
def test_lists(call: Callable[..., Any], name: str, arguments: tuple[Any, ...], answer: object) -> None:
    given = call(name, *arguments)
    assert (given, type(given)) == (answer, type(answer))


def test_amounts_in_two_currencies_have_no_sum(call: Callable[..., Any]) -> None:
    mixed = [*MONEY, {"sum": {"amount": "5", "currency": "CHF"}}]
    with pytest.raises(ConditionError, match="different currencies cannot be added: CHF, EUR"):
        call("sum_in", mixed, "sum")
