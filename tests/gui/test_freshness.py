"""The list of what is old: sorted, narrowed down, taken out without a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.freshness import ALL, NEVER, Freshness, of_draft
from mla_writer.gui.freshness_rows import AS_OF, STATE, as_csv, older_than, row
from mla_writer.gui.services import Services
from mla_writer.model.declarations import Verified
from mla_writer.model.freshness import Dated, Sort
from mla_writer.model.message import message
from mla_writer.session import Session

TITLE = message("What is old in the rulebook")


def thing(as_of: str, state: str = "CH", what: str = "Languages") -> Dated:
    return Dated(Sort.FACT, message(what), f"p{as_of}{state}", as_of, "Gazette", Verified.TEXT, state)


FOUND = (thing("2024-01-01"), thing("2010", "KE"), thing("", "KE"), thing("2012-06"), thing("2026-11-01", ""))


@pytest.fixture
def dialog(services: Services, shown: Callable[[QWidget], QWidget]) -> Freshness:
    made = Freshness(services, TITLE, FOUND)
    shown(made)
    return made


def dates(dialog: Freshness) -> list[str]:
    return [one.dated.as_of for one in dialog.table.lines.rows]


def test_the_oldest_comes_first(dialog: Freshness) -> None:
    assert dates(dialog) == ["2010", "2012-06"]
    assert dialog.counted.text() == "2 of 5"


@pytest.mark.parametrize(
    ("age", "state", "words", "expected"),
    [
        (ALL, ALL, "", ["2010", "2012-06", "2024-01-01", "2026-11-01", ""]),
        (NEVER, ALL, "", [""]),
        ("2", ALL, "", ["2010", "2012-06", "2024-01-01"]),
        (ALL, "KE", "", ["2010", ""]),
        (ALL, ALL, "switzerland", ["2012-06", "2024-01-01"]),
        (ALL, ALL, "no such word", []),
    ],
)
def test_it_is_narrowed_down(
    dialog: Freshness, age: str, state: str, words: str, expected: list[str]
) -> None:
    dialog.age.setCurrentIndex(dialog.age.findData(age))
    dialog.state.setCurrentIndex(dialog.state.findData(state))
    dialog.search.setText(words)
    assert dates(dialog) == expected


def test_it_is_sorted_by_a_press_on_a_head(dialog: Freshness) -> None:
    dialog.age.setCurrentIndex(dialog.age.findData(ALL))
    dialog.table.sortByColumn(STATE, Qt.SortOrder.DescendingOrder)
    assert [one.dated.state for one in dialog.table.lines.rows] == ["CH", "CH", "KE", "KE", ""]
    dialog.table.sortByColumn(AS_OF, Qt.SortOrder.DescendingOrder)
    assert dates(dialog)[:2] == ["", "2026-11-01"]


def test_what_is_marked_is_copied(dialog: Freshness, application: QApplication) -> None:
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert application.clipboard().text() == "2010\tKenya\tLanguages\tRule of a State\tGazette"


def test_the_table_for_a_spreadsheet(dialog: Freshness, tmp_path: Path) -> None:
    dialog.export(tmp_path / "age.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "age.csv").read_text(encoding="utf-8-sig"))))
    assert [one[0] for one in rows] == ["As of", "2010", "2012-06"]
    assert rows[1][1:3] == ["Kenya", "Languages"]


def test_a_refused_table_is_told(dialog: Freshness, tmp_path: Path) -> None:
    dialog.export(tmp_path)
    assert "cannot be written" in dialog.counted.text()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", " =1", "\r=1"])
def test_no_cell_is_a_formula(services: Services, cell: str) -> None:
    data = as_csv(services, [row(services, thing("2010", what=cell))])
    _, cells = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert f"'{cell}" in cells


@pytest.mark.parametrize(
    ("years", "today", "limit"),
    [(2, date(2026, 11, 21), date(2024, 11, 21)), (1, date(2028, 2, 29), date(2027, 2, 28))],
)
def test_years_before(years: int, today: date, limit: date) -> None:
    assert older_than(years, today) == limit


def test_for_a_draft_only_what_it_rests_on(services: Services, session: Session) -> None:
    made = of_draft(services, session)
    assert {one.dated.state for one in made.table.lines.rows} == {"FR", "CH", ""}
    assert made.windowTitle() == "What is old for this request"
