"""Texts: one line, or several."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from mla_writer.gui.editors.base import Input
from mla_writer.gui.widgets import LineEdit, TextArea, column, describe, set_role
from mla_writer.model.text_gate import mended


class TextInput(Input):
    """One line of text. ``wide`` is the widest it gets in logical pixels, 0 for all the room there is."""

    def __init__(self, wide: int = 0, *, left_to_right: bool = False) -> None:
        super().__init__()
        self.widest = wide
        self.line = LineEdit(width=wide)
        if left_to_right:
            self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.line.textEdited.connect(self.changed)
        self.setLayout(column(self.line))
        self.setFocusProxy(self.line)

    def value(self) -> Any:
        """The text without blanks around it; None when there is none."""
        return self.line.text().strip() or None

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show the text."""
        shown = unreadable or ("" if value is None else str(value))
        if shown != self.line.text():
            self.line.show_text(shown)

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the line."""
        describe(self.line, label, description)

    def mark(self, tone: str) -> None:
        """Frame the line."""
        set_role(self.line, tone=tone)

    def mend(self) -> None:
        """Take out the characters that may not enter a request."""
        self.line.setText(mended(self.line.text()))
        self.chosen.emit()


class LongTextInput(Input):
    """Several lines of text, written in the direction of the language of the request."""

    def __init__(self, direction: str = "ltr", least: int = 3) -> None:
        super().__init__()
        self.area = TextArea(least=least)
        mirrored = direction == "rtl"
        self.area.write_towards(
            Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        )
        self.area.textChanged.connect(self.changed)
        self.setLayout(column(self.area))
        self.setFocusProxy(self.area)

    def value(self) -> Any:
        """The text without blank lines around it; None when there is none."""
        return self.area.toPlainText().strip() or None

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show the text."""
        shown = unreadable or ("" if value is None else str(value))
        if shown != self.area.toPlainText():
            self.area.blockSignals(True)
            self.area.setPlainText(shown)
            self.area.blockSignals(False)

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the text."""
        describe(self.area, label, description)

    def mark(self, tone: str) -> None:
        """Frame the text."""
        set_role(self.area, tone=tone)

    def mend(self) -> None:
        """Take out the characters that may not enter a request."""
        self.area.setPlainText(mended(self.area.toPlainText()))
        self.chosen.emit()
