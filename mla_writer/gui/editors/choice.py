"""One entry of a list: segments when they are few and short, buttons when they are few, else a search."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from mla_writer.gui.editors.base import Input
from mla_writer.gui.editors.search_choice import SearchChoice
from mla_writer.gui.widgets import Option, Segmented, column, describe, row, set_role

FEW, A_HANDFUL = 4, 6
LONGEST_LINE = 62
"""How many letters the segments may hold together so that they fit in one line."""

Entries = tuple[tuple[str, str], ...]
"""Pairs of an id and what is shown for it."""


def choice_input(entries: Entries, hint: str, percent: int = 100) -> Input:
    """The input that suits ``entries`` at a text size of ``percent``; ``hint`` is shown in an empty
    search."""
    letters = sum(len(label) + FEW for _, label in entries)
    if len(entries) <= FEW and letters <= LONGEST_LINE * 100 / percent:
        return SegmentsInput(entries)
    return ButtonsInput(entries) if len(entries) <= A_HANDFUL else SearchInput(entries, hint)


class SegmentsInput(Input):
    """A row of segments."""

    def __init__(self, entries: Entries) -> None:
        super().__init__()
        self.segments = Segmented(entries, optional=True)
        self.segments.chosen.connect(lambda: self.chosen.emit())
        self.setLayout(row(self.segments, -1))
        self.setFocusProxy(self.segments)

    def value(self) -> Any:
        """The id chosen, or None."""
        return self.segments.value() or None

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show what is chosen."""
        self.segments.set_value(str(value or ""))

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the group."""
        describe(self.segments, label, description)


class ButtonsInput(Input):
    """A column of buttons of which one is chosen."""

    def __init__(self, entries: Entries) -> None:
        super().__init__()
        self._labels = dict(entries)
        self.buttons = {id: QRadioButton() for id in self._labels}
        self.group = QButtonGroup(self)
        for button in self.buttons.values():
            self.group.addButton(button)
            button.toggled.connect(self._lead)
            button.clicked.connect(lambda: self.chosen.emit())
        self.setLayout(column(*(Option(self.buttons[id], label) for id, label in entries)))
        self._lead()

    def value(self) -> Any:
        """The id chosen, or None."""
        return next((id for id, button in self.buttons.items() if button.isChecked()), None)

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show what is chosen."""
        self.group.setExclusive(False)
        for id, button in self.buttons.items():
            button.setChecked(id == value)
        self.group.setExclusive(True)

    def name(self, label: str, description: str) -> None:
        """What a screen reader says: the question with each answer."""
        for id, button in self.buttons.items():
            describe(button, f"{label}: {self._labels[id]}", description)

    def _lead(self) -> None:
        """The focus goes to the answer that is chosen, else to the first."""
        buttons = self.buttons.values()
        self.setFocusProxy(next((one for one in buttons if one.isChecked()), next(iter(buttons))))


class SearchInput(Input):
    """A searchable list, ``wide`` logical pixels wide or as wide as there is room."""

    def __init__(self, entries: Entries, hint: str, wide: int = 0) -> None:
        super().__init__()
        self.widest = wide
        self.choice = SearchChoice(entries, hint)
        line = row()
        line.addWidget(self.choice, 1)
        line.addStretch(0)
        if wide:
            self.choice.setMaximumWidth(wide)
        self.choice.typed.connect(self.changed)
        self.choice.picked.connect(self.chosen)
        self.setLayout(line)
        self.setFocusProxy(self.choice)

    def value(self) -> Any:
        """The id of the entry, or None."""
        return self.choice.entry() or None

    def unreadable(self) -> str:
        """What was typed when it is none of the entries."""
        text = self.choice.line.text().strip()
        return text if text and not self.choice.entry() else ""

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show the entry, or what was typed."""
        self.choice.show_entry(str(value or ""))
        if unreadable or (value and not self.choice.entry()):
            self.choice.line.setText(unreadable or str(value))

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the list."""
        describe(self.choice, label, description)
        describe(self.choice.line, label, description)

    def mark(self, tone: str) -> None:
        """Frame the list."""
        set_role(self.choice, tone=tone)
