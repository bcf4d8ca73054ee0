"""The entries of a list as a table of what is known of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from mla_writer.gui.theme import Size, Space, Theme
from mla_writer.gui.widgets import describe

Row = tuple[str, ...]
"""The texts of one row; the last one says how complete the entry is."""


WIDEST, WIDEST_HEADER = 32, 24
"""The most that a column besides the first takes, and the most for its header's sake, in per cent."""


class EntryTable(QTableWidget):
    """Rows that are opened by click or Enter, removed by Delete, moved by Alt and an arrow key."""

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._headers: tuple[str, ...] = ()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.cellClicked.connect(self._clicked)

    def show_rows(self, headers: Sequence[str], rows: Sequence[Row]) -> None:
        """Show ``rows`` below ``headers``; the selection stays where it was."""
        place = self.currentRow()
        self.setColumnCount(len(headers))
        self._headers = tuple(headers)
        self.setRowCount(len(rows))
        for at, texts in enumerate(rows):
            self.setRowHeight(at, self._theme.px(Size.ROW))
            for column, text in enumerate(texts):
                self._put(at, column, text)
        if 0 <= place < len(rows):
            self.setCurrentCell(place, 0)
        self._fit()
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def select(self, place: int) -> None:
        """Mark the row at ``place``; -1 for none."""
        if place < 0:
            self.clearSelection()
            self.setCurrentCell(-1, -1)
        else:
            self.setCurrentCell(place, 0)

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the table."""
        describe(self, label, description)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes, Alt with an arrow moves."""
        place, key = self.currentRow(), event.key()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if place < 0:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(place)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(place)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in steps:
            self.moved.emit(place, place + steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _clicked(self, row: int, column: int) -> None:
        self.opened.emit(row)

    def _put(self, at: int, column: int, text: str) -> None:
        item = self.item(at, column) or QTableWidgetItem()
        item.setText(text.replace("\n", ", "))
        item.setToolTip("")
        if self.item(at, column) is None:
            self.setItem(at, column, item)

    def _share(self) -> None:
        """What an entry is called takes what the other columns leave. A styled header does not shorten
        its texts itself."""
        font = QFont(self.horizontalHeader().font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        width, room = self.viewport().width(), Space.WIDE + Space.SMALL
        left = width
        for column in range(len(self._headers) - 1, 0, -1):
            header = metrics.horizontalAdvance(self._headers[column]) + room
            wanted = max(self.sizeHintForColumn(column), min(header, width * WIDEST_HEADER // 100))
            self.setColumnWidth(column, min(wanted, width * WIDEST // 100))
            left -= self.columnWidth(column)
        if self._headers:
            self.setColumnWidth(0, max(left, 0))
        shown = [
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.columnWidth(column) - Space.WIDE)
            for column, text in enumerate(self._headers)
        ]
        self.setHorizontalHeaderLabels(shown)

    def _fit(self) -> None:
        self.horizontalHeader().setFixedHeight(self._theme.px(Size.ROW_SMALL))
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(self._theme.px(Size.ROW_SMALL) + rows + Space.HAIR)
