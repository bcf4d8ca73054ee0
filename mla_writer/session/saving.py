"""When a session is saved, and what of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol

from mla_writer.model.dossier import Kept, Moment
from mla_writer.model.review import Review

SAVED_AFTER = timedelta(milliseconds=600)
"""How old a change may grow before it is due. Whoever looks every 200 ms has it on disk within a second,
also when typing never rests."""


class Store(Protocol):
    """Where drafts are kept. ``save`` gives back a stamp by which a change by others is seen."""

    def save(self, kept: Kept, stamp: object | None) -> object:
        """Keep all of ``kept`` or nothing; ``ChangedElsewhere``, ``VaultError``, ``CannotWrite``."""
        ...


@dataclass(frozen=True, slots=True)
class Clock:
    """Today and now, given from outside so that tests and rehearsals are repeatable."""

    now: Callable[[], datetime]

    def today(self) -> date:
        """The day on which the draft is judged."""
        return self.now().date()


class Saving(ABC):
    """The part of a session that is kept beside the draft, and what of both is. ``clock`` gives the time."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._review = Review()
        self._saved: Kept | None = None
        self._changed_at: datetime | None = None
        self.stamp: object | None = None
        self.saved_at: datetime | None = None

    @property
    @abstractmethod
    def kept(self) -> Kept:
        """All that outlives the program, as it stands."""

    @property
    @abstractmethod
    def _bare(self) -> Kept:
        """The same without the description and the steps: cheap to make and to compare."""

    @property
    def review(self) -> Review:
        """What was said on the draft by its reviewer and its drafter."""
        return self._review

    def change_review(self, review: Review) -> None:
        """Go on with ``review``. Such changes are no steps to undo: what was said stays said."""
        if review != self._review:
            self._review = review
            self._touch()

    @property
    def dirty(self) -> bool:
        """True when the draft or its review differs from what was saved last."""
        now, saved = self._bare, self._saved
        return saved is None or now.draft is not saved.draft or now.review is not saved.review

    @property
    def moved(self) -> bool:
        """True when a draft that was saved in this session was left on another page since."""
        saved = self._saved
        return self.saved_at is not None and saved is not None and saved.page != self._bare.page

    @property
    def save_due(self) -> bool:
        """True when the oldest change that is not saved has waited long enough; a clock that was set back
        does not make it wait."""
        if not self.dirty:
            return False
        at = self._changed_at
        return at is None or self.stamp is None or abs(self.clock.now() - at) >= SAVED_AFTER

    def save(self, store: Store) -> None:
        """Keep the session in ``store``; errors are those of the store, and everything stays to be saved."""
        kept = self.kept
        self.stamp = store.save(kept, self.stamp)
        self._saved, self.saved_at, self._changed_at = kept, self.clock.now(), None

    def _touch(self) -> None:
        """Say that something changed now."""
        if self._changed_at is None:
            self._changed_at = self.clock.now()


def copied(kept: Kept, id: str) -> Kept:
    """``kept`` as the draft ``id``, with its steps to undo."""

    def renamed(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
        return tuple(replace(one, draft=replace(one.draft, id=id)) for one in moments)

    draft = replace(kept.draft, id=id)
    return replace(kept, draft=draft, undo=renamed(kept.undo), redo=renamed(kept.redo))
