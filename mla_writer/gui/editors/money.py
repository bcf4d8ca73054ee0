"""An amount in a currency."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from mla_writer.gui.editors.base import Input
from mla_writer.gui.editors.choice import SearchInput
from mla_writer.gui.editors.names import currencies
from mla_writer.gui.reading import read_number
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import LineEdit, describe, set_role
from mla_writer.gui.widgets.flow import flow
from mla_writer.model.message import message


class MoneyInput(Input):
    """The amount typed with the separators of the language, the currency searched by code or name."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.amount = LineEdit(width=services.theme.px(Size.DATE))
        self.amount.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.amount.textEdited.connect(self.changed)
        self.currency = SearchInput(
            currencies(services), services.say(message("Currency")), services.theme.px(Size.SEARCH)
        )
        self.currency.changed.connect(self.changed)
        self.currency.chosen.connect(self.chosen)
        self.setLayout(flow(self.amount, self.currency))
        self.setFocusProxy(self.amount)

    def value(self) -> Any:
        """``{"amount", "currency"}`` with what can be read; None when nothing can."""
        parts = {"amount": self._read(), "currency": self.currency.value()}
        return {name: part for name, part in parts.items() if part} or None

    def unreadable(self) -> str:
        """What was typed when the amount is no number or the currency is not known."""
        typed = self.amount.text().strip()
        if (typed and self._read() is None) or self.currency.unreadable():
            return f"{typed} {self.currency.choice.line.text().strip()}".strip()
        return ""

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show amount and currency, or what was typed in place of the amount."""
        given: dict[str, Any] = value if isinstance(value, dict) else {}
        amount = given.get("amount")
        self.amount.setText(
            unreadable or ("" if amount is None else self._services.language.number(str(amount)))
        )
        self.currency.show_value(given.get("currency"))

    def show_again(self) -> None:
        """Show how the amount was understood."""
        if (read := self._read()) is not None:
            self.amount.setText(self._services.language.number(read))

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for amount and currency."""
        say = self._services.say
        describe(self.amount, say(message("{label}, amount", label=label)), description)
        self.currency.name(say(message("{label}, currency", label=label)), description)

    def mark(self, tone: str) -> None:
        """Frame both."""
        set_role(self.amount, tone=tone)
        self.currency.mark(tone)

    def _read(self) -> str | None:
        return read_number(self.amount.text(), self._services.language)
