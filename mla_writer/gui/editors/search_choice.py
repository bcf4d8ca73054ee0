"""One of many entries, found by typing a part of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter

from mla_writer.gui.reading import fold
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import LineEdit, tooltip

ID, SEARCHED = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
MOST_SHOWN = 12


class SearchChoice(QComboBox):
    """A list in which typing finds entries by any part, without case and accents.

    ``picked`` tells that an entry was taken or the field emptied, ``typed`` every letter.
    """

    picked = Signal()
    typed = Signal()

    def __init__(self, entries: Iterable[tuple[str, str]], hint: str = "") -> None:
        super().__init__()
        self._entries = QStandardItemModel(self)
        for id, label in entries:
            item = QStandardItem(label)
            item.setData(id, ID)
            item.setData(fold(label), SEARCHED)
            self._entries.appendRow(item)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(MOST_SHOWN)
        self.setMinimumContentsLength(Size.SHORTEST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setModel(self._entries)
        self.line = LineEdit()
        self.setLineEdit(self.line)
        self.line.setPlaceholderText(hint)
        self.line.textChanged.connect(self._tell_whole)
        self._complete()
        self.setCurrentIndex(-1)
        self.line.textEdited.connect(self.typed)
        self.line.left.connect(self.settle)
        self.activated.connect(lambda: self.picked.emit())

    def entry(self) -> str:
        """The id of the entry shown, or empty when the text is not one of the entries."""
        row = self._row_of(self.line.text())
        return "" if row < 0 else str(self._entries.item(row).data(ID))

    def show_entry(self, id: str) -> None:
        """Show the entry ``id``; nothing when there is none."""
        for row in range(self._entries.rowCount()):
            if self._entries.item(row).data(ID) == id:
                self.setCurrentIndex(row)
                self.line.setCursorPosition(0)  # a long name is read from its beginning
                return
        self.setCurrentIndex(-1)
        self.line.clear()

    def settle(self) -> None:
        """The field was left: take the entry meant when what was typed fits only one."""
        if not self.line.isModified():
            return
        self.line.setModified(False)
        text = fold(self.line.text().strip())
        if self._row_of(self.line.text()) < 0 and text:
            fitting = [row for row in range(self._entries.rowCount()) if text in self._searched(row)]
            if len(fitting) == 1:
                self.setCurrentIndex(fitting[0])
                self.picked.emit()
                return
        self.typed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, it never changes an answer."""
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click into the empty field shows all entries."""
        if watched is self.line and event.type() is QEvent.Type.MouseButtonRelease and not self.line.text():
            self.showPopup()
        return super().eventFilter(watched, event)

    def _complete(self) -> None:
        completer = _Completer(self._entries, self)
        completer.activated.connect(self._completed)
        self.setCompleter(completer)
        self.line.installEventFilter(self)

    def _completed(self, text: str) -> None:
        self.setCurrentIndex(self._row_of(text))
        self.picked.emit()

    def _tell_whole(self, text: str) -> None:
        """A long name is cut where there is no room."""
        tooltip(self, text)

    def _row_of(self, text: str) -> int:
        wanted = fold(text.strip())
        rows = range(self._entries.rowCount() if wanted else 0)
        return next((row for row in rows if self._searched(row) == wanted), -1)

    def _searched(self, row: int) -> str:
        return str(self._entries.item(row).data(SEARCHED))


class _Completer(QCompleter):
    def __init__(self, entries: QStandardItemModel, parent: QObject) -> None:
        super().__init__(entries, parent)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompletionRole(SEARCHED)
        self.setMaxVisibleItems(MOST_SHOWN)
        popup = self.popup()
        if popup is not None:
            popup.setProperty("role", "popup")

    def splitPath(self, path: str) -> list[str]:
        """Compare without case and accents."""
        return [fold(path.strip())]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What is put into the field."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))
