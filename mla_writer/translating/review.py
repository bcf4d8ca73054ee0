"""The translations of a draft into one language, each with how far it is and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mla_writer.model.declarations import Severity
from mla_writer.model.draft import Draft
from mla_writer.model.message import message
from mla_writer.model.translation import Standing, Translation, written_in
from mla_writer.translating.comparison import Difference, Text, compare
from mla_writer.translating.consistency import inconsistent
from mla_writer.translating.names import names_of
from mla_writer.translating.passages import Passage

STANDINGS = {
    Standing.MISSING: message("missing"),
    Standing.OUTDATED: message("outdated"),
    Standing.DRAFT: message("not checked"),
    Standing.CHECKED: message("checked"),
}
"""How a person is told how far a translation is."""


@dataclass(frozen=True, slots=True)
class Review:
    """One passage, its translation, how far that is, and what differs from the original."""

    passage: Passage
    translation: Translation
    standing: Standing
    differences: tuple[Difference, ...]

    @property
    def is_open(self) -> bool:
        """True until somebody has checked it."""
        return self.standing is not Standing.CHECKED

    @property
    def warns(self) -> bool:
        """True when a difference is a warning."""
        return any(one.severity is Severity.WARNING for one in self.differences)


def reviews(found: Sequence[Passage], draft: Draft, language: str) -> tuple[Review, ...]:
    """Every passage of ``found`` with its translation into ``language``."""
    names, written = names_of(draft), written_in(draft)
    differing = inconsistent(found, draft, language)

    def one(passage: Passage) -> Review:
        kept = passage.translation(draft, language)
        compared = compare(Text(passage.text, written), Text(kept.text, language), names)
        return Review(
            passage, kept, kept.standing(passage.text), (*compared, *differing.get(passage.path, ()))
        )

    return tuple(map(one, found))


def target_languages(draft: Draft, offered: Iterable[str]) -> tuple[str, ...]:
    """The languages of ``offered`` into which ``draft`` can be translated: those chosen for it first, then
    those into which something is translated already."""
    written = written_in(draft)
    first = (*draft.languages, *(code for code, texts in draft.translations.items() if texts))
    known = [code for code in offered if code != written]
    return tuple(dict.fromkeys((*(code for code in first if code in known), *known)))
