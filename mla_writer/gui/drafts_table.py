"""The table of drafts: opened by a press or Enter, marked by boxes or the space bar, sorted by its heads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from mla_writer.gui.drafts_delegate import DraftsDelegate
from mla_writer.gui.drafts_model import CHANGED, COLUMNS, MARK, MEASURES, REQUEST, STATES, STATUS, DraftsModel
from mla_writer.gui.drafts_words import Words
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import as_lines, describe
from mla_writer.model.message import message

if TYPE_CHECKING:
    from mla_writer.vault.query import Entry

HIDDEN_BELOW = {MEASURES: 800, CHANGED: 660, STATES: 500, STATUS: 280}
WIDTHS = {MARK: 40, REQUEST: 240, STATES: 92, STATUS: 112, CHANGED: 136}
KEYS_TO_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DraftsTable(QTableView):
    """One line for each draft. ``opened`` tells the id of the one to open. ``acts`` is the menu of what can
    be done with the lines that are marked, or else with the one that has the focus."""

    opened = Signal(str)

    def __init__(self, services: Services, words: Words) -> None:
        super().__init__()
        self._services, self._words = services, words
        self.lines = DraftsModel(services, words)
        self.acts = QMenu(self)
        self._last = 0
        self._before: Entry | None = None
        self.lines.modelAboutToBeReset.connect(self._remember)
        self.setModel(self.lines)
        self.lines.modelReset.connect(self._return)  # after the view's own
        self.setItemDelegate(DraftsDelegate(services, self))
        self._behave()

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show these drafts; the focus stays on the draft that has it."""
        self.lines.show_entries(entries)
        self._set_widths()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        describe(self, self._services.say(message("Your requests")))
        self.lines.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.verticalHeader().setDefaultSectionSize(self._services.theme.px(Size.ROW_DRAFT))
        self.show_entries(self.lines.entries)

    def shown(self) -> int:
        """How many drafts are shown."""
        return self.lines.rowCount()

    def current(self) -> Entry | None:
        """The draft that has the focus."""
        index = self.currentIndex()
        return self.lines.entries[index.row()] if index.isValid() else None

    def chosen(self) -> tuple[Entry, ...]:
        """The drafts that are marked, else the one that has the focus."""
        current = self.current()
        return self.lines.chosen() or ((current,) if current is not None else ())

    # What hands do

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a box marks the line, with Shift all lines since the last one; elsewhere it opens."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return super().mousePressEvent(event)
        self.setCurrentIndex(index)
        if event.button() is not Qt.MouseButton.LeftButton:
            return None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._mark_to(index.row())
        elif index.column() == MARK or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._switch(index.row())
        else:
            self._open(index)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is marked by pulling over it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space marks, Shift and an arrow mark on the way, Escape takes all marks away."""
        key, row = event.key(), self.currentIndex().row()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif key in KEYS_TO_OPEN:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Space and row >= 0:
            self._switch(row)
        elif key == Qt.Key.Key_Escape and self.lines.marked:
            self.lines.mark(())
        elif shifted and key in STEPS and row >= 0:
            self._mark_on_the_way(row, STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def selectAll(self) -> None:
        """Mark every line that is shown."""
        self.lines.mark(entry.id for entry in self.lines.entries)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done, at the pointer or below the line that has the focus."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.acts.popup(self.viewport().mapToGlobal(below))
            return
        current = self.current()
        if current is not None and current.id not in self.lines.marked:
            self.lines.mark(())  # the menu is about the line below the pointer
        self.acts.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what matters less in a narrow window."""
        super().resizeEvent(event)
        self._leave_out()

    def _switch(self, row: int) -> None:
        self._last = row
        self.lines.mark(self.lines.marked ^ {self.lines.entries[row].id})

    def _mark_to(self, row: int) -> None:
        first, last = sorted((min(self._last, self.shown() - 1), row))
        self.lines.mark(self.lines.marked | {one.id for one in self.lines.entries[first : last + 1]})

    def _mark_on_the_way(self, row: int, step: int) -> None:
        to = min(max(row + step, 0), self.shown() - 1)
        self.setCurrentIndex(self.lines.index(to, REQUEST))
        self.lines.mark(self.lines.marked | {self.lines.entries[one].id for one in (row, to)})

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.lines.entries[index.row()].id)

    def _remember(self) -> None:
        self._before = self.current()

    def _return(self) -> None:
        entry, self._before = self._before, None
        if entry is None:
            return
        ids = [one.id for one in self.lines.entries]
        if entry.id in ids:
            self.setCurrentIndex(self.lines.index(ids.index(entry.id), REQUEST))

    # How it looks

    def _set_widths(self) -> None:
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(len(COLUMNS)):
            header.setSectionResizeMode(column, modes.Fixed if column in WIDTHS else modes.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, max(self._services.theme.px(width), self._least(column)))
        self._leave_out()

    def _least(self, column: int) -> int:
        """The width that the head of ``column`` wants, and its states as tags."""
        head = self.horizontalHeader().sectionSizeHint(column) if column != MARK else 0
        if column != STATUS:
            return head
        font = QFont(self.font())
        font.setPixelSize(self._services.theme.px(Size.TEXT_SMALL))
        font.setBold(True)
        metrics = QFontMetrics(font)
        kinds = {(entry.blocking, entry.deleted[:10]): entry for entry in self.lines.entries}
        texts = {self._words.status(entry)[0] for entry in kinds.values()}
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return max(head, widest + 3 * Space.SMALL + Space.MEDIUM)

    def _leave_out(self) -> None:
        room = self.width()
        for column, least in HIDDEN_BELOW.items():
            self.setColumnHidden(column, room < self._services.theme.px(least))
        modes = QHeaderView.ResizeMode
        alone = self.isColumnHidden(MEASURES)
        self.horizontalHeader().setSectionResizeMode(REQUEST, modes.Stretch if alone else modes.Fixed)
        if not alone:
            self.setColumnWidth(REQUEST, self._services.theme.px(WIDTHS[REQUEST]))

    def _behave(self) -> None:
        as_lines(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(Space.WIDE)
        header.setSortIndicator(*self.lines.order)
        self.setSortingEnabled(True)
        self.retranslate()
