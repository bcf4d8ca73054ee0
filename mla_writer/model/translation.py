"""The translation of one free text of a draft: its words, of what, and who vouches for it.

Belongs here: the value and its standing. Does not belong here: which texts a draft has, exchanging
them with a translator, printing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mla_writer.model.draft import Draft, digest_of

CHECKED = "checked"


class Standing(StrEnum):
    """How far a translation is. ``outdated``: the original was changed since; it is not printed."""

    MISSING = "missing"
    OUTDATED = "outdated"
    DRAFT = "draft"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Translation:
    """``text``, the digest ``of`` the original that was translated (empty: not known), and, where
    somebody checked it, ``checked_by`` (a name) and ``checked_on`` (``YYYY-MM-DD``)."""

    text: str
    of: str = ""
    checked_by: str = ""
    checked_on: str = ""

    @property
    def plain(self) -> dict[str, str]:
        """As it is kept in the draft; only what is known."""
        parts = {
            "text": self.text,
            "of": self.of,
            "state": CHECKED if self.checked_on else "",
            "by": self.checked_by,
            "on": self.checked_on,
        }
        return {name: part for name, part in parts.items() if part}

    def standing(self, original: str) -> Standing:
        """How far it is, for ``original`` as it reads now."""
        if not self.text.strip():
            return Standing.MISSING
        if self.of and self.of != digest_of(original):
            return Standing.OUTDATED
        return Standing.CHECKED if self.checked_on else Standing.DRAFT


def translation_of(draft: Draft, language: str, stable: str) -> Translation:
    """What the draft keeps for the free text at the ``stable`` path; empty where it keeps nothing.

    Older drafts keep a bare text, or a text with its digest.
    """
    kept = draft.translations.get(language, {}).get(stable)
    if not isinstance(kept, Mapping):
        return Translation(kept if isinstance(kept, str) else "")
    parts: Mapping[str, Any] = kept
    checked = parts.get("state") == CHECKED
    return Translation(
        text=_text(parts, "text"),
        of=_text(parts, "of"),
        checked_by=_text(parts, "by") if checked else "",
        checked_on=_text(parts, "on") if checked else "",
    )


def _text(parts: Mapping[str, Any], name: str) -> str:
    found = parts.get(name)
    return found if isinstance(found, str) else ""
