"""A part of a page that is folded away until it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mla_writer.gui.theme import Space
from mla_writer.gui.widgets.buttons import Button
from mla_writer.gui.widgets.layouts import Part, column, row


class Fold(QWidget):
    """A line that opens and closes what stands below it; ``body`` is the layout of that part."""

    toggled = Signal(bool)

    def __init__(self, *parts: Part, spacing: int = Space.WIDE) -> None:
        super().__init__()
        self.body: QVBoxLayout = column(*parts, spacing=spacing, margins=(0, Space.MEDIUM, 0, 0))
        self._inside = QWidget()
        self._inside.setLayout(self.body)
        self._inside.hide()
        self.button = Button(role="fold", symbol="unfold")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggle)
        self.setLayout(column(row(self.button, -1), self._inside))

    def say(self, text: str) -> None:
        """Show what the folded part holds."""
        self.button.say(text)

    @property
    def is_open(self) -> bool:
        """True when the part is shown."""
        return self.button.isChecked()

    def open(self, opened: bool = True) -> None:
        """Open or close the part."""
        self.button.setChecked(opened)

    def _toggle(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        self.button.set_symbol("fold" if opened else "unfold")
        self.toggled.emit(opened)
