"""Ages, the same everywhere: a year or a month counts as the first day that it can mean."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer.model.ages import age_in_years, first_day, is_old, years_until_old
from tests.model.law import law

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("as_of", "day", "years", "old"),
    [
        ("", "", None, False),
        ("2010", "2010-01-01", 16, True),
        ("2010-05", "2010-05-01", 16, True),
        ("2021", "2021-01-01", 5, True),
        ("2021-11", "2021-11-01", 5, True),
        ("2021-12", "2021-12-01", 4, False),
        ("2021-11-20", "2021-11-20", 5, True),
        # Five years to the day are not more than five years.
        ("2021-11-21", "2021-11-21", 5, False),
        ("2025-11-21", "2025-11-21", 1, False),
        ("2025-11-22", "2025-11-22", 0, False),
        ("2028-02-29", "2028-02-29", -2, False),
    ],
)
def test_the_age_of_a_date(as_of: str, day: str, years: int | None, old: bool) -> None:
    assert (first_day(as_of), age_in_years(as_of, DAY), is_old(as_of, DAY, 5)) == (day, years, old)


def test_what_is_old_is_declared_once() -> None:
    assert years_until_old(law()) == law().limits["old_source_years"].value
