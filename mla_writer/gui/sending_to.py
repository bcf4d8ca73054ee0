"""To whom a request is sealed: holders of key cards, or whoever is told a passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.exchange.limits import SHORTEST_PASSPHRASE
from mla_writer.exchange.sealing import Passphrase
from mla_writer.gui.cards_words import holder
from mla_writer.gui.gate_parts import Secret, Shown
from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Label, Option, SearchEdit, Segmented, Tag, column, describe, row
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.message import message

if TYPE_CHECKING:
    from mla_writer.exchange.cards import Accepted, Card

NAMED, SECRET = "named", "passphrase"
SEARCHED_FROM = 6
"""With so many cards there is something to search."""


class Recipients(QWidget):
    """``cards_wanted`` asks for the key cards, ``changed`` tells that the choice is another."""

    cards_wanted = Signal()
    changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        say = services.say
        self._services = services
        self._entries: tuple[Accepted, ...] = ()
        self._chosen: set[str] = set()
        self.by = Segmented(
            [(NAMED, say(message("Named persons"))), (SECRET, say(message("Whoever has a passphrase")))]
        )
        self.by.set_value(NAMED)
        self.search, self.boxes = SearchEdit(), dict[str, QCheckBox]()
        self.search.say(say(message("Find a key card")))
        self.lines = column(spacing=Space.TINY)
        self.cards_button = Button()
        self.cards_button.say(say(message("Key cards …")))
        self.named = QWidget()
        self.named.setLayout(column(self.search, self.lines, row(self.cards_button, -1), spacing=Space.SMALL))
        self.first = Secret(services, message("Passphrase"))
        self.second = Secret(services, message("The same again"))
        self.rule, self.secret = Label(role="hint"), QWidget()
        self._lay_out_secret()
        self.setLayout(column(row(self.by, -1), self.named, self.secret, spacing=Space.SMALL))
        self._connect()
        self._turn(NAMED)

    @property
    def to(self) -> Sequence[Card] | Passphrase | None:
        """To whom it goes; None as long as that is not known."""
        if self.by.value() == SECRET:
            first = self.first.line.text()
            fits = first == self.second.line.text() and len(Passphrase(first).normal) >= SHORTEST_PASSPHRASE
            return Passphrase(first) if fits else None
        return [one.card for one in self._entries if one.card.fingerprint in self._chosen] or None

    def offer(self, entries: tuple[Accepted, ...]) -> None:
        """Offer the accepted cards ``entries``; what is ticked stays so."""
        self._entries = tuple(sorted(entries, key=lambda one: holder(one.card).casefold()))
        self._chosen &= {one.card.fingerprint for one in entries}
        self.search.setVisible(len(entries) >= SEARCHED_FROM)
        clear(self.lines)
        self.boxes = {}
        for one in self._entries:
            self.lines.addWidget(self._line(one))
        if not entries:
            text = message("You have no key card of anybody yet. Ask the recipient for one.")
            self.lines.addWidget(Label(self._services.say(text), "hint"))
        self._find()

    # Inside

    def _lay_out_secret(self) -> None:
        text = message(
            "Tell it by another way than the file: by telephone, never in the same mail. With a passphrase "
            "it cannot be seen whether somebody passed the file on."
        )
        shown = Shown(self._services, self.first, self.second)
        parts = (self.first, self.second, shown, self.rule, Label(self._services.say(text), "hint"))
        self.secret.setLayout(column(*parts, spacing=Space.SMALL))

    def _connect(self) -> None:
        self.by.chosen.connect(self._turn)
        self.search.textChanged.connect(self._find)
        self.cards_button.clicked.connect(self.cards_wanted)
        for one in (self.first, self.second):
            one.line.textChanged.connect(self._typed)

    def _line(self, one: Accepted) -> QWidget:
        say, box, key = self._services.say, QCheckBox(), one.card.fingerprint
        box.setChecked(key in self._chosen)
        doubt = "" if one.compared else say(message("Not compared"))
        describe(box, holder(one.card), doubt)
        box.toggled.connect(partial(self._tick, key))
        self.boxes[key] = box
        whole = QWidget()
        parts = [Option(box, holder(one.card))]
        layout = row(*parts, spacing=Space.SMALL)
        layout.setStretch(0, 1)
        if doubt:
            layout.addWidget(Tag(doubt, "warning"))
        whole.setLayout(layout)
        return whole

    def _find(self) -> None:
        words = fold(self.search.text()).split()
        for place, one in enumerate(self._entries):
            item = self.lines.itemAt(place)
            line = item.widget() if item is not None else None
            if line is not None:
                line.setVisible(all(word in fold(holder(one.card)) for word in words))

    def _tick(self, key: str, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(key)
        self.changed.emit()

    def _turn(self, by: str) -> None:
        self.named.setVisible(by != SECRET)
        self.secret.setVisible(by == SECRET)
        self._typed()

    def _typed(self) -> None:
        first, second = self.first.line.text(), self.second.line.text()
        rule = message("At least {count} characters; four or five words are best.", count=SHORTEST_PASSPHRASE)
        if len(Passphrase(first).normal) >= SHORTEST_PASSPHRASE and second and first != second:
            rule = message("The two are not the same.")
        self.rule.setText(self._services.say(rule))
        self.changed.emit()
