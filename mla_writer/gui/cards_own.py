"""One's own key card: made once by name and authority, then shown to be given to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.cards_words import in_lines
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Card, Heading, Label, LineEdit, column, describe, row
from mla_writer.gui.widgets.flow import flow
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import day, joined, sentence
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.exchange.identity import Identity

SQUARE = 3
MOST_SQUARE = 4
"""Pixels of a square of the QR code at 100 %, and at most."""


class OwnCard(Card):
    """``save`` asks to write the card to a file; ``made`` tells that there are keys now; ``failed`` tells
    why not."""

    save = Signal()
    made = Signal()
    failed = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(spacing=Space.SMALL)
        self._services = services
        self.identity: Identity | None = None
        self.name, self.authority = LineEdit(services.settings.officer), LineEdit()
        self.make = Button(role="primary")
        self.copy, self.save_button = Button(), Button(symbol="export")
        self.copy.clicked.connect(self._copy)
        self.save_button.clicked.connect(self.save)
        self.make.clicked.connect(self._make)
        for line in (self.name, self.authority):
            line.textChanged.connect(self._allow)
            line.returnPressed.connect(self._make)

    def show_identity(self, identity: Identity | None) -> None:
        """Show the card of ``identity``, or ask for what is needed to make one."""
        self.identity = identity
        for kept in (self.name, self.authority, self.make, self.copy, self.save_button):
            kept.setParent(None)
        clear(self.body)
        if identity is None:
            self._ask()
        else:
            self._show(identity)

    @property
    def first(self) -> LineEdit:
        """Where typing begins: the first field that is empty."""
        return self.authority if self.name.text() else self.name

    def _ask(self) -> None:
        say = self._services.say
        intro = message(
            "You need a key card to send and to receive. Others read this name and authority on everything "
            "that you sign, so write them as in a letter."
        )
        self.body.addWidget(Heading(say(message("Make your key card")), "lead"))
        self.body.addWidget(Label(say(intro), "hint"))
        for label, line in ((message("Your name"), self.name), (message("Your authority"), self.authority)):
            describe(line, say(label))
            name = Label(say(label), "strong")
            name.setBuddy(line)
            self.body.addLayout(column(name, line, spacing=Space.TINY))
        self.make.say(say(message("Make my key card")))
        self.body.addLayout(row(self.make, -1))
        self._allow()

    def _show(self, identity: Identity) -> None:
        say = self._services.say
        made = message("Made on {date}", date=day(self._services, identity.made_on))
        words = QWidget()
        self.copy.say(say(message("Copy the fingerprint")))
        self.save_button.say(say(message("Save my card …")))
        words.setLayout(
            column(
                Heading(identity.name, "lead"),
                Label(joined(identity.authority, say(made)), "hint"),
                Space.SMALL,
                Label(say(message("Fingerprint, to be compared by telephone")), "strong"),
                Label(in_lines(identity.card.fingerprint), "lead", wrap=False).selectable(),
                -1,
                spacing=Space.TINY,
            )
        )
        both = flow(words, self._code(identity))
        both.setSpacing(Space.WIDE)
        both.setAlignment(words, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(both)
        self.body.addLayout(flow(self.save_button, self.copy))

    def _code(self, identity: Identity) -> QWidget:
        from mla_writer.exchange import qr
        from mla_writer.gui.cards_qr import QrPicture

        say, card = self._services.say, identity.card
        scale = min(MOST_SQUARE, self._services.theme.px(SQUARE))
        text = joined(card.name, card.authority, card.fingerprint)
        try:
            rows = qr.matrix(identity.card_file)
        except ProgramError as error:
            return Label(say(error.message), "hint")
        return QrPicture(rows, scale, say(message("QR code of your key card")), text)

    def _allow(self) -> None:
        self.make.setEnabled(bool(self.name.text().strip() and self.authority.text().strip()))

    def _make(self) -> None:
        from mla_writer.exchange.identity import new_identity
        from mla_writer.session.exchanging import keep_identity

        if not self.make.isEnabled():
            return
        services, on = self._services, self._services.now().date().isoformat()
        try:
            identity = new_identity(self.name.text(), self.authority.text(), on)
            keep_identity(services.shelf, identity)
        except ProgramError as error:
            self.failed.emit(error.message)
            return
        self.show_identity(identity)
        self.made.emit()

    def _copy(self) -> None:
        if self.identity is not None:
            QApplication.clipboard().setText(self.identity.card.fingerprint)


def told(services: Services, problem: Message) -> tuple[str, str]:
    """The title and text for what went wrong with keys."""
    return services.say(message("That did not work")), sentence(services, problem)
