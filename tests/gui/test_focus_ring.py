from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.focus_ring import FocusRing
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import Button, LineEdit, column


@pytest.fixture
def ring(application: QApplication) -> FocusRing:
    return FocusRing(application)


def holder(*parts: QWidget) -> QWidget:
    widget = QWidget()
    widget.setLayout(column(*parts, margins=(20, 20, 20, 20)))
    return widget


def drawn(widget: QWidget) -> list[QWidget]:
    return [child for child in widget.findChildren(QWidget) if type(child).__name__ == "_Ring"]


def test_the_ring_lies_round_the_field(ring: FocusRing, shown: Callable[[QWidget], QWidget]) -> None:
    edit = LineEdit()
    window = shown(holder(edit))
    window.activateWindow()
    edit.setFocus()
    place = edit.geometry().adjusted(-Size.RING, -Size.RING, Size.RING, Size.RING)
    assert ring.shown_around() is edit
    assert place in [one.geometry() for one in drawn(window)]


def test_the_ring_follows_the_field(ring: FocusRing, shown: Callable[[QWidget], QWidget]) -> None:
    edit = LineEdit()
    window = shown(holder(edit))
    window.activateWindow()
    edit.setFocus()
    edit.move(40, 50)
    assert all(one.y() == 50 - Size.RING for one in drawn(window) if one.isVisible())


def test_a_field_that_goes_takes_its_ring_along(
    ring: FocusRing, shown: Callable[[QWidget], QWidget], application: QApplication
) -> None:
    inner, button = LineEdit(), Button("Next")
    part = holder(inner)
    window = shown(holder(part, button))
    window.activateWindow()
    inner.setFocus()
    part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    button.setFocus()
    assert ring.shown_around() is button


def test_what_lies_over_a_part_lies_over_its_ring(
    ring: FocusRing, shown: Callable[[QWidget], QWidget]
) -> None:
    button = Button("Next")
    part = holder(button)
    window = shown(holder(part))
    window.activateWindow()
    button.setFocus()
    assert {one.parentWidget() for one in drawn(window) if one.isVisible()} == {part}
