"""Numbers: any, whole, or a count of days."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt

from mla_writer.gui.editors.base import Input
from mla_writer.gui.reading import read_number
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Label, LineEdit, describe, row, set_role


class NumberInput(Input):
    """A number typed with the separators of the interface's language; ``unit`` stands after it."""

    def __init__(self, services: Services, *, whole: bool, unit: str = "") -> None:
        super().__init__()
        self._services, self._whole = services, whole
        self.line = LineEdit(width=services.theme.px(Size.NUMBER))
        self.line.setMinimumWidth(services.theme.px(Size.NUMBER))
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a sign stands before its number
        self.line.textEdited.connect(self.changed)
        self.setLayout(row(self.line, *([Label(unit, wrap=False)] if unit else []), -1, spacing=Space.SMALL))
        self.setFocusProxy(self.line)

    def value(self) -> Any:
        """The number; None when there is none or it cannot be read."""
        read = read_number(self.line.text(), self._services.language)
        if read is None:
            return None
        number = Decimal(read)
        if number == number.to_integral_value():
            return int(number)
        return None if self._whole else float(number)

    def unreadable(self) -> str:
        """What was typed when it is no number."""
        text = self.line.text().strip()
        return text if text and self.value() is None else ""

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show the number as it is typed: without separators of thousands."""
        decimal = unreadable or ("" if value is None else str(value))
        if not unreadable and isinstance(value, float):
            decimal = self._services.language.number(value)
        self.line.setText(decimal)

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the line."""
        describe(self.line, label, description)

    def mark(self, tone: str) -> None:
        """Frame the line."""
        set_role(self.line, tone=tone)
