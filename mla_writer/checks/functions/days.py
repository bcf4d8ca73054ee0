"""Days and times of day. Dates are ``YYYY-MM-DD``; times are ISO 8601 with an offset.

A value that is empty or is not a date answers null (false for yes-or-no questions). A time stands for
the calendar day written in it where whole days are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from mla_writer.checks.functions.context import Context, Record, records

WRITTEN_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.DOTALL)
WRITTEN_TIME = re.compile(
    r"(?P<local>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)(?:Z|(?P<sign>[+-])(?P<hours>\d\d)(?::?(?P<minutes>\d\d))?)"
)
EARLIEST_OFFSET = -12 * 60
LATEST_OFFSET = 14 * 60
OFFSET_MINUTES = (0, 30, 45)
NO_LEG = 10**6


def day_of(value: Any) -> date | None:
    """The calendar day that a date or a time writes."""
    written = WRITTEN_DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        return date.fromisoformat(written[1]) if written else None
    except ValueError:
        return None


def instant_of(value: Any) -> datetime | None:
    """The instant that a time with an offset names."""
    written = WRITTEN_TIME.fullmatch(value) if isinstance(value, str) else None
    if written is None:
        return None
    offset = _offset_minutes(written)
    try:
        local = datetime.fromisoformat(written["local"])
        return (local - timedelta(minutes=offset)).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def today(context: Context) -> str:
    """The day on which the case is judged."""
    return context.case.day.isoformat()


def days_until(context: Context, value: Any) -> int | None:
    """Whole days from today, negative when past."""
    day = day_of(value)
    return (day - context.case.day).days if day else None


def days_between(start: Any, end: Any) -> int | None:
    """Whole days from ``start`` to ``end``; between two instants, full periods of 24 hours."""
    first, last = instant_of(start), instant_of(end)
    if first and last:
        return int((last - first) / timedelta(days=1))
    first_day, last_day = day_of(start), day_of(end)
    return (last_day - first_day).days if first_day and last_day else None


def hours_until(context: Context, value: Any) -> float | None:
    """Hours from now to a time with an offset, negative when past; null for a time without one."""
    instant = instant_of(value)
    return (instant - context.now) / timedelta(hours=1) if instant else None


def span_days(period: Record | None) -> int | None:
    """Days from the start to the end of a range; null when one of them is open."""
    return days_between(period.get("start"), period.get("end")) if period else None


def min_days_until(context: Context, entries: Any, field: str) -> int | None:
    """The smallest number of days until ``field`` over a list; null when no entry has a date."""
    found = [days_until(context, entry.get(field)) for entry in records(entries)]
    return min((days for days in found if days is not None), default=None)


def acts_days(context: Context) -> int | None:
    """Days from the earliest start to the latest end of the periods of the offences."""
    periods = [offence.get("period") or {} for offence in context.records("offences", "list")]
    first = min(_days(periods, "start"), default=None)
    last = max(_days(periods, "end"), default=None)
    return (last - first).days if first and last else None


def add_days(value: Any, number: float | None) -> str | None:
    """The date ``number`` days after a date; null when it would lie outside the calendar."""
    day = day_of(value)
    if day is None or number is None:
        return None
    try:
        return (day + timedelta(days=int(number))).isoformat()
    except (OverflowError, ValueError):
        return None


def has_offset(value: Any) -> bool:
    """Whether a text is a real time of ISO 8601 with seconds and with ``Z`` or a numeric offset."""
    return instant_of(value) is not None


def offset_ok(value: Any) -> bool:
    """Whether the offset is one that is in use: -12:00 to +14:00 with minutes 00, 30 or 45."""
    written = WRITTEN_TIME.fullmatch(value) if isinstance(value, str) else None
    if written is None:
        return False
    minutes = _offset_minutes(written)
    return EARLIEST_OFFSET <= minutes <= LATEST_OFFSET and int(written["minutes"] or 0) in OFFSET_MINUTES


def offset_of(value: Any) -> str | None:
    """The offset of a time as ``+02:00``; ``Z`` is ``+00:00``."""
    written = WRITTEN_TIME.fullmatch(value) if isinstance(value, str) else None
    if written is None or not has_offset(value):
        return None
    return f"{written['sign'] or '+'}{written['hours'] or '00'}:{written['minutes'] or '00'}"


def is_midnight(value: Any) -> bool:
    """Whether the time of day, as written, is 00:00:00."""
    written = WRITTEN_TIME.fullmatch(value) if isinstance(value, str) else None
    return (
        written is not None
        and has_offset(value)
        and datetime.fromisoformat(written["local"]).time() == time.min
    )


def outside(value: Any, start: Any, end: Any) -> bool:
    """Whether the instant lies before ``start`` or after ``end``; false unless all three are times."""
    instant, first, last = instant_of(value), instant_of(start), instant_of(end)
    if instant is None or first is None or last is None:
        return False
    return instant < first or instant > last


def cd_first_eta_hours(context: Context) -> float:
    """Hours from now to the earliest arrival on the routes of controlled deliveries; 10**6 if none."""
    legs = [
        leg for measure in context.names.get("measures") or () for leg in records(measure.get("cd_route"))
    ]
    hours = [hours_until(context, leg.get("eta")) for leg in legs]
    return min((until for until in hours if until is not None), default=NO_LEG)


def _days(periods: Iterable[Record], name: str) -> list[date]:
    return [day for period in periods if (day := day_of(period.get(name)))]


def _offset_minutes(written: re.Match[str]) -> int:
    minutes = int(written["hours"] or 0) * 60 + int(written["minutes"] or 0)
    return -minutes if written["sign"] == "-" else minutes
