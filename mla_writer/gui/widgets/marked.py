"""A text in which what went is struck through and what came is underlined, as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextOption

from mla_writer.gui.theme import Palette
from mla_writer.gui.widgets.inputs import TextArea
from mla_writer.gui.widgets.label import set_role
from mla_writer.model.marked_text import Marked, Run

MOST_SHOWN = 20_000
"""Characters that are shown; beyond, laying them out would hold up the window."""


class MarkedText(TextArea):
    """Shows the runs of ``marked``; can be selected, copied and read, not changed."""

    def __init__(self, palette: Palette, runs: Iterable[Marked] = (), *, most: int = 14) -> None:
        super().__init__(least=1, most=most)
        self._palette, self._runs = palette, tuple(runs)
        self.setReadOnly(True)
        set_role(self, role="marked")
        option = self.document().defaultTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.show_runs(self._runs)

    def show_runs(self, runs: Iterable[Marked]) -> None:
        """Show ``runs`` in place of what was shown."""
        self._runs = tuple(runs)
        self.clear()
        cursor, room = QTextCursor(self.document()), MOST_SHOWN
        for one in self._runs:
            cursor.insertText(one.text[:room], self._format(one.run))
            room -= len(one.text)
            if room <= 0:
                cursor.insertText(" …", self._format(Run.SAME))
                break
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The height follows the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _format(self, run: Run) -> QTextCharFormat:
        """Form tells what happened, colour only helps."""
        form = QTextCharFormat()
        if run is Run.REMOVED:
            ink, ground = self._palette.tone("block")
            form.setFontStrikeOut(True)
        elif run is Run.ADDED:
            ink, ground = self._palette.tone("done")
            form.setFontUnderline(True)
        else:
            form.setForeground(QColor(self._palette.ink))
            return form
        form.setForeground(QColor(ink))
        form.setBackground(QColor(ground))
        return form
