"""Short states: a pill stands alone in a header, a tag beside what it grades."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from mla_writer.gui.widgets.label import Label, set_role


class Pill(Label):
    """A rounded short text."""

    def __init__(self, text: str = "", tone: str = "neutral") -> None:
        super().__init__(text, "pill", wrap=False)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def set_tone(self, tone: str) -> None:
        """Change the tone: ``neutral``, ``accent``, ``block``, ``warning`` or ``done``."""
        set_role(self, tone=tone)


class Tag(Pill):
    """A grade, such as "Blocks" or "Ready". The word carries it; the colour only helps."""

    def __init__(self, text: str = "", tone: str = "neutral") -> None:
        super().__init__(text, tone)
        self.setProperty("role", "tag")
