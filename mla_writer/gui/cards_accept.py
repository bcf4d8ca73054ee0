"""Accepting the key card of somebody: its fingerprint is shown, and asked whether it was compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.exchange.cards import Acquaintance
from mla_writer.gui.cards_words import in_lines
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Heading,
    Label,
    Notice,
    Option,
    ScrollColumn,
    column,
    describe,
    row,
)
from mla_writer.gui.widgets.layouts import Part
from mla_writer.gui.wording import day, joined
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.exchange.cards import Card, Cards

HIGH, HIGHER = 400, 560
TITLES = {
    Acquaintance.UNKNOWN: message("Accept this key card?"),
    Acquaintance.KNOWN: message("You know this key card"),
    Acquaintance.CHANGED: message("This key card contradicts one that you know"),
}
CALL = message(
    "Call the holder on a number that you know already, not on one from the file or its mail. Let the holder "
    "read out the fingerprint."
)
DANGER = message(
    "New keys after a change of the computer look just the same as somebody who pretends to be the holder. "
    "Do not use the new card before you have called."
)


class AcceptDialog(Dialog):
    """When it is accepted, ``cards`` are the accepted cards with this one."""

    def __init__(self, services: Services, card: Card, known: Cards, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._card = services, card
        self.cards = known
        say, self.standing = services.say, known.acquaintance(card)
        self.setWindowTitle(say(TITLES[self.standing]))
        self.called = Option(QCheckBox(), say(message("I have called, and the new fingerprint is right")))
        describe(self.called.button, self.called.label.text())
        self.compared, self.unseen = Button(role="primary"), Button()
        self.cancel = Button(role="quiet")
        self._name_buttons()
        self._lay_out()
        self.compared.clicked.connect(lambda: self._take(compared=True))
        self.unseen.clicked.connect(lambda: self._take(compared=False))
        self.cancel.clicked.connect(self.reject)
        self.called.button.toggled.connect(self._allow)
        self._allow()
        changed = self.standing is Acquaintance.CHANGED
        self.fit(services, Size.DIALOG + Size.NUMBER, HIGHER if changed else HIGH)
        self.cancel.setFocus()

    def _name_buttons(self) -> None:
        say, changed = self._services.say, self.standing is Acquaintance.CHANGED
        agree = message("Replace the old card") if changed else message("The fingerprints agree")
        self.compared.say(say(agree))
        self.unseen.say(say(message("Accept without comparing")))
        self.cancel.say(say(message("Cancel")))
        self.unseen.setVisible(self.standing is Acquaintance.UNKNOWN)
        self.called.setVisible(changed)

    def _lay_out(self) -> None:
        say, card = self._services.say, self._card
        parts: list[Part] = [Heading(say(TITLES[self.standing]), "subtitle")]
        if self.standing is Acquaintance.CHANGED:
            warning = Notice(say(message("Take care")), say(DANGER), "block")
            parts += [warning, *self._contested()]
        parts += self._shown(message("Fingerprint of the new card"), card)
        parts += [Label(say(CALL)), self.called]
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        width = self._services.theme.px(Size.COLUMN)
        content = ScrollColumn(*parts, width=width, spacing=Space.MEDIUM, margins=margins)
        margins = (Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE)
        below = row(-1, self.cancel, self.unseen, self.compared, spacing=Space.SMALL, margins=margins)
        self.setLayout(column(content, below))

    def _contested(self) -> list[Part]:
        found: list[Part] = []
        for one in self.cards.contested(self._card):
            found += self._shown(message("Fingerprint of the card that you know"), one.card)
        return found

    def _shown(self, label: Message, card: Card) -> list[Part]:
        say = self._services.say
        made = say(message("Made on {date}", date=day(self._services, card.made_on)))
        fingerprint = Label(in_lines(card.fingerprint), "lead", wrap=False).selectable()
        name = column(Label(card.name, "strong"), Label(joined(card.authority, made), "hint"))
        return [name, column(Label(say(label), "hint"), fingerprint, spacing=Space.TINY)]

    def _allow(self) -> None:
        wanted = self.standing is Acquaintance.CHANGED
        self.compared.setEnabled(not wanted or self.called.button.isChecked())

    def _take(self, *, compared: bool) -> None:
        on = self._services.now().date().isoformat()
        change = self.cards.replace if self.standing is Acquaintance.CHANGED else self.cards.accept
        self.cards = change(self._card, on, compared)
        self.accept()


def offer(parent: QWidget, services: Services, card: Card) -> bool:
    """Let a person accept ``card``; what is accepted lies in the vault. False when nothing was. The
    ``ExchangeRefused`` and ``VaultError`` families."""
    from mla_writer.session.exchanging import accepted_cards, keep_cards

    dialog = AcceptDialog(services, card, accepted_cards(services.shelf), parent)
    if not dialog.exec():
        return False
    keep_cards(services.shelf, dialog.cards)
    return True
