"""A moment: day, time of day and the offset from UTC, each typed; nothing is supplied that was not given."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Qt

from mla_writer.gui.editors.base import Input
from mla_writer.gui.editors.date import DateInput
from mla_writer.gui.reading import read_offset, read_time
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import LineEdit, describe, set_role
from mla_writer.gui.widgets.flow import flow
from mla_writer.model.message import message

MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?")
BETWEEN = " | "
UTC = "+00:00"


class TimeInput(Input):
    """Day, time and offset. Seconds and their fractions stay as they were given."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        say = services.say
        self.day = DateInput(services)
        self.clock = self._line(say(message("14:30:05")))
        self.offset = self._line(say(message("UTC+01:00")))
        self.day.changed.connect(self.changed)
        self.day.chosen.connect(self.chosen)
        self.setLayout(flow(self.day, self.clock, self.offset))
        self.setFocusProxy(self.day)

    def value(self) -> Any:
        """The moment in ISO 8601 with its offset; None when a part is missing or cannot be read."""
        day, clock, offset = self.day.value(), read_time(self.clock.text()), read_offset(self.offset.text())
        return f"{day}T{clock}{offset}" if day and clock and offset else None

    def unreadable(self) -> str:
        """What was typed when it is not yet a whole moment."""
        typed = [line.text().strip() for line in (self.day.line, self.clock, self.offset)]
        return BETWEEN.join(typed) if any(typed) and self.value() is None else ""

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show the three parts, or what was typed."""
        if unreadable:
            day, clock, offset = (*unreadable.split(BETWEEN), "", "")[:3]
            self.day.show_value(None, day)
            self.clock.setText(clock)
            self.offset.setText(offset)
            return
        found = MOMENT.fullmatch(value) if isinstance(value, str) else None
        day, clock, offset = found.groups() if found else (None, "", "")
        self.day.show_value(day)
        self.clock.setText(clock)
        self.offset.setText(_offset(offset or ""))

    def show_again(self) -> None:
        """Show how the three parts were understood."""
        self.day.show_again()
        if (clock := read_time(self.clock.text())) is not None:
            self.clock.setText(clock)
        if (offset := read_offset(self.offset.text())) is not None:
            self.offset.setText(_offset(offset))

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for each of the three lines."""
        say = self._services.say
        self.day.name(say(message("{label}, day", label=label)), description)
        describe(self.clock, say(message("{label}, time of day", label=label)), description)
        describe(self.offset, say(message("{label}, offset from UTC", label=label)), description)

    def mark(self, tone: str) -> None:
        """Frame all three."""
        self.day.mark(tone)
        set_role(self.clock, tone=tone)
        set_role(self.offset, tone=tone)

    def _line(self, example: str) -> LineEdit:
        line = LineEdit(width=self._services.theme.px(Size.NUMBER))
        line.setMinimumWidth(self._services.theme.px(Size.NUMBER))
        line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line.setPlaceholderText(example)
        line.textEdited.connect(self.changed)
        return line


def _offset(offset: str) -> str:
    if not offset:
        return ""
    return "UTC" if offset in ("Z", UTC) else f"UTC{offset}"
