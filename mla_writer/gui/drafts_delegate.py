"""How a cell of the list of drafts is drawn: a box, a text with a smaller one below, or a state as a tag."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mla_writer.gui.drafts_model import CHANGED, MARK, MARKED, REQUEST, SMALL, TONE
from mla_writer.gui.icons import pixmap
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import beginning


class DraftsDelegate(QStyledItemDelegate):
    """Draws cells of ``table``; the line that the keys act on has an edge in the colour of the focus."""

    def __init__(self, services: Services, table: QTableView) -> None:
        super().__init__(table)
        self._services, self._table = services, table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are equally high."""
        return QSize(0, self._services.theme.px(Size.ROW_DRAFT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell, mirrored where the interface runs from right to left."""
        colours = self._services.theme.palette
        place = QRect(option.rect)  # type: ignore[attr-defined]
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(place, QColor(colours.accent_ground if index.data(MARKED) else colours.paper))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), QColor(colours.line))
        self._edge(painter, place, index)
        inner = place.adjusted(Space.MEDIUM, 0, -Space.SMALL, 0)
        # Letters of a font that stands in are higher than the line of the first font.
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.TextFlag.TextDontClip
        if index.column() == MARK:
            self._box(painter, place, marked=bool(index.data(MARKED)))
        elif tone := index.data(TONE):
            self._tag(painter, inner, (index.data(), tone), direction)
        else:
            self._texts(painter, inner, index, align)
        painter.restore()

    def _edge(self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if self._table.hasFocus() and self._table.currentIndex().row() == index.row():
            colour = QColor(self._services.theme.palette.accent)
            painter.fillRect(QRect(place.left(), place.top(), place.width(), Space.HAIR), colour)
            painter.fillRect(QRect(place.left(), place.bottom() - 1, place.width(), Space.HAIR), colour)

    def _box(self, painter: QPainter, place: QRect, *, marked: bool) -> None:
        colours = self._services.theme.palette
        side = self._services.theme.px(Size.ICON)
        box = QRect(0, 0, side, side)
        box.moveCenter(place.center())
        painter.setPen(QPen(QColor(colours.accent if marked else colours.control_line)))
        painter.setBrush(QColor(colours.accent if marked else colours.paper))
        painter.drawRoundedRect(box, Space.TINY, Space.TINY)
        if marked:
            painter.drawPixmap(box, pixmap("tick", QColor(colours.on_accent), side))

    def _texts(
        self,
        painter: QPainter,
        inner: QRect,
        index: QModelIndex | QPersistentModelIndex,
        align: int,
    ) -> None:
        colours, first = self._services.theme.palette, index.column() == REQUEST
        small: str = index.data(SMALL) or ""
        font, below = self._font(painter, Size.TEXT, bold=first), self._font(painter, Size.TEXT_SMALL)
        painter.setFont(font)
        line = painter.fontMetrics().height()
        top = inner.center().y() - (line if small else line // 2) + 1
        painter.setPen(QColor(colours.muted if index.column() == CHANGED else colours.ink))
        text = beginning(painter.fontMetrics(), index.data(), inner.width())
        painter.drawText(QRect(inner.left(), top, inner.width(), line), align, text)
        if small:
            painter.setFont(below)
            painter.setPen(QColor(colours.muted))
            text = beginning(painter.fontMetrics(), small, inner.width())
            painter.drawText(QRect(inner.left(), top + line, inner.width(), line), align, text)

    def _tag(
        self, painter: QPainter, inner: QRect, said: tuple[str, str], direction: Qt.LayoutDirection
    ) -> None:
        text, tone = said
        ink, ground = self._services.theme.palette.tone(tone)
        painter.setFont(self._font(painter, Size.TEXT_SMALL, bold=True))
        metrics = painter.fontMetrics()
        size = QSize(metrics.horizontalAdvance(text) + 2 * Space.SMALL, metrics.height() + Space.TINY)
        shape = QRect(inner.left(), inner.center().y() - size.height() // 2 + 1, size.width(), size.height())
        shape = QStyle.visualRect(direction, inner, shape)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(shape, Space.TINY, Space.TINY)
        painter.setPen(QColor(ink))
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, text)

    def _font(self, painter: QPainter, size: int, *, bold: bool = False) -> QFont:
        font = QFont(painter.font())
        font.setPixelSize(self._services.theme.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
