"""Entering one value into one input as a person does: one function for each form of input."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from mla_writer.gui.editors.base import Input
from mla_writer.gui.editors.choice import ButtonsInput, SearchInput, SegmentsInput
from mla_writer.gui.editors.choices import ChoicesInput
from mla_writer.gui.editors.date import DateInput
from mla_writer.gui.editors.date_range import DateRangeInput
from mla_writer.gui.editors.money import MoneyInput
from mla_writer.gui.editors.number import NumberInput
from mla_writer.gui.editors.search_choice import ID, SearchChoice
from mla_writer.gui.editors.text import LongTextInput, TextInput
from mla_writer.gui.editors.time import TimeInput
from mla_writer.gui.editors.yes_no import NO, YES, YesNoInput
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Segmented, TextArea

from .hands import Hands, focused

PASTED_FROM = 120
"""How many letters a text must have to be pasted; the first paragraph that long is typed all the same."""
SEARCHED = 5
"""How many letters of a name are typed before it is taken from the list."""
OFFSET = len("+00:00")
UTC = "+00:00"


class Entering:
    """Types and presses with ``hands``; numbers are written as in the language of the interface."""

    def __init__(self, hands: Hands, services: Services) -> None:
        self.hands, self.services = hands, services
        self._typed_whole = False
        self._ways: Mapping[type[Input], Callable[[Any, Any], None]] = {
            TextInput: self.text,
            LongTextInput: self.long_text,
            NumberInput: self.number,
            DateInput: self.date,
            DateRangeInput: self.period,
            TimeInput: self.moment,
            MoneyInput: self.money,
            SearchInput: self.search,
            SegmentsInput: self.segments,
            YesNoInput: self.yes_no,
            ButtonsInput: self.buttons,
            ChoicesInput: self.boxes,
        }

    def enter(self, input: Input | None, value: Any) -> None:
        """Enter ``value`` into ``input`` and leave it; None empties a field that is typed into."""
        assert input is not None, "there is nothing to choose from"
        self._ways[type(input)](input, value)

    def line(self, line: QLineEdit, text: str) -> None:
        """Type ``text`` into ``line`` in place of what stands there, and go on by the tab key."""
        self._go_into(line)
        if line.text():
            self.hands.empty()
        self.hands.type(text)
        self.hands.go_on()

    def area(self, area: TextArea, text: str) -> None:
        """Type or paste ``text`` in place of what stands there, and go on by the tab key."""
        self._go_into(area)
        if area.toPlainText():
            self.hands.empty()
        typed = text if len(text) < PASTED_FROM else "" if self._typed_whole else text.partition("\n")[0]
        self._typed_whole = self._typed_whole or len(typed) >= PASTED_FROM
        self.hands.type(typed)
        self.hands.paste(text[len(typed) :])
        self.hands.go_on()

    def text(self, input: TextInput, value: Any) -> None:
        """One line of text."""
        self.line(input.line, str(value or ""))

    def long_text(self, input: LongTextInput, value: Any) -> None:
        """Several lines."""
        self.area(input.area, str(value or ""))

    def number(self, input: NumberInput, value: Any) -> None:
        """A number, as it is written where the interface's language is spoken."""
        self.line(input.line, "" if value is None else self.services.language.number(value))

    def date(self, input: DateInput, value: Any) -> None:
        """A day as ``4.3.2024``."""
        year, month, day = (value or "0-0-0").split("-")
        self.line(input.line, f"{int(day)}.{int(month)}.{year}" if value else "")

    def period(self, input: DateRangeInput, value: Any) -> None:
        """Both days."""
        self.date(input.start, (value or {}).get("start"))
        self.date(input.end, (value or {}).get("end"))

    def moment(self, input: TimeInput, value: Any) -> None:
        """Day, time of day and offset."""
        day, _, clock = str(value or "").replace("Z", UTC).partition("T")
        self.date(input.day, day)
        self.line(input.clock, clock[:-OFFSET])
        self.line(input.offset, clock[-OFFSET:])

    def money(self, input: MoneyInput, value: Any) -> None:
        """Amount and currency."""
        self.line(input.amount, self.services.language.number(value["amount"]))
        self.pick(input.currency.choice, value["currency"])

    def search(self, input: SearchInput, value: Any) -> None:
        """One of many."""
        self.pick(input.choice, str(value))

    def pick(self, choice: SearchChoice, id: str) -> None:
        """Type the beginning of a name and take the entry ``id`` from the list that opens."""
        if not focused(choice):
            self.hands.click(choice.line)
        if QApplication.activePopupWidget() is not None:
            self.hands.press(Qt.Key.Key_Escape)
        if choice.line.text():
            self.hands.empty()
        entries = choice.model()
        labels = {str(entries.index(row, 0).data(ID)): row for row in range(entries.rowCount())}
        label = str(entries.index(labels[id], 0).data())
        self.hands.type(label[:SEARCHED])
        completer = choice.completer()
        assert completer is not None
        found = completer.popup()
        assert found is not None
        assert found.isVisible(), f"'{label[:SEARCHED]}' finds nothing"
        shown = [str(found.model().index(row, 0).data()) for row in range(found.model().rowCount())]
        self.hands.click_row(found, shown.index(label))
        assert choice.entry() == id, f"'{label}' was pressed and is not taken"
        self.hands.go_on()

    def segments(self, input: SegmentsInput, value: Any) -> None:
        """One of a few side by side."""
        self.segment(input.segments, str(value))

    def yes_no(self, input: YesNoInput, value: Any) -> None:
        """Yes or no."""
        self.segment(input.segments, YES if value else NO)

    def segment(self, segments: Segmented, id: str) -> None:
        """Press the segment ``id``."""
        self.hands.click(pressable(segments)[segments._ids.index(id)])

    def buttons(self, input: ButtonsInput, value: Any) -> None:
        """One of a column of buttons."""
        self.hands.click(input.buttons[value])

    def boxes(self, input: ChoicesInput, value: Any) -> None:
        """Those that are wanted, and no others."""
        for id, box in input.boxes.items():
            if box.isChecked() is not (id in (value or ())):
                self.hands.click(box)

    def _go_into(self, widget: QWidget) -> None:
        if not focused(widget):
            self.hands.click(widget)


def pressable(within: QWidget) -> list[QAbstractButton]:
    """The buttons in ``within`` that can be seen."""
    return [one for one in within.findChildren(QAbstractButton) if one.isVisible()]
