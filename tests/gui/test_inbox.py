"""The inbox of a folder: filled beside the window, sorted, narrowed down, opened, saved as a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer import paths
from mla_writer.gui.inbox import BATCH, InboxDialog
from mla_writer.gui.inbox_table import NOT_READ, READY, SHOWN, Wanted, line
from mla_writer.gui.services import Services
from mla_writer.gui.start import Start
from mla_writer.model.message import message
from mla_writer.session.inbox import Row
from mla_writer.session.inbox_files import OTHER

EXAMPLE = (paths.resources() / "examples" / "france-switzerland.json").read_bytes()


@pytest.fixture
def dialog(services: Services, shown: Callable[[QWidget], QWidget]) -> InboxDialog:
    made = InboxDialog(services)
    shown(made)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for name, data in (("b.json", EXAMPLE), ("a.pdf", b"noise"), ("c.mlar", b"sealed")):
        (made / name).write_bytes(data)
    return made


def of(number: int, **known: object) -> Row:
    return Row(Path(f"{number}.json"), f"{number}.json", "draft", **known)  # type: ignore[arg-type]


def fill(dialog: InboxDialog, *rows: Row) -> None:
    dialog.table.lines.add([line(dialog._words, one) for one in rows])


def names(dialog: InboxDialog) -> list[str]:
    return [one.row.name for one in dialog.table.seen.shown()]


def test_without_a_folder_it_says_what_to_do(dialog: InboxDialog) -> None:
    assert dialog.nothing.isVisible()
    assert "No folder chosen yet" in dialog.nothing.accessibleName() + dialog.nothing.title.text()
    assert not dialog.table.isVisible()
    assert not dialog.save.isEnabled()


@pytest.mark.slow
def test_a_folder_is_looked_through(dialog: InboxDialog, folder: Path) -> None:
    dialog.look_through(folder)
    assert names(dialog) == ["a.pdf", "b.json", "c.mlar"]
    assert dialog.counted.text() == "3 of 3"
    told = SHOWN.index("kinds")
    assert dialog.table.seen.index(0, told).data() == "it is neither a PDF nor a DOCX"
    assert [dialog.state.itemData(place) for place in range(dialog.state.count())] == ["", "FR", "CH"]


def test_more_files_come_in_batches(dialog: InboxDialog, tmp_path: Path, application: QApplication) -> None:
    for number in range(BATCH + 3):
        (tmp_path / f"{number:02}.mlar").write_bytes(b"")
    dialog.look_through(tmp_path)
    assert len(names(dialog)) == BATCH
    assert "so far" in dialog.counted.text()
    application.processEvents()
    assert len(names(dialog)) == BATCH + 3


def test_closing_ends_it(dialog: InboxDialog, tmp_path: Path, application: QApplication) -> None:
    for number in range(BATCH + 3):
        (tmp_path / f"{number:02}.mlar").write_bytes(b"")
    dialog.look_through(tmp_path)
    dialog.reject()
    application.processEvents()
    assert len(names(dialog)) == BATCH


def test_a_folder_that_cannot_be_read_is_told(dialog: InboxDialog, tmp_path: Path) -> None:
    dialog.look_through(tmp_path / "none")
    assert "cannot be looked through" in dialog.nothing.title.text()


def test_an_empty_folder_is_told(dialog: InboxDialog, tmp_path: Path) -> None:
    dialog.look_through(tmp_path)
    assert dialog.nothing.title.text() == "No request in this folder"


def test_counts_are_sorted_as_numbers(dialog: InboxDialog) -> None:
    fill(dialog, *(of(number, blocking=number) for number in (2, 10, 1)))
    dialog.table.sortByColumn(SHOWN.index("blocking"), Qt.SortOrder.DescendingOrder)
    assert names(dialog) == ["10.json", "2.json", "1.json"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ["1.json", "2.json", "3.json"]),
        (Wanted(words=("kenya",)), ["2.json"]),
        (Wanted(state="CH"), ["1.json"]),
        (Wanted(standing=READY), ["1.json"]),
        (Wanted(standing=NOT_READ), ["3.json"]),
        (Wanted(sort="pdf"), []),
    ],
)
def test_it_is_narrowed_down(dialog: InboxDialog, wanted: Wanted, expected: list[str]) -> None:
    refused = of(3, problem=message("damaged"))
    fill(dialog, of(1, requested="CH"), of(2, requested="KE", blocking=1), refused)
    dialog.table.seen.want(wanted)
    assert names(dialog) == expected


def test_the_choices_narrow_it_down(dialog: InboxDialog) -> None:
    fill(dialog, of(1, reference="Ünal"), of(2, blocking=1))
    dialog.search.setText("unal")
    assert names(dialog) == ["1.json"]
    dialog.search.setText("")
    dialog.standing.setCurrentIndex(dialog.standing.findData("not_ready"))
    assert names(dialog) == ["2.json"]


def test_two_presses_or_the_return_key_open_a_file(dialog: InboxDialog) -> None:
    opened: list[Path] = []
    dialog.opened.connect(opened.append)
    fill(dialog, of(1), Row(Path("rest"), "rest", OTHER, problem=message("more files")))
    dialog.refresh()
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    dialog.table.doubleClicked.emit(dialog.table.seen.index(0, 0))
    dialog.table.doubleClicked.emit(dialog.table.seen.index(1, 0))
    assert opened == [Path("1.json"), Path("1.json")]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_what_is_shown_is_saved_as_a_table(dialog: InboxDialog, tmp_path: Path, name: str) -> None:
    fill(dialog, of(1, reference="=1"), of(2, blocking=1))
    dialog.table.seen.want(Wanted(standing=READY))
    dialog.export(tmp_path / name)
    data = tmp_path / name
    if name.endswith("csv"):
        assert '"\'=1"' in data.read_text(encoding="utf-8-sig")
    else:
        sheet = openpyxl.load_workbook(data).active
        assert sheet is not None
        assert sheet.max_row == 2
    assert "Saved as" in dialog.counted.text()


def test_a_refused_table_is_told(dialog: InboxDialog, tmp_path: Path) -> None:
    fill(dialog, of(1))
    (tmp_path / "t.csv").mkdir()
    dialog.export(tmp_path / "t.csv")
    assert "cannot be written" in dialog.counted.text()


def test_every_part_has_a_name(dialog: InboxDialog) -> None:
    for part in (dialog.deep, dialog.standing, dialog.state, dialog.sort, dialog.table):
        assert part.accessibleName()


def test_it_is_reached_from_the_first_screen(services: Services, application: QApplication) -> None:
    start = Start(services)
    seen: list[Path] = []
    start.taken.connect(seen.append)
    start.inbox.click()
    (dialog,) = start.window().findChildren(InboxDialog)
    dialog.opened.emit(Path("a.json"))
    assert seen == [Path("a.json")]
    dialog.close()
