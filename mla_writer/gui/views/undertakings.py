"""What do you promise? The assurances that fit the case, with their law; none is given unasked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.widgets import Button, Card, Fold, Label, Tag, column, row
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import joined, provenance
from mla_writer.model.message import message
from mla_writer.model.safeguards import GIVEN, OfferedAssurance, offered_assurances
from mla_writer.session import Session


class UndertakingsView(PagePart):
    """A card for each assurance that the case calls for: the sentence that would be printed, why it is
    offered, its source, and a button that gives it or takes it back."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        self._shown: object = None
        self.given = column(spacing=Space.SMALL)
        self.offered = Fold(spacing=Space.SMALL)
        self.setLayout(column(self.given, self.offered, spacing=Space.LARGE))

    def refresh(self) -> None:
        """Show what is given and what is offered now."""
        offers = offered_assurances(self.session.case, self.session.holds)
        if offers == self._shown:
            return
        self._shown = offers
        clear(self.given)
        clear(self.offered.body)
        waiting = [offer for offer in offers if not offer.given]
        for offer in offers:
            (self.given if offer.given else self.offered.body).addWidget(self._card(offer))
        self.offered.setVisible(bool(waiting))
        words = self.services.count(
            "{n} more assurance fits this case", "{n} more assurances fit this case", len(waiting)
        )
        self.offered.say(words)
        if len(waiting) == len(offers):
            self.offered.open()

    def _card(self, offer: OfferedAssurance) -> QWidget:
        services, one = self.services, offer.assurance
        head = row(Label(services.text(one.label), "strong"), spacing=Space.SMALL)
        head.setStretch(0, 1)
        if offer.given:
            head.addWidget(Tag(services.say(message("Given")), "done"))
        card = Card(Label(services.text(one.sentence), "help"), *self._reasons(offer))
        card.body.insertLayout(0, head)
        card.body.addLayout(row(self._button(offer), -1))
        return card

    def _reasons(self, offer: OfferedAssurance) -> list[QWidget]:
        services = self.services
        kinds = " · ".join(services.text(services.rulebook.kinds[kind].label) for kind in offer.kinds)
        lines = [services.say(message("Offered for: {measures}", measures=kinds))] if kinds else []
        return [
            Label(line, "small")
            for line in (*lines, joined(*provenance(services, offer.assurance.provenance)))
        ]

    def _button(self, offer: OfferedAssurance) -> Button:
        say, label = self.services.say, self.services.text(offer.assurance.label)
        words = message("Take it back") if offer.given else message("Give this assurance")
        button = Button()
        button.say(say(words))
        button.setAccessibleDescription(label)
        button.clicked.connect(lambda: self._turn(offer))
        return button

    def _turn(self, offer: OfferedAssurance) -> None:
        given = tuple(self.session.draft.get(GIVEN) or ())
        id = offer.assurance.id
        kept = [one for one in given if one != id] if offer.given else [*given, id]
        self.session.answer(GIVEN, kept)
        self.changed.emit()
