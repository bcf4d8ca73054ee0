"""Undo and redo: the drafts before and after each step, and where the person was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mla_writer.model.dossier import Moment
from mla_writer.model.draft import Draft

KEPT_STEPS = 500


class History:
    """The steps of one session. Typing in one field is one step until it is closed."""

    def __init__(self, undo: Iterable[Moment] = (), redo: Iterable[Moment] = ()) -> None:
        self._undo: list[Moment] = list(undo)
        self._redo: list[Moment] = list(redo)
        self._open = ""

    @property
    def steps(self) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
        """The moments to go back to and those to go forward to, the nearest last."""
        return tuple(self._undo), tuple(self._redo)

    @property
    def can_undo(self) -> bool:
        """True when there is a step to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """True when a step that was taken back can be made again."""
        return bool(self._redo)

    def past(self) -> Iterator[Draft]:
        """The drafts before each step that can be taken back, latest first."""
        return (moment.draft for moment in reversed(self._undo))

    def record(self, before: Moment, field: str) -> None:
        """Remember the moment before a change; changes of the same ``field`` in a row are one step."""
        if not field or field != self._open:
            self._undo.append(before)
            del self._undo[:-KEPT_STEPS]
        self._open = field
        self._redo.clear()

    def close(self) -> None:
        """The field was left: the next change is a step of its own."""
        self._open = ""

    def undo(self, now: Moment) -> Moment | None:
        """The moment before the last step, or None."""
        return self._swap(self._undo, self._redo, now)

    def redo(self, now: Moment) -> Moment | None:
        """The moment after the step that was last taken back, or None."""
        return self._swap(self._redo, self._undo, now)

    def _swap(self, source: list[Moment], target: list[Moment], now: Moment) -> Moment | None:
        self._open = ""
        if not source:
            return None
        target.append(now)
        return source.pop()
