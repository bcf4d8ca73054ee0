"""What operators do to values, as the CEL specification defines it, with its dynamic types.

Two things are added for our values: numbers with and without a fraction go together, because JSON
does not tell them apart, and times with an offset are compared as instants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from mla_writer.conditions.limits import STEPS
from mla_writer.model.errors import ConditionError
from mla_writer.model.message import Message, message

SMALLEST, LARGEST = -(2**63), 2**63 - 1
NUMBERS = frozenset({int, float})
LISTS = frozenset({list, tuple})
ORDERED = frozenset({str, bool})
SHORTEST_TIME = len("2026-01-01T00:00Z")


def equal(left: Any, right: Any) -> bool:
    """Whether two values are the same; values of different types never are."""
    kind, other = type(left), type(right)
    if kind is str and other is str:
        return left == right or (_looks_like_time(left) and _looks_like_time(right) and _same(left, right))
    if kind in NUMBERS and other in NUMBERS:
        return left == right
    if kind in LISTS and other in LISTS:
        return len(left) == len(right) and all(map(equal, left, right))
    if kind is dict and other is dict:
        return left.keys() == right.keys() and all(equal(left[name], right[name]) for name in left)
    return kind is other and left == right


def contains(entry: Any, entries: Any, column: int) -> bool:
    """``entry in entries``."""
    if type(entries) not in LISTS:
        raise no_operation("in", (entry, entries), column)
    return any(equal(entry, one) for one in entries)


def comparable(left: Any, right: Any, operator: str, column: int) -> tuple[Any, Any]:
    """Two values that Python orders as the language does: the values themselves, or instants."""
    kind, other = type(left), type(right)
    if kind is str and other is str and _looks_like_time(left) and _looks_like_time(right):
        return instants(left, right) or (left, right)
    if (kind in NUMBERS and other in NUMBERS) or (kind is other and kind in ORDERED):
        return left, right
    raise no_operation(operator, (left, right), column)


def instants(left: str, right: str) -> tuple[datetime, datetime] | None:
    """The two texts as moments, or None unless both are times with an offset (ISO 8601)."""
    try:
        first, second = datetime.fromisoformat(left), datetime.fromisoformat(right)
    except ValueError:
        return None
    return (first, second) if first.tzinfo and second.tzinfo else None


def add(left: Any, right: Any, column: int) -> Any:
    """The sum of numbers; texts or lists put together."""
    kind, other = type(left), type(right)
    if kind in NUMBERS and other in NUMBERS:
        return bounded(left + right, column)
    if kind is str and other is str:
        return _short(left + right, column)
    if kind in LISTS and other in LISTS:
        return _short([*left, *right], column)
    raise no_operation("+", (left, right), column)


def subtract(left: Any, right: Any, column: int) -> Any:
    """The difference of numbers."""
    if type(left) in NUMBERS and type(right) in NUMBERS:
        return bounded(left - right, column)
    raise no_operation("-", (left, right), column)


def multiply(left: Any, right: Any, column: int) -> Any:
    """The product of numbers."""
    if type(left) in NUMBERS and type(right) in NUMBERS:
        return bounded(left * right, column)
    raise no_operation("*", (left, right), column)


def negative(value: Any, column: int) -> Any:
    """The number with the other sign."""
    if type(value) in NUMBERS:
        return bounded(-value, column)
    raise no_operation("-", (value,), column)


def length(value: Any, column: int) -> int:
    """Entries of a list, characters (code points) of a text."""
    if type(value) is str or type(value) in LISTS:
        return len(value)
    raise no_operation("size", (value,), column)


def starts(text: str, part: str) -> bool:
    """Whether ``text`` begins with ``part``, letter by letter."""
    return text.startswith(part)


def ends(text: str, part: str) -> bool:
    """Whether ``text`` ends with ``part``, letter by letter."""
    return text.endswith(part)


def holds(text: str, part: str) -> bool:
    """Whether ``part`` stands in ``text``, letter by letter."""
    return part in text


ARITHMETIC: Mapping[str, Callable[[Any, Any, int], Any]] = {"+": add, "-": subtract, "*": multiply}
TEXT_METHODS: Mapping[str, Callable[[str, str], bool]] = {
    "startsWith": starts,
    "endsWith": ends,
    "contains": holds,
}


def bounded(number: int | float, column: int) -> int | float:
    """``number`` when it is a fraction or fits into 64 bits; else ``ConditionError``."""
    if type(number) is int and not SMALLEST <= number <= LARGEST:
        raise ConditionError(
            message("column {column}: the result is too large; allowed: 64 bits", column=column)
        )
    return number


def no_operation(operator: str, values: tuple[Any, ...], column: int) -> ConditionError:
    """The error that ``operator`` cannot be applied to ``values``, by their types only: a value may
    be an answer, and answers do not belong into errors or logs."""
    text: Message = message(
        "column {column}: '{operator}' cannot be applied to {found}; guard it, for example with"
        " 'x != null &&'",
        column=column,
        operator=operator,
        found=" and ".join(map(described, values)),
    )
    return ConditionError(text)


def described(value: Any) -> str:
    """The type of a value in a word for people."""
    if value is None:
        return "an unanswered value"
    return DESCRIBED.get(type(value), "a value of another type")


DESCRIBED: Mapping[type, str] = {
    str: "a text",
    bool: "yes or no",
    int: "a number",
    float: "a number",
    list: "a list",
    tuple: "a list",
    dict: "a record",
}


def _same(left: str, right: str) -> bool:
    moments = instants(left, right)
    return moments is not None and moments[0] == moments[1]


def _looks_like_time(text: str) -> bool:
    return len(text) >= SHORTEST_TIME and text[10] == "T"


def _short(value: Any, column: int) -> Any:
    if len(value) > STEPS:
        raise ConditionError(
            message(
                "column {column}: the result is too long; at most {allowed} entries or characters",
                column=column,
                allowed=STEPS,
            )
        )
    return value
