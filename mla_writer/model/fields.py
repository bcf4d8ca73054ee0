"""Kinds of field: what a declared field holds, and when a value counts as an answer.

A field's type is written in declarations as one word with up to two parameters:

    text · long_text · yes_no · number · integer · days · date · datetime · date_range · money ·
    country · language · instrument · email · phone
    choice:<list>            one entry of a choice list
    record:<record>          one embedded record
    ref:<target>             one reference by id: persons, offences, annexes, authorities, contacts
    list:<any of the above>  several

Values are plain JSON: texts and dates (``YYYY-MM-DD``) and times (ISO 8601 with offset) as strings,
numbers as numbers, money as ``{"amount": "1200.00", "currency": "EUR"}``, a range as
``{"start": date, "end": date}``, records as objects with an ``id`` when they stand in a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mla_writer.model.errors import RulebookError
from mla_writer.model.message import message


class Form(StrEnum):
    """The form of one value."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    YES_NO = "yes_no"
    NUMBER = "number"
    INTEGER = "integer"
    DAYS = "days"
    DATE = "date"
    DATETIME = "datetime"
    DATE_RANGE = "date_range"
    MONEY = "money"
    COUNTRY = "country"
    LANGUAGE = "language"
    INSTRUMENT = "instrument"
    EMAIL = "email"
    PHONE = "phone"
    CHOICE = "choice"
    RECORD = "record"
    REF = "ref"


PARAMETRISED = frozenset({Form.CHOICE, Form.RECORD, Form.REF})
REFERENCE_TARGETS = frozenset({"persons", "offences", "annexes", "authorities", "contacts"})


@dataclass(frozen=True, slots=True)
class FieldType:
    """The form of a field's value, what it refers to, and whether it holds several."""

    form: Form
    of: str = ""
    many: bool = False

    def __str__(self) -> str:
        return ("list:" if self.many else "") + self.form + (f":{self.of}" if self.of else "")

    @property
    def one(self) -> FieldType:
        """The type of one entry."""
        return FieldType(self.form, self.of)


def parse_type(text: str) -> FieldType:
    """The type that ``text`` writes, such as ``list:choice:person_role``; else ``RulebookError``."""
    many = text.startswith("list:")
    name, _, of = text.removeprefix("list:").partition(":")
    if name not in set(Form) or (Form(name) in PARAMETRISED) != bool(of):
        raise RulebookError(
            message(
                "the type '{found}' is not known; allowed: {allowed}", found=text, allowed=allowed_types()
            )
        )
    return FieldType(Form(name), of, many)


def allowed_types() -> str:
    """All forms, as they are written in declarations."""
    return ", ".join(f"{form}:..." if form in PARAMETRISED else str(form) for form in Form) + ", list:..."


def is_empty(value: object) -> bool:
    """True for no answer: null, blank text, an empty list, a record without any answer.

    ``False`` and ``0`` are answers.
    """
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, dict):
        return all(is_empty(part) for name, part in value.items() if name != "id")
    if isinstance(value, (list, tuple)):
        return not value
    return value is None
