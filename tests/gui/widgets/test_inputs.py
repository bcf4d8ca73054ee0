from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.widgets import LineEdit, SearchEdit, TextArea

UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("make", [LineEdit, TextArea])
def test_undo_is_left_to_the_session(application: QApplication, make: Callable[[], QWidget]) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, *UNDO)
    event.ignore()
    QApplication.sendEvent(make(), event)
    assert not event.isAccepted()


@pytest.mark.parametrize("make", [LineEdit, TextArea])
@pytest.mark.parametrize(
    ("reason", "told"), [(Qt.FocusReason.TabFocusReason, 1), (Qt.FocusReason.PopupFocusReason, 0)]
)
def test_leaving_is_told_but_not_for_a_menu(
    application: QApplication, make: Callable[[], LineEdit | TextArea], reason: Qt.FocusReason, told: int
) -> None:
    field, count = make(), []
    field.left.connect(lambda: count.append(1))
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert len(count) == told


def test_only_text_is_pasted(application: QApplication) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold <i>")
    area = TextArea()
    area.insertFromMimeData(data)
    assert area.toPlainText() == "bold <i>"


def test_tab_leaves_a_text_area(application: QApplication) -> None:
    assert TextArea().tabChangesFocus()


def test_an_area_grows_with_its_text_up_to_a_limit(shown: Callable[[QWidget], QWidget]) -> None:
    area = TextArea(least=2, most=5)
    shown(area)
    heights = []
    for lines in (1, 4, 50):
        area.setPlainText("\n".join(["line"] * lines))
        heights.append(area.height())
    assert heights[0] < heights[1] < heights[2] < 10 * area.fontMetrics().lineSpacing()


def test_the_language_of_the_text_decides_its_direction(application: QApplication) -> None:
    area = TextArea()
    area.write_towards(Qt.LayoutDirection.RightToLeft)
    assert area.document().defaultTextOption().alignment() & Qt.AlignmentFlag.AlignRight


def test_escape_empties_a_search(application: QApplication) -> None:
    search = SearchEdit()
    search.setText("Dakar")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_an_area_shows_every_line_of_every_paragraph(shown: Callable[[QWidget], QWidget]) -> None:
    area = TextArea("\n".join(["word " * 60] * 3), least=2)
    area.setFixedWidth(300)
    shown(area)
    lines, block = 0, area.document().begin()
    while block.isValid():
        lines, block = lines + block.lineCount(), block.next()
    assert lines > 3
    assert area.height() >= min(lines, 16) * area.fontMetrics().lineSpacing()


def test_a_long_line_is_shown_from_its_beginning(application: QApplication) -> None:
    line = LineEdit()
    line.show_text("word " * 60)
    assert line.cursorPosition() == 0
