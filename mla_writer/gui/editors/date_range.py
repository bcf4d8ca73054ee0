"""A period: its first and its last day."""

from __future__ import annotations

from typing import Any

from mla_writer.gui.editors.base import Input
from mla_writer.gui.editors.date import DateInput
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import Label
from mla_writer.gui.widgets.flow import flow
from mla_writer.model.message import message

BETWEEN = " – "


class DateRangeInput(Input):
    """Two dates. What was typed and cannot be read is kept for both together."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.start, self.end = DateInput(services), DateInput(services)
        for part in (self.start, self.end):
            part.changed.connect(self.changed)
            part.chosen.connect(self.chosen)
        between = Label(services.say(message("until")), wrap=False)
        between.setFixedHeight(services.theme.px(Size.CONTROL))
        self.setLayout(flow(self.start, between, self.end))
        self.setFocusProxy(self.start)

    def value(self) -> Any:
        """``{"start", "end"}`` with what can be read; None when nothing can."""
        parts = {"start": self.start.value(), "end": self.end.value()}
        return {name: day for name, day in parts.items() if day} or None

    def unreadable(self) -> str:
        """What was typed when one of the two is no date."""
        if not (self.start.unreadable() or self.end.unreadable()):
            return ""
        return BETWEEN.join((self.start.line.text().strip(), self.end.line.text().strip()))

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show both days, or what was typed."""
        if unreadable:
            first, _, last = unreadable.partition(BETWEEN)
            self._show_typed(self.start, first)
            self._show_typed(self.end, last)
            return
        given: dict[str, Any] = value if isinstance(value, dict) else {}
        self.start.show_value(given.get("start"))
        self.end.show_value(given.get("end"))

    def show_again(self) -> None:
        """Show in words how the days were understood."""
        self.start.show_again()
        self.end.show_again()

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for each of the two lines."""
        say = self._services.say
        self.start.name(say(message("{label}, first day", label=label)), description)
        self.end.name(say(message("{label}, last day", label=label)), description)

    def mark(self, tone: str) -> None:
        """Frame both."""
        self.start.mark(tone)
        self.end.mark(tone)

    @staticmethod
    def _show_typed(part: DateInput, text: str) -> None:
        part.show_value(None, text)
        part.show_again()
