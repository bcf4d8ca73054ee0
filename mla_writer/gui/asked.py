"""What is asked of the law between two States. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mla_writer.session import Session

OFFENCES = "common.offences.list"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: two States (requesting, requested; empty ones are still to be chosen), the day, and
    the kinds of measure and treaty routes of a draft."""

    states: tuple[str, str]
    day: date
    kinds: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()


def question_of(session: Session) -> Question:
    """What the draft of ``session`` asks: its States, on its day, for its measures and offences."""
    case, offences = session.case, session.draft.get(OFFENCES) or ()
    assert isinstance(offences, list | tuple)
    found: list[object] = [one.get("route") for one in offences if isinstance(one, dict)]
    routes = tuple(route for route in found if isinstance(route, str))
    states = case.requesting_state, case.requested_state
    return Question(states, case.request_day, session.draft.kinds, routes)
