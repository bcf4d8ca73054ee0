"""How old a dated thing is, and from when on it is old: the same everywhere.

A date may be a year or a month. It counts as the first day that it can mean, so that nothing ever looks
newer than it is.
"""

from __future__ import annotations

from datetime import date

from mla_writer.model.rulebook import Rulebook

FIRST_OF_PERIOD = {4: "-01-01", 7: "-01"}
"""What a year or a month lacks to be its first day."""
LIMIT = "old_source_years"


def first_day(as_of: str) -> str:
    """The first day of a year or month (``YYYY[-MM]``), a day as it is, and empty for no date."""
    return as_of + FIRST_OF_PERIOD.get(len(as_of), "")


def age_in_years(as_of: str, day: date) -> int | None:
    """The whole years from ``as_of`` (``YYYY[-MM[-DD]]``) to ``day``; negative for what lies ahead, None
    without a date."""
    if not as_of:
        return None
    year, month, dated = map(int, first_day(as_of).split("-"))
    return day.year - year - ((day.month, day.day) < (month, dated))


def is_old(as_of: str, day: date, years: int) -> bool:
    """Whether what is dated ``as_of`` is older than ``years`` on ``day``; nothing is said without a date."""
    if not as_of:
        return False
    year, month, dated = map(int, first_day(as_of).split("-"))
    return (year + years, month, dated) < (day.year, day.month, day.day)


def years_until_old(rulebook: Rulebook) -> int:
    """The age in years above which a source is old (``limits.toml``)."""
    return int(rulebook.limits[LIMIT].value)
