"""A QR code on the screen: dark on white in every theme, each square on whole pixels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mla_writer.gui.widgets import describe

DARK, LIGHT = Qt.GlobalColor.black, Qt.GlobalColor.white
"""Cameras read dark on light only: these are no colours of the theme."""


class QrPicture(QWidget):
    """``rows`` as ``exchange.qr.matrix`` gives them, with the quiet zone; each square ``scale`` pixels wide.
    ``name`` and ``text`` are what a screen reader says."""

    def __init__(self, rows: Sequence[Sequence[bool]], scale: int, name: str, text: str) -> None:
        super().__init__()
        self._rows, self._scale = rows, scale
        describe(self, name, text)
        self.setFixedSize(len(rows[0]) * scale, len(rows) * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the squares, never smoothed."""
        painter, side = QPainter(self), self._scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(self.rect(), QColor(LIGHT))
        dark = QColor(DARK)
        for down, line in enumerate(self._rows):
            for across, square in enumerate(line):
                if square:
                    painter.fillRect(QRect(across * side, down * side, side, side), dark)
        painter.end()
