"""Mouse and keyboard as the window gets them from the desktop: nothing is pressed that cannot be seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

CLICK, LEFT = QTest.KeyAction.Click, Qt.MouseButton.LeftButton
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier

TOUCH = 12
"""Pixels below the upper edge of a tall widget at which it is pressed."""


class Hands:
    """Presses and types in ``window``. Events go to the window as a whole, so that what lies in front
    and what has the focus gets them."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Scroll to ``widget`` and press on it, in its middle or at ``at`` within it."""
        assert widget.isVisible(), f"{_called(widget)} cannot be seen"
        assert widget.isEnabled(), f"{_called(widget)} cannot be pressed"
        if at is None and widget.height() > widget.window().height() // 3:
            at = QPoint(widget.width() // 2, TOUCH)  # the middle of a tall one may lie out of sight
        self.scroll_to(widget, at)
        window = widget.window()
        place = widget.mapTo(window, at if at is not None else widget.rect().center())
        hit = window.childAt(place) or window
        assert hit is widget or widget.isAncestorOf(hit) or hit.isAncestorOf(widget), (
            f"{_called(widget)} is covered by {_called(hit)}"
        )
        QTest.mouseClick(_handle(window), LEFT, PLAIN, place)
        settle()

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        """Scroll a list or table to ``row`` and press on it."""
        settle()
        index = view.model().index(row, 0)
        view.scrollTo(index)
        port = view.viewport()
        self.click(port, port.rect().intersected(view.visualRect(index)).center())

    def stand_on_row(self, view: QAbstractItemView, row: int) -> None:
        """Stand on ``row`` of a list or table, as the arrow keys would, without opening it."""
        settle()
        view.setFocus()
        view.setCurrentIndex(view.model().index(row, 0))
        settle()

    def type(self, text: str) -> None:
        """Type ``text`` letter by letter into what has the focus."""
        for sign in text:
            if sign == "\n":
                self.press(Qt.Key.Key_Return)
            else:
                QTest.sendKeyEvent(CLICK, _handle(self.window), _key(sign), sign, PLAIN)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key."""
        QTest.keyClick(_handle(self.window), key, modifier)
        settle()

    def go_on(self) -> None:
        """Press the tab key; what has the focus then can be seen."""
        self.press(Qt.Key.Key_Tab)
        reached = QApplication.focusWidget()
        assert reached is not None, "the tab key leads nowhere"
        assert not reached.visibleRegion().isEmpty(), f"the tab key leads to {_called(reached)}, out of sight"

    def paste(self, text: str) -> None:
        """Put ``text`` into what has the focus by the clipboard."""
        QApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CONTROL)

    def empty(self) -> None:
        """Take out everything in the field with the focus."""
        self.press(Qt.Key.Key_A, CONTROL)
        self.press(Qt.Key.Key_Delete)

    def scroll_to(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Scroll until ``widget``, or the point ``at`` in it, can be seen, as the wheel would."""
        settle()
        holder = widget.parentWidget()
        while holder is not None:
            if isinstance(holder, QScrollArea):
                holder.ensureWidgetVisible(widget, 0, 24)
                inner = holder.widget()
                if at is not None and inner is not None:
                    place = widget.mapTo(inner, at)
                    holder.ensureVisible(place.x(), place.y(), 0, 60)
            holder = holder.parentWidget()
        settle()


def settle() -> None:
    """Let everything happen that was set off."""
    QApplication.processEvents()


def focused(within: QWidget) -> bool:
    """Whether ``within`` or a part of it has the focus."""
    widget = QApplication.focusWidget()
    return widget is not None and (widget is within or within.isAncestorOf(widget))


def _handle(window: QWidget) -> object:
    handle = window.windowHandle()
    assert handle is not None, "the window is not on the screen"
    return handle


def _key(sign: str) -> Qt.Key:
    code = ord(sign.upper()) if len(sign.upper()) == 1 else 0
    return Qt.Key(code) if 32 <= code < 256 else Qt.Key.Key_unknown


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} '{widget.accessibleName()}'"
