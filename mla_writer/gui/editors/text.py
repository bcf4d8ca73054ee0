"""Texts: one line, or several."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from mla_writer.gui.editors.base import Input
from mla_writer.gui.widgets import LineEdit, TextArea, column, describe, set_role
from mla_writer.i18n.isolates import runs_right_to_left
from mla_writer.model.text_gate import mended


def run(line: LineEdit, direction: str) -> None:
    """Let ``line`` be written in ``direction``: ``ltr`` or ``rtl``."""
    directions = Qt.LayoutDirection
    line.setLayoutDirection(directions.RightToLeft if direction == "rtl" else directions.LeftToRight)


class TextInput(Input):
    """One line of text. ``wide`` is the widest it gets in logical pixels, 0 for all the room there is.

    An empty line begins in ``direction``, that of the request's language; what is typed then runs in its
    own: an account number or a Latin name from left to right wherever it stands.
    """

    def __init__(self, wide: int = 0, direction: str = "ltr", *, always: bool = False) -> None:
        super().__init__()
        self.widest = wide
        self.line = LineEdit(width=wide)
        self._empty = direction
        if always:
            run(self.line, direction)
        else:
            self.line.textChanged.connect(self._turn)
            self._turn("")
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

    def _turn(self, text: str) -> None:
        """Right to left as soon as one letter runs so: signs and numbers alone never do."""
        run(self.line, ("rtl" if runs_right_to_left(text) else "ltr") if text.strip() else self._empty)


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
