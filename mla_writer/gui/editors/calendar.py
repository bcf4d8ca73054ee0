"""A month to pick a day from, shown below the field it belongs to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QWidget

from mla_writer.gui.icons import icon
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import column


class Calendar(QFrame):
    """A popup with one month. ``picked`` tells the day as ``YYYY-MM-DD``; Escape closes it."""

    picked = Signal(str)

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._services = services
        self.setProperty("role", "popup")
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(services.language.entry.shown_by))
        self.month.setGridVisible(False)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setMinimumDate(QDate(1000, 1, 1))
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)
        self._dress()
        self.setLayout(column(self.month, margins=(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)))

    def open_at(self, below: QWidget, iso: str) -> None:
        """Show the month of ``iso`` below a field."""
        day = date.fromisoformat(iso)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        corner = below.rect().bottomLeft()
        if below.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            corner = below.rect().bottomRight()
            corner.setX(corner.x() - self.width())
        corner.setY(corner.y() + Space.TINY)
        self.move(below.mapToGlobal(corner))
        self.show()
        self.month.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        """Weekends are days like others; the arrows are those of the program."""
        colours = self.palette()
        plain = QTextCharFormat()
        plain.setForeground(colours.color(QPalette.ColorRole.Text))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, plain)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        ink, pale = colours.color(QPalette.ColorRole.Text), colours.color(QPalette.ColorRole.Mid)
        for name, symbol in (("qt_calendar_prevmonth", "back"), ("qt_calendar_nextmonth", "next")):
            button = self.month.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icon(symbol, ink, pale, mirrored=mirrored))
        self.month.setMinimumSize(self._services.theme.px(Size.CARDS), self._services.theme.px(Size.SEARCH))

    def _pick(self, day: QDate) -> None:
        self.close()
        self.picked.emit(day.toString(Qt.DateFormat.ISODate))
