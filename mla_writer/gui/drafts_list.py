"""The requests of the first screen: search, filters, table, and what can be done with what is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mla_writer.gui.drafts_filters import DraftsFilters
from mla_writer.gui.drafts_search import ARCHIVE, BIN, Finder, Found, Wanted
from mla_writer.gui.drafts_strip import MarkedStrip, UndoStrip
from mla_writer.gui.drafts_words import Words
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Heading, Notice, SearchEdit, column, row
from mla_writer.model.message import Message, message

if TYPE_CHECKING:  # the table is made when there are drafts to show
    from mla_writer.gui.drafts_actions import DraftsActions
    from mla_writer.gui.drafts_table import DraftsTable

LEAST_ROWS = 2
"""Lines that are always seen; where there is no room the screen scrolls."""
NARROW = 480
"""The width at 100 % below which the search stands below the title."""
MOST_WIDE = 16_777_215
"""No limit (QWIDGETSIZE_MAX)."""
TYPING = 120
"""Milliseconds after the last letter until it is searched."""
EMPTY = {
    ARCHIVE: (message("The archive is empty"), message("Requests that are finished can be put here.")),
    BIN: (message("The bin is empty"), message("Deleted requests stay here for 30 days.")),
}
NOTHING_FOUND = message("Nothing found"), message("Try fewer words or filters.")
NOTHING_YET = (
    message("No requests yet"),
    message("Choose on the left what you need, open a file, or look at an example."),
)


class DraftsList(QWidget):
    """``opened`` tells the id of a draft to go on with; ``below`` stands below the table unless lines are
    marked. Reads beside the window; what was asked last wins."""

    opened = Signal(str)

    def __init__(self, services: Services, below: QWidget) -> None:
        super().__init__()
        self._services, self._below = services, below
        self.words = Words(services)
        self._finder = Finder(services, self.words)
        self._wanted, self._asked = Wanted(), 0
        self.found: Found | None = None
        self.table: DraftsTable | None = None
        self.acting: DraftsActions | None = None
        self.title, self.search, self.nothing = Heading(), _Search(), Notice()
        self.filters = DraftsFilters(services, self.words)
        self.marked, self.undo = MarkedStrip(services), UndoStrip(services)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TYPING)
        self._connect()
        self._lay_out()
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the search stands below the title."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < self._services.theme.px(NARROW)
        self._head.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self.search.setMaximumWidth(MOST_WIDE if narrow else self._services.theme.px(Size.SEARCH))

    def refresh(self) -> None:
        """Read the vault again."""
        self._ask(anew=True)

    def forget(self) -> None:
        """Show and keep nothing of any draft: the vault was locked."""
        self._asked += 1
        self._wait.stop()
        self._wanted, self.found = Wanted(), None
        self._finder.forget()
        self.words.forget()
        self.search.clear()
        self._wait.stop()
        self.undo.leave()
        self.filters.show_found(Found(Wanted()))
        if self.table is not None:
            self.table.show_entries(())
        self._show_parts()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        self.words.forget()
        self.title.setText(say(message("Your requests")))
        self.search.say(say(message("Find a request")))
        if self.table is not None:
            self.table.retranslate()
        if self.found is not None:
            self._ask()
        self._show_parts()

    # Asking

    def _connect(self) -> None:
        self._wait.timeout.connect(self._search)
        self.search.textChanged.connect(lambda: self._wait.start())
        self.search.returnPressed.connect(self._search)
        self.search.down.connect(self._to_table)
        self.filters.wanted.connect(self._want)

    def _search(self) -> None:
        self._wait.stop()
        wanted = self._wanted
        text = self.search.text()
        if text != wanted.text:
            self._want(Wanted(text, wanted.states, wanted.kinds, wanted.tags, wanted.standing, wanted.place))

    def _want(self, wanted: Wanted) -> None:
        if wanted.place != self._wanted.place:
            self.undo.leave()
        self._wanted = wanted
        self._ask()

    def _ask(self, *, anew: bool = False) -> None:
        self._asked += 1
        asked, wanted = self._asked, self._wanted

        def find() -> Found:
            if anew:
                self._finder.forget()
            return self._finder.find(wanted)

        def show(found: Found) -> None:
            if asked == self._asked:
                self._show(found)

        self._services.runner.run(find, show, lambda _: show(Found(wanted)))

    # Showing

    def _show(self, found: Found) -> None:
        self.found = found
        if found.entries or self.table is not None:
            table, actions = self._made()
            table.show_entries(found.entries)
            actions.show_found(found)
        self.filters.show_found(found)
        self._show_parts()

    def _made(self) -> tuple[DraftsTable, DraftsActions]:
        from mla_writer.gui.drafts_actions import DraftsActions
        from mla_writer.gui.drafts_table import DraftsTable

        if self.table is None or self.acting is None:
            table = self.table = DraftsTable(self._services, self.words)
            actions = self.acting = DraftsActions(self._services, table)
            table.opened.connect(self.opened)
            table.lines.marks_changed.connect(self._show_marked)
            actions.changed.connect(self.refresh)
            actions.done.connect(self.undo.offer)
            self.undo.wanted.connect(actions.undo)
            self.marked.all_wanted.connect(table.selectAll)
            self.marked.none_wanted.connect(lambda: table.lines.mark(()))
            self._parts.insertWidget(self._parts.indexOf(self.nothing), table, 1000)
        return self.table, self.acting

    def _show_parts(self) -> None:
        found, table = self.found, self.table
        some = found is not None and bool(found.entries)
        used = found is not None and bool(found.total or found.elsewhere or found.wanted.text)
        self.search.setVisible(used)
        self.filters.menu.setVisible(used)
        if table is not None:
            table.setVisible(some)
            self._fit(table)
        self.nothing.setVisible(found is not None and not some)
        if found is not None:
            title, text = self._told(found)
            self.nothing.say(self._services.say(title), self._services.say(text), "neutral")
        self._show_marked()

    def _told(self, found: Found) -> tuple[Message, Message]:
        """Why there is nothing, and what to do."""
        if found.total and (found.wanted.text.strip() or found.wanted.filters):
            return NOTHING_FOUND
        return EMPTY.get(found.wanted.place, NOTHING_YET)

    def _show_marked(self) -> None:
        table, actions = self.table, self.acting
        if table is not None and actions is not None:
            acts = [actions.actions[id] for id in actions.offered()]
            self.marked.show_marked(len(table.lines.marked), table.shown(), acts)
            self._below.setVisible(not table.lines.marked)
            if table.lines.marked:
                self.undo.leave()

    def _to_table(self) -> None:
        self._search()
        table = self.table
        if table is not None and table.shown():
            table.setFocus(Qt.FocusReason.TabFocusReason)
            if not table.currentIndex().isValid():
                table.setCurrentIndex(table.lines.index(0, 1))

    def _fit(self, table: DraftsTable) -> None:
        rows = table.shown() * self._services.theme.px(Size.ROW_DRAFT)
        header = table.horizontalHeader().sizeHint().height()
        least = min(table.shown(), LEAST_ROWS) * self._services.theme.px(Size.ROW_DRAFT)
        table.setMinimumHeight(least + header + Space.HAIR)
        table.setMaximumHeight(rows + header + Space.HAIR)

    def _lay_out(self) -> None:
        tools = row(self.search, self.filters.menu, spacing=Space.SMALL)
        self._head = row(self.title, -1, tools, spacing=Space.SMALL)
        self._head.setStretch(2, 1)
        self.filters.menu.hide()
        parts = (self._head, self.filters, self.nothing, self.marked, self.undo, self._below)
        self._parts = column(*parts, spacing=Space.MEDIUM)
        self._parts.addStretch(1)
        self.setLayout(self._parts)


class _Search(SearchEdit):
    """``down`` tells that the arrow down was pressed."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down leads into the table."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
