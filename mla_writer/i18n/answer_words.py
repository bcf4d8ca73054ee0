"""Answers in words, the same in the window, in lists of differences and on the command line: dates, sums,
choices, States; entries by what they are called; what a reference points to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mla_writer.i18n.language import Language
from mla_writer.model.declarations import Field, Record
from mla_writer.model.draft import Draft
from mla_writer.model.fields import Form, is_empty
from mla_writer.model.instruments import Instrument
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook

NUMBER = "number"
"""The field that numbers entries where numbers are not whole, as in "2a"."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be referred to: its id, where it lies, its declaration and its answers."""

    id: str
    path: str
    record: Record
    value: Mapping[str, Any]
    label: str = ""


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """Words in ``language`` for answers of ``draft``, which is asked what a reference points to."""

    language: Language
    rulebook: Rulebook
    draft: Draft

    def shown(self, field: Field, value: Any) -> str:
        """``value`` in a few words; empty when there is none."""
        if is_empty(value):
            return ""
        if isinstance(value, (list, tuple)):
            return ", ".join(self._one(field, one) for one in value)
        return self._one(field, value)

    def title(self, record: Record, value: Any) -> str:
        """What an entry is called: the answers that the record names as its summary. The number of a
        numbered entry stands before the rest as in "4. Who signed?"."""
        number = numbering(record)
        first = self.shown(number, _given(value).get(number.id)) if number else ""
        return ". ".join(part for part in (first, self.heading(record, value)) if part)

    def heading(self, record: Record, value: Any) -> str:
        """What an entry is called, without its number."""
        number, given = numbering(record), _given(value)
        names = [name for name in summary_of(record) if number is None or name != number.id]
        parts = [self.shown(record.fields[name], given.get(name)) for name in names]
        return ", ".join(part for part in parts if part)

    def targets(self, group: str) -> Iterator[Target]:
        """What a reference to ``group`` can point to: its entries, or its records by name of field."""
        for field in self.rulebook.groups[group].fields.values():
            if field.type.form is not Form.RECORD:
                continue
            path = f"common.{group}.{field.id}"
            record, value = self.rulebook.records[field.type.of], self.draft.get(path)
            if not field.type.many:
                yield Target(field.id, path, record, value or {}, field.label)
                continue
            for index, entry in enumerate(value or ()):
                yield Target(str(entry.get("id", "")), f"{path}[{index}]", record, entry)

    def called(self, target: Target) -> str:
        """What ``target`` is called in a list."""
        name = self.title(target.record, target.value)
        label = self.language.text(target.label)
        if label and name:
            return f"{label}: {name}"
        return name or label or self.language.text(target.record.label)

    def _one(self, field: Field, value: Any) -> str:
        if field.type.form is Form.RECORD:
            return self.title(self.rulebook.records[field.type.of], value)
        if field.type.form is Form.REF:
            found = next((one for one in self.targets(field.type.of) if one.id == value), None)
            return self.called(found) if found else self.language.say(message("no longer there"))
        if field.type.form is Form.CHOICE:
            return self.language.text(self.rulebook.choices[field.type.of].label(str(value)))
        if field.type.form is Form.INSTRUMENT:
            known = self.rulebook.instruments.get(str(value))
            return (known.short or instrument_name(self.language, known)) if known else str(value)
        return WORDED.get(field.type.form, _as_it_is)(self.language, value)


def numbering(record: Record) -> Field | None:
    """The number that comes first in what an entry is called, None where there is none."""
    first, *rest = (record.fields[name] for name in summary_of(record))
    numbered = first.type.form is Form.INTEGER or first.id == NUMBER
    return first if rest and numbered else None


def summary_of(record: Record) -> tuple[str, ...]:
    """The fields by which an entry is called."""
    return record.summary or tuple(record.fields)[:1]


def instrument_title(language: Language, instrument: Instrument) -> str:
    """The title of ``instrument`` in ``language`` where it is known, else in English."""
    return instrument.titles.get(language.code) or instrument.title


def instrument_name(language: Language, instrument: Instrument) -> str:
    """The short name and the title, as it is found in a search."""
    short, title = instrument.short, instrument_title(language, instrument)
    return f"{short} · {title}" if short and short != title else title


def _given(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _as_it_is(language: Language, value: Any) -> str:
    return str(value)


def _period(language: Language, value: Any) -> str:
    given = _given(value)
    return language.period(given.get("start"), given.get("end"))


def _money(language: Language, value: Any) -> str:
    given = _given(value)
    return language.money(str(given.get("amount", "")), str(given.get("currency", "")))


WORDED: Mapping[Form, Callable[[Language, Any], str]] = {
    Form.DATE: lambda language, value: language.date(str(value)),
    Form.DATETIME: lambda language, value: language.datetime(str(value)),
    Form.DATE_RANGE: _period,
    Form.MONEY: _money,
    Form.YES_NO: lambda language, value: language.yes_no(bool(value)),
    Form.COUNTRY: lambda language, value: language.country(str(value)),
    Form.LANGUAGE: lambda language, value: language.language(str(value)),
}
