"""Whether a text written in a condition can be what it is compared with: a date, a word of a list."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime

from mla_writer.conditions.suggestions import known
from mla_writer.conditions.types import DATE, TEXT, TIME, EitherOf, OneOf, Type, fits
from mla_writer.model.errors import ConditionError
from mla_writer.model.message import message

CANONICAL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def written_as(text: str, wanted: Type, vocabularies: Mapping[str, Collection[str]], column: int) -> None:
    """``ConditionError`` when ``text`` can never be a value of ``wanted``."""
    if isinstance(wanted, EitherOf):
        if not any(_can_be(text, type) for type in wanted.types):
            raise _never(text, wanted, column)
    elif isinstance(wanted, OneOf):
        values = wanted.values or vocabularies.get(wanted.name)
        if values is not None and text not in values:
            raise ConditionError(
                message(
                    "column {column}: '{found}' is not in the list {list}; known: {known}",
                    column=column,
                    found=text,
                    list=wanted.name,
                    known=known(text, values),
                )
            )
    elif not _can_be(text, wanted):
        raise _never(text, wanted, column)


def _can_be(text: str, wanted: Type) -> bool:
    if wanted is DATE:
        return _is_date(text)
    if wanted is TIME:
        return _is_time(text)
    return fits(TEXT, wanted)


def _is_date(text: str) -> bool:
    try:
        return CANONICAL_DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    try:
        return text[10:11] == "T" and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _never(text: str, wanted: Type, column: int) -> ConditionError:
    if wanted not in (DATE, TIME, EitherOf((DATE, TIME))):
        return ConditionError(
            message(
                "column {column}: found the text '{found}'; allowed: {wanted}",
                column=column,
                found=text,
                wanted=str(wanted),
            )
        )
    return ConditionError(
        message(
            "column {column}: found the text '{found}'; allowed: {wanted}; dates are written 2026-01-31,"
            " times 2026-01-31T09:00:00+01:00",
            column=column,
            found=text,
            wanted=str(wanted),
        )
    )
