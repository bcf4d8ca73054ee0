"""Translating the free texts of the draft in a session."""

from __future__ import annotations

from mla_writer.model.draft import digest_of
from mla_writer.model.errors import TextRefused
from mla_writer.model.text_gate import clean
from mla_writer.session import Session, changes
from mla_writer.translating import passages as found


def passages(session: Session) -> tuple[found.Passage, ...]:
    """Every free text that is asked for now and printed, in the order of the pages."""
    return found.passages(session.rulebook, session.draft, session.journey)


def translate(session: Session, language: str, path: str, text: str) -> TextRefused | None:
    """Keep the translation of the free text at ``path``, not checked; empty withdraws it. Gives back why a
    text with a character that may not enter a request is not kept: a draft with it could not be opened."""
    try:
        text = clean(text)
    except TextRefused as refused:
        return refused
    session.change(changes.translated(session.draft, language, path, text), f"{language} {path}")
    return None


def check_translation(session: Session, language: str, path: str, by: str) -> None:
    """Mark the translation at ``path`` as checked today by the person named; empty withdraws it."""
    today = session.clock.today()
    session.change(changes.translation_checked(session.draft, language, path, by, today))


def translated_original(session: Session, language: str, passage: found.Passage) -> str:
    """The wording of which the draft keeps a translation, where it was changed in this session; the draft
    itself keeps only a digest of it. Empty where it is not known."""
    of = passage.translation(session.draft, language).of
    texts = (str(draft.get(passage.path) or "") for draft in session.past())
    return next((text for text in texts if of and digest_of(text) == of), "")
