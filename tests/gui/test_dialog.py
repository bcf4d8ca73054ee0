"""Dialogs: the tab key walks them as they are read, Enter presses, none is larger than the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from mla_writer.gui.dialog import BESIDE, Dialog
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Button, Label, ScrollColumn, column

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def dialog(shown: Shown) -> Dialog:
    """A line above a long column that was made after the button below it."""
    made, close = Dialog(), Button("Close")
    lines = [QLineEdit(f"{number}") for number in range(12)]
    made.setLayout(column(ScrollColumn(Label("A text that wraps"), *lines), close))
    made.resize(300, 200)
    shown(made)
    made.activateWindow()
    lines[0].setFocus()
    return made


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_the_tab_key_goes_around_in_reading_order_and_what_it_reaches_is_seen(dialog: Dialog) -> None:
    reached: list[QWidget] = []
    for _ in range(13):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        reached.append(focus())
        assert not focus().visibleRegion().isEmpty()
    assert [one.text() for one in reached[:11] if isinstance(one, QLineEdit)] == [
        str(n) for n in range(1, 12)
    ]
    assert isinstance(reached[11], Button)
    assert isinstance(reached[12], QLineEdit)


def test_from_the_dialog_itself_the_tab_key_leads_to_its_first_part(dialog: Dialog) -> None:
    dialog.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Tab)
    first = focus()
    assert isinstance(first, QLineEdit)
    assert first.text() == "0"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_and_space(dialog: Dialog, key: Qt.Key) -> None:
    button, pressed = dialog.findChild(Button), list[bool]()
    assert isinstance(button, Button)
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    QTest.keyClick(button, key)
    assert pressed == [True]


def test_it_is_never_larger_than_the_window_below_it(services: Services, shown: Shown) -> None:
    window = QWidget()
    window.resize(800, 600)
    shown(window)
    made = Dialog(window)
    made.fit(services, 5000, 400)
    assert (made.width(), made.height()) == (800 - BESIDE, 400)
