from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.widgets import Label, Notice, Pill, describe, tooltip


def test_markup_is_shown_as_it_is(application: QApplication) -> None:
    assert Label('<img src="/x.png"><b>a</b>').textFormat() is Qt.TextFormat.PlainText


def test_an_empty_text_takes_no_room(application: QApplication) -> None:
    label = Label("a")
    label.show_text("")
    assert label.isHidden()


def test_text_stands_where_the_interface_begins(application: QApplication) -> None:
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    label = Label("ETS 30")
    begins_right = bool(label.alignment() & Qt.AlignmentFlag.AlignRight)
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert begins_right
    assert label.alignment() & Qt.AlignmentFlag.AlignLeft


def test_a_tooltip_is_escaped(application: QApplication) -> None:
    widget = QWidget()
    tooltip(widget, "<b>&")
    assert widget.toolTip() == "<span>&lt;b&gt;&amp;</span>"


def test_a_description_is_for_screen_readers(application: QApplication) -> None:
    widget = QWidget()
    describe(widget, "Period", "first and last day")
    assert (widget.accessibleName(), widget.accessibleDescription()) == ("Period", "first and last day")


def test_a_notice_says_what_and_what_to_do(shown: Callable[[QWidget], QWidget]) -> None:
    notice = Notice("The penalty is missing.", "Enter it.", "block")
    shown(notice)
    assert (notice.title.text(), notice.text.text(), notice.property("tone")) == (
        "The penalty is missing.",
        "Enter it.",
        "block",
    )


def test_a_pill_changes_its_tone(application: QApplication) -> None:
    pill = Pill("Ready")
    pill.set_tone("done")
    assert pill.property("tone") == "done"


def test_twenty_thousand_texts_do_no_harm(application: QApplication) -> None:
    """PySide6 6.12.0 lost a reference to None with every call on Python 3.10 and 3.11, and aborted."""
    label = Label()
    for number in range(20_000):
        label.setText(str(number % 10))
    assert label.text() == "9"
