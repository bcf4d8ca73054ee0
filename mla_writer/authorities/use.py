"""An authority put into a record of a draft, and where it was taken from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mla_writer.authorities.card import IN_DRAFT, OWN, AuthorityCard

TAKEN_FROM = "taken_from"
"""The key of a record that says where it was taken from. It is not declared as a question: it is never
asked, never printed, seen by no check, and stays at home when a draft travels in a document."""


def record_with(record: Mapping[str, Any], card: AuthorityCard, on: str) -> dict[str, Any]:
    """``record`` with what ``card`` knows of name, function, address, e-mail and telephone. What it does
    not know stays as it is. ``on`` is the day (``YYYY-MM-DD``)."""
    values = {name: card.text(name) for name in IN_DRAFT if card.text(name)}
    taken = {
        "name": card.name,
        "source": card.source,
        "as_of": card.as_of,
        "on": on,
        "confidence": card.confidence,
        "own": card.origin == OWN,
    }
    return {**record, **values, TAKEN_FROM: {name: value for name, value in taken.items() if value != ""}}


def replaced_by(record: Mapping[str, Any], card: AuthorityCard) -> dict[str, tuple[str, str]]:
    """The answers in ``record`` that ``card`` would replace by others, with both texts."""
    return {
        name: (str(record[name]), card.text(name))
        for name in IN_DRAFT
        if card.text(name) and record.get(name) and record[name] != card.text(name)
    }


def taken_from(record: object) -> Mapping[str, Any] | None:
    """Where ``record`` was taken from; None when it was typed, or its name was changed since."""
    if not isinstance(record, Mapping):
        return None
    found: Any = record.get(TAKEN_FROM)
    if not isinstance(found, Mapping) or found.get("name") != record.get("name"):
        return None
    return found


def card_of(record: Mapping[str, Any], state: str, source: str, as_of: str) -> AuthorityCard:
    """The entry for an address book that ``record`` makes, for the State ``state``."""
    texts = {name: str(record.get(name) or "") for name in IN_DRAFT}
    return AuthorityCard("", state, source=source, as_of=as_of).with_texts(texts)
