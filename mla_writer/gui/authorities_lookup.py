"""Looking up an authority for a record of the draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from mla_writer.authorities.book import AddressBook
from mla_writer.authorities.card import AuthorityCard
from mla_writer.authorities.directory import cards_of
from mla_writer.authorities.lookup import Lookup, Query
from mla_writer.authorities.use import replaced_by
from mla_writer.gui.authorities_details import AuthorityDetails
from mla_writer.gui.authorities_list import MOST_SHOWN, AuthoritiesList
from mla_writer.gui.authorities_words import changes_text
from mla_writer.gui.dialog import HIGH, WIDE, Dialog
from mla_writer.gui.editors.names import countries
from mla_writer.gui.editors.search_choice import SearchChoice
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import (
    Answer,
    Button,
    Heading,
    Label,
    Notice,
    SearchEdit,
    ask,
    column,
    describe,
    row,
)
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import message


@dataclass(frozen=True, slots=True)
class Wanted:
    """For what an authority is looked up: the label of the question, the State to begin with, and the
    record as it stands."""

    label: str
    state: str
    record: Mapping[str, Any]


class AuthorityLookup(Dialog):
    """``taken`` is the authority chosen when the dialog was accepted."""

    def __init__(self, services: Services, wanted: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._wanted = services, wanted
        self.taken: AuthorityCard | None = None
        self.book = AddressBook(services.now)
        self.problem = Notice(tone="warning")
        self.search, self.state = SearchEdit(), SearchChoice(countries(services))
        self.found = Label(role="hint")
        self.list, self.details = AuthoritiesList(services), AuthorityDetails(services)
        self.use, self.cancel = Button(role="primary"), Button()
        self.use.setDefault(True)
        self.manage = Button(role="quiet")
        self._lay_out()
        self._say()
        self._connect()
        self.state.show_entry(wanted.state)
        self.read()
        self.search.setFocus()

    def read(self) -> None:
        """Read the address book and the rulebook, and list what fits."""
        self.problem.hide()
        try:
            own = self.book.entries()
        except ProgramError as error:
            own = ()
            self._complain(error)
        if self.book.notice is not None:
            self._complain(ProgramError(self.book.notice))
        services = self._services
        cards = (*own, *cards_of(services.rulebook))
        self._lookup = Lookup(cards, services.rulebook.instruments, services.language)
        self.look()

    def look(self) -> None:
        """List what fits the words and the State as they stand."""
        found = self._lookup.find(Query(self.search.text(), self.state.entry()))
        self.list.show_cards(found)
        text = self._services.count("{n} found", "{n} found", len(found))
        if not found:
            text = self._services.say(message("Nothing found: ask the central authority."))
        elif len(found) > MOST_SHOWN:
            more = message("the first {shown} are listed; type more words", shown=MOST_SHOWN)
            text = f"{text}: {self._services.say(more)}"
        self.found.setText(text)

    def take(self) -> None:
        """Use the authority stood on; answers that it would replace are shown first."""
        card = self.list.current()
        if card is None or not card.can_be_used:
            return
        changes = replaced_by(self._wanted.record, card)
        if changes and not self._agreed(changes):
            return
        self.taken = card
        self.accept()

    def _agreed(self, changes: Mapping[str, tuple[str, str]]) -> bool:
        say = self._services.say
        answers = [
            Answer("replace", say(message("Replace")), "primary"),
            Answer("", say(message("Cancel"))),
        ]
        title = say(message("Replace what you have entered?"))
        return ask(self, title, changes_text(self._services, changes), answers) == "replace"

    def _manage(self) -> None:
        from mla_writer.gui.authorities_manager import AuthoritiesManager

        AuthoritiesManager(self._services, self).exec()
        self.read()

    def _stood(self) -> None:
        card = self.list.current()
        self.details.show_card(card)
        self.use.setEnabled(card is not None and card.can_be_used)

    def _complain(self, error: ProgramError) -> None:
        title = self._services.say(message("Your address book"))
        self.problem.say(title, self._services.say(error.message), "warning")
        self.problem.show()

    def _lay_out(self) -> None:
        filters = row(self.search, self.state, spacing=Space.MEDIUM)
        filters.setStretch(0, 3)
        filters.setStretch(1, 2)
        both = row(self.list, self.details, spacing=Space.MEDIUM)
        both.setStretch(0, 4)
        both.setStretch(1, 3)
        buttons = row(self.manage, -1, self.cancel, self.use, spacing=Space.SMALL)
        self.title = Heading(role="subtitle")
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        whole = column(self.title, filters, self.problem, self.found, both, buttons, spacing=Space.MEDIUM,
                       margins=margins)  # fmt: skip
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.fit(self._services, WIDE, HIGH)

    def _say(self) -> None:
        say = self._services.say
        title = say(message("Look up: {label}", label=self._wanted.label))
        self.setWindowTitle(title)
        self.title.setText(title)
        self.search.say(say(message("Name, State, treaty or matter")))
        describe(self.state, say(message("State")))
        describe(self.state.line, say(message("State")))
        self.state.line.setPlaceholderText(say(message("All States")))
        self.use.say(say(message("Use this authority")))
        self.cancel.say(say(message("Cancel")))
        self.manage.say(say(message("My address book")))

    def _connect(self) -> None:
        self.search.textChanged.connect(self.look)
        self.state.picked.connect(self.look)
        self.state.typed.connect(self.look)
        self.list.stood.connect(self._stood)
        self.list.opened.connect(self.take)
        self.use.clicked.connect(self.take)
        self.cancel.clicked.connect(self.reject)
        self.manage.clicked.connect(self._manage)
