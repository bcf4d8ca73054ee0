"""A box or a round button beside a text that may take several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mla_writer.gui.theme import Space
from mla_writer.gui.widgets.label import Label
from mla_writer.gui.widgets.layouts import column, row


class Option(QWidget):
    """``button`` without a text of its own, and ``label``; a press on either is a press on the button."""

    def __init__(self, button: QAbstractButton, label: str) -> None:
        super().__init__()
        self.button = button
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.label = Label(label)
        self.label.setContentsMargins(0, Space.TINY, 0, Space.HAIR)
        self.label.setBuddy(button)
        line = row(column(button, -1), self.label, spacing=Space.TINY)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the text."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()
