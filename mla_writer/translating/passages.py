"""The passages of a draft: every free text that is printed, in the order of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mla_writer.model.declarations import Field
from mla_writer.model.draft import Draft, stable_path
from mla_writer.model.fields import Form
from mla_writer.model.journey import Journey
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.translation import Standing, Translation, stands_as_written, translation_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that a person wrote. ``path`` is where it stands now, ``stable`` the path under which its
    translation is kept, ``page`` the key of the page on which it is asked, ``label`` its question and
    ``guidance`` how it is answered (texts of the rulebook)."""

    path: str
    stable: str
    page: str
    label: str
    text: str
    guidance: str = ""

    def translation(self, draft: Draft, language: str) -> Translation:
        """What ``draft`` keeps as its translation."""
        return translation_of(draft, language, self.stable)

    def standing(self, draft: Draft, language: str) -> Standing:
        """How far its translation is."""
        return self.translation(draft, language).standing(self.text)


def passages(rulebook: Rulebook, draft: Draft, journey: Journey) -> tuple[Passage, ...]:
    """Every passage of ``draft`` that is asked for now and printed, in the order of the pages."""
    finder = _Finder(rulebook, draft)
    return tuple(
        passage
        for page in journey.pages
        for asked in page.every_field
        if not asked.field.internal
        for passage in finder.of(page.key, asked.field, asked.path)
    )


def tally(found: Iterable[Passage], draft: Draft, language: str) -> Mapping[Standing, int]:
    """How many passages stand how far; every standing is named."""
    counted = dict.fromkeys(Standing, 0)
    for passage in found:
        counted[passage.standing(draft, language)] += 1
    return counted


class _Finder:
    def __init__(self, rulebook: Rulebook, draft: Draft) -> None:
        self._rulebook = rulebook
        self._draft = draft

    def of(self, page: str, field: Field, path: str) -> Iterator[Passage]:
        yield from self._answers(page, field, path, self._draft.get(path))

    def _answers(self, page: str, field: Field, path: str, answer: Any) -> Iterator[Passage]:
        if not field.type.many:
            yield from self._one(page, field, path, answer)
            return
        for place, entry in enumerate(answer if isinstance(answer, (list, tuple)) else ()):
            yield from self._one(page, field, f"{path}[{place}]", entry)

    def _one(self, page: str, field: Field, path: str, answer: Any) -> Iterator[Passage]:
        if field.type.form is Form.RECORD and isinstance(answer, Mapping):
            for name, inner in self._rulebook.records[field.type.of].fields.items():
                if not inner.internal:
                    yield from self._answers(page, inner, f"{path}.{name}", answer.get(name))
        elif field.prose and isinstance(answer, str) and self._is_translated(answer):
            yield Passage(path, stable_path(self._draft, path), page, field.label, answer, field.guidance)

    def _is_translated(self, text: str) -> bool:
        return bool(text.strip()) and not stands_as_written(self._draft, text)
