"""The table of drafts on the start screen: searched while typing, opened by click or Enter."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import (
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRegularExpression,
    QSize,
    QSortFilterProxyModel,
    Qt,
    QTime,
    Signal,
)
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
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.summaries import Summary
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.titles import title
from mla_writer.gui.widgets import beginning, describe
from mla_writer.gui.widgets.label import literal
from mla_writer.model.message import message

SMALL, TONE, SEARCHED = (int(Qt.ItemDataRole.UserRole) + place for place in range(3))
REQUEST, STATES, MEASURES, STATE, CHANGED = range(5)
COLUMNS = (message("Request"), message("States"), message("Measures"), message("Status"), message("Changed"))
HIDDEN_BELOW = {MEASURES: 760, CHANGED: 620, STATES: 460}
WIDTHS = (260, 104, 0, 144, 140)


class DraftsTable(QTableView):
    """One line for each draft. ``opened`` tells the id of the one to open."""

    opened = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._summaries: tuple[Summary, ...] = ()
        self._model = QStandardItemModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterRole(SEARCHED)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._found)
        self.setItemDelegate(_Delegate(services, self))
        self._behave()
        self.clicked.connect(self._open)

    def show_summaries(self, summaries: tuple[Summary, ...]) -> None:
        """Show these drafts."""
        self._summaries = summaries
        self.retranslate()

    def search(self, text: str) -> None:
        """Show only drafts in which all words of ``text`` occur, in any order."""
        words = [QRegularExpression.escape(word) for word in fold(text).split()]
        self._found.setFilterRegularExpression("".join(f"(?=.*{word})" for word in words))

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        describe(self, say(message("Your requests")))
        self._model.clear()
        self._model.setHorizontalHeaderLabels([say(column) for column in COLUMNS])
        for place, column in enumerate(COLUMNS):
            self._model.horizontalHeaderItem(place).setToolTip(literal(say(column)))
        for summary in self._summaries:
            self._model.appendRow(self._row(summary))
        header = self.horizontalHeader()
        for column, width in enumerate(WIDTHS):
            stretch = QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed if width else stretch)
            if width:
                self.setColumnWidth(column, max(self._services.theme.px(width), self._least(column)))
        self._leave_out()

    def _least(self, column: int) -> int:
        """The width that the head of ``column`` wants, and its states as tags."""
        head = self.horizontalHeader().sectionSizeHint(column)
        if column != STATE:
            return head
        font = QFont(self.font())
        font.setPixelSize(self._services.theme.px(Size.TEXT_SMALL))
        font.setBold(True)
        metrics = QFontMetrics(font)
        texts = {str(self._model.item(row, STATE).text()) for row in range(self._model.rowCount())}
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return max(head, widest + 3 * Space.SMALL + Space.MEDIUM)

    def shown(self) -> int:
        """How many drafts are shown."""
        return self._found.rowCount()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what matters less in a narrow window."""
        super().resizeEvent(event)
        self._leave_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the draft."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

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
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._services.theme.px(Size.ROW_DRAFT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._summaries[self._found.mapToSource(index).row()].id)

    def _row(self, summary: Summary) -> list[QStandardItem]:
        services = self._services
        if summary.refused is not None:
            cells = [
                (summary.id, services.say(summary.refused)),
                ("", ""),
                ("", ""),
                self._state(summary),
            ]
        else:
            arrow = "←" if services.language.direction == "rtl" else "→"
            route = f"{summary.requesting or '…'} {arrow} {summary.requested}"
            route = route if summary.requested else summary.requesting
            measures = ", ".join(services.text(kind) for kind in summary.kinds)
            name = services.say(title(services, summary.requested, summary.kinds))
            cells = [(name, summary.reference), (route, ""), (measures, ""), self._state(summary)]
        cells.append((self._when(summary.changed), ""))
        searched = fold(" ".join(part for cell in cells for part in cell))
        return [self._item(*cell, searched, summary, place) for place, cell in enumerate(cells)]

    def _item(self, text: str, small: str, searched: str, summary: Summary, place: int) -> QStandardItem:
        item = QStandardItem(text)
        item.setData(small, SMALL)
        item.setData(searched, SEARCHED)
        item.setToolTip(literal(text))
        if place == STATE:
            blocked = summary.blocking or summary.refused
            item.setData("block" if blocked else "done", TONE)
        return item

    def _state(self, summary: Summary) -> tuple[str, str]:
        if summary.refused is not None:
            return self._services.say(message("Cannot be read")), ""
        if summary.blocking:
            return self._services.say(message("{count} blocking", count=summary.blocking)), ""
        return self._services.say(message("Ready")), ""

    def _when(self, changed: datetime) -> str:
        locale = QLocale(self._services.language.entry.shown_by)
        clock = locale.toString(QTime(changed.hour, changed.minute), QLocale.FormatType.ShortFormat)
        days = (self._services.now().date() - changed.date()).days
        if days == 0:
            return self._services.say(message("today {time}", time=clock))
        if days == 1:
            return self._services.say(message("yesterday {time}", time=clock))
        day = QDate(changed.year, changed.month, changed.day)
        return locale.toString(day, QLocale.FormatType.ShortFormat)


class _Delegate(QStyledItemDelegate):
    """Draws a cell: a text with a smaller one below it, or a state as a tag."""

    def __init__(self, services: Services, table: DraftsTable) -> None:
        super().__init__(table)
        self._services = services

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are equally high."""
        return QSize(0, self._services.theme.px(Size.ROW_DRAFT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell, mirrored where the interface runs from right to left."""
        colours = self._services.theme.palette
        place = QRect(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_Active
        painter.fillRect(place, QColor(colours.accent_ground if chosen else colours.paper))
        painter.setPen(QPen(QColor(colours.line)))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        inner = place.adjusted(Space.MEDIUM, 0, -Space.SMALL, 0)
        # Letters of a font that stands in are higher than the line of the first font.
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.TextFlag.TextDontClip
        if tone := index.data(TONE):
            self._tag(painter, inner, index.data(), tone, direction)
        else:
            self._texts(painter, inner, index, align)
        painter.restore()

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
        self, painter: QPainter, inner: QRect, text: str, tone: str, direction: Qt.LayoutDirection
    ) -> None:
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
