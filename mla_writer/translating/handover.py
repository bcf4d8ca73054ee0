"""What is handed to a translator, and what came back, whatever the format of the file.

Belongs here: which passages go out under which number and key, what their words are called in two
languages. Does not belong here: a format (``xliff``, ``sheet``), judging what came back
(``handover_check``). Nothing leaves but the passages, their questions and how these are answered: no
remark of an officer, no answer that is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mla_writer.i18n import Language
from mla_writer.i18n.languages import entries
from mla_writer.model.draft import Draft, digest_of
from mla_writer.model.errors import HandoverRefused
from mla_writer.model.journey import Journey
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.translation import Standing, Translation, written_in
from mla_writer.translating.passages import Passage, passages

TOOL = "mla-writer"
VERSION = "1"
"""Of the way in which files for translators are sealed; one that is not known is refused."""
KEY = 12
PLAIN = re.compile(r"[A-Za-z0-9._-]{1,80}")
UNKNOWN_LANGUAGE = "und"
"""ISO 639-2: the language is not determined."""


class Claim(StrEnum):
    """What a translator says of a translation (the states of XLIFF 2). It is shown, never believed."""

    NONE = ""
    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Item:
    """One passage that goes out, its ``number`` counted from 1, its translation as it stands."""

    number: int
    passage: Passage
    page: str
    translation: Translation

    @property
    def key(self) -> str:
        """By which it is found again."""
        return key_of(self.passage.stable)

    @property
    def of(self) -> str:
        """The digest of its original."""
        return digest_of(self.passage.text)

    @property
    def standing(self) -> Standing:
        """How far its translation is."""
        return self.translation.standing(self.passage.text)


@dataclass(frozen=True, slots=True)
class Handover:
    """The passages of one draft for the translator into one language. ``draft`` is the mark of the draft
    (``mark_of``); ``page`` of items, ``label`` and ``guidance`` of passages are texts of the rulebook."""

    draft: str
    reference: str
    source: str
    target: str
    items: tuple[Item, ...]

    @property
    def seal(self) -> str:
        """By which the whole list is found again."""
        return seal_of((item.key, item.of) for item in self.items)


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage that came back. ``number`` is 0 where it was not handed out, ``left_out`` says that it
    held more than text (a picture, a field, a footnote), ``partly`` that some of it has no translation."""

    number: int
    key: str
    of: str
    source: str
    target: str
    claim: Claim = Claim.NONE
    left_out: bool = False
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """What stands in a file that came back; ``count`` and ``seal`` are of what was handed out."""

    draft: str
    source: str
    target: str
    count: int
    seal: str
    units: tuple[Unit, ...]


def hand_over(rulebook: Rulebook, draft: Draft, journey: Journey, target: str) -> Handover:
    """What the translator into ``target`` is given; ``HandoverRefused`` where there is nothing."""
    source = written_in(draft) or UNKNOWN_LANGUAGE
    if source == target:
        raise HandoverRefused(
            message("the request is written in this language; choose the language of a translation")
        )
    found = passages(rulebook, draft, journey)
    if not found:
        raise HandoverRefused(message("there is no text yet that a translator could translate"))
    titles = {page.key: page.page.title for page in journey.pages}
    items = tuple(
        Item(number, one, titles.get(one.page, ""), one.translation(draft, target))
        for number, one in enumerate(found, 1)
    )
    reference = draft.get("common.case.reference")
    return Handover(mark_of(draft), reference if isinstance(reference, str) else "", source, target, items)


def mark_of(draft: Draft) -> str:
    """What names ``draft`` in a file: its id, or a digest of an id that is more than plain letters."""
    return draft.id if PLAIN.fullmatch(draft.id) else f"d{digest_of(draft.id)}"


def words_of(code: str, domain: str = "mla_writer") -> Language:
    """The words of the language ``code``, English where the program does not speak it."""
    return Language(code if code in entries() else "en", domain)


def key_of(stable: str) -> str:
    """The key of the passage whose translation is kept under ``stable``: short, of plain letters."""
    return f"p{digest_of(stable)[: KEY - 1]}"


def seal_of(handed: Iterable[tuple[str, str]]) -> str:
    """The seal of keys and digests in their order."""
    return digest_of("\n".join(f"{key} {of}" for key, of in handed))
