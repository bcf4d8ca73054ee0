"""A date, typed in any usual way or picked from a month; shown in words once it is understood."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSizePolicy

from mla_writer.gui.editors.base import Input
from mla_writer.gui.editors.calendar import Calendar
from mla_writer.gui.reading import order, read_date, show_date
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, LineEdit, describe, row, set_role
from mla_writer.model.message import message

EXAMPLES = {
    "dmy": message("day, month, year"),
    "mdy": message("month, day, year"),
    "ymd": message("year, month, day"),
}


class DateInput(Input):
    """A line and a button that opens the month."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.line = LineEdit(width=services.theme.px(Size.DATE))
        self.line.setMinimumWidth(services.theme.px(Size.DATE))
        self.line.setPlaceholderText(services.say(EXAMPLES[order(services.language)]))
        self.line.textEdited.connect(self.changed)
        self.button = Button(role="icon", symbol="calendar")
        self.button.say(services.say(message("Pick a day")))
        self.button.clicked.connect(self._open)
        self.setLayout(row(self.line, self.button, -1, spacing=Space.TINY))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.setTabOrder(self.line, self.button)

    def value(self) -> Any:
        """The day as ``YYYY-MM-DD``; None when there is none or it cannot be read."""
        return read_date(self.line.text(), self._services.language)

    def unreadable(self) -> str:
        """What was typed when it is no date."""
        text = self.line.text().strip()
        return text if text and self.value() is None else ""

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show the day in words."""
        shown = show_date(str(value), self._services.language) if value else ""
        self.line.setText(unreadable or shown)

    def show_again(self) -> None:
        """Show in words how the day was understood."""
        if (value := self.value()) is not None:
            self.show_value(value)

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the line."""
        describe(self.line, label, description)

    def mark(self, tone: str) -> None:
        """Frame the line."""
        set_role(self.line, tone=tone)

    def _open(self) -> None:
        calendar = Calendar(self._services, self)
        calendar.picked.connect(self._picked)
        calendar.open_at(self.line, self.value() or self._services.clock.today().isoformat())

    def _picked(self, iso: str) -> None:
        self.show_value(iso)
        self.line.setFocus()
        self.chosen.emit()
