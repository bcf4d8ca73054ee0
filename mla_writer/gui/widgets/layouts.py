"""Rows and columns without margins: distances are always given as tokens."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

L = TypeVar("L", bound=QBoxLayout)
Part = QWidget | QLayout | int
"""A widget, a layout, or a distance in logical pixels; -1 takes all room that is left."""


def column(*parts: Part, spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Parts one below the other. ``margins``: left, top, right, bottom."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


def row(*parts: Part, spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Parts side by side, in reading direction. ``margins``: left, top, right, bottom."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout``; its widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def _filled(layout: L, parts: tuple[Part, ...], spacing: int, margins: tuple[int, int, int, int]) -> L:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        elif part < 0:
            layout.addStretch(1)
        else:
            layout.addSpacing(part)
    return layout
