"""Fields for typing: plain text only, tab leaves the field, undo belongs to the session."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from mla_writer.gui.icons import icon
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets.label import describe, literal, tooltip


def belongs_to_session(event: QEvent) -> bool:
    """Whether ``event`` is the key for undo or redo, which the session answers, not the field."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class LineEdit(QLineEdit):
    """One line of text. ``left`` tells that the field was left."""

    left = Signal()

    def __init__(self, text: str = "", *, width: int = 0) -> None:
        super().__init__(text)
        if width:
            self.setMaximumWidth(width)
            self.setMinimumWidth(min(width, Size.SEARCH))

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the session."""
        if belongs_to_session(event):
            event.ignore()
            return False
        return super().event(event)

    def show_text(self, text: str) -> None:
        """Show ``text`` from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is to be typed is told whole where it is cut."""
        super().resizeEvent(event)
        text = self.placeholderText()
        cut = self.fontMetrics().horizontalAdvance(text) > self.contentsRect().width() - Size.ICON
        if self.toolTip() == ("" if cut else literal(text)):
            tooltip(self, text if cut else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, unless only a menu or another program came before it; a long
        text is then shown from its beginning."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.setCursorPosition(0)
            self.left.emit()


class SearchEdit(LineEdit):
    """A field to search in: magnifier at its start, emptied by a button or Escape."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)

    def say(self, text: str) -> None:
        """Show what is searched."""
        self.setPlaceholderText(text)
        self._draw()
        describe(self, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._glass.setIcon(icon("search", colour, colour))


class TextArea(QPlainTextEdit):
    """Several lines of text; grows with what is typed between ``least`` and ``most`` lines."""

    left = Signal()

    def __init__(self, text: str = "", *, least: int = 3, most: int = 16) -> None:
        super().__init__(text)
        self._least, self._most = least, most
        self._fitting = False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(Space.TINY)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def write_towards(self, direction: Qt.LayoutDirection) -> None:
        """Set the direction of what is typed: that of the text's language, not of the interface."""
        option = self.document().defaultTextOption()
        option.setTextDirection(direction)
        if direction is Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)

    def sizeHint(self) -> QSize:
        """The height that the text needs, within its limits."""
        return QSize(super().sizeHint().width(), self._height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the text alone."""
        if source.hasText():
            self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the lines at the new width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the session."""
        if belongs_to_session(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, unless only a menu or another program came before it."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def _needed(self) -> float:
        """How high the text is. Qt counts one line for a paragraph that it has not yet laid out, as those
        below the visible part, so each is laid out here."""
        height, block = 0.0, self.document().begin()
        while block.isValid():
            height += self.document().documentLayout().blockBoundingRect(block).height()
            block = block.next()
        return height

    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        needed = max(self._least * line, min(self._most * line, self._needed()))
        return round(needed + 2 * (self.document().documentMargin() + Space.TINY + Space.HAIR))

    def _fit(self) -> None:
        if self._fitting:
            return
        self._fitting = True
        height = self._height()
        if self.height() != height:
            self.setFixedHeight(height)
        self._fitting = False
        full = self._needed() > self._most * self.fontMetrics().lineSpacing()
        on, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if full else off)
