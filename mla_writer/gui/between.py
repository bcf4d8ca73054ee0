"""The law between two States on a day: choose them, see since when they are bound, read every instrument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mla_writer.gui.asked import Question
from mla_writer.gui.between_card import BetweenCard
from mla_writer.gui.between_chart import SHOWN, Chart, chart
from mla_writer.gui.between_picture import Sample, Timeline
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.editors.date import DateInput
from mla_writer.gui.editors.search_choice import SearchChoice
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Card,
    FlowLayout,
    Fold,
    Heading,
    Label,
    Notice,
    ScrollColumn,
    column,
    describe,
    row,
)
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import fact_label, fact_source, fact_value, states
from mla_writer.model import between_words as words
from mla_writer.model.between import Between, Row, Section, between
from mla_writer.model.countries import Fact
from mla_writer.model.message import Message, State, message
from mla_writer.model.relations import Word

WIDTH = Size.COLUMN + 2 * Space.PAGE
STACKED_BELOW = Size.COLUMN - 2 * Space.PAGE
"""Width at 100 % below which the choices stand one below the other."""


class BetweenDialog(Dialog):
    """Changes nothing in a draft; States and day can be changed to compare."""

    def __init__(self, services: Services, asked: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._asked = services, asked
        self.setWindowTitle(services.say(message("The law between two States")))
        self.requesting = self._choice(message("Requesting State"), asked.states[0])
        self.requested = self._choice(message("Requested State"), asked.states[1])
        self.day = DateInput(services)
        self.day.show_value(asked.day.isoformat())
        self.day.name(services.say(message("Day")), "")
        self.day.chosen.connect(self._changed)
        self.day.line.left.connect(self._changed)
        self.title, self.counted = Heading(), Label(role="intro")
        self.missing = Notice()
        self.picture = Timeline(services)
        self.legend = QWidget()
        self.framed = Card(self.legend, self.picture, spacing=Space.MEDIUM)
        self.parts = column(spacing=Space.SMALL)
        head = column(self.title, self.counted, spacing=Space.TINY)
        parts = (self._choices(), head, self.missing, self.framed, self.parts)
        self.sheet = ScrollColumn(*parts, width=services.theme.px(Size.COLUMN), spacing=Space.LARGE)
        self.close_button = Button(services.say(message("Close")), "primary")
        self.close_button.clicked.connect(self.accept)
        margins = (Space.PAGE, Space.MEDIUM, Space.PAGE, Space.LARGE)
        self.setLayout(column(self.sheet, row(-1, self.close_button, margins=margins)))
        self.fit(services, WIDTH, Size.WINDOW[1] - 2 * Space.PAGE)
        self.refresh()
        self._begin()

    @property
    def asked(self) -> Question:
        """What is asked now."""
        return self._asked

    def refresh(self) -> None:
        """Show the law between the States that are chosen now."""
        found = between(
            self._services.rulebook,
            self._asked.states,
            self._asked.day,
            self._asked.kinds,
            self._asked.routes,
        )
        chosen = all(found.states) and found.states[0] != found.states[1]
        clear(self.parts)
        self.missing.setVisible(not chosen)
        for part in (self.title, self.counted):
            part.setVisible(chosen)
        if not chosen:
            self.framed.hide()
            self._say_missing()
            return
        self._say(found)
        self._show_picture(found)
        for part in self._sections(found):
            self.parts.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room side by side the choices stand one below the other."""
        super().resizeEvent(event)
        narrow = self.width() < self._services.theme.px(STACKED_BELOW)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down, home and end scroll wherever the focus is."""
        bar = self.sheet.verticalScrollBar()
        wanted = {
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(wanted)

    # Choosing

    def _begin(self) -> None:
        """The focus is where the next answer is wanted; on none where there is something to read."""
        missing = (field for field in (self.requesting, self.requested) if not field.entry())
        next(missing, self).setFocus()

    def _choice(self, label: Message, chosen: str) -> SearchChoice:
        countries = self._services.language.countries().items()
        choice = SearchChoice(countries, self._services.say(message("Type a part of the name")))
        for part in (choice, choice.line):
            describe(part, self._services.say(label))
        choice.show_entry(chosen)
        choice.picked.connect(self._changed)
        return choice

    def _choices(self) -> QWidget:
        say = self._services.say
        labels = (message("Requesting State"), message("Requested State"), message("Day"))
        fields = (self.requesting, self.requested, self.day)
        cells: list[QVBoxLayout] = []
        for label, field in zip(labels, fields, strict=True):
            name = Label(say(label), "strong")
            name.setBuddy(field)
            cells.append(column(name, field, spacing=Space.TINY))
        holder = QWidget()
        self._line = row(*cells, spacing=Space.MEDIUM)
        self._line.setStretch(0, 1)
        self._line.setStretch(1, 1)
        holder.setLayout(self._line)
        return holder

    def _changed(self) -> None:
        day = self.day.value()
        asked = Question(
            (self.requesting.entry(), self.requested.entry()),
            date.fromisoformat(day) if day else self._asked.day,
            self._asked.kinds,
            self._asked.routes,
        )
        self.day.show_value(asked.day.isoformat())
        if asked != self._asked:
            self._asked = asked
            self.refresh()

    # Showing

    def _say_missing(self) -> None:
        say = self._services.say
        self.missing.say(
            say(message("Choose two different States.")),
            say(message("Then everything that binds them is shown here, with dates and sources.")),
            "accent",
        )

    def _say(self, found: Between) -> None:
        services = self._services
        self.title.setText(states(services, *found.states))
        both, extended = len(found.section(Section.BOTH)), len(found.section(Section.IF_EXTENDED))
        counted = services.count("{n} instrument binds both", "{n} instruments bind both", both)
        told = services.say(message("{counted} on {day}.", counted=counted, day=found.day))
        if extended:
            told += " " + services.count(
                "{n} binds both only if it was extended to the territory.",
                "{n} bind both only if they were extended to the territory.",
                extended,
            )
        more = ""
        if self._asked.kinds:
            kinds = services.rulebook.kinds
            labels = ", ".join(services.text(kinds[id].label) for id in self._asked.kinds if id in kinds)
            more = services.say(message("For the measures of the draft: {measures}.", measures=labels))
        self.counted.setText(" ".join(filter(None, (told, more))))

    def _show_picture(self, found: Between) -> None:
        rows = charted(found)
        self.framed.setVisible(bool(rows))
        day = self._services.language.date(found.day.isoformat())
        told = chart(rows, found.day)
        self.picture.show_chart(told, found.states, day)
        self._show_legend(told)

    def _show_legend(self, told: Chart) -> None:
        flow = self.legend.layout()
        if flow is None:
            flow = FlowLayout(spacing=Space.LARGE)
            self.legend.setLayout(flow)
        clear(flow)
        for look, text in legend(self._services, told, self._asked.states):
            holder = QWidget()
            holder.setLayout(
                row(Sample(self._services, look), Label(text, "small", wrap=False), spacing=Space.SMALL)
            )
            flow.addWidget(holder)

    def _sections(self, found: Between) -> Iterator[QWidget]:
        say = self._services.say
        yield Heading(say(words.SECTIONS[Section.BOTH]), "subtitle")
        if not found.section(Section.BOTH):
            yield Label(say(message("No instrument in the data binds both on this day.")), "help")
        for rank, rows in found.grouped(Section.BOTH).items():
            label = Label(say(words.RANKS[rank]), "strong")
            label.setContentsMargins(0, Space.SMALL, 0, 0)
            yield label
            yield from (BetweenCard(self._services, one) for one in rows)
        if not found.bilateral_known:
            yield self._look_up()
        for section in (one for one in Section if one is not Section.BOTH):
            rows = found.section(section)
            if rows:
                cards = [BetweenCard(self._services, one) for one in rows]
                fold = self._fold(f"{say(words.SECTIONS[section])} ({len(rows)})", cards)
                fold.open(section is Section.IF_EXTENDED)
                yield fold
        yield Heading(say(message("Without a treaty")), "subtitle")
        yield self._without_treaty(found)

    @staticmethod
    def _fold(title: str, parts: Iterable[QWidget]) -> Fold:
        fold = Fold(*parts, spacing=Space.SMALL)
        fold.say(title)
        return fold

    def _look_up(self) -> Notice:
        say = self._services.say
        return Notice(
            say(message("No bilateral treaty between the two is in the data.")),
            say(message("That does not mean that there is none: look it up before you choose a basis.")),
        )

    def _without_treaty(self, found: Between) -> QWidget:
        say = self._services.say
        if not found.facts:
            state = State(found.states[1])
            return Notice(
                say(message("What {state} asks for without a treaty is not known.", state=state)),
                say(message("Ask its central authority whether reciprocity is enough.")),
            )
        unknown = map(self._unknown, found.not_known)
        return Card(*unknown, *map(self._fact, found.facts), spacing=Space.MEDIUM)

    def _unknown(self, topic: str) -> QWidget:
        services, declared = self._services, self._services.rulebook.topics.get(topic)
        holder = QWidget()
        name = Label(services.text(declared.label) if declared else topic, "strong")
        holder.setLayout(column(name, Label(services.say(words.ASK), "help"), spacing=Space.HAIR))
        return holder

    def _fact(self, fact: Fact) -> QWidget:
        services = self._services
        holder = QWidget()
        said = " ".join(filter(None, (fact_value(services, fact), services.text(fact.note))))
        value = Label(said, "help").selectable()
        source = Label(fact_source(services, fact), "small").selectable()
        name = Label(fact_label(services, fact), "strong")
        holder.setLayout(column(name, value, source, spacing=Space.HAIR))
        return holder


def charted(found: Between) -> tuple[Row, ...]:
    """The rows that a picture helps with: what binds both, and what did or will for one of them."""
    moving = {Word.NOT_YET, Word.DENOUNCED}
    one = (row for row in found.section(Section.ONE) if moving.intersection(side.word for side in row.sides))
    return (*found.section(Section.BOTH), *found.section(Section.IF_EXTENDED), *one)


def legend(services: Services, told: Chart, states: tuple[str, str]) -> list[tuple[str, str]]:
    """What the marks of ``told`` mean, each as its look and its words; those that do not occur are left
    out."""
    say, language = services.say, services.language
    sides = [side for line in told.lines for side in line.row.sides if side.word in SHOWN]
    extended = [side.word is Word.IF_EXTENDED for side in sides]
    hatched: list[str] = []
    if any(not one and not side.in_force_on for one, side in zip(extended, sides, strict=True)):
        hatched.append(say(message("bound, beginning not known")))
    if any(extended):
        hatched.append(say(message("only if extended to the territory")))
    both = say(message("both bound")) if any(line.overlap for line in told.lines) else ""
    looks = ("first", "second", "both", "unknown")
    texts = (*map(language.country, states), both, "; ".join(hatched))
    return [(look, text) for look, text in zip(looks, texts, strict=True) if text]
