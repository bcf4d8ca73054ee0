"""The task list: where a person is in the request, and how far each part has come."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from mla_writer.gui.icons import pixmap
from mla_writer.gui.services import Services
from mla_writer.gui.task_rows import WORDS, Mark, TaskRow, task_rows
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Label, column, describe, literal
from mla_writer.model.message import Message, message
from mla_writer.session import Session

ROW = int(Qt.ItemDataRole.UserRole)
BREAKING = Qt.TextFlag.TextWordWrap
TICK = Size.MARK - 2 * Space.TINY
INDENT = (Size.MARK + Space.MEDIUM, Size.MARK + Space.MEDIUM, Size.MARK + Space.WIDE)


class TaskList(QFrame):
    """The sections and measures of the draft. ``chosen`` tells the key of the page to go to."""

    chosen = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "tasks")
        self._services = services
        self._session: Session | None = None
        self._rows: tuple[TaskRow, ...] = ()
        self._title = Label(role="small")
        self.view = _View(services)
        self.view.entered_row.connect(self._go)
        self._title.setContentsMargins(Space.LARGE + Space.TINY, 0, Space.LARGE + Space.TINY, 0)
        self.setLayout(column(self._title, self.view, spacing=Space.MEDIUM, margins=(0, Space.LARGE, 0, 0)))

    def show_session(self, session: Session) -> None:
        """Show the tasks of ``session``."""
        self._session = session
        self.refresh()

    def refresh(self) -> None:
        """Show how far everything has come now."""
        if self._session is None:
            return
        rows = task_rows(self._session)
        if rows != self._rows:
            self._rows = rows
            self.view.show_rows(rows)

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        self._title.setText(self._services.say(message("Request")))
        describe(self.view, self._services.say(message("Tasks of this request")))
        self.view.show_rows(self._rows)

    def _go(self, place: int) -> None:
        if self._rows[place].key:
            self.chosen.emit(self._rows[place].key)


class _View(QListView):
    """A list of which one line is entered by click, Enter or Space; arrow keys only move."""

    entered_row = Signal(int)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.setProperty("role", "tasks")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(services, self))
        self.clicked.connect(self._entered)

    def show_rows(self, rows: tuple[TaskRow, ...]) -> None:
        """Show ``rows``; the line of the page shown becomes the current one."""
        while self._model.rowCount() > len(rows):
            self._model.removeRow(self._model.rowCount() - 1)
        while self._model.rowCount() < len(rows):
            self._model.appendRow(QStandardItem())
        for place, row in enumerate(rows):
            self._fill(self._model.item(place), row)
        here = next((place for place, row in enumerate(rows) if row.here), -1)
        if here >= 0:
            self.setCurrentIndex(self._model.index(here, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width, as beside the scroll bar, labels take other numbers of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _entered(self, index: QModelIndex) -> None:
        self.entered_row.emit(index.row())

    def _fill(self, item: QStandardItem, row: TaskRow) -> None:
        label = self._said(row.label)
        count = self._services.say(row.count) if row.count else ""
        state = self._services.say(WORDS[row.mark])
        item.setText(label)
        item.setToolTip(literal(label))
        item.setData(row, ROW)
        item.setData(count, ROW + 1)
        spoken = dict.fromkeys(filter(None, (label, state, count)))
        item.setData(", ".join(spoken), Qt.ItemDataRole.AccessibleTextRole)
        item.setEnabled(bool(row.key))

    def _said(self, label: str | Message) -> str:
        return self._services.say(label) if isinstance(label, Message) else self._services.text(label)


class _Delegate(QStyledItemDelegate):
    """Draws one line: mark, label, count. A long label takes a second line; nothing of it is cut."""

    def __init__(self, services: Services, view: QListView) -> None:
        super().__init__(view)
        self._services, self._view = services, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Sections stand further apart than what is in them."""
        row: TaskRow = index.data(ROW)
        least = self._services.theme.px(Size.ROW if row.depth == 0 else Size.ROW_SMALL)
        place = QRect(0, 0, self._view.viewport().width(), least)
        rest, _ = self._shares(self._inner(place), row, index.data(ROW + 1))
        metrics = QFontMetrics(self._label_font(self._view.font(), row))
        needed = metrics.boundingRect(QRect(0, 0, rest.width(), 0), BREAKING, index.data()).height()
        return QSize(0, max(least, needed + Space.SMALL + Space.TINY))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the line, mirrored where the interface runs from right to left."""
        row: TaskRow = index.data(ROW)
        place = QRect(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, place, row, state, direction)
        inner = self._inner(place)
        if row.depth == 0:
            mark = QRect(inner.left(), inner.center().y() - Size.MARK // 2 + 1, Size.MARK, Size.MARK)
            self._mark(painter, QStyle.visualRect(direction, inner, mark), row, index.data(ROW + 1))
        self._words(painter, inner, row, (index.data(), index.data(ROW + 1)), direction)
        painter.restore()

    def _ground(
        self,
        painter: QPainter,
        place: QRect,
        row: TaskRow,
        state: QStyle.StateFlag,
        direction: Qt.LayoutDirection,
    ) -> None:
        colours = self._services.theme.palette
        if row.here:
            painter.fillRect(place, QColor(colours.accent_ground))
            bar = QRect(place.left(), place.top(), Size.RING, place.height())
            painter.fillRect(QStyle.visualRect(direction, place, bar), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver and row.key:
            painter.fillRect(place, QColor(colours.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.ring), Size.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = Size.RING // 2 + 1
            painter.drawRoundedRect(place.adjusted(half, half, -half, -half), Size.RADIUS, Size.RADIUS)

    def _mark(self, painter: QPainter, place: QRect, row: TaskRow, count: str) -> None:
        colours = self._services.theme.palette
        tone = {Mark.DONE: "done", Mark.PROGRESS: "accent", Mark.BLOCKS: "block"}.get(row.mark)
        if tone is None:
            painter.setPen(QPen(QColor(colours.control_line), 1))
            painter.setBrush(QColor(colours.paper))
            painter.drawEllipse(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5))
            return
        text, ground = (QColor(colour) for colour in colours.tone(tone))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        if row.mark is Mark.BLOCKS:
            self._badge(painter, place, count, text)
            return
        painter.drawEllipse(place)
        if row.mark is Mark.DONE:
            painter.drawPixmap(place.adjusted(4, 4, -4, -4), pixmap("tick", text, Size.MARK - 2 * Space.TINY))
        else:
            painter.setBrush(text)
            painter.drawEllipse(QRectF(place).center(), 2.5, 2.5)

    def _badge(self, painter: QPainter, place: QRect, count: str, colour: QColor) -> None:
        font = self._font(painter.font(), Size.TEXT_SMALL, bold=True)
        painter.setFont(font)
        wider = max(0, painter.fontMetrics().horizontalAdvance(count) + Space.SMALL - place.width())
        shape = place.adjusted(-wider // 2, 0, wider // 2, 0)
        painter.drawRoundedRect(shape, place.height() / 2, place.height() / 2)
        painter.setPen(colour)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, count)

    def _words(
        self,
        painter: QPainter,
        inner: QRect,
        row: TaskRow,
        words: tuple[str, str],
        direction: Qt.LayoutDirection,
    ) -> None:
        colours = self._services.theme.palette
        label, count = words
        rest, end = self._shares(inner, row, count)
        painter.setFont(self._font(painter.font(), Size.TEXT_SMALL))
        painter.setPen(QColor(colours.muted))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QStyle.visualRect(direction, inner, end), align, _beside(row, count))
        if _ticked(row, count):
            tick = QRect(end.left() + Space.SMALL, end.center().y() - TICK // 2, TICK, TICK)
            painter.drawPixmap(
                QStyle.visualRect(direction, inner, tick), pixmap("tick", QColor(colours.done), TICK)
            )
        painter.setFont(self._label_font(painter.font(), row))
        painter.setPen(QColor(self._ink(row)))
        start = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QStyle.visualRect(direction, inner, rest), start | BREAKING, label)

    def _shares(self, inner: QRect, row: TaskRow, count: str) -> tuple[QRect, QRect]:
        """Where the label stands, and what stands at the end of the line."""
        shown = _beside(row, count)
        metrics = QFontMetrics(self._font(self._view.font(), Size.TEXT_SMALL))
        width = metrics.horizontalAdvance(shown) + Space.SMALL if shown else 0
        width = TICK + Space.SMALL if _ticked(row, count) else width
        end = QRect(inner.right() - width, inner.top(), width, inner.height())
        return inner.adjusted(INDENT[row.depth], 0, -width, 0), end

    @staticmethod
    def _inner(place: QRect) -> QRect:
        return place.adjusted(Space.LARGE + Space.TINY, 0, -Space.LARGE, 0)

    def _ink(self, row: TaskRow) -> str:
        colours = self._services.theme.palette
        if not row.key:
            return colours.disabled
        return colours.ink if row.depth == 0 or row.open or row.here else colours.muted

    def _label_font(self, base: QFont, row: TaskRow) -> QFont:
        return self._font(base, Size.TEXT_HINT if row.depth else Size.TEXT, bold=row.here)

    def _font(self, base: QFont, size: int, *, bold: bool = False) -> QFont:
        font = QFont(base)
        font.setPixelSize(self._services.theme.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


def _beside(row: TaskRow, count: str) -> str:
    """What is written at the end of a line: a badge before it shows the count of what blocks."""
    return "" if row.mark is Mark.BLOCKS or _ticked(row, count) else count


def _ticked(row: TaskRow, count: str) -> bool:
    """Whether a tick at the end of the line says that a measure is done, and leaves room to its label."""
    return bool(row.depth and row.mark is Mark.DONE and count)
