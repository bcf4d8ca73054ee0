"""Several entries of a list: a box for each."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QGridLayout

from mla_writer.gui.editors.base import Input
from mla_writer.gui.editors.choice import Entries
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Option, describe

LONGEST_IN_COLUMN = 38
"""How many letters an entry may have to stand beside another."""
FEWEST_IN_COLUMNS = 4


class ChoicesInput(Input):
    """Boxes, in two columns where they are short at a text size of ``percent``, read column by column.
    The order of the value is that of the list."""

    def __init__(self, entries: Entries, percent: int = 100) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._labels = dict(entries)
        self._unknown: list[str] = []
        short = max((len(label) for _, label in entries), default=0) <= LONGEST_IN_COLUMN * 100 / percent
        per_column = -(-len(entries) // 2) if short and len(entries) > FEWEST_IN_COLUMNS else len(entries)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.WIDE)
        grid.setVerticalSpacing(Space.HAIR)
        for place, (id, label) in enumerate(entries):
            box = QCheckBox()
            box.clicked.connect(lambda: self.chosen.emit())
            self.boxes[id] = box
            grid.addWidget(Option(box, label), place % per_column, place // per_column)
        for at in range(grid.columnCount()):
            grid.setColumnStretch(at, 1)
        for first in list(self.boxes.values())[:1]:
            self.setFocusProxy(first)

    def value(self) -> Any:
        """The ids ticked; what was there and is not offered is kept. None when there is nothing."""
        return [id for id, box in self.boxes.items() if box.isChecked()] + self._unknown or None

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show what is ticked."""
        given: list[Any] = list(value) if isinstance(value, (list, tuple)) else []
        self._unknown = [id for id in given if id not in self.boxes]
        for id, box in self.boxes.items():
            box.setChecked(id in given)

    def name(self, label: str, description: str) -> None:
        """What a screen reader says: the question with each answer."""
        for id, box in self.boxes.items():
            describe(box, f"{label}: {self._labels[id]}", description)
