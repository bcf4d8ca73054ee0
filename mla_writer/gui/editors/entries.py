"""Entries of lists in short: what they are called, what a table shows of them, what can be referred to.

No Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mla_writer.gui.editors.names import instrument_name
from mla_writer.gui.services import Services
from mla_writer.model.declarations import Field, Record, Requirement
from mla_writer.model.fields import Form, is_empty
from mla_writer.model.message import message
from mla_writer.session import Session

SHORT = frozenset(
    {
        Form.TEXT,
        Form.NUMBER,
        Form.INTEGER,
        Form.DAYS,
        Form.DATE,
        Form.DATETIME,
        Form.DATE_RANGE,
        Form.MONEY,
        Form.COUNTRY,
        Form.LANGUAGE,
        Form.INSTRUMENT,
        Form.CHOICE,
        Form.REF,
    }
)
"""Forms whose values are short enough for a column."""
MORE_COLUMNS = 2
NUMBER = "number"
"""The field that numbers entries where numbers are not whole, as in "2a"."""
LISTED = "list"
"""The field of a common group that holds its entries."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be referred to: its id, where it lies, its declaration and its answers."""

    id: str
    path: str
    record: Record
    value: Mapping[str, Any]
    label: str = ""


def targets(session: Session, group: str) -> tuple[Target, ...]:
    """What a reference to ``group`` can point to: its entries, or its records by name of field."""
    return tuple(_targets(session, group))


def list_path(session: Session, group: str) -> str:
    """Where new entries of ``group`` are added; empty when it has no list."""
    return f"common.{group}.{LISTED}" if LISTED in session.rulebook.groups[group].fields else ""


def record_of(session: Session, group: str) -> Record:
    """The declaration of the entries of ``group``."""
    fields = session.rulebook.groups[group].fields
    field = fields.get(LISTED) or next(one for one in fields.values() if one.type.form is Form.RECORD)
    return session.rulebook.records[field.type.of]


def called(services: Services, session: Session, target: Target) -> str:
    """What ``target`` is called in a list."""
    name = title(services, session, target.record, target.value)
    label = services.text(target.label)
    return f"{label}: {name}" if label and name else name or label or services.text(target.record.label)


def title(services: Services, session: Session, record: Record, value: Any) -> str:
    """What an entry is called: the answers that the record names as its summary. The number of a
    numbered entry stands before the rest as in "4. Who signed?"."""
    number = numbering(record)
    first = shown(services, session, number, _given(value).get(number.id)) if number else ""
    rest = heading(services, session, record, value)
    return ". ".join(part for part in (first, rest) if part)


def heading(services: Services, session: Session, record: Record, value: Any) -> str:
    """What an entry is called, without its number."""
    number, given = numbering(record), _given(value)
    names = [name for name in _summary(record) if number is None or name != number.id]
    parts = [shown(services, session, record.fields[name], given.get(name)) for name in names]
    return ", ".join(part for part in parts if part)


def numbering(record: Record) -> Field | None:
    """The number that comes first in what an entry is called, None where there is none."""
    first, *rest = (record.fields[name] for name in _summary(record))
    numbered = first.type.form is Form.INTEGER or first.id == NUMBER
    return first if rest and numbered else None


def columns(record: Record) -> tuple[Field, ...]:
    """The fields that a table shows besides the summary: required and short ones first."""
    fit = [
        field
        for field in record.fields.values()
        if field.id not in record.summary and field.type.form in SHORT and not field.type.many
    ]
    first = [field for field in fit if field.requirement is Requirement.REQUIRED]
    return tuple([*first, *(field for field in fit if field not in first)][:MORE_COLUMNS])


def shown(services: Services, session: Session, field: Field, value: Any) -> str:
    """``value`` in a few words; empty when there is none."""
    if is_empty(value):
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(_one(services, session, field, one) for one in value)
    return _one(services, session, field, value)


def _summary(record: Record) -> tuple[str, ...]:
    return record.summary or tuple(record.fields)[:1]


def _given(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _one(services: Services, session: Session, field: Field, value: Any) -> str:
    if field.type.form is Form.RECORD:
        return title(services, session, session.rulebook.records[field.type.of], value)
    if field.type.form is Form.REF:
        found = next((one for one in targets(session, field.type.of) if one.id == value), None)
        return called(services, session, found) if found else services.say(message("no longer there"))
    if field.type.form is Form.CHOICE:
        return services.text(session.rulebook.choices[field.type.of].label(str(value)))
    return WORDED.get(field.type.form, _as_it_is)(services, value)


def _as_it_is(services: Services, value: Any) -> str:
    return str(value)


def _period(services: Services, value: Any) -> str:
    given = _given(value)
    return services.language.period(given.get("start"), given.get("end"))


def _money(services: Services, value: Any) -> str:
    given = _given(value)
    return services.language.money(str(given.get("amount", "")), str(given.get("currency", "")))


def _instrument(services: Services, value: Any) -> str:
    known = services.rulebook.instruments.get(str(value))
    return (known.short or instrument_name(services, known)) if known else str(value)


WORDED: Mapping[Form, Callable[[Services, Any], str]] = {
    Form.DATE: lambda services, value: services.language.date(str(value)),
    Form.DATETIME: lambda services, value: services.language.datetime(str(value)),
    Form.DATE_RANGE: _period,
    Form.MONEY: _money,
    Form.YES_NO: lambda services, value: services.language.yes_no(bool(value)),
    Form.COUNTRY: lambda services, value: services.language.country(str(value)),
    Form.LANGUAGE: lambda services, value: services.language.language(str(value)),
    Form.INSTRUMENT: _instrument,
}


def _targets(session: Session, group: str) -> Iterator[Target]:
    records = session.rulebook.records
    for field in session.rulebook.groups[group].fields.values():
        if field.type.form is not Form.RECORD:
            continue
        path = f"common.{group}.{field.id}"
        record, value = records[field.type.of], session.draft.get(path)
        if not field.type.many:
            yield Target(field.id, path, record, value or {}, field.label)
            continue
        for index, entry in enumerate(value or ()):
            yield Target(str(entry.get("id", "")), f"{path}[{index}]", record, entry)
