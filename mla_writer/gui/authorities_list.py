"""A list of authorities: name and State, what it is for, where it is from, in three lines each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from mla_writer.authorities.card import AuthorityCard
from mla_writer.gui.authorities_words import heading, provenance, shown_state, subject
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import beginning, describe
from mla_writer.model.message import message

MOST_SHOWN = 300
"""More are not listed: nobody reads them, a further word finds the one that is meant."""
FIRST, SECOND, THIRD, STATE = (int(Qt.ItemDataRole.UserRole) + place for place in range(4))


class AuthoritiesList(QListView):
    """``stood`` tells that another authority is stood on, ``opened`` that one was chosen by Enter or a
    double press."""

    stood = Signal()
    opened = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._cards: tuple[AuthorityCard, ...] = ()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(services, self))
        self.setProperty("role", "authorities")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(lambda: self.stood.emit())
        self.doubleClicked.connect(lambda: self.opened.emit())
        describe(self, services.say(message("Authorities")))

    def show_cards(self, cards: Sequence[AuthorityCard]) -> None:
        """List ``cards``, as many as are read, and stand on the first."""
        self._cards = tuple(cards[:MOST_SHOWN])
        self._model.clear()
        for card in self._cards:
            self._model.appendRow(self._item(card))
        if self._cards:
            self.setCurrentIndex(self._model.index(0, 0))
        self.stood.emit()

    def current(self) -> AuthorityCard | None:
        """The authority stood on."""
        row = self.currentIndex().row()
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def stand_on(self, id: str) -> None:
        """Stand on the authority ``id`` if it is listed."""
        row = next((place for place, card in enumerate(self._cards) if card.id == id), -1)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _item(self, card: AuthorityCard) -> QStandardItem:
        services = self._services
        lines = heading(services, card), subject(services, card), provenance(services, card)
        state = shown_state(services, card)
        item = QStandardItem()
        item.setData(", ".join(part for part in (lines[0], state, *lines[1:]) if part),
                     int(Qt.ItemDataRole.AccessibleTextRole))  # fmt: skip
        for role, text in zip((FIRST, SECOND, THIRD), lines, strict=True):
            item.setData(text, role)
        item.setData(state, STATE)
        return item


class _Delegate(QStyledItemDelegate):
    def __init__(self, services: Services, view: AuthoritiesList) -> None:
        super().__init__(view)
        self._services = services

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are equally high."""
        return QSize(0, self._services.theme.px(Size.ROW_DRAFT + Size.MARK) + Space.MEDIUM)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the three lines, mirrored where the interface runs from right to left."""
        colours = self._services.theme.palette
        place = QRect(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(place, QColor(colours.accent_ground if chosen else colours.paper))
        painter.setPen(QPen(QColor(colours.line)))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        inner = place.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.SMALL)
        self._lines(painter, inner, index, direction)
        painter.restore()

    def _lines(
        self,
        painter: QPainter,
        inner: QRect,
        index: QModelIndex | QPersistentModelIndex,
        direction: Qt.LayoutDirection,
    ) -> None:
        colours = self._services.theme.palette
        left = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        right = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter
        line = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 3)
        painter.setFont(self._font(painter, Size.TEXT_HINT))
        painter.setPen(QColor(colours.muted))
        aside = painter.fontMetrics().horizontalAdvance(str(index.data(STATE))) + Space.MEDIUM
        aside = min(aside, inner.width() // 2)
        beside = QStyle.visualRect(direction, line, line.adjusted(line.width() - aside, 0, 0, 0))
        self._text(painter, beside, str(index.data(STATE)), right)
        painter.setFont(self._font(painter, Size.TEXT, bold=True))
        painter.setPen(QColor(colours.ink))
        self._text(painter, QStyle.visualRect(direction, line, line.adjusted(0, 0, -aside, 0)),
                   str(index.data(FIRST)), left)  # fmt: skip
        for role, size, colour in ((SECOND, Size.TEXT_HINT, colours.ink),
                                   (THIRD, Size.TEXT_SMALL, colours.muted)):  # fmt: skip
            line = line.translated(0, line.height())
            painter.setFont(self._font(painter, size))
            painter.setPen(QColor(colour))
            self._text(painter, line, str(index.data(role)), left)

    @staticmethod
    def _text(painter: QPainter, place: QRect, text: str, align: Qt.AlignmentFlag) -> None:
        painter.drawText(
            place, align | Qt.TextFlag.TextDontClip, beginning(painter.fontMetrics(), text, place.width())
        )

    def _font(self, painter: QPainter, size: int, *, bold: bool = False) -> QFont:
        font = QFont(painter.font())
        font.setPixelSize(self._services.theme.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
