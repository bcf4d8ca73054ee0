"""What every command works with: the rulebook, reading drafts, the day."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime
from pathlib import Path

from mla_writer import paths
from mla_writer.cli.output import Output
from mla_writer.exchange.opening import read_draft
from mla_writer.i18n import request_languages
from mla_writer.model.draft import Draft
from mla_writer.model.errors import UnknownName
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook import cache
from mla_writer.rulebook.typed import AnswerTypes

__all__ = ["day", "known_kinds", "open_draft", "rulebook"]


def rulebook(output: Output | None = None) -> Rulebook:
    """The rulebook. ``output`` learns the sentences that packs bring, and says which packs are set
    aside; ``RulebookError``."""
    rules = cache.rulebook()
    if output is not None:
        for pack, reason in rules.set_aside:  # said of packs, so not in their words
            said = message("the pack '{pack}' is not used: {reason}", pack=pack.id, reason=reason)
            output.complain(said)
        output.sentences.update(rules.translations)
    return rules


def tell_of_packs(output: Output) -> None:
    """The same, where the rulebook itself is read by other processes."""
    with contextlib.suppress(OSError):  # a folder that may not be looked into
        if not paths.packs().is_dir():
            return
    rulebook(output)


def open_draft(path: Path, rules: Rulebook) -> Draft:
    """The draft in ``path``, or in the PDF or DOCX there that carries it; the ``DraftError`` family,
    ``ExchangeRefused``, or ``UnknownName`` for a kind or document."""
    draft = read_draft(path, AnswerTypes(rules).problems)
    known_kinds(draft, rules, path)
    return draft


def known_kinds(draft: Draft, rules: Rulebook, path: Path) -> None:
    """Refuse a draft whose kinds or document class this program does not have."""
    found = next((kind for kind in draft.kinds if kind not in rules.kinds), None)
    if found is not None:
        raise UnknownName(
            message(
                "{file}: there is no kind of request '{found}'; 'mla-writer kinds' lists those that exist",
                file=str(path),
                found=found,
            )
        )
    if draft.document not in rules.documents:
        raise UnknownName(
            message(
                "{file}: there is no document '{found}'; known: {known}",
                file=str(path),
                found=draft.document,
                known=", ".join(rules.documents),
            )
        )


def offered(code: str) -> str:
    """``code`` where requests can be made in it; else ``UnknownName`` with those in which they can."""
    known = [one.code for one in request_languages()]
    if code not in known:
        raise UnknownName(
            message(
                "requests cannot be made in the language '{found}'; offered: {known}",
                found=code,
                known=", ".join(known),
            )
        )
    return code


def day(asked: date | None) -> date:
    """The day to judge by: the one asked for, else today."""
    return asked or datetime.now(UTC).astimezone().date()
