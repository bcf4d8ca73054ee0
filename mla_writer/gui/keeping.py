"""Opening drafts and keeping them on disk, with the questions that this may need."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mla_writer.gui.refused_text import offer_copy
from mla_writer.gui.services import SUFFIX, Services
from mla_writer.gui.widgets import Answer, ask, choose_file, tell
from mla_writer.model.errors import CannotWrite, ProgramError, TextRefused
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.session import Session


class Keeping:
    """Asks in front of ``parent``. What cannot be written is given back as a message, never lost."""

    def __init__(self, parent: QWidget, services: Services) -> None:
        self._parent = parent
        self._services = services

    def choose(self) -> Path | None:
        """The file that a person chooses to open, or None."""
        return choose_file(self._parent, self._services.say(message("Open a draft")), self._pattern())

    def read(self, path: Path) -> Session | None:
        """A session on the draft in ``path``; None when it cannot be read, which a person is told."""
        try:
            return self._services.open(path)
        except TextRefused as error:
            return offer_copy(self._parent, self._services, path, error)
        except ProgramError as error:
            say = self._services.say
            title = say(message("The draft cannot be opened"))
            tell(self._parent, title, say(error.message), say(message("Close")))
            return None

    def remember(self, path: Path) -> None:
        """Keep ``path`` among the drafts opened last, unless it lies where all drafts are listed."""
        if path.parent == self._services.drafts_folder():
            return
        try:
            self._services.keep(self._services.settings.opened(path))
        except CannotWrite:
            return  # a list of recent files is a comfort, not worth a message

    def due(self, session: Session) -> bool:
        """Whether the last change has rested long enough, or a new draft has no file yet."""
        return session.save_due or (session.path is None and session.dirty)

    def save(self, session: Session) -> Message | None:
        """Write what is not written yet; a new draft gets its file. Gives back what went wrong."""
        if session.path is not None and not session.dirty:
            return None
        try:
            session.save(self._services.store, session.path or self._services.new_path(session.draft))
        except ProgramError as error:
            return error.message
        return None

    def save_elsewhere(self, session: Session) -> Message | None:
        """Let a person choose where the draft is kept from now on. Gives back what went wrong."""
        from mla_writer.drafts import FileStore

        target = session.path or self._services.new_path(session.draft)
        title = self._services.say(message("Save the draft"))
        path = choose_file(self._parent, title, self._pattern(), target=target)
        if path is None:
            return None
        path = path if path.suffix else path.with_suffix(SUFFIX)
        try:
            session.save(FileStore(replaces=True), path)
        except ProgramError as error:
            return error.message
        self.remember(path)
        return None

    def ask_about_changes(self) -> str:
        """What a person wants to do with changes that could not be written: ``elsewhere``, ``discard``
        or ``stay``."""
        say = self._services.say
        answers = [
            Answer("elsewhere", say(message("Save in another place")), "primary"),
            Answer("discard", say(message("Leave without saving")), "danger"),
            Answer("stay", say(message("Stay"))),
        ]
        text = say(message("The draft has changes that could not be written to its file."))
        return ask(self._parent, say(message("Changes are not saved")), text, answers)

    def _pattern(self) -> str:
        return f"{self._services.say(message('Drafts'))} (*{SUFFIX})"
