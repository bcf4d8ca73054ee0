"""The user's own address book: list, change, import, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mla_writer.authorities.book import AddressBook, AlreadyThere
from mla_writer.authorities.card import FIELDS, AuthorityCard
from mla_writer.authorities.comparing import differences, updated
from mla_writer.authorities.lookup import Lookup, Query
from mla_writer.files import write_bytes
from mla_writer.gui.authorities_details import AuthorityDetails
from mla_writer.gui.authorities_list import AuthoritiesList
from mla_writer.gui.dialog import HIGH, WIDE, Dialog
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import (
    Button,
    Heading,
    LinkButton,
    MenuButton,
    Notice,
    SearchEdit,
    choose_file,
    column,
    row,
)
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message

CSV, VCARD = ".csv", ".vcf"


class AuthoritiesManager(Dialog):
    """Every change is written at once; a deletion can be undone."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.book = AddressBook(services.now)
        self._entries: tuple[AuthorityCard, ...] = ()
        self._removed: AuthorityCard | None = None
        self.title, self.search = Heading(role="subtitle"), SearchEdit()
        self.news, self.undo = Notice(), LinkButton()
        self.news.add(self.undo)
        self.news.hide()
        self.list, self.details = AuthoritiesList(services), AuthorityDetails(services)
        self.add, self.edit = Button(symbol="add"), Button(symbol="edit")
        self.delete, self.bring = Button(symbol="delete"), Button(symbol="open")
        self.export, self.close_button = MenuButton(role="", symbol="export"), Button(role="primary")
        self._lay_out()
        self._say()
        self._connect()
        self.read()

    def read(self, id: str = "") -> None:
        """Read the file again and list it, standing on the entry ``id``."""
        try:
            self._entries = self.book.entries()
        except ProgramError as error:
            self._entries = ()
            self._tell(error.message, "block")
        if self.book.notice is not None:
            self._tell(self.book.notice, "warning")
        self._lookup = Lookup(self._entries, self._services.rulebook.instruments, self._services.language)
        self.look()
        self.list.stand_on(id)
        self.export.setEnabled(bool(self._entries))

    def look(self) -> None:
        """List what fits the words searched for."""
        self.list.show_cards(self._lookup.find(Query(self.search.text())))

    def add_entry(self) -> None:
        """Let a person type a new entry."""
        from mla_writer.gui.authorities_entry import AuthorityEntry

        dialog = AuthorityEntry(self._services, None, self)
        while dialog.exec():
            card = dialog.card
            if self._done(lambda card=card: self._added(card)):
                return

    def edit_entry(self) -> None:
        """Let a person change the entry stood on."""
        from mla_writer.gui.authorities_entry import AuthorityEntry

        before = self.list.current()
        if before is None:
            return
        dialog = AuthorityEntry(self._services, before, self)
        while dialog.exec():
            after = dialog.card
            if self._done(lambda after=after: self.book.replace(before, after).id):
                return

    def delete_entry(self) -> None:
        """Delete the entry stood on; it can be brought back until the dialog is closed."""
        card = self.list.current()
        if card is not None and self._done(lambda: self._gone(card)):
            self._removed = card
            self._tell(message("'{name}' was deleted.", name=card.name), "neutral")
            self.undo.show()

    def bring_back(self) -> None:
        """Undo the last deletion."""
        card, self._removed = self._removed, None
        if card is not None:
            self.news.hide()
            self._done(lambda: self._back(card))

    def import_file(self, path: Path | None = None) -> None:
        """Take over entries from a directory, after they were looked at."""
        from mla_writer.gui.authorities_import import AuthoritiesImport

        say = self._services.say
        pattern = f"{say(message('Directories'))} (*.csv *.txt *.tsv *.vcf *.vcard)"
        path = path or choose_file(self, say(message("Import a directory")), pattern)
        if path is None:
            return
        dialog = AuthoritiesImport(self._services, self.book, self)
        if dialog.open_file(path) and dialog.exec():
            self._tell(dialog.said(), "done")
        elif dialog.refusal is not None:
            self._tell(dialog.refusal, "block")
        self.read()

    def export_file(self, suffix: str, path: Path | None = None) -> None:
        """Write all entries to a file that a person names."""
        say = self._services.say
        name = say(message("Authorities"))
        title = say(message("Export the address book"))
        path = path or choose_file(
            self, title, f"{suffix[1:].upper()} (*{suffix})", target=Path.home() / f"{name}{suffix}"
        )
        if path is None:
            return
        try:
            write_bytes(path, written(self._entries, suffix))
        except ProgramError as error:
            self._tell(error.message, "block")
            return
        self._tell(message("Written to {path}", path=str(path)), "done")

    def _added(self, card: AuthorityCard) -> str:
        """Add ``card``; where it is there already, what differs is offered field by field."""
        try:
            return self.book.add(card).id
        except AlreadyThere as found:
            return self._offered(found.existing, card)

    def _offered(self, existing: AuthorityCard, card: AuthorityCard) -> str:
        from mla_writer.gui.authorities_differences import AuthorityDifferences

        dialog = AuthorityDifferences(self._services, existing, differences(existing, card), self)
        if dialog.boxes and dialog.exec():
            self.book.replace(existing, updated(existing, card, dialog.chosen()))
        return existing.id

    def _gone(self, card: AuthorityCard) -> str:
        self.book.remove(card)
        return ""

    def _back(self, card: AuthorityCard) -> str:
        self.book.put_back(card)
        return card.id

    def _done(self, change: Callable[[], str]) -> bool:
        """Make ``change`` and stand on the entry whose id it gives; False when it was refused."""
        self.news.hide()
        try:
            id = change()
        except ProgramError as error:
            self._tell(error.message, "block")
            self.read()
            return False
        self.read(id)
        return True

    def _tell(self, said: Message, tone: str) -> None:
        self.undo.hide()
        self.news.say("", self._services.say(said), tone)
        self.news.show()

    def _stood(self) -> None:
        card = self.list.current()
        self.details.show_card(card)
        self.edit.setEnabled(card is not None)
        self.delete.setEnabled(card is not None)

    def _lay_out(self) -> None:
        both = row(self.list, self.details, spacing=Space.MEDIUM)
        both.setStretch(0, 4)
        both.setStretch(1, 3)
        head = row(self.title, -1, self.search, spacing=Space.MEDIUM)
        head.setStretch(2, 1)
        tools = row(self.add, self.edit, self.delete, -1, self.bring, self.export, spacing=Space.SMALL)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        whole = column(head, tools, self.news, both, row(-1, self.close_button), spacing=Space.MEDIUM,
                       margins=margins)  # fmt: skip
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self.fit(self._services, WIDE, HIGH)

    def _say(self) -> None:
        say = self._services.say
        title = say(message("My address book"))
        self.setWindowTitle(title)
        self.title.setText(title)
        self.search.say(say(message("Name, State, treaty or matter")))
        self.undo.say(say(message("Undo")))
        self.add.say(say(message("Add")))
        self.edit.say(say(message("Edit")))
        self.delete.say(say(message("Delete")))
        self.bring.say(say(message("Import")))
        self.export.say(say(message("Export")))
        self.close_button.say(say(message("Close")))
        menu = self.export.menu_shown
        for suffix, text in ((CSV, message("As a table (CSV)")), (VCARD, message("As vCards"))):
            menu.addAction(say(text)).triggered.connect(
                lambda _=False, suffix=suffix: self.export_file(suffix)
            )

    def _connect(self) -> None:
        self.search.textChanged.connect(self.look)
        self.list.stood.connect(self._stood)
        self.list.opened.connect(self.edit_entry)
        for button, action in (
            (self.add, self.add_entry),
            (self.edit, self.edit_entry),
            (self.delete, self.delete_entry),
            (self.undo, self.bring_back),
            (self.bring, self.import_file),
            (self.close_button, self.accept),
        ):
            button.clicked.connect(lambda _=False, action=action: action())


def written(entries: tuple[AuthorityCard, ...], suffix: str) -> bytes:
    """``entries`` as CSV or as vCards."""
    from mla_writer.authorities.import_csv import to_csv
    from mla_writer.authorities.import_vcard import to_vcard

    return to_vcard(entries) if suffix == VCARD else to_csv(entries, tuple(FIELDS))
