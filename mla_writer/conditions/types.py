"""The types of the language, and which of them go together. No expression is looked at here.

Every field may be unanswered, so that every value but a list may be null when a condition runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Scalar(StrEnum):
    """A type without parts of its own; the value is what a person reads in an error.

    ``ANY`` is known only when the condition runs. ``FIELD_NAME`` occurs in signatures only: the name
    of a field of the records in the list that is the first argument.
    """

    TEXT = "text"
    NUMBER = "number"
    BOOL = "yes or no"
    DATE = "date"
    TIME = "time"
    MONEY = "money"
    RANGE = "range of dates"
    NULL = "null"
    ANY = "anything"
    FIELD_NAME = "name of a field"


TEXT = Scalar.TEXT
NUMBER = Scalar.NUMBER
BOOL = Scalar.BOOL
DATE = Scalar.DATE
TIME = Scalar.TIME
MONEY = Scalar.MONEY
RANGE = Scalar.RANGE
NULL = Scalar.NULL
ANY = Scalar.ANY
FIELD_NAME = Scalar.FIELD_NAME


@dataclass(frozen=True, slots=True)
class ListOf:
    """Several values of one type."""

    entry: Type

    def __str__(self) -> str:
        return f"list of {self.entry}"


@dataclass(frozen=True, slots=True)
class RecordOf:
    """A composite value. Two are the same type when they have the same name.

    ``fields`` may refer back to the record itself (a person whose employer is a person).
    """

    name: str
    fields: Mapping[str, Type] = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"record {self.name}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """A text out of a closed list, so that a misspelt value in a condition is found at load.

    Without ``values`` the list is the one that ``resolve`` is given under ``name``, if any.
    """

    name: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"one of {self.name}"


@dataclass(frozen=True, slots=True)
class EitherOf:
    """A parameter that takes values of several types; occurs in signatures only."""

    types: tuple[Type, ...]

    def __str__(self) -> str:
        return " or ".join(str(type) for type in self.types)


Type = Scalar | ListOf | RecordOf | OneOf | EitherOf

PARTS: Mapping[Scalar, Mapping[str, Type]] = {
    MONEY: {"amount": TEXT, "currency": TEXT},
    RANGE: {"start": DATE, "end": DATE},
}


def fields_of(type: Type) -> Mapping[str, Type] | None:
    """The fields that can be read from a value of ``type``; None when it has none."""
    if isinstance(type, RecordOf):
        return type.fields
    return PARTS.get(type) if isinstance(type, Scalar) else None


def fits(found: Type, wanted: Type) -> bool:
    """Whether a value of ``found`` may stand where ``wanted`` is expected; null may stand anywhere."""
    if found in (ANY, NULL) or wanted in (ANY, NULL) or found == wanted:
        return True
    if isinstance(wanted, EitherOf):
        return any(fits(found, type) for type in wanted.types)
    if isinstance(found, OneOf) or isinstance(wanted, OneOf):
        return is_text(found) and is_text(wanted)
    return isinstance(found, ListOf) and isinstance(wanted, ListOf) and fits(found.entry, wanted.entry)


def is_text(type: Type) -> bool:
    """Whether the type is a text, free or out of a closed list."""
    return type is TEXT or isinstance(type, OneOf)


def common(types: list[Type]) -> Type:
    """The type of entries of ``types`` in one list: theirs when it is one, else anything."""
    known = list(dict.fromkeys(TEXT if isinstance(type, OneOf) else type for type in types if type != NULL))
    return known[0] if len(known) == 1 else ANY
