"""What do you need? Every kind of assistance by family, and the measures chosen so far."""

from __future__ import annotations

from mla_writer.gui.families import Family, families
from mla_writer.gui.services import Services
from mla_writer.gui.task_rows import measure_labels
from mla_writer.gui.theme import Space
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.views.kind_offers import FamilyOffers
from mla_writer.gui.views.ways import WaysPart
from mla_writer.gui.widgets import Button, Card, Heading, Label, Line, SearchEdit, column, row
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.message import Message, message
from mla_writer.session import Session


class ChooserView(PagePart):
    """Measures are added by a press on what is needed, and ordered and removed in the list above."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        say = services.say
        self.chosen = _Chosen(session, services)
        self.chosen.changed.connect(self.changed)
        self.ways = WaysPart(session, services)
        self.search = SearchEdit()
        self.search.say(say(message("Search: accounts, witness, seizure ...")))
        self.search.textChanged.connect(self._filter)
        self.setFocusProxy(self.search)
        self.nothing = Label(say(message("Nothing fits. Try another word.")), "muted")
        self.nothing.hide()
        self.families = [self._offers(family) for family in families(session.rulebook)]
        self.setLayout(
            column(self.chosen, self.ways, self.search, self.nothing, *self.families, spacing=Space.WIDE)
        )

    def refresh(self) -> None:
        """Show the measures as they stand, and what can be added to them."""
        self.chosen.refresh()
        self.ways.refresh()
        for family in self.families:
            family.refresh()

    def _offers(self, family: Family) -> FamilyOffers:
        offers = FamilyOffers(self.session, self.services, family)
        offers.wanted.connect(self._add)
        return offers

    def _add(self, kind: str) -> None:
        self.session.add_measure(kind)
        self.changed.emit()

    def _filter(self, text: str) -> None:
        found = [family.show_fitting(text) for family in self.families]
        self.nothing.setVisible(not any(found))


class _Chosen(PagePart):
    """The measures of the request, in the order in which they stand in it."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        self._shown: tuple[object, ...] = ()
        self.heading = Heading(services.say(message("In this request")), "subtitle")
        self.rows = column()
        card = Card()
        card.body.addLayout(self.rows)
        card.body.setContentsMargins(Space.LARGE, Space.TINY, Space.SMALL, Space.TINY)
        self.setLayout(column(self.heading, card, spacing=Space.SMALL))

    def refresh(self) -> None:
        """Show the measures as they stand."""
        measures = self.session.draft.measures
        self.setVisible(bool(measures))
        shown = tuple((measure.id, measure.kind) for measure in measures)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self.rows)
        for place, label in enumerate(measure_labels(self.session)):
            if place:
                self.rows.addWidget(Line())
            self._add_row(place, label)

    def _add_row(self, place: int, label: str | Message) -> None:
        services, measures = self.services, self.session.draft.measures
        id = measures[place].id
        words = services.say(label) if isinstance(label, Message) else services.text(label)
        name = Label(words, "strong")
        up, down = (self._button(symbol) for symbol in ("up", "down"))
        remove = self._button("delete")
        up.say(services.say(message("Move {measure} up", measure=words)))
        down.say(services.say(message("Move {measure} down", measure=words)))
        remove.say(services.say(message("Remove {measure}", measure=words)))
        up.setEnabled(place > 0)
        down.setEnabled(place < len(measures) - 1)
        up.clicked.connect(lambda: self._move(id, place - 1))
        down.clicked.connect(lambda: self._move(id, place + 1))
        remove.clicked.connect(lambda: self._remove(id))
        arrows = (up, down) if len(measures) > 1 else ()
        line = row(name, *arrows, remove, margins=(0, Space.TINY, 0, Space.TINY))
        line.setStretch(0, 1)
        self.rows.addLayout(line)

    def _move(self, id: str, to: int) -> None:
        self.session.move_measure(id, to)
        self.changed.emit()

    def _remove(self, id: str) -> None:
        self.session.remove_measure(id)
        self.changed.emit()

    @staticmethod
    def _button(symbol: str) -> Button:
        return Button(role="icon", symbol=symbol)
