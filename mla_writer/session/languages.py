"""The languages that the requested State accepts, taken into the draft in one step."""

from __future__ import annotations

from dataclasses import replace

from mla_writer.i18n.languages import request_languages
from mla_writer.model.accepted import TARGET, Proposal, accepted_languages
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.session import Session, changes


def proposed(case: Case) -> Proposal:
    """What the requested State of ``case`` accepts, and what the draft lacks of it."""
    return accepted_languages(case, tuple(one.code for one in request_languages()))


def use_language(session: Session, code: str) -> None:
    """Send the request in the language ``code``, and make the document in it too where the program can.
    One step to undo."""
    session.change(_with(session.draft, (code,), proposed(session.case)))


def use_all(session: Session) -> None:
    """Make the document in every language that the requested State needs, as far as the program can. It
    is sent in the first that is not its own. One step to undo."""
    found = proposed(session.case)
    ordered = sorted(found.printable, key=lambda code: code == found.own) or list(found.languages)
    session.change(_with(session.draft, tuple(ordered), found))


def _with(draft: Draft, codes: tuple[str, ...], found: Proposal) -> Draft:
    if not codes:
        return draft
    more = (code for code in codes if code in found.printed and code not in draft.languages)
    return replace(changes.answered(draft, TARGET, codes[0]), languages=(*draft.languages, *more))
