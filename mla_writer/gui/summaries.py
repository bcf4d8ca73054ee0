"""What the start screen tells of each draft, as it was when it was saved. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from mla_writer.gui.services import Services
from mla_writer.model.message import Message

if TYPE_CHECKING:
    from mla_writer.vault.shelf import Entry


@dataclass(frozen=True, slots=True)
class Summary:
    """One draft in a line. ``kinds`` are labels of the rulebook; ``refused`` says why it cannot be read."""

    id: str
    changed: datetime
    requesting: str = ""
    requested: str = ""
    reference: str = ""
    kinds: tuple[str, ...] = ()
    blocking: int = 0
    refused: Message | None = None


def summaries(services: Services) -> tuple[Summary, ...]:
    """The lines of all drafts in the vault, latest change first."""
    return tuple(_of(services, entry) for entry in services.shelf.entries())


def _of(services: Services, entry: Entry) -> Summary:
    known = services.rulebook.kinds
    return Summary(
        entry.id,
        datetime.fromisoformat(entry.changed),
        entry.requesting,
        entry.requested,
        entry.reference,
        tuple(known[kind].label if kind in known else kind for kind in entry.kinds),
        entry.blocking,
    )
