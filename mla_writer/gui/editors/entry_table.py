"""The entries of a list as a table of what is known of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from mla_writer.gui.theme import Size, Space, Theme
from mla_writer.gui.widgets import Cells, describe
from mla_writer.gui.widgets.label import literal

Row = tuple[str, ...]
"""The texts of one row; the last one says how complete the entry is."""


WIDEST, WIDEST_ALONE, WIDEST_HEADER = 32, 48, 26
"""The most that a column of answers takes, among others and alone, and the most for its header's sake,
in per cent: a longer header takes further lines, and the width goes to what an entry is called."""
ONE_COLUMN = 3
"""How many columns there are with one of answers: what an entry is called, that one, and the state."""
MOST_LINES, MOST_WHILE_OPEN = 3, 2
"""Fewer lines while an entry is open, so that little moves below the table while it is written."""
PADDING = Space.WIDE
"""What the stylesheet leaves free beside the text of a cell."""


class EntryTable(QTableWidget):
    """Rows that are opened by click or Enter, removed by Delete, moved by Alt and an arrow key."""

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setItemDelegate(Cells(self))
        self._headers: tuple[str, ...] = ()
        self._called, self._most = 0, MOST_LINES
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self.cellClicked.connect(self._clicked)

    def show_rows(self, headers: Sequence[str], rows: Sequence[Row], called: int = 0) -> None:
        """Show ``rows`` below ``headers``; the selection stays where it was. ``called`` is the place of
        the column that says what an entry is called."""
        place = self.currentRow()
        self.setColumnCount(len(headers))
        self._headers, self._called = tuple(headers), called
        self.setHorizontalHeaderLabels(self._headers)
        across, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
        for column, text in enumerate(self._headers):
            self.model().setHeaderData(column, across, literal(text), tip)
        self.setRowCount(len(rows))
        for at, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self._put(at, column, text)
        if 0 <= place < len(rows):
            self.setCurrentCell(place, 0)
        self._share()

    def give_room(self, lines: int) -> None:
        """Let no row take more than ``lines`` lines."""
        if lines != self._most:
            self._most = lines
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
        if self.item(at, column) is None:
            self.setItem(at, column, item)

    def _share(self) -> None:
        """What an entry is called takes what the other columns leave."""
        if not self._headers:
            return
        metrics, width = self._header_metrics(), self.viewport().width()
        left = width
        for column in range(len(self._headers)):
            if column != self._called:
                self.setColumnWidth(column, self._wanted(column, metrics, width))
                left -= self.columnWidth(column)
        self.setColumnWidth(self._called, max(left, 0))
        self._fit(metrics)

    def _wanted(self, column: int, metrics: QFontMetrics, width: int) -> int:
        """The width that the answers want, and the header with its longest word whole."""
        header = self._headers[column]
        longest = max((metrics.horizontalAdvance(word) for word in header.split()), default=0)
        line = min(metrics.horizontalAdvance(header) // 2 + PADDING, width * WIDEST_HEADER // 100)
        widest = WIDEST_ALONE if len(self._headers) <= ONE_COLUMN else WIDEST
        content = min(self._content_width(column), width * widest // 100)
        return max(content, line, longest + PADDING)

    def _content_width(self, column: int) -> int:
        metrics, found = QFontMetrics(self.font()), (self.item(row, column) for row in range(self.rowCount()))
        widths = (metrics.horizontalAdvance(item.text()) for item in found if item)
        return max(widths, default=0) + PADDING + Space.SMALL

    def _header_metrics(self) -> QFontMetrics:
        font = QFont(self.horizontalHeader().font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)

    def _fit(self, metrics: QFontMetrics) -> None:
        """As high as the headers and the rows, of which none takes too many lines; what is cut
        is said whole in a tooltip."""
        heads = [
            self._height(metrics, text, column) + Space.HAIR for column, text in enumerate(self._headers)
        ]
        head = max(self._theme.px(Size.ROW_SMALL), *heads)
        self.horizontalHeader().setFixedHeight(head)
        cells, least = QFontMetrics(self.font()), self._theme.px(Size.ROW)
        most = cells.lineSpacing() * self._most + PADDING // 2
        for row in range(self.rowCount()):
            self.setRowHeight(row, max(least, min(most, self._needed(row, cells, most))))
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(head + rows + Space.HAIR)

    def _needed(self, row: int, metrics: QFontMetrics, most: int) -> int:
        """The height that the answers of ``row`` want; what takes more than ``most`` gets a tooltip."""
        highest = 0
        for column in range(self.columnCount()):
            if item := self.item(row, column):
                height = self._height(metrics, item.text(), column, Space.TINY)
                item.setToolTip(literal(item.text()) if height > most else "")
                highest = max(highest, height)
        return highest

    def _height(self, metrics: QFontMetrics, text: str, column: int, frame: int = 0) -> int:
        """The height of ``text``; Qt keeps the width of a ``frame`` free in cells, not in headers."""
        place = QRect(0, 0, max(self.columnWidth(column) - PADDING - frame, 1), 0)
        return metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, text).height() + PADDING // 2
