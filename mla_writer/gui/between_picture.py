"""The timeline of the law between two States: one line for each instrument, one bar for each State."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mla_writer.gui.between_chart import Bar, Chart, Line
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.titles import instrument_title
from mla_writer.gui.widgets import beginning, describe, literal
from mla_writer.model import between_words as words
from mla_writer.model.message import State, message

NAMES_SHARE = 0.34
"""The part of the width that is left to the names of instruments."""
THIN, GAP, ROW = 6, 2, 32
"""Height of a bar, what lies between two of them, and height of a line, at 100 %."""


class Timeline(QWidget):
    """Paints ``chart``. Nothing in it can be pressed: what it shows stands in words below it, and in its
    description for those who do not see it."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.chart: Chart | None = None
        self._states = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart, states: tuple[str, str], day: str) -> None:
        """Paint ``chart`` of the two States; ``day`` in words stands at its line."""
        self.chart, self._states, self._day = chart, states, day
        say = self._services.say
        first, second = map(State, states)
        name = message("Since when {first} and {second} are bound", first=first, second=second)
        describe(self, say(name), "\n".join(self.words(line) for line in chart.lines))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def words(self, line: Line) -> str:
        """What one line shows, in words."""
        say = self._services.say
        both = words.in_force(line.row)
        told = [say(words.standing(side)) for side in line.row.sides]
        told += [say(both)] if both else []
        return f"{self._name(line)}: {'; '.join(told)}"

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        lines = len(self.chart.lines) if self.chart else 0
        return QSize(self._px(Size.COLUMN), self._head() + lines * self._px(ROW) + Space.TINY)

    def bar_rect(self, bar: Bar, number: int, which: int) -> QRectF:
        """Where ``bar`` of the State ``which`` (0 requesting, 1 requested) lies in the line ``number``."""
        left, right = self._x(bar.start), self._x(bar.end)
        thin, gap = self._px(THIN), self._px(GAP)
        top = self._top(number) + (self._px(ROW) - 2 * thin - gap) / 2 + which * (thin + gap)
        return QRectF(min(left, right), top, max(abs(right - left), float(Space.HAIR)), thin)

    def event(self, event: QEvent) -> bool:
        """Under the pointer a line says what it shows."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.chart:
            number = int((event.pos().y() - self._head()) // self._px(ROW))
            if event.pos().y() >= self._head() and number < len(self.chart.lines):
                QToolTip.showText(event.globalPos(), literal(self.words(self.chart.lines[number])), self)
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axis, lines, then the day on top of everything."""
        if self.chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter, self.chart)
        for number, line in enumerate(self.chart.lines):
            self._paint_line(painter, number, line)
        self._paint_day(painter, self.chart)

    # Parts

    def _paint_axis(self, painter: QPainter, chart: Chart) -> None:
        colours = self._services.theme.palette
        painter.setFont(self._font(Size.TEXT_SMALL))
        metrics = QFontMetricsF(painter.font())
        bottom = self._top(len(chart.lines))
        for year, at in chart.marks[:: self._every(chart, metrics)]:
            x = self._x(at)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(x, self._head()), QPointF(x, bottom))
            painter.setPen(QColor(colours.muted))
            width = metrics.horizontalAdvance(str(year))
            painter.drawText(QPointF(x - width / 2, self._head() - Space.TINY), str(year))

    def _every(self, chart: Chart, metrics: QFontMetricsF) -> int:
        """Of how many years one is written, so that they do not touch."""
        if len(chart.marks) < 2:
            return 1
        apart = abs(self._x(chart.marks[1][1]) - self._x(chart.marks[0][1]))
        return max(1, ceil((metrics.horizontalAdvance("2000") + Space.LARGE) / max(apart, 1.0)))

    def _paint_line(self, painter: QPainter, number: int, line: Line) -> None:
        colours = self._services.theme.palette
        painter.setPen(QPen(QColor(colours.line), 1))
        top = self._top(number)
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        self._paint_name(painter, top, self._name(line))
        if (both := line.overlap) is not None:
            first, second = self.bar_rect(both, number, 0), self.bar_rect(both, number, 1)
            ground = first.united(second).adjusted(0, -Space.TINY, 0, Space.TINY)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_ground))
            painter.drawRoundedRect(ground, Space.HAIR, Space.HAIR)
            if both.start_known:
                x = self._x(both.start)
                painter.setPen(QPen(QColor(colours.accent), Space.HAIR))
                painter.drawLine(QPointF(x, ground.top()), QPointF(x, ground.bottom()))
        for which, (bar, colour) in enumerate(zip(line.bars, (colours.accent, colours.muted), strict=True)):
            if bar is not None:
                self._paint_bar(painter, self.bar_rect(bar, number, which), bar, QColor(colour))

    def _paint_bar(self, painter: QPainter, place: QRectF, bar: Bar, colour: QColor) -> None:
        """A bar whose beginning is not known is hatched; one that ended has a stroke across its end."""
        if bar.start_known:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        else:
            painter.setPen(QPen(colour, 1))
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(place, Space.HAIR, Space.HAIR)
        if bar.ended:
            x = self._x(bar.end)
            painter.setPen(QPen(colour, Space.HAIR))
            painter.drawLine(QPointF(x, place.top() - Space.HAIR), QPointF(x, place.bottom() + Space.HAIR))

    def _paint_name(self, painter: QPainter, top: float, name: str) -> None:
        painter.setFont(self._font(Size.TEXT_HINT))
        painter.setPen(QColor(self._services.theme.palette.ink))
        room = self._names() - Space.MEDIUM
        shown = beginning(QFontMetricsF(painter.font()), name, room)
        left = self.width() - room if self._mirrored else 0.0
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        at = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(QRectF(left, top, room, self._px(ROW)), at, shown)

    def _paint_day(self, painter: QPainter, chart: Chart) -> None:
        ink = QColor(self._services.theme.palette.ink)
        x, bottom = self._x(chart.day), self._top(len(chart.lines))
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, self._head() - Space.TINY), QPointF(x, bottom))
        painter.setFont(self._font(Size.TEXT_SMALL, QFont.Weight.DemiBold))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self._day)
        left = min(max(x - width / 2, 0), self.width() - width)
        painter.drawText(QPointF(left, self._px(Size.TEXT_SMALL)), self._day)

    # Measures

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _px(self, size: int) -> int:
        return self._services.theme.px(size)

    def _head(self) -> int:
        """The day above, the years below it."""
        return 2 * self._px(Size.TEXT_SMALL) + Space.MEDIUM

    def _names(self) -> float:
        return self.width() * NAMES_SHARE

    def _top(self, number: int) -> float:
        return float(self._head() + number * self._px(ROW))

    def _x(self, at: float) -> float:
        x = self._names() + at * (self.width() - self._names())
        return self.width() - x if self._mirrored else x

    def _name(self, line: Line) -> str:
        instrument = line.row.instrument
        return instrument.short or instrument_title(self._services, instrument)

    def _font(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._px(size))
        font.setWeight(weight)
        return font


class Sample(QWidget):
    """A small bar for the legend: solid in one of the two colours, hatched, or the ground of an overlap."""

    def __init__(self, services: Services, look: str) -> None:
        super().__init__()
        self._services, self._look = services, look
        px = services.theme.px
        self.setFixedSize(px(Size.MARK + Space.SMALL), px(Size.TEXT_HINT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar in the middle of its room."""
        colours = self._services.theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thin = self._services.theme.px(THIN if self._look != "both" else 2 * THIN)
        place = QRectF(0.5, (self.height() - thin) / 2, self.width() - 1, thin)
        colour = QColor(
            {"second": colours.muted, "both": colours.accent_ground}.get(self._look, colours.accent)
        )
        hatched = self._look == "unknown"
        painter.setPen(QPen(QColor(colours.muted), 1) if hatched else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QBrush(QColor(colours.muted), Qt.BrushStyle.BDiagPattern) if hatched else colour)
        painter.drawRoundedRect(place, Space.HAIR, Space.HAIR)
