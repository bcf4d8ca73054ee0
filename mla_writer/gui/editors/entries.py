"""Entries of lists in short: what they are called, what a table shows of them, what can be referred to.

No Qt.
"""

from __future__ import annotations

from typing import Any

from mla_writer.gui.services import Services
from mla_writer.i18n import Language
from mla_writer.i18n.answer_words import AnswerWords, Target, numbering
from mla_writer.model.declarations import Field, Record, Requirement
from mla_writer.model.fields import Form
from mla_writer.session import Session

__all__ = [
    "LISTED",
    "Target",
    "called",
    "columns",
    "heading",
    "list_path",
    "numbering",
    "record_of",
    "shown",
    "targets",
    "title",
    "words",
]

ENGLISH = Language("en")
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
LISTED = "list"
"""The field of a common group that holds its entries."""


def targets(session: Session, group: str) -> tuple[Target, ...]:
    """What a reference to ``group`` can point to: its entries, or its records by name of field."""
    return tuple(AnswerWords(ENGLISH, session.rulebook, session.draft).targets(group))


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
    return words(services, session).called(target)


def title(services: Services, session: Session, record: Record, value: Any) -> str:
    """What an entry is called (see ``AnswerWords.title``)."""
    return words(services, session).title(record, value)


def heading(services: Services, session: Session, record: Record, value: Any) -> str:
    """What an entry is called, without its number."""
    return words(services, session).heading(record, value)


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
    return words(services, session).shown(field, value)


def words(services: Services, session: Session) -> AnswerWords:
    """Words for the answers of ``session`` in the language of the interface."""
    return AnswerWords(services.language, session.rulebook, session.draft)
