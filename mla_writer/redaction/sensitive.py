"""One value that a redacted copy replaces. No rules here: ``finding`` fills it, ``copying`` uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Sort(StrEnum):
    """What a value names; the order in which a person is shown them."""

    PERSON = "person"
    BIRTH = "birth"
    CONTACT = "contact"
    ADDRESS = "address"
    IDENTITY = "identity"
    ACCOUNT = "account"
    ORGANISATION = "organisation"
    AUTHORITY = "authority"
    IDENTIFIER = "identifier"
    REFERENCE = "reference"
    SUSPECTED = "suspected"


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A ``value`` with its ``replacement``, the same wherever it stands.

    ``paths`` are the answers that hold it (for one found in free text: the first). ``fields`` says what these
    answers become. ``keys`` are the forms in which texts are searched (``words.key_of``); ``inflected`` and
    ``capital`` as in ``words.Finder``. Values are never shown by ``repr``: it may enter a log.
    """

    sort: Sort
    value: str = field(repr=False)
    replacement: str
    paths: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    keys: frozenset[str] = field(default=frozenset[str](), repr=False)
    inflected: frozenset[str] = field(default=frozenset[str](), repr=False)
    capital: frozenset[str] = field(default=frozenset[str](), repr=False)

    @property
    def id(self) -> str:
        """What tells it from all others of the draft: its first path, with its replacement."""
        return f"{self.paths[0]} {self.replacement}"
