"""Invented drafts, a clock that can be set, and cheap keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from mla_writer.model.dossier import Described, Kept, Moment
from mla_writer.model.draft import Draft
from mla_writer.model.message import Message
from mla_writer.vault.keys import Cost

KEY = bytes(range(32))
CHEAP = Cost(1, 2**20)
PASSPHRASE = "four grey herons wading"
SENTENCE = "The heron account was emptied on the night of the second transfer."


@dataclass
class SetClock:
    """A clock that goes on a second at each look."""

    at: datetime = field(default_factory=lambda: datetime(2026, 11, 21, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def no_problems(plain: dict[str, Any]) -> Sequence[tuple[str, Message]]:
    return ()


def draft(id: str = "d1", summary: str = SENTENCE) -> Draft:
    return Draft(id, common={"facts": {"summary": summary}, "case": {"reference": f"REF-{id}"}})


def kept(id: str = "d1", summary: str = SENTENCE, **told: Any) -> Kept:
    one = draft(id, summary)
    return Kept(one, "facts", described=Described(reference=f"REF-{id}", words=summary, **told))


def edited(before: Kept, summary: str) -> Kept:
    """``before`` after one more step."""
    after = before.draft.put("common.facts.summary", summary)
    undo = (*before.undo, Moment(before.draft, before.page))
    return Kept(after, before.page, undo, (), before.review, Described("REF", words=summary))
