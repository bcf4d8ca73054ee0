"""Invented authorities, at hand for tests."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from mla_writer.authorities.book import AddressBook
from mla_writer.authorities.card import AuthorityCard

NOW = datetime(2026, 11, 21, 10, 42, tzinfo=UTC)


def card(name: str = "Office of Requests", state: str = "XA", **texts: str) -> AuthorityCard:
    """An authority of a fictitious State."""
    return AuthorityCard("", state).with_texts({"name": name, **texts})


def book(folder: Path) -> AddressBook:
    """The address book in ``folder``."""
    return AddressBook(lambda: NOW, folder / "authorities.json")
