"""What might be objected? The grounds of refusal that such requests meet, and how this one meets them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mla_writer.gui.declared import declared_field
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.widgets import Card, Label, LinkButton, Tag, column, row
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import joined, provenance
from mla_writer.model.message import message
from mla_writer.model.safeguards import ExpectedGround, expected_grounds
from mla_writer.session import Session


class GroundsView(PagePart):
    """A card for each ground: when to expect it, how a request meets it, and the answers that do."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        self._shown: object = None
        self.cards = column(spacing=Space.SMALL)
        self.setLayout(self.cards)

    def refresh(self) -> None:
        """Show the grounds that the measures chosen now may meet."""
        grounds = expected_grounds(self.session.case)
        if grounds != self._shown:
            self._shown = grounds
            clear(self.cards)
            for ground in grounds:
                self.cards.addWidget(self._card(ground))

    def _card(self, one: ExpectedGround) -> QWidget:
        text, say, ground = self.services.text, self.services.say, one.ground
        head = row(Label(text(ground.label), "strong"), spacing=Space.SMALL)
        head.setStretch(0, 1)
        if one.answered or one.open:
            words = message("still to answer") if one.open else message("answered")
            head.addWidget(Tag(say(words), "warning" if one.open else "done"))
        card = Card()
        card.body.addLayout(head)
        if ground.expect_when:
            expect = say(message("Expect it with: {cases}", cases=text(ground.expect_when)))
            card.body.addWidget(Label(expect, "hint"))
        if ground.answer:
            met = say(message("How to meet it: {answer}", answer=text(ground.answer)))
            card.body.addWidget(Label(met, "help"))
        for path in (*one.open, *one.answered):
            card.body.addLayout(row(self._link(path), -1))
        card.body.addWidget(Label(joined(*provenance(self.services, ground.provenance)), "small"))
        return card

    def _link(self, path: str) -> LinkButton:
        field = declared_field(self.session, path)
        link = LinkButton(self.services.text(field.label) if field else path)
        link.clicked.connect(lambda: self.wanted.emit(path))
        return link
