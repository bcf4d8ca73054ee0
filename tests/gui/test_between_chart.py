"""Where the bars of the timeline lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mla_writer.gui.between_chart import Chart, Line, chart, place
from mla_writer.model.between import Row, between
from mla_writer.model.relations import StateStanding, Word
from tests.model.law import law

DAY = date(2026, 11, 21)


def rows(*sides: tuple[StateStanding, StateStanding]) -> list[Row]:
    """Rows of one instrument, in force since 2003-09-29, with the standings given."""
    found = between(law(), ("FR", "CH"), DAY)
    one = next(row for row in found.rows if row.instrument.id == "untoc")
    return [replace(one, sides=pair) for pair in sides]


def since(state: str, iso: str, word: Word = Word.BOUND, until: str = "") -> StateStanding:
    return StateStanding(state, word, in_force_on=iso, denounced_on=until)


def line(first: StateStanding, second: StateStanding) -> tuple[Chart, Line]:
    found = chart(rows((first, second)), DAY)
    return found, found.lines[0]


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2000-01-01", 0.0),
        ("2001", 366 / 1461),
        ("2002-01", 731 / 1461),
        ("2004-01-01", 1.0),
        ("1990-01-01", 0.0),
        ("2010-01-01", 1.0),
    ],
)
def test_a_date_has_its_place(iso: str, expected: float) -> None:
    assert place(iso, 2000, 2004) == pytest.approx(expected)


def test_bars_begin_at_known_dates_and_overlap_from_the_later_one() -> None:
    found, one = line(since("FR", "2004-01-01"), since("CH", "2010-01-01"))
    assert (found.first, found.last) == (2003, 2028)
    first, second = one.bars
    assert first is not None
    assert second is not None
    assert first.start == pytest.approx(place("2004-01-01", 2003, 2028))
    assert (first.start_known, first.ended, first.end) == (True, False, 1.0)
    assert one.overlap is not None
    assert (one.overlap.start, one.overlap.end, one.overlap.start_known) == (second.start, 1.0, True)


def test_an_unknown_beginning_lies_where_the_instrument_began_and_says_so() -> None:
    found, one = line(since("FR", ""), since("CH", "2006-11-26"))
    first = one.bars[0]
    assert first is not None
    assert first.start == pytest.approx(place("2003-09-29", found.first, found.last))
    assert not first.start_known
    assert one.overlap is not None
    assert not one.overlap.start_known


def test_what_was_left_ends_and_what_ended_before_the_other_began_does_not_overlap() -> None:
    found, one = line(since("FR", "2004-01-01", Word.DENOUNCED, "2008-01-01"), since("CH", "2010-01-01"))
    first = one.bars[0]
    assert first is not None
    assert (first.ended, first.end) == (True, pytest.approx(place("2008-01-01", found.first, found.last)))
    assert one.overlap is None


def test_a_beginning_that_lies_ahead_lengthens_the_axis() -> None:
    found, one = line(since("FR", "2004-01-01"), since("CH", "2031-01-01", Word.NOT_YET))
    assert found.last == 2033
    second = one.bars[1]
    assert second is not None
    assert second.start > found.day


def test_a_territory_is_never_shown_as_bound_for_certain() -> None:
    bar = line(since("FR", "2004-01-01"), since("KY", "2006-01-01", Word.IF_EXTENDED))[1].bars[1]
    assert bar is not None
    assert not bar.start_known


@pytest.mark.parametrize("word", [Word.SIGNED, Word.NOT_BOUND, Word.UNKNOWN])
def test_who_is_not_bound_has_no_bar(word: Word) -> None:
    one = line(since("FR", "2004-01-01"), since("CH", "", word))[1]
    assert one.bars[1] is None
    assert one.overlap is None


def test_the_axis_has_a_few_whole_years() -> None:
    found = chart(rows((since("FR", "1967-08-21"), since("CH", "1967-03-20"))), DAY)
    assert [year for year, _ in found.marks] == [1970, 1980, 1990, 2000, 2010, 2020]
    assert [at for _, at in found.marks] == sorted(at for _, at in found.marks)


def test_the_day_may_lie_before_everything() -> None:
    found = chart(rows((since("FR", "2004-01-01"), since("CH", "2010-01-01"))), date(1990, 6, 1))
    assert found.first == 1989
    assert 0 < found.day < found.lines[0].bars[0].start  # type: ignore[union-attr]


def test_without_rows_there_are_no_lines() -> None:
    assert chart((), DAY).lines == ()


def test_a_territory_that_may_not_be_bound_overlaps_with_nothing() -> None:
    _, one = line(since("FR", "2000-01-01"), since("HK", "2001-01-01", Word.IF_EXTENDED))
    assert all(one.bars)
    assert one.overlap is None
