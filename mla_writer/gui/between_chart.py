"""Where the bars of the timeline between two States lie, as fractions of its width. No widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mla_writer.model.between import Row
from mla_writer.model.relations import StateStanding, Word

STEPS = (1, 2, 5, 10, 20, 50)
"""Years between two marks of the axis."""
MOST_MARKS = 7
SHOWN = frozenset({Word.BOUND, Word.IF_EXTENDED, Word.NOT_YET, Word.DENOUNCED})
"""Words with which a State is, was or will be bound."""
AIR = 1
"""Years that are shown before the first date and after the last one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One State bound by one instrument, from ``start`` to ``end`` (0 to 1).

    ``start_known`` is false where only the State's being bound is known: the bar then begins where the
    instrument itself entered into force. ``ended`` marks the end of the participation; a bar that goes
    on reaches the end of the axis.
    """

    start: float
    end: float
    start_known: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One instrument: the bars of both States, None for one that was never bound, and the overlap."""

    row: Row
    bars: tuple[Bar | None, Bar | None]

    @property
    def overlap(self) -> Bar | None:
        """The time in which both are bound; None when there is none, or when a territory is bound only if
        it was extended to it."""
        first, second = self.bars
        doubtful = any(side.word is Word.IF_EXTENDED for side in self.row.sides)
        if first is None or second is None or doubtful:
            return None
        start, end = max(first.start, second.start), min(first.end, second.end)
        known = first.start_known and second.start_known
        return Bar(start, end, known, first.ended or second.ended) if start < end else None


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines between the years ``first`` and ``last``; ``day`` is where the chosen day lies, ``marks`` the
    years written on the axis with their places."""

    lines: tuple[Line, ...]
    first: int
    last: int
    day: float
    marks: tuple[tuple[int, float], ...]


def chart(rows: Iterable[Row], day: date) -> Chart:
    """The chart of ``rows``: from a year before the first date that is known to a year after the last."""
    rows = tuple(rows)
    dates = [
        text for row in rows for side in row.sides for text in (_from(row, side), side.denounced_on) if text
    ]
    years = [day.year, *(int(text[:4]) for text in dates)]
    first, last = min(years) - AIR, max(years) + AIR + 1
    lines = tuple(Line(row, (_bar(row, 0, first, last), _bar(row, 1, first, last))) for row in rows)
    return Chart(lines, first, last, place(day.isoformat(), first, last), _marks(first, last))


def place(iso: str, first: int, last: int) -> float:
    """Where a date (``YYYY``, ``YYYY-MM`` or whole) lies between the beginnings of two years, 0 to 1."""
    parts = [int(part) for part in iso.split("-")]
    day = date(parts[0], *[*parts[1:], 1, 1][:2])
    length = date(last, 1, 1).toordinal() - date(first, 1, 1).toordinal()
    return min(max((day.toordinal() - date(first, 1, 1).toordinal()) / length, 0.0), 1.0)


def _bar(row: Row, at: int, first: int, last: int) -> Bar | None:
    side = row.sides[at]
    if side.word not in SHOWN:
        return None
    begins = _from(row, side)
    if side.word is Word.NOT_YET and not side.in_force_on:
        return None
    start = place(begins, first, last) if begins else 0.0
    end = place(side.denounced_on, first, last) if side.denounced_on else 1.0
    return Bar(start, end, _sure(side), bool(side.denounced_on))


def _sure(side: StateStanding) -> bool:
    """Whether it is known since when; of a territory not even whether it is bound is known."""
    return bool(side.in_force_on) and side.word is not Word.IF_EXTENDED


def _from(row: Row, side: StateStanding) -> str:
    """The earliest day on which a State can have been bound."""
    return side.in_force_on or (row.instrument.in_force_since if side.word in SHOWN else "")


def _marks(first: int, last: int) -> tuple[tuple[int, float], ...]:
    step = next((step for step in STEPS if (last - first) / step <= MOST_MARKS), STEPS[-1])
    years = [year for year in range(first + 1, last) if year % step == 0]
    return tuple((year, place(f"{year}", first, last)) for year in years)
