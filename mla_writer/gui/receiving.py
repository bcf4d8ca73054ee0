"""A request that somebody sent: opened, shown with who signed it, and only then taken into the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mla_writer.exchange.cards import Acquaintance
from mla_writer.exchange.sealing import Passphrase, Sealing, sealing
from mla_writer.gui.cards_accept import offer
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.gate_parts import Secret, Shown
from mla_writer.gui.receiving_words import contents, fate, fingerprints, standing
from mla_writer.gui.sending import PURPOSES
from mla_writer.gui.sending_along import moment
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Card, Heading, Label, Notice, ScrollColumn, column, row
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import sentence
from mla_writer.model.errors import ProgramError, UnknownName
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.exchange.identity import Identity
    from mla_writer.exchange.unpacking import Received
    from mla_writer.model.draft import Draft
    from mla_writer.session import Session

HIGH = 640
NO_KEYS = message(
    "The file is sealed for a key card, and you have none. Make yours in Settings, send it to the sender and "
    "ask for the request once more."
)


class ReceiveDialog(Dialog):
    """Shows the exchange file ``data``, called ``name``; when it is accepted, ``session`` stands on the draft
    that was taken in."""

    def __init__(self, services: Services, data: bytes, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._data = services, data
        say = services.say
        self.session: Session | None = None
        self.received: Received | None = None
        self.setWindowTitle(say(message("A request was received")))
        self.problem = Notice()
        self.problem.hide()
        self.secret = Secret(services, message("Passphrase"))
        self.unseal, self.take = Button(role="primary"), Button(role="primary")
        self.accept_card, self.close_button = Button(), Button()
        self.asked = QWidget()
        self.who, self.what = column(spacing=Space.MEDIUM), column(spacing=Space.MEDIUM)
        self._name_buttons()
        self._lay_out(name)
        self._connect()
        for part in (self.asked, self.take, self.accept_card):
            part.hide()

    def begin(self) -> None:
        """Open the file by one's own key, or ask for the passphrase."""
        from mla_writer.session.exchanging import own_identity

        try:
            if sealing(self._data) is Sealing.PASSPHRASE:
                self.asked.show()
                self.secret.line.setFocus()
                return
            identity = own_identity(self._services.shelf)
        except ProgramError as error:
            self._refuse(error.message)
            return
        if identity is None:
            self._refuse(NO_KEYS)
        else:
            self._open(identity)

    def take_in(self) -> None:
        """Take what was received into the vault."""
        from mla_writer.model.dossier import Kept
        from mla_writer.session.exchanging import take_in, take_in_new

        received, services = self.received, self._services
        if received is None:
            return
        try:
            there = self._there(received)
            if there is not None:
                take_in(there, services.shelf, received)
            else:
                there = services.begun_with(Kept(received.dossier.draft))
                take_in_new(there, services.shelf, received)
        except ProgramError as error:
            self._refuse(error.message)
            return
        self.session = there
        self.accept()

    # Inside

    def _open(self, by: Identity | Passphrase) -> None:
        """Unseal beside the window: a passphrase takes a second by design."""
        from mla_writer.exchange.unpacking import unpack
        from mla_writer.session.exchanging import accepted_cards

        services, data = self._services, self._data
        self.problem.hide()
        self.unseal.setEnabled(False)
        try:
            cards, problems = accepted_cards(services.shelf), services.problems()
        except ProgramError as error:
            self._refuse(error.message)
            return
        services.runner.run(lambda: unpack(data, by, cards, problems), self._show, self._refuse)

    def _there(self, received: Received) -> Session | None:
        """The request that the vault holds already."""
        try:
            return self._services.open(received.dossier.draft.id)
        except UnknownName:
            return None

    def _show(self, received: Received) -> None:
        self.received = received
        self.asked.hide()
        try:
            there = self._there(received)
            self._show_sender(received)
        except ProgramError as error:
            self._refuse(error.message)
            return
        self._show_content(received, there.draft if there is not None else None)
        say, doubtful = self._services.say, received.acquaintance is Acquaintance.CHANGED
        self.take.say(say(message("Take it in all the same") if doubtful else message("Take it in")))
        self.take.show()
        (self.close_button if doubtful else self.take).setFocus()

    def _show_sender(self, received: Received) -> None:
        from mla_writer.session.exchanging import accepted_cards

        say = self._services.say
        cards = accepted_cards(self._services.shelf)
        tone, title, text = standing(received, cards)
        clear(self.who)
        self.who.addWidget(Notice(say(title), say(text), tone))
        for label, fingerprint in fingerprints(received, cards):
            shown = Label(fingerprint, "lead", wrap=False).selectable()
            self.who.addLayout(column(Label(say(label), "hint"), shown, spacing=Space.TINY))
        self.accept_card.setVisible(tone != "done")

    def _show_content(self, received: Received, there: Draft | None) -> None:
        say = self._services.say
        sent = say(message("Sent on {moment}", moment=moment(self._services, received.created)))
        lines = [Label(line) for line in contents(self._services, received)]
        purpose = Label(say(PURPOSES[received.purpose][0]), "strong")
        clear(self.what)
        self.what.addWidget(Card(purpose, Label(sent, "hint"), Space.SMALL, *lines))
        self.what.addWidget(Label(say(message("What happens with it")), "strong"))
        self.what.addWidget(Label(say(fate(received, there))))

    def _accept_card(self) -> None:
        """Let a person accept the sender's card; what was shown of the sender is said anew."""
        from dataclasses import replace

        from mla_writer.session.exchanging import accepted_cards

        if self.received is None:
            return
        sender = self.received.sender
        try:
            if not offer(self, self._services, sender):
                return
            known = accepted_cards(self._services.shelf).acquaintance(sender)
        except ProgramError as error:
            self._refuse(error.message)
            return
        self._show(replace(self.received, acquaintance=known))

    def _refuse(self, problem: Message) -> None:
        say = self._services.say
        self.unseal.setEnabled(True)
        self.problem.say(
            say(message("The request was not taken in.")), sentence(self._services, problem), "block"
        )
        self.problem.show()

    def _try_passphrase(self) -> None:
        if self.unseal.isEnabled() and self.secret.line.text():
            self._open(Passphrase(self.secret.line.text()))

    def _name_buttons(self) -> None:
        say = self._services.say
        self.unseal.say(say(message("Unlock")))
        self.take.say(say(message("Take it in")))
        self.accept_card.say(say(message("The sender's key card …")))
        self.close_button.say(say(message("Close")))

    def _lay_out(self, name: str) -> None:
        say, width = self._services.say, self._services.theme.px(Size.COLUMN)
        hint = message("The sender tells it to you by another way than the file.")
        shown = Shown(self._services, self.secret)
        parts = (self.secret, shown, Label(say(hint), "hint"), row(self.unseal, -1))
        self.asked.setLayout(column(*parts, spacing=Space.SMALL))
        head = column(
            Heading(say(message("A request was received")), "subtitle"),
            Label(name, "hint"),
            spacing=Space.HAIR,
        )
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        content = ScrollColumn(
            *(head, self.problem, self.asked, self.who, row(self.accept_card, -1), self.what),
            width=width,
            spacing=Space.MEDIUM,
            margins=margins,
        )
        margins = (Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE)
        below = row(-1, self.close_button, self.take, spacing=Space.SMALL, margins=margins)
        self.setLayout(column(content, below))
        self.fit(self._services, Size.DIALOG + Size.NUMBER, HIGH)

    def _connect(self) -> None:
        self.unseal.clicked.connect(self._try_passphrase)
        self.secret.line.returnPressed.connect(self._try_passphrase)
        self.take.clicked.connect(self.take_in)
        self.accept_card.clicked.connect(self._accept_card)
        self.close_button.clicked.connect(self.reject)


def receive(services: Services, data: bytes, name: str, parent: QWidget) -> Session | None:
    """A session on the draft in the exchange file ``data`` once a person has taken it in; else None."""
    dialog = ReceiveDialog(services, data, name, parent)
    dialog.begin()
    return dialog.session if dialog.exec() else None
