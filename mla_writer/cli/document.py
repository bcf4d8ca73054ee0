"""``render``: a document from a draft."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mla_writer.checks.judge import Judge
from mla_writer.cli import desk, letterhead
from mla_writer.cli.facts import fact_origin
from mla_writer.cli.output import Output
from mla_writer.drafts import to_json
from mla_writer.files import write_bytes
from mla_writer.i18n import Language, accepted_words
from mla_writer.i18n.languages import entry
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.model.errors import CannotWrite, UnknownName
from mla_writer.model.message import message
from mla_writer.session.languages import proposed
from mla_writer.session.reveals import Data, data_of

if TYPE_CHECKING:
    from mla_writer.render.bilingual import Bilingual
    from mla_writer.render.document import Document

LETTER, CERTIFICATE = PARTS = ("letter", "certificate")


def run(asked: argparse.Namespace, output: Output) -> int:
    """Write the document of a draft; what is still missing or untranslated is told on standard error."""
    from mla_writer.render.writers import write  # only this command needs templates and writers

    languages = _languages(asked)
    _apart(asked.file, asked.output)
    rules = desk.rulebook(output)
    draft = desk.open_draft(asked.file, rules)
    case = Judge(rules).asked(Case(rules, draft, desk.day(asked.as_of)))
    documents = _documents(case, asked, languages)
    data = write(
        _beside(documents),
        asked.format,
        made_on=datetime.now(UTC),
        letterhead=letterhead.chosen(asked.letterhead, asked.language),
        attachment=_attached(case, draft, asked),
    )
    write_bytes(asked.output, data)
    _tell(asked, documents, output)
    _tell_of_languages(case, languages, output)
    return 0


def _attached(case: Case, draft: Draft, asked: argparse.Namespace) -> bytes | None:
    """The machine-readable request as far as it is wished for; a certificate carries none."""
    carried = data_of(case, draft, Data(asked.data)) if asked.part == LETTER else None
    return to_json(carried) if carried is not None else None


def _documents(case: Case, asked: argparse.Namespace, languages: Sequence[str]) -> tuple[Document, ...]:
    from mla_writer.render.certificate import certificate
    from mla_writer.render.compose import compose

    make = certificate if asked.part == CERTIFICATE else compose
    return tuple(make(case, _language(code, asked)) for code in languages)


def _language(code: str, asked: argparse.Namespace) -> Language:
    """With the digits wished for; beside another language one that does not have them keeps its own."""
    lacks = asked.beside and asked.digits not in entry(code).other_digits
    return Language(code, "request", digits="" if lacks else asked.digits)


def _beside(documents: tuple[Document, ...]) -> Document | Bilingual:
    from mla_writer.render.bilingual import beside

    return documents[0] if len(documents) == 1 else beside(documents[0], documents[1])


def _tell(asked: argparse.Namespace, documents: Sequence[Document], output: Output) -> None:
    """What is open: gaps are the same in every language, passages to translate are not."""
    gaps = max(len(one.gaps) for one in documents)
    untranslated = sum(one.untranslated for one in documents)
    if output.json:
        output.document(
            {"file": str(asked.output), "format": asked.format, "gaps": gaps, "untranslated": untranslated}
        )
    if gaps:
        output.complain(message("{count} gaps are marked in the document", count=gaps))
    if untranslated:
        output.complain(message("{count} passages are marked as not translated", count=untranslated))


def _languages(asked: argparse.Namespace) -> tuple[str, ...]:
    """The one or two languages asked for; ``UnknownName`` for one not offered, or the same twice."""
    languages = tuple(filter(None, (asked.language, asked.beside)))
    for code in languages:
        desk.offered(code)
    if asked.beside == asked.language:
        raise UnknownName(
            message("'{found}' cannot stand beside itself; name two languages", found=asked.language)
        )
    return languages


def _tell_of_languages(case: Case, codes: Sequence[str], output: Output) -> None:
    """Warn where none of ``codes`` nor another language of the document is accepted, or not all that are
    needed are there; say who says so. Nothing is held back."""
    found, rules = proposed(case), case.rulebook
    lacks = accepted_words.lacks(output.language, found, (*codes, *case.draft.languages))
    if lacks:
        words = accepted_words.accepts(output.language, found)
        declared = accepted_words.declared(output.language, rules, found)
        sources = (*dict.fromkeys(fact_origin(fact, rules, output) for fact in found.facts),)
        output.warn(" ".join(one for one in (*lacks, words, declared, *sources) if one))


def _apart(source: Path, target: Path) -> None:
    if target.exists() and source.exists() and target.samefile(source):
        raise CannotWrite(
            message("{file} is the draft itself; name another file for the document", file=str(target))
        )
