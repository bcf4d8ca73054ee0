"""A sheet of paper on the ground, holding what belongs together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from mla_writer.gui.theme import Space
from mla_writer.gui.widgets.label import set_role
from mla_writer.gui.widgets.layouts import Part, column


class Card(QFrame):
    """A framed column; ``body`` is its layout."""

    def __init__(self, *parts: Part, spacing: int = Space.TINY) -> None:
        super().__init__()
        self.setProperty("role", "card")
        margins = (Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self.body = column(*parts, spacing=spacing, margins=margins)
        self.setLayout(self.body)

    def mark(self, tone: str) -> None:
        """Frame the card in ``tone`` (``accent`` for what is chosen, empty for none)."""
        set_role(self, tone=tone)
