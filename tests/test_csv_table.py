"""Tables for a spreadsheet: no cell is a formula, and none is changed when it is read again."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mla_writer.csv_table import guarded, unguarded, written

FORMULAS = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", " =1", "'=1", "' =1", "＝1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_be_calculated_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(f"'{text}") == text


@pytest.mark.parametrize("text", ["", "Federal Office of Justice (BJ)", "'quoted'", "a=b", " plain"])
def test_other_cells_stay(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(st.text(max_size=20))
def test_no_cell_is_a_formula_and_none_is_changed(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


def test_a_file_is_read_as_written() -> None:
    rows = [["State", "Name"], ["CH", 'a "b", c\r\nd']]
    data = written(rows)
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == rows


def test_a_name_that_the_system_could_not_read_is_written() -> None:
    assert written([["a\udcff"]]) == b"\xef\xbb\xbf" + b'"a?"\r\n'
