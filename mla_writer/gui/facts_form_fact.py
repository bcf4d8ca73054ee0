"""Entering one fact: its value, its source and date; what the program says of it beside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.facts_form_value import CodeInput, ValueInput, value_input
from mla_writer.gui.facts_rows import Line, told, whose
from mla_writer.gui.reading import read_date
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Card, FlowLayout, Heading, Label, LineEdit, TextArea, describe
from mla_writer.gui.widgets.layouts import column
from mla_writer.gui.wording import day
from mla_writer.model.fact_messages import CONFIDENCES
from mla_writer.model.message import Message, message
from mla_writer.packs.own_facts import OwnFact
from mla_writer.rulebook.dates import partial_date

SURE = message("How sure it is")


class FactPanel(QWidget):
    """``entered`` tells the fact to keep, ``taken_back`` that one's own is to be taken back."""

    entered = Signal(object)
    taken_back = Signal()

    def __init__(self, services: Services, line: Line) -> None:
        super().__init__()
        say = services.say
        self._services, self.line = services, line
        self.input: ValueInput = value_input(services, line.topic)
        self.source, self.as_of, self.note = LineEdit(), LineEdit(), TextArea(least=2, most=6)
        self.sure = CodeInput(
            say(SURE), {one.value: say(label) for one, label in CONFIDENCES.items()}, say(message("not said"))
        )
        self.keep, self.unknown, self.back = Button(role="primary"), Button(), Button()
        self.problem = Label(role="hint")
        self.problem.hide()
        self._lay_out()
        self._fill()
        self.keep.clicked.connect(self._enter)
        self.unknown.clicked.connect(lambda: self.entered.emit(OwnFact(unknown=True)))
        self.back.clicked.connect(self.taken_back)

    def tell(self, problem: Message) -> None:
        """Say what was refused."""
        self.problem.show_text(self._services.say(problem))

    def _enter(self) -> None:
        value, as_of = self.input.value(), read_period(self.as_of.text(), self._services)
        if value is None:
            self.tell(message("Enter a value, or mark it as unknown."))
            self.input.setFocus()
        elif not self.source.text().strip():
            self.tell(message("Enter the source: without it nobody can verify the fact."))
            self.source.setFocus()
        elif as_of is None:
            self.tell(message("Enter the date of the source: a day, a month (2026-03) or a year."))
            self.as_of.setFocus()
        else:
            note, sure = self.note.toPlainText(), self.sure.value() or ""
            self.entered.emit(OwnFact(value, self.source.text(), as_of, note, sure))

    def _fill(self) -> None:
        own = self.line.own
        if own is not None and not own.unknown:
            self.input.show_value(own.value)
            self.source.show_text(own.source)
            self.as_of.show_text(day(self._services, own.as_of))
            self.note.setPlainText(own.note)
            self.sure.show_value(own.confidence)
        self.back.setVisible(own is not None)
        self.unknown.setVisible(not (own is not None and own.unknown))

    def _lay_out(self) -> None:
        services, say, line = self._services, self._services.say, self.line
        label = services.text(line.topic.label)
        self.keep.say(say(message("Keep")))
        self.unknown.say(say(message("Mark as unknown")))
        self.back.say(say(message("Take back what I entered")))
        says = message("{who} says", who=whose(services, line.below.said_by if line.below else ""))
        below = Card(Label(_upper(say(says)), "strong"), Label(told(services, line.below)).selectable())
        if line.below is not None and line.below.note:
            below.body.addWidget(Label(services.text(line.below.note), "small"))
        marked = Label(say(message("You have marked this as unknown.")), "hint")
        marked.setVisible(line.own is not None and line.own.unknown)
        rows = (
            headed_part(services, message("What you enter instead"), self.input),
            headed_part(services, message("Source"), self.source),
            headed_part(services, message("Date of the source"), self.as_of),
            headed_part(services, message("Note"), self.note),
            headed_part(services, SURE, self.sure),
        )
        self.as_of.setPlaceholderText(say(message("2026-03-01, 2026-03 or 2026")))
        buttons = flow(self.keep, self.unknown, self.back)
        parts = (Heading(label, "subtitle"), below, marked, *rows, self.problem, buttons)
        self.setLayout(column(*parts, -1, spacing=Space.MEDIUM))


def flow(*buttons: Button) -> QWidget:
    """Buttons side by side that go on below each other where there is no room."""
    holder = QWidget()
    lines = FlowLayout(holder)
    for button in buttons:
        lines.addWidget(button)
    return holder


def read_period(text: str, services: Services) -> str | None:
    """The day, month or year that ``text`` writes, as ``YYYY[-MM[-DD]]``; None when it cannot be read."""
    plain = text.strip()
    try:
        if plain and partial_date(plain):
            return plain
    except ValueError:
        pass
    return read_date(plain, services.language) if plain else None


def headed_part(services: Services, heading: Message, part: QWidget) -> QWidget:
    """``part`` below its heading, which names it for a screen reader."""
    holder, label = QWidget(), Label(services.say(heading), "strong")
    label.setBuddy(part)
    if not part.accessibleName():
        describe(part, services.say(heading))
    holder.setLayout(column(label, part, spacing=Space.TINY))
    return holder


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
