"""The translation of one free text of a draft: its words, of what, and who vouches for it.

Belongs here: the value and its standing. Does not belong here: which texts a draft has, exchanging
them with a translator, printing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mla_writer.model.draft import Draft, digest_of

CHECKED = "checked"
AN_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")


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


def written_in(draft: Draft) -> str:
    """The code of the language in which the free texts of ``draft`` are written: the one that was
    answered, else the first that was chosen; empty where neither is."""
    answered = draft.get("common.translation.original_language")
    return str(answered or next(iter(draft.languages), ""))


def stands_as_written(draft: Draft, text: str) -> bool:
    """Whether ``text`` reads the same in every language: a person or company of ``draft`` alone, an
    electronic address, or no word at all."""
    bare = " ".join(text.split())
    if AN_ADDRESS.fullmatch(bare) or not any(sign.isalpha() for sign in bare):
        return True
    listed: Any = draft.get("common.persons.list")
    return any(_is_name_of(person, bare) for person in (listed if isinstance(listed, (list, tuple)) else ()))


def _is_name_of(person: Mapping[str, Any], text: str) -> bool:
    """Whether ``text`` is the person's name, with some or all of the given names, in any order."""
    given, family, legal = (_text(person, name) for name in ("given_names", "family_name", "legal_name"))
    if not family:
        return text == legal
    words = set(text.split())
    return set(family.split()) <= words <= {*family.split(), *given.split()}


def _text(parts: Mapping[str, Any], name: str) -> str:
    found = parts.get(name)
    return found if isinstance(found, str) else ""
