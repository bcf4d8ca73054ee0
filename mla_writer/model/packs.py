"""What a ministry lays over the program's rulebook: who says it, what it holds, what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OWN = "own"
"""The pack of the facts that a person has entered in the window; it is laid over all others."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that is laid over the rulebook.

    ``issuer`` is who says what is in it, ``version`` numbers with dots (``2026.2``), ``issued_on`` a
    date; it is laid over the rulebook on and after ``valid_from`` (empty: always). ``signed_by`` is the
    fingerprint of the key that signed it, empty for an unsigned pack; ``digest`` the SHA-256 of its
    files.
    """

    id: str
    name: str
    issuer: str
    version: str
    issued_on: str
    note: str = ""
    signed_by: str = ""
    digest: str = ""
    valid_from: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it holds what this person has entered in the window."""
        return self.id == OWN

    @property
    def is_unsigned(self) -> bool:
        """Whether nobody vouches for it by a signature; one's own facts are not meant."""
        return not self.signed_by and not self.is_own


@dataclass(frozen=True, slots=True)
class PackContent:
    """A pack with its files: contents by path (``countries/CH.toml``), without ``pack.toml``."""

    pack: Pack
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of the rulebook that a pack adds or overrides.

    ``place`` is its file and its place in it (``countries/CH:languages.accepted``, ``kinds/service:``).
    ``before`` is what stood there until then, as it was declared; None where nothing did.
    """

    place: str
    pack: str
    before: object = None
