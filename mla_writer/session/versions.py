"""When versions of a draft are kept by themselves. The rules are data: one for each occasion.

``opened``: before the first change of a day; ``exported``, ``handed_in``: what leaves the desk;
``received``: what was there before something comes in; ``restored``: what was there before an older state
comes back; ``kept``: a person wants it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mla_writer.drafts import Problems
from mla_writer.model.dossier import Version
from mla_writer.model.draft import Draft


class Versions(Protocol):
    """Where versions are kept (``vault.Shelf``)."""

    def keep_version(self, id: str, draft: Draft, reason: str, label: str = "", by: str = "") -> Version:
        """Keep ``draft`` as a version; ``UnknownName``."""
        ...

    def versions(self, id: str) -> tuple[Version, ...]:
        """All of them, latest first; ``UnknownName``."""
        ...

    def version(self, id: str, number: int, problems: Problems) -> Draft:
        """One of them; ``UnknownName``, the ``DraftError`` family."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """``daily``: not when any version was kept on the same day. ``repeats``: even when the version before
    holds the same answers, because the occasion itself is to be remembered."""

    daily: bool = False
    repeats: bool = False


RULES = {
    "opened": Rule(daily=True),
    "exported": Rule(),
    "handed_in": Rule(repeats=True),
    "received": Rule(repeats=True),
    "restored": Rule(),
    "kept": Rule(repeats=True),
}
"""By reason (``model.dossier.Version``)."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why a version may be due: a reason of ``RULES``, the moment by the clock of this place, who acts."""

    reason: str
    now: datetime
    by: str = ""
    label: str = ""


def keep_if_due(store: Versions, draft: Draft, occasion: Occasion, problems: Problems) -> Version | None:
    """Keep ``draft`` as a version when the rule of the occasion asks for one, and give it back, else None;
    ``KeyError`` for a reason without a rule, ``UnknownName`` for a draft that was never saved,
    ``VaultError``, the ``DraftError`` family when the version before cannot be read."""
    rule, before = RULES[occasion.reason], store.versions(draft.id)
    if rule.daily and any(_same_day(version, occasion.now) for version in before):
        return None
    if before and not rule.repeats and store.version(draft.id, before[0].number, problems) == draft:
        return None
    return store.keep_version(draft.id, draft, occasion.reason, occasion.label, occasion.by)


def _same_day(version: Version, now: datetime) -> bool:
    return datetime.fromisoformat(version.at).astimezone(now.tzinfo).date() == now.date()
