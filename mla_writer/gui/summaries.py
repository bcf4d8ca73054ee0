"""What the start screen tells of each draft, read and judged without opening it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mla_writer.gui.services import Services
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message

if TYPE_CHECKING:
    from mla_writer.session import Session


@dataclass(frozen=True, slots=True)
class Summary:
    """One draft in a line. ``kinds`` are labels of the rulebook; ``refused`` says why it cannot be read."""

    path: Path
    changed: datetime
    requesting: str = ""
    requested: str = ""
    reference: str = ""
    kinds: tuple[str, ...] = ()
    blocking: int = 0
    refused: Message | None = None


def summary(services: Services, path: Path) -> Summary:
    """The line of the draft in ``path``; one that cannot be read says so and never stops the others."""
    changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    try:
        draft = services.read(path)
        return _of(services.new_session(draft), path, changed)
    except ProgramError as error:
        return Summary(path, changed, refused=error.message)


def summaries(services: Services) -> tuple[Summary, ...]:
    """The lines of all known drafts, latest change first."""
    found: list[Summary] = []
    for path in services.known_drafts():
        try:
            found.append(summary(services, path))
        except OSError:
            continue
    return tuple(found)


def _of(session: Session, path: Path, changed: datetime) -> Summary:
    case, known = session.case, session.rulebook.kinds
    return Summary(
        path,
        changed,
        case.requesting_state,
        case.requested_state,
        str(session.draft.get("common.case.reference") or ""),
        tuple(known[kind].label if kind in known else kind for kind in session.draft.kinds),
        sum(finding.withholds for finding in session.findings),
    )
