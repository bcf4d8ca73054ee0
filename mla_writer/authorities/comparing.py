"""What is to be taken over beside what a book has: new, the same, or in which fields it differs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mla_writer.authorities.card import FIELDS, AuthorityCard
from mla_writer.model.message import Message


class Status(StrEnum):
    """How a row of a file stands to the address book."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Row:
    """One authority read from a file: where it began (a line, counted from 1), and the card, or why none
    could be made of it."""

    line: int
    card: AuthorityCard | None = None
    refusal: Message | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A row beside the address book. ``differences`` maps a field to what stands and what would."""

    row: Row
    status: Status
    existing: AuthorityCard | None = None
    differences: Mapping[str, tuple[str, str]] | None = None


def differences(existing: AuthorityCard, card: AuthorityCard) -> dict[str, tuple[str, str]]:
    """The fields that ``card`` would change in ``existing``, with both texts. A field that ``card`` does
    not have changes nothing; the name is the one by which they were found to be the same."""
    return {
        name: (existing.text(name), text)
        for name, text in card.texts().items()
        if name != "name" and text != existing.text(name)
    }


def updated(existing: AuthorityCard, card: AuthorityCard, fields: Collection[str]) -> AuthorityCard:
    """``existing`` with ``fields`` as ``card`` has them; everything else stays."""
    return existing.with_texts({name: card.text(name) for name in FIELDS if name in fields})


def same_as(card: AuthorityCard, entries: Iterable[AuthorityCard]) -> AuthorityCard | None:
    """The entry for the same State with the same name, or None."""
    return next((entry for entry in entries if entry.key == card.key), None)


def compared(rows: Iterable[Row], entries: Iterable[AuthorityCard]) -> tuple[Compared, ...]:
    """Every row beside ``entries``."""
    known = {entry.key: entry for entry in reversed(list(entries))}
    return tuple(_compared(row, known) for row in rows)


def _compared(row: Row, known: Mapping[tuple[str, str], AuthorityCard]) -> Compared:
    if row.card is None:
        return Compared(row, Status.REFUSED)
    existing = known.get(row.card.key)
    if existing is None:
        return Compared(row, Status.NEW)
    changed = differences(existing, row.card)
    return Compared(row, Status.DIFFERS if changed else Status.SAME, existing, changed)
