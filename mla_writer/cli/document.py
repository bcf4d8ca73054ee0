"""``render``: a document from a draft."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from mla_writer.checks.judge import Judge
from mla_writer.cli import desk
from mla_writer.cli.facts import fact_origin
from mla_writer.cli.output import Output
from mla_writer.drafts import to_json
from mla_writer.files import write_bytes
from mla_writer.i18n import Language, accepted_words
from mla_writer.i18n.languages import request_languages
from mla_writer.model.case import Case
from mla_writer.model.errors import CannotWrite, UnknownName
from mla_writer.model.message import message
from mla_writer.session.languages import proposed


def run(asked: argparse.Namespace, output: Output) -> int:
    """Write the document of a draft; what is still missing or untranslated is told on standard error."""
    from mla_writer.render.compose import compose  # only this command needs templates and writers
    from mla_writer.render.writers import write

    _offered(asked.language)
    _apart(asked.file, asked.output)
    rules = desk.rulebook(output)
    draft = desk.open_draft(asked.file, rules)
    case = Judge(rules).asked(Case(rules, draft, desk.day(asked.as_of)))
    document = compose(case, Language(asked.language, "request"))
    data = write(
        document,
        asked.format,
        made_on=datetime.now(UTC),
        attachment=None if asked.without_data else to_json(case.public_draft),
    )
    write_bytes(asked.output, data)
    if output.json:
        output.document(
            {
                "file": str(asked.output),
                "format": asked.format,
                "gaps": len(document.gaps),
                "untranslated": document.untranslated,
            }
        )
    if document.gaps:
        output.complain(message("{count} gaps are marked in the document", count=len(document.gaps)))
    _tell_of_languages(case, asked.language, output)
    if document.untranslated:
        output.complain(message("{count} passages are marked as not translated", count=document.untranslated))
    return 0


def _tell_of_languages(case: Case, code: str, output: Output) -> None:
    """Warn where neither ``code`` nor another language of the document is accepted, or not all that are
    needed are there; say who says so. Nothing is held back."""
    found, rules = proposed(case), case.rulebook
    lacks = accepted_words.lacks(output.language, found, (code, *case.draft.languages))
    if lacks:
        words = accepted_words.accepts(output.language, found)
        declared = accepted_words.declared(output.language, rules, found)
        sources = (*dict.fromkeys(fact_origin(fact, rules, output) for fact in found.facts),)
        output.warn(" ".join(one for one in (*lacks, words, declared, *sources) if one))


def _offered(code: str) -> None:
    offered = [one.code for one in request_languages()]
    if code not in offered:
        raise UnknownName(
            message(
                "requests cannot be made in the language '{found}'; offered: {known}",
                found=code,
                known=", ".join(offered),
            )
        )


def _apart(source: Path, target: Path) -> None:
    if target.exists() and source.exists() and target.samefile(source):
        raise CannotWrite(
            message("{file} is the draft itself; name another file for the document", file=str(target))
        )
