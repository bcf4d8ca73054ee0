"""A message beside what it is about: what, why, what to do, in that order."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets.label import Label, set_role
from mla_writer.gui.widgets.layouts import Part, column, row


class Notice(QFrame):
    """A tinted block with a bar at its start, a title and a text; further parts may be added."""

    def __init__(self, title: str = "", text: str = "", tone: str = "neutral") -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._bar = QFrame()
        self._bar.setProperty("role", "bar")
        self._bar.setFixedWidth(Size.RING)
        self.title = Label(role="strong")
        self.text = Label()
        self.body = column(
            self.title,
            self.text,
            spacing=Space.HAIR,
            margins=(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL),
        )
        self.setLayout(row(self._bar, self.body))
        self.say(title, text, tone)

    def say(self, title: str, text: str, tone: str) -> None:
        """Show a message in ``tone``: ``neutral``, ``accent``, ``block``, ``warning`` or ``done``."""
        self.title.show_text(title)
        self.text.show_text(text)
        if self.property("tone") != tone:
            for part in (self, self._bar, self.title, self.text):
                set_role(part, tone=tone if part in (self, self._bar) else "")

    def add(self, part: Part) -> None:
        """Add a button or another widget below the text."""
        if isinstance(part, int):
            self.body.addSpacing(part)
        else:
            self.body.addLayout(row(part, -1, margins=(0, Space.TINY, 0, Space.HAIR)))
