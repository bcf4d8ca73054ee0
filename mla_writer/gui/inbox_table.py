"""The table of an inbox: thousands of files, sorted and narrowed down while they come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import Cells, as_lines, describe
from mla_writer.gui.widgets.label import literal
from mla_writer.model.message import message
from mla_writer.session.inbox import Row
from mla_writer.session.inbox_files import OTHER
from mla_writer.session.inbox_table import COLUMNS, NUMBERS, Words

TOLD = "kinds"
"""The column that says what is asked, or why a file was not read."""
WIDTHS = {
    "file": 176,
    "standing": 96,
    "blocking": 84,
    "warnings": 90,
    "reference": 136,
    "requesting": 112,
    "requested": 112,
    TOLD: 260,
    "deadline": 100,
    "days": 84,
    "review": 150,
    "sender": 170,
}
SHOWN = tuple(WIDTHS)
HIDDEN_BELOW = {
    "sender": 1560,
    "review": 1390,
    "deadline": 1240,
    "days": 1140,
    "requesting": 1040,
    "warnings": 900,
    "reference": 820,
    "requested": 660,
}
HEADS = {TOLD: message("Measures, or why not read")}
NO_INDEX = QModelIndex()
SORT_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its cells by column, what each is sorted by, and the words in which is searched."""

    row: Row
    cells: dict[str, str]
    keys: dict[str, str | int]
    searched: str


def line(words: Words, row: Row) -> Line:
    """``row`` in words."""
    cells = dict(zip(COLUMNS, words.cells(row), strict=True))
    searched = fold(" ".join(cells.values()))
    if row.problem is not None:
        cells[TOLD] = cells["problem"]
    return Line(row, cells, {name: _key(words, name, cells[name]) for name in SHOWN}, searched)


def _key(words: Words, name: str, text: str) -> str | int:
    """By what a cell is sorted: counts as numbers, texts as the language sorts them."""
    if name in NUMBERS:
        return int(text) if text.isdecimal() else -1
    return "\0".join(words.language.sort_key(text))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are shown: with all ``words``, with the State, standing and kind of file if given."""

    words: tuple[str, ...] = ()
    state: str = ""
    standing: str = ""
    sort: str = ""

    def fits(self, one: Line) -> bool:
        """Whether ``one`` is shown."""
        row = one.row
        return (
            (not self.state or self.state in (row.requesting, row.requested))
            and (not self.standing or self.standing == standing_of(row))
            and (not self.sort or self.sort == row.sort)
            and all(word in one.searched for word in self.words)
        )


READY, NOT_READY, NOT_READ = "ready", "not_ready", "not_read"


def standing_of(row: Row) -> str:
    """``ready``, ``not_ready`` or ``not_read``."""
    if row.problem is not None:
        return NOT_READ
    return READY if row.ready else NOT_READY


class InboxModel(QAbstractTableModel):
    """The lines in the order in which they came."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.lines: list[Line] = []

    def clear(self) -> None:
        """Forget all lines."""
        self.beginResetModel()
        self.lines = []
        self.endResetModel()

    def add(self, lines: Sequence[Line]) -> None:
        """Add ``lines`` below the others."""
        if lines:
            self.beginInsertRows(NO_INDEX, len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(SHOWN)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of one cell, whole in the tooltip; for sorting, counts as numbers."""
        name, one = SHOWN[index.column()], self.lines[index.row()]
        if role == SORT_ROLE:
            return one.keys[name]
        text = one.cells[name]
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(text)
        return text if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words of one head."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        name = SHOWN[section]
        text = self._services.say(HEADS.get(name, COLUMNS[name][0]))
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(text)
        return text if role == Qt.ItemDataRole.DisplayRole else None


class InboxFilter(QSortFilterProxyModel):
    """Sorts the lines and leaves out those that are not wanted."""

    def __init__(self, lines: InboxModel) -> None:
        super().__init__()
        self._lines, self._wanted = lines, Wanted()
        self.setSortRole(SORT_ROLE)
        self.setSourceModel(lines)

    def want(self, wanted: Wanted) -> None:
        """Show only the lines that are ``wanted``."""
        self._wanted = wanted
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether the line is wanted."""
        return self._wanted.fits(self._lines.lines[source_row])

    def shown(self) -> list[Line]:
        """The lines that are shown, in the order in which they are seen."""
        return [self.at(self.index(place, 0)) for place in range(self.rowCount())]

    def at(self, index: Index) -> Line:
        """The line at ``index``."""
        return self._lines.lines[self.mapToSource(index).row()]


class InboxTable(QTableView):
    """``wanted`` tells the file that is to be opened: by two presses, or by the return key."""

    wanted = Signal(Path)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.lines = InboxModel(services)
        self.seen = InboxFilter(self.lines)
        self.setModel(self.seen)
        self.setItemDelegate(Cells(self))
        as_lines(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(services.theme.px(Size.ROW_SMALL))
        self.ensurePolished()  # the heads are measured in their own type
        self._head()
        self.doubleClicked.connect(self._open)
        describe(self, services.say(message("Requests in the folder")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the marked file by the return key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what matters less in a narrow window."""
        super().resizeEvent(event)
        for name, least in HIDDEN_BELOW.items():
            self.setColumnHidden(SHOWN.index(name), self.width() < self._services.theme.px(least))

    def _open(self, index: Index) -> None:
        row = self.seen.at(index).row
        if row.sort != OTHER:
            self.wanted.emit(row.path)

    def _head(self) -> None:
        header = self.horizontalHeader()
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        for place, width in enumerate(WIDTHS.values()):
            wide = max(self._services.theme.px(width), header.sectionSizeHint(place))
            self.setColumnWidth(place, wide)
        header.setSectionResizeMode(SHOWN.index(TOLD), QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
