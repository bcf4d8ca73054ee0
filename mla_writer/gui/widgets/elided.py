"""One line of text that gives way: what does not fit is replaced by an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from mla_writer.gui.widgets.cells import beginning
from mla_writer.gui.widgets.label import Label, describe, tooltip

LEAST_LETTERS = 8


class ElidedLabel(Label):
    """``text`` stays whole for a screen reader; so does the tooltip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(text, role, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    @property
    def shown(self) -> str:
        """The text as far as there is room for it."""
        width = self.contentsRect().width()
        return beginning(self.fontMetrics(), self.text(), width)

    def setText(self, text: str) -> None:
        """Show ``text``, or its beginning."""
        super().setText(text)
        describe(self, text)
        tooltip(self, text)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        least = self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        whole = super().minimumSizeHint()
        return QSize(min(least, whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextDontClip, self.shown)
        painter.end()
