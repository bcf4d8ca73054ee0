"""On what legal basis? What binds the two States, most specific first, and why others are not proposed."""

from __future__ import annotations

from typing import Any

from mla_writer.gui.asked import question_of
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.views.basis_card import BasisCard
from mla_writer.gui.widgets import Button, Fold, Heading, LinkButton, Notice, column, row
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.legal_bases import LegalBasis, Place, legal_bases
from mla_writer.model.message import message
from mla_writer.session import Session

STATES = ("common.authorities.requesting_state", "common.authorities.requested_state")
TREATIES = "common.legal_basis.treaties"
PRIMARY = "common.legal_basis.primary"
PROPOSED = (
    *(Place.BASIS, Place.IF_OFFENCE_FALLS_UNDER_IT, Place.IF_EXTENDED, Place.SCHEME),
    Place.RECIPROCITY,
)
HEADINGS = {
    Place.BASIS: message("Binds both States"),
    Place.IF_OFFENCE_FALLS_UNDER_IT: message("Available if the offence falls under it"),
    Place.IF_EXTENDED: message("Only if extended to the territory"),
    Place.SCHEME: message("Not binding: rests on national law"),
    Place.RECIPROCITY: message("Without a treaty"),
}


class LegalBasesView(PagePart):
    """Cards of instruments; one press puts an instrument with its articles among the legal bases."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        self._shown: object = None
        self.missing = Notice()
        self.parts = column(spacing=Space.SMALL)
        self.others = Fold(spacing=Space.SMALL)
        self.between = LinkButton(services.say(message("See the law between the two States")))
        self.between.clicked.connect(self.show_between)
        whole = row(self.between, -1)
        self.setLayout(column(self.missing, whole, self.parts, self.others, spacing=Space.LARGE))
        self._say_missing()

    def refresh(self) -> None:
        """Show what binds the two States that are chosen now."""
        states = self._states()
        bases = self._bases()
        used = tuple((entry.get("treaty"), entry.get("id")) for entry in self._entries())
        shown = states, bases, used, self.session.draft.get(PRIMARY)
        if shown == self._shown:
            return
        self._shown = shown
        self.missing.setVisible(not all(states))
        self.between.setVisible(all(states))
        clear(self.parts)
        clear(self.others.body)
        for place in PROPOSED:
            self._show_place(place, [basis for basis in bases if basis.place is place])
        rest = [basis for basis in bases if basis.place not in PROPOSED]
        for basis in rest:
            self.others.body.addWidget(self._card(basis))
        self.others.setVisible(bool(rest))
        self.others.say(
            self.services.count("{n} not proposed, and why", "{n} not proposed, and why", len(rest))
        )

    def use(self, basis: LegalBasis) -> None:
        """Put ``basis`` with its articles among the legal bases; the first one becomes the primary one."""
        entry = {"treaty": basis.instrument.id, "articles": articles(basis), "in_force": basis.in_force_since}
        self.session.add_item(TREATIES, {name: value for name, value in entry.items() if value})
        if not self.session.draft.get(PRIMARY):
            self.session.answer(PRIMARY, basis.instrument.id)
        self.changed.emit()

    def take_out(self, id: str) -> None:
        """Take the instrument ``id`` out of the legal bases."""
        for place, entry in reversed(list(enumerate(self._entries()))):
            if entry.get("treaty") == id:
                self.session.remove_item(f"{TREATIES}[{place}]")
        if self.session.draft.get(PRIMARY) == id:
            self.session.answer(PRIMARY, None)
        self.changed.emit()

    def make_primary(self, id: str) -> None:
        """Let the request rest first of all on the instrument ``id``."""
        self.session.answer(PRIMARY, id)
        self.changed.emit()

    def show_between(self) -> None:
        """Open the whole law between the two States, with sources, dates and what is still to come."""
        from mla_writer.gui.between import BetweenDialog

        BetweenDialog(self.services, question_of(self.session), self.window()).open()

    def _show_place(self, place: Place, bases: list[LegalBasis]) -> None:
        """What binds for certain is open to see; the rest is folded until something of it is used."""
        if not bases:
            return
        cards = [self._card(basis) for basis in bases]
        heading = self.services.say(HEADINGS[place])
        if place is Place.BASIS:
            self.parts.addWidget(Heading(heading, "subtitle"))
            for card in cards:
                self.parts.addWidget(card)
            return
        fold = Fold(*cards, spacing=Space.SMALL)
        fold.say(f"{heading} ({len(cards)})")
        self.parts.addWidget(fold)
        used = {entry.get("treaty") for entry in self._entries()}
        fold.open(any(basis.instrument.id in used for basis in bases))

    def _card(self, basis: LegalBasis) -> BasisCard:
        id = basis.instrument.id
        used = any(entry.get("treaty") == id for entry in self._entries())
        primary = self.session.draft.get(PRIMARY) == id
        card = BasisCard(self.services, basis, self._states(), used=used, primary=primary)
        card.used.connect(lambda: self.use(basis))
        card.taken_out.connect(lambda: self.take_out(id))
        card.made_primary.connect(lambda: self.make_primary(id))
        return card

    def _bases(self) -> tuple[LegalBasis, ...]:
        asked = question_of(self.session)
        return legal_bases(self.session.rulebook, asked.states, asked.day, asked.kinds, asked.routes)

    def _states(self) -> tuple[str, str]:
        return self.session.case.requesting_state, self.session.case.requested_state

    def _entries(self) -> list[dict[str, Any]]:
        entries: Any = self.session.draft.get(TREATIES) or ()
        return [entry for entry in entries if isinstance(entry, dict)]

    def _say_missing(self) -> None:
        say = self.services.say
        self.missing.say(
            say(message("Choose both States first.")),
            say(message("Then everything that binds them is listed here, most specific first.")),
            "accent",
        )
        button = Button(say(message("Go to the States")))
        button.clicked.connect(self._to_states)
        self.missing.add(button)

    def _to_states(self) -> None:
        states = self._states()
        self.wanted.emit(STATES[1] if states[0] else STATES[0])


def articles(basis: LegalBasis) -> str:
    """The articles of all kinds asked for, each passage once."""
    passages = [passage.strip() for text in basis.articles.values() for passage in text.split(";")]
    return "; ".join(dict.fromkeys(passages))
