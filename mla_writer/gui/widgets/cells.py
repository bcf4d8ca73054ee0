"""Cells of lists and tables, whose texts come in any script: each keeps its own direction."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyledItemDelegate, QTableView

from mla_writer.i18n.isolates import isolated


def own_way(text: str) -> str:
    """``text`` so that it runs in its own direction where it is shown alone: a telephone number is not
    turned round, and what is cut off is cut at its end."""
    mirrored = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return isolated(text, "rtl" if mirrored else "ltr")


def beginning(metrics: QFontMetrics | QFontMetricsF, text: str, width: float) -> str:
    """As much of ``text`` as ``width`` has room for, with an ellipsis where it is cut."""
    elide = Qt.TextElideMode.ElideRight
    if isinstance(metrics, QFontMetrics):
        return metrics.elidedText(own_way(text), elide, int(width))
    return metrics.elidedText(own_way(text), elide, width)


class Cells(QStyledItemDelegate):
    """Shows the texts of a view as they are, each in its own direction."""

    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:
        """The text as it is drawn."""
        return own_way(super().displayText(value, locale))


def as_lines(table: QTableView) -> None:
    """Let ``table`` be a list of whole lines that are read, not edited: without grid and numbers of lines, no
    wider than its place, left by the tab key."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
