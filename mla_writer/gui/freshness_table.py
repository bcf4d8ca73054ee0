"""The table of what is dated: thousands of lines, of which only those that are seen are worded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from mla_writer.gui.freshness_rows import AS_OF, COLUMNS, SORT, SOURCE, STATE, WHAT, Row, as_text
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import Cells, as_lines, describe
from mla_writer.gui.widgets.label import literal
from mla_writer.model.message import message

WIDTHS = {AS_OF: 172, STATE: 144, WHAT: 272, SORT: 148}
HIDDEN_BELOW = {SORT: 860, SOURCE: 620}
NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class FreshnessModel(QAbstractTableModel):
    """``rows`` in the order in which they are shown."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.rows: list[Row] = []
        self._order = AS_OF, Qt.SortOrder.AscendingOrder

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``, sorted as they were."""
        self.beginResetModel()
        self.rows = list(rows)
        self._sort()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by ``column``."""
        self._order = column, order
        self.show_rows(self.rows)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of one cell, whole in the tooltip."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self.rows[index.row()].cells[index.column()]
        return literal(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words of one head."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._services.say(COLUMNS[section])
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return literal(self._services.say(COLUMNS[section]))
        return None

    def _sort(self) -> None:
        column, order = self._order
        key: Callable[[Row], tuple[str, str]] = lambda row: (row.key(column), row.dated.place)  # noqa: E731
        self.rows.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)


class FreshnessTable(QTableView):
    """Sorted by a press on a head; Ctrl+C copies the lines that are marked."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.lines = FreshnessModel(services)
        self.setModel(self.lines)
        self.setItemDelegate(Cells(self))
        as_lines(self)
        self.verticalHeader().setDefaultSectionSize(services.theme.px(Size.ROW_SMALL))
        self._head()
        describe(self, services.say(message("What is old in the rulebook")))

    def marked(self) -> list[Row]:
        """The lines that are marked, in the order in which they are seen."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.lines.rows[place] for place in places]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is marked as lines of text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(as_text(self.marked()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what matters less in a narrow window."""
        super().resizeEvent(event)
        for column, least in HIDDEN_BELOW.items():
            self.setColumnHidden(column, self.width() < self._services.theme.px(least))
        modes = QHeaderView.ResizeMode
        alone = self.isColumnHidden(SOURCE)
        self.horizontalHeader().setSectionResizeMode(WHAT, modes.Stretch if alone else modes.Interactive)
        if not alone:
            self.setColumnWidth(WHAT, self._services.theme.px(WIDTHS[WHAT]))

    def _head(self) -> None:
        header = self.horizontalHeader()
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, self._services.theme.px(width))
        header.setSectionResizeMode(SOURCE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(AS_OF, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
