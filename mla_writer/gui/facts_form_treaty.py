"""Entering a bilateral treaty between two States, with its source."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.editors.search_choice import SearchChoice
from mla_writer.gui.facts_form_fact import flow, headed_part, read_period
from mla_writer.gui.facts_form_value import CodeInput
from mla_writer.gui.reading import read_date
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Heading, Label, LineEdit, TextArea
from mla_writer.gui.widgets.layouts import column
from mla_writer.gui.wording import day
from mla_writer.model.message import Message, message
from mla_writer.packs.own_facts import OwnTreaty

READING = message("How you know it")
READINGS = {
    "text": message("I have read its text"),
    "excerpt": message("I have read an excerpt"),
    "knowledge": message("I know of it"),
}


class TreatyPanel(QWidget):
    """``entered`` tells the treaty to keep, ``taken_back`` that ``before`` is to be taken back."""

    entered = Signal(object)
    taken_back = Signal()

    def __init__(self, services: Services, state: str, other: str, before: OwnTreaty | None = None) -> None:
        super().__init__()
        self._services, self._state, self.before = services, state, before
        countries = {code: name for code, name in services.language.countries().items() if code != state}
        self.other = SearchChoice(countries.items(), services.say(message("Type a part of the name")))
        self.title, self.articles = TextArea(least=2, most=4), LineEdit()
        self.in_force, self.as_of = LineEdit(), LineEdit()
        self.source, self.note = LineEdit(), TextArea(least=2, most=6)
        readings = {id: services.say(label) for id, label in READINGS.items()}
        self.reading = CodeInput(services.say(READING), readings, services.say(message("Choose")))
        self.keep, self.back = Button(role="primary"), Button()
        self.problem = Label(role="hint")
        self.problem.hide()
        self.other.show_entry(other)
        self._lay_out()
        self._fill()
        self.keep.clicked.connect(self._enter)
        self.back.clicked.connect(self.taken_back)

    def tell(self, problem: Message) -> None:
        """Say what was refused."""
        self.problem.show_text(self._services.say(problem))

    def _enter(self) -> None:
        services, other = self._services, self.other.entry()
        in_force = read_date(self.in_force.text(), services.language) if self.in_force.text().strip() else ""
        as_of = read_period(self.as_of.text(), services)
        missing = (
            (other, message("Choose the other State."), self.other),
            (self.title.toPlainText().strip(), message("Enter the title of the treaty."), self.title),
            (in_force is not None, message("Enter the day of entry into force as a date."), self.in_force),
            (self.source.text().strip(), message("Enter where the treaty is published."), self.source),
            (as_of, message("Enter the date of the source: a day, a month (2026-03) or a year."), self.as_of),
            (self.reading.value(), message("Say how you know the treaty."), self.reading),
        )
        for given, told, part in missing:
            if not given:
                self.tell(told)
                part.setFocus()
                return
        self.entered.emit(
            OwnTreaty(
                states=(self._state, other),
                title=" ".join(self.title.toPlainText().split()),
                source=self.source.text(),
                as_of=as_of or "",
                in_force_on=in_force or "",
                articles=self.articles.text(),
                note=self.note.toPlainText(),
                read_as=str(self.reading.value()),
            )
        )

    def _fill(self) -> None:
        before = self.before
        self.back.setVisible(before is not None)
        if before is None:
            return
        first, second = before.states
        self.other.show_entry(second if first == self._state else first)
        self.title.setPlainText(before.title)
        self.articles.show_text(before.articles)
        self.in_force.show_text(day(self._services, before.in_force_on))
        self.source.show_text(before.source)
        self.as_of.show_text(day(self._services, before.as_of))
        self.note.setPlainText(before.note)
        self.reading.show_value(before.read_as)

    def _lay_out(self) -> None:
        say, headed = self._services.say, headed_part
        self.keep.say(say(message("Keep")))
        self.back.say(say(message("Take back what I entered")))
        self.as_of.setPlaceholderText(say(message("2026-03-01, 2026-03 or 2026")))
        self.in_force.setPlaceholderText(say(message("empty when it is not known")))
        services = self._services
        parts = (
            Heading(say(message("Bilateral treaty")), "subtitle"),
            headed(services, message("The other State"), self.other),
            headed(services, message("Title"), self.title),
            headed(services, message("In force between both States since"), self.in_force),
            headed(services, message("Articles on mutual assistance"), self.articles),
            headed(services, message("Where it is published"), self.source),
            headed(services, message("Date of the source"), self.as_of),
            headed(services, READING, self.reading),
            headed(services, message("Note"), self.note),
        )
        self.setLayout(column(*parts, self.problem, flow(self.keep, self.back), -1, spacing=Space.MEDIUM))
