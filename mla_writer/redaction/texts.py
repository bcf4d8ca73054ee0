"""The texts of a draft in which anything may stand: answers in words, translations, reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mla_writer.model.draft import Draft
from mla_writer.model.translation import translation_of
from mla_writer.redaction.leaves import Leaf


def texts(draft: Draft, found: Sequence[Leaf]) -> Iterator[tuple[str, str]]:
    """Every such text with its path; ``found`` are the answers of ``draft``."""
    for leaf in found:
        if leaf.written and not leaf.sensitive:
            yield leaf.path, leaf.text
    for language, kept in draft.translations.items():
        for path in kept:
            yield f"translations.{language}.{path}", translation_of(draft, language, path).text
    for index, override in enumerate(draft.overrides):
        yield f"overrides[{index}].reason", override.reason
    for path, closed in draft.closed.items():
        yield f"closed.{path}", closed.reason
