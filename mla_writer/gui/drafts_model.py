"""The lines of the list of drafts: thousands, of which only those that are seen are worded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from mla_writer.gui.drafts_words import Words
from mla_writer.gui.services import Services
from mla_writer.gui.widgets.label import literal
from mla_writer.model.message import message

if TYPE_CHECKING:
    from mla_writer.vault.query import Entry

MARK, REQUEST, STATES, MEASURES, STATUS, CHANGED = range(6)
COLUMNS = (
    *(message("Marked"), message("Request"), message("States"), message("Measures")),
    *(message("Status"), message("Changed")),
)
SMALL, TONE, MARKED = (int(Qt.ItemDataRole.UserRole) + place for place in range(3))
NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class DraftsModel(QAbstractTableModel):
    """``entries`` in the order in which they are shown; ``marked`` holds ids. ``marks_changed`` tells that
    other lines are marked."""

    marks_changed = Signal()

    def __init__(self, services: Services, words: Words) -> None:
        super().__init__()
        self._services, self._words = services, words
        self.entries: tuple[Entry, ...] = ()
        self.marked: frozenset[str] = frozenset()
        self.order = CHANGED, Qt.SortOrder.DescendingOrder
        self._said: dict[int, Callable[[Entry, int], str | None]] = {
            int(Qt.ItemDataRole.DisplayRole): self._text,
            int(Qt.ItemDataRole.ToolTipRole): self._more,
            int(Qt.ItemDataRole.AccessibleTextRole): self._accessible,
            SMALL: self._small,
            TONE: self._tone,
        }

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show ``entries``, sorted as they were; marks of lines that are gone are gone."""
        self.beginResetModel()
        self.entries = self._sorted(entries)
        self.endResetModel()
        self.mark(self.marked & {entry.id for entry in self.entries})

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by ``column``; lines that are equal there stand by their last change."""
        if column != MARK and (column, order) != self.order:
            self.order = column, order
            self.show_entries(self.entries)

    def mark(self, ids: Iterable[str]) -> None:
        """Mark the lines of these drafts and no others."""
        wanted = frozenset(ids)
        if wanted == self.marked:
            return
        self.marked = wanted
        if self.entries:
            last = len(self.entries) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, len(COLUMNS) - 1))
        self.marks_changed.emit()

    def chosen(self) -> tuple[Entry, ...]:
        """The entries that are marked, in the order in which they are seen."""
        return tuple(entry for entry in self.entries if entry.id in self.marked)

    # As Qt asks

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first cell is a box to mark the line."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == MARK else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of one cell, whole in the tooltip."""
        entry, column = self.entries[index.row()], index.column()
        if role == MARKED:
            return entry.id in self.marked
        if role == Qt.ItemDataRole.CheckStateRole and column == MARK:
            return Qt.CheckState.Checked if entry.id in self.marked else Qt.CheckState.Unchecked
        said = self._said.get(role)
        return said(entry, column) if said is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words of one head; the first is said to screen readers alone."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        text = self._services.say(COLUMNS[section])
        if role == Qt.ItemDataRole.DisplayRole and section != MARK:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text
        return literal(text) if role == Qt.ItemDataRole.ToolTipRole and section != MARK else None

    def _text(self, entry: Entry, column: int) -> str:
        words = self._words
        said: dict[int, Callable[[Entry], str]] = {
            MARK: lambda _: "",
            REQUEST: words.title,
            STATES: words.route,
            MEASURES: words.measures,
            STATUS: lambda one: words.status(one)[0],
            CHANGED: words.when,
        }
        return said[column](entry)

    def _more(self, entry: Entry, column: int) -> str:
        """What a tooltip tells: the whole text, and what it means."""
        text, words = self._text(entry, column), self._words
        more = {
            REQUEST: "\n".join(filter(None, (words.below(entry), ", ".join(entry.persons)))),
            STATES: words.states(entry),
            STATUS: words.meaning(entry),
        }
        return literal("\n".join(filter(None, (text, more.get(column, "")))))

    def _tone(self, entry: Entry, column: int) -> str | None:
        return self._words.status(entry)[1] if column == STATUS else None

    def _small(self, entry: Entry, column: int) -> str:
        return self._words.below(entry) if column == REQUEST else ""

    def _accessible(self, entry: Entry, column: int) -> str:
        return "\n".join(filter(None, (self._text(entry, column), self._small(entry, column))))

    def _sorted(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """By the column chosen; the vault's own order is from the latest change on."""
        column, order = self.order
        key, words = self._words.sort_key, self._words
        keys: dict[int, Callable[[Entry], Any]] = {
            REQUEST: lambda one: (key(words.title(one)), one.reference),
            STATES: lambda one: (one.requesting, one.requested),
            MEASURES: lambda one: key(words.measures(one)),
            STATUS: lambda one: (one.deleted, one.blocking),
            CHANGED: lambda one: one.changed,
        }
        latest_first = sorted(entries, key=keys[CHANGED], reverse=True)
        return tuple(sorted(latest_first, key=keys[column], reverse=order is Qt.SortOrder.DescendingOrder))
