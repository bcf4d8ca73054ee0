"""Lists of records, and amounts of money. A null entry (a dangling reference) lacks everything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from mla_writer.checks.functions.context import Record, records
from mla_writer.model.errors import ConditionError
from mla_writer.model.fields import is_empty
from mla_writer.model.message import message


def distinct(entries: list[Any] | None) -> list[Any]:
    """The entries, each once, in order of first occurrence; true and 1 are not the same."""
    first: dict[object, Any] = {}
    for entry in entries or []:
        first.setdefault(_key(entry), entry)
    return list(first.values())


def any_in(entries: Any, field: str, wanted: Any) -> bool:
    """Whether ``field`` of some entry equals ``wanted``, or is among ``wanted`` when that is a list.
    A field that holds several values counts when one of them does."""
    keys = {_key(one) for one in _several(wanted) if one is not None}
    return any(
        _key(one) in keys
        for entry in records(entries)
        for one in _several(entry.get(field))
        if one is not None
    )


def any_missing(entries: Any, field: str) -> bool:
    """Whether some entry has no answer in ``field``."""
    return any(_lacks(entry, field) for entry in entries or ())


def any_present(entries: Any, field: str) -> bool:
    """Whether some entry has an answer in ``field``."""
    return any(not _lacks(entry, field) for entry in entries or ())


def max_in(entries: Any, field: str) -> float:
    """The greatest number (or amount of money) in ``field``; 0 when there is none."""
    return _number(max(_numbers(entries, field), default=Decimal(0)))


def sum_in(entries: Any, field: str) -> float:
    """The sum of the numbers or amounts in ``field``; 0 when there is none. ``ConditionError`` for
    amounts in several currencies, which have no sum."""
    found = {
        cast(Record, entry[field]).get("currency")
        for entry in records(entries)
        if isinstance(entry.get(field), Mapping)
    }
    if len(found) > 1:
        raise ConditionError(
            message(
                "amounts in different currencies cannot be added: {found}",
                found=", ".join(sorted(str(currency) for currency in found)),
            )
        )
    return _number(sum(_numbers(entries, field), Decimal(0)))


def amount(money: Any) -> float | None:
    """The number in a money value; null when there is none."""
    found = _decimal(money) if isinstance(money, Mapping) else None
    return None if found is None else _number(found)


def _lacks(entry: Any, field: str) -> bool:
    return not isinstance(entry, Mapping) or is_empty(cast(Record, entry).get(field))


def _numbers(entries: Any, field: str) -> list[Decimal]:
    found = [_decimal(entry.get(field)) for entry in records(entries)]
    return [number for number in found if number is not None]


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, Mapping):
        value = cast(Record, value).get("amount")
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _number(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)


def _several(value: Any) -> Iterable[Any]:
    return cast(Iterable[Any], value) if isinstance(value, (list, tuple)) else (value,)


def _key(value: Any) -> object:
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, sort_keys=True, default=str)
    return (type(value) is bool, value)
