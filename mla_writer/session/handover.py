"""Handing the passages of the session's draft to a translator, and taking them back as one step."""

from __future__ import annotations

from collections.abc import Iterable

from mla_writer.model.errors import HandoverRefused
from mla_writer.model.message import message
from mla_writer.session import Session, changes
from mla_writer.session.translations import passages
from mla_writer.translating import handover
from mla_writer.translating.handover import Handover, Returned
from mla_writer.translating.handover_check import Comparison, Row, compare

TRANSLATOR = "common.translation.translator"


def handed_over(session: Session, language: str) -> Handover:
    """What the translator into ``language`` is given; ``HandoverRefused`` where there is nothing."""
    return handover.hand_over(session.rulebook, session.draft, session.journey, language)


def compared(session: Session, returned: Returned, language: str) -> Comparison:
    """What came back beside the draft; ``HandoverRefused`` as ``handover_check.compare`` says."""
    return compare(session.draft, passages(session), returned, language)


def take_back(session: Session, language: str, rows: Iterable[Row], translator: str = "") -> int:
    """Keep the translations of ``rows``, none of them checked, as one step to undo, and say how many.

    The ``translator`` is kept where the draft asks for one and names none yet. ``HandoverRefused``
    where one of the rows may not be taken.
    """
    draft, taken = session.draft, 0
    for row in rows:
        if row.passage is None or not row.takeable:
            refused = message("passage {number} cannot be taken from this file", number=row.number)
            raise HandoverRefused(refused)
        draft = changes.translation_taken(draft, language, row.passage.stable, row.new, row.of)
        taken += 1
    if taken and translator.strip() and names_no_translator(session):
        draft = changes.answered(draft, TRANSLATOR, translator.strip())
    session.change(draft)
    return taken


def names_no_translator(session: Session) -> bool:
    """Whether the draft asks for the translator and none is named yet."""
    asked = session.journey.page_of(TRANSLATOR) is not None
    return asked and not session.draft.get(TRANSLATOR)
