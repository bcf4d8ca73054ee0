"""Key cards: one's own to give away, and those of others, to send to them and to know who sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mla_writer.gui.cards_accept import offer
from mla_writer.gui.cards_own import OwnCard, told
from mla_writer.gui.cards_words import holder, in_one_line
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Answer,
    Button,
    Card,
    Heading,
    Label,
    LinkButton,
    Notice,
    ScrollColumn,
    Tag,
    ask,
    choose_file,
    column,
    describe,
    row,
)
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import day
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.exchange.cards import Accepted

HIGH = 700
REMOVE, KEEP = "remove", "keep"
INTRO = message(
    "A key card lets others seal a request so that only you can open it, and see that it comes from you. It "
    "holds no secret: send it by mail, show the code, or hand it over on a stick."
)


class CardsDialog(Dialog):
    """Shows and changes what the vault holds of keys."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        say = services.say
        self.setWindowTitle(say(message("Key cards")))
        self.told = Notice()
        self.told.hide()
        self.own = OwnCard(services)
        self.others = column(spacing=Space.SMALL)
        self.rows: dict[str, CardRow] = {}
        self.add, self.close_button = Button(symbol="open"), Button(role="primary")
        self.add.say(say(message("Add a key card …")))
        self.close_button.say(say(message("Close")))
        self._lay_out()
        self.add.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.accept)
        self.own.save.connect(self._save)
        self.own.failed.connect(self._refuse)
        self.refresh()
        (self.close_button if self.own.identity else self.own.first).setFocus()

    def refresh(self) -> None:
        """Show what the vault holds now."""
        from mla_writer.session.exchanging import accepted_cards, own_identity

        shelf = self._services.shelf
        try:
            self.own.show_identity(own_identity(shelf))
            self._show(accepted_cards(shelf).entries)
        except ProgramError as error:
            self._refuse(error.message)

    def bring(self, path: Path) -> None:
        """Let a person accept the card in the file ``path``."""
        from mla_writer.exchange.cards import read_card
        from mla_writer.exchange.limits import LARGEST_CARD
        from mla_writer.files import read_bytes

        self.told.hide()
        try:
            taken = offer(self, self._services, read_card(read_bytes(path, LARGEST_CARD)))
        except ProgramError as error:
            self._refuse(error.message)
            return
        if taken:
            self.refresh()

    # Inside

    def _lay_out(self) -> None:
        say = self._services.say
        parts = (
            Heading(say(message("Key cards")), "subtitle"),
            Label(say(INTRO), "intro"),
            self.told,
            Label(say(message("Your key card")), "strong"),
            self.own,
            Space.SMALL,
            row(Label(say(message("Key cards of others")), "strong"), -1, self.add),
            self.others,
        )
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        below = row(-1, self.close_button, margins=(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE))
        width = self._services.theme.px(Size.COLUMN)
        content = ScrollColumn(*parts, width=width, spacing=Space.MEDIUM, margins=margins)
        self.setLayout(column(content, below))
        self.fit(self._services, Size.COLUMN + Space.PAGE, HIGH)

    def _show(self, entries: tuple[Accepted, ...]) -> None:
        clear(self.others)
        self.rows = {}
        for one in sorted(entries, key=lambda one: (one.card.name.casefold(), one.card.authority)):
            shown = CardRow(self._services, one)
            shown.compare.clicked.connect(partial(self._compare, one))
            shown.remove.clicked.connect(partial(self._remove, one))
            self.rows[one.card.fingerprint] = shown
            self.others.addWidget(shown)
        if not entries:
            text = message("None yet. Ask those to whom you send for their card.")
            self.others.addWidget(Label(self._services.say(text), "hint"))

    def _compare(self, one: Accepted) -> None:
        try:
            offer(self, self._services, one.card)
        except ProgramError as error:
            self._refuse(error.message)
            return
        self.refresh()

    def _remove(self, one: Accepted) -> None:
        from mla_writer.session.exchanging import accepted_cards, keep_cards

        say = self._services.say
        text = message("You can then not send to this person any more, and are not told who signed.")
        answers = [Answer(REMOVE, say(message("Remove")), "danger"), Answer(KEEP, say(message("Cancel")))]
        if ask(self, say(message("Remove this key card?")), say(text), answers) != REMOVE:
            return
        shelf = self._services.shelf
        try:
            keep_cards(shelf, accepted_cards(shelf).without(one.card))
        except ProgramError as error:
            self._refuse(error.message)
            return
        self.refresh()

    def _choose(self) -> None:
        say = self._services.say
        pattern = f"{say(message('Key cards'))} (*.mlac)"
        path = choose_file(self, say(message("Add a key card …")), pattern)
        if path is not None:
            self.bring(path)

    def _save(self) -> None:
        from mla_writer.exchange.cards import SUFFIX
        from mla_writer.files import write_bytes

        identity, say = self.own.identity, self._services.say
        if identity is None:
            return
        pattern = f"{say(message('Key cards'))} (*{SUFFIX})"
        target = Path.home() / f"key-card{SUFFIX}"
        path = choose_file(self, say(message("Save my card …")), pattern, target=target)
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(SUFFIX)
        try:
            write_bytes(path, identity.card_file)
        except ProgramError as error:
            self._refuse(error.message)
            return
        self.told.say(say(message("Your key card was saved.")), str(path), "done")
        self.told.show()

    def _refuse(self, problem: Message) -> None:
        self.told.say(*told(self._services, problem), "block")
        self.told.show()


class CardRow(Card):
    """One accepted card, with what can be done about it."""

    def __init__(self, services: Services, one: Accepted) -> None:
        say, card = services.say, one.card
        done = say(message("Compared by telephone")), "done"
        self.tag = Tag(*(done if one.compared else (say(message("Not compared")), "warning")))
        self.compare, self.remove = (
            LinkButton(say(message("Compare now"))),
            LinkButton(say(message("Remove"))),
        )
        self.compare.setVisible(not one.compared)
        for button in (self.compare, self.remove):
            describe(button, button.text(), holder(card))
        since = say(message("Accepted on {date}", date=day(services, one.on)))
        super().__init__(
            row(Label(card.name, "strong"), -1, self.tag, spacing=Space.SMALL),
            Label(card.authority, "help"),
            Label(in_one_line(card.fingerprint), "help").selectable(),
            row(Label(since, "hint", wrap=False), -1, side_by_side(self.compare, self.remove)),
        )


def side_by_side(*buttons: QWidget) -> QWidget:
    """``buttons`` side by side."""
    whole = QWidget()
    whole.setLayout(row(*buttons, spacing=Space.LARGE))
    return whole


def show_cards(services: Services, parent: QWidget) -> None:
    """Show the key cards in front of ``parent``."""
    CardsDialog(services, parent).exec()
