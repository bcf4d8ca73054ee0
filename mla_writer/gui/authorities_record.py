"""Beside the record of an authority: look it up, keep it in the address book, where it was taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.authorities.use import card_of, record_with, taken_from
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Label, row, tell
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message

if TYPE_CHECKING:  # the dialog and the directory are loaded when somebody looks up
    from mla_writer.authorities.book import AddressBook
    from mla_writer.authorities.card import AuthorityCard
    from mla_writer.gui.editors.base import Question

OF_REQUESTED_STATE = frozenset({"central_requested", "executing_authority"})
"""Questions for an authority of the requested State; all others ask for one of the requesting State."""


class AuthorityTools(QWidget):
    """Two buttons above the record and a quiet line below it (``line``). ``settled`` tells that the record
    was filled."""

    settled = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question, self._services = question, question.services
        self.look_up, self.keep = Button(symbol="search"), Button(role="quiet", symbol="save")
        self.line, self._kept = Label(role="hint"), ""
        self.look_up.clicked.connect(self._look_up)
        self.keep.clicked.connect(self._keep)
        self.setLayout(row(self.look_up, self.keep, -1, spacing=Space.SMALL))
        say = self._services.say
        self.look_up.say(say(message("Look up")), say(message("Look up this authority in the directory")))
        self.keep.say(say(message("Save to my address book")))
        self.refresh()

    def refresh(self) -> None:
        """Show what holds for the record as it stands."""
        record = self._record()
        taken = taken_from(record)
        self.keep.setVisible(bool(record.get("name")) and taken is None)
        kept = self._kept if self._kept and record.get("name") == self._kept else ""
        if taken is not None:
            from mla_writer.gui.authorities_words import taken_line

            self.line.show_text(taken_line(self._services, taken))
        else:
            self.line.show_text(self._services.say(message("Saved in your address book.")) if kept else "")

    def use(self, card: AuthorityCard) -> None:
        """Put ``card`` into the draft as one step that can be undone."""
        session, on = self._question.session, self._services.now().date().isoformat()
        session.settle()
        session.answer(self._question.path, record_with(self._record(), card, on))
        self.settled.emit()

    def state(self) -> str:
        """The State whose authority is asked for, or empty."""
        of = "requested_state" if self._question.field.id in OF_REQUESTED_STATE else "requesting_state"
        return str(self._question.session.draft.get(f"common.authorities.{of}") or "")

    def _record(self) -> dict[str, Any]:
        value = self._question.value
        return value if isinstance(value, dict) else {}

    def _look_up(self) -> None:
        from mla_writer.gui.authorities_lookup import AuthorityLookup, Wanted

        wanted = Wanted(self._question.label, self.state(), self._record())
        dialog = AuthorityLookup(self._services, wanted, self.window())
        dialog.exec()
        if dialog.taken is not None:
            self.use(dialog.taken)

    def _keep(self) -> None:
        from mla_writer.authorities.book import AddressBook, AlreadyThere

        if not self.state():
            self._tell(message("Answer first which State it belongs to; then it can be saved."))
            return
        book = AddressBook(self._services.now)
        source = self._services.say(message("Entered by hand"))
        card = card_of(self._record(), self.state(), source, self._services.now().date().isoformat())
        try:
            try:
                book.add(card)
            except AlreadyThere as found:
                if not self._update(book, found.existing, card):
                    return
        except ProgramError as error:
            self._tell(error.message)
            return
        self._kept = card.name
        self.refresh()

    def _update(self, book: AddressBook, existing: AuthorityCard, card: AuthorityCard) -> bool:
        """Offer what differs from ``existing``; True when the entry then holds what was wanted."""
        from mla_writer.authorities.comparing import differences, updated
        from mla_writer.gui.authorities_differences import AuthorityDifferences

        changes = {
            name: change
            for name, change in differences(existing, card).items()
            if name not in ("source", "as_of")
        }
        if not changes:
            return True
        dialog = AuthorityDifferences(self._services, existing, changes, self.window())
        if not dialog.exec():
            return False
        book.replace(existing, updated(existing, card, (*dialog.chosen(), "source", "as_of")))
        return True

    def _tell(self, problem: Message) -> None:
        say = self._services.say
        tell(self.window(), say(message("My address book")), say(problem), say(message("Close")))
