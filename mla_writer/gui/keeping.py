"""Drafts that come into the vault, are saved there and leave it, with the questions that this may need."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mla_writer.gui.refused_text import offer_copy
from mla_writer.gui.services import SUFFIX, Services
from mla_writer.gui.widgets import Answer, ask, choose_file, tell
from mla_writer.model.errors import ChangedElsewhere, ProgramError, TextRefused, UnknownName
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.model.draft import Draft
    from mla_writer.session import Session

TAKE, BOTH, CANCEL = "take", "both", "cancel"
EXPORTED = "draft"
"""The name that is proposed for a file: nothing of the case."""
EXCHANGE, CARD = "exchange", "card"
OPENED = (SUFFIX, ".mlar", ".mlac", ".pdf", ".docx")
BEGUN = 64
"""Bytes by which files are told apart."""
APART, EXPORT, DISCARD, STAY = "apart", "export", "discard", "stay"


def new_draft(services: Services) -> Draft:
    """An empty draft, from the State and in the language that a person works for and in."""
    from uuid import uuid4

    from mla_writer.model.draft import Draft

    state, code = services.settings.requesting_state, services.language.code
    languages = (code,) if code in services.request_languages() else ()
    common = {"authorities": {"requesting_state": state}} if state else {}
    return Draft(str(uuid4()), languages=languages, common=common)


class Keeping:
    """Asks in front of ``parent``. What cannot be written is given back as a message, never lost."""

    def __init__(self, parent: QWidget, services: Services) -> None:
        self._parent = parent
        self._services = services
        self.clash = False
        """Whether the last save was refused because another window saved the draft meanwhile."""

    # In

    def choose(self) -> Path | None:
        """The file that a person chooses to open, or None."""
        say = self._services.say
        endings = " ".join(f"*{ending}" for ending in OPENED)
        pattern = f"{say(message('Drafts, exchange files and exported requests'))} ({endings})"
        return choose_file(self._parent, say(message("Open a file")), pattern)

    def open(self, id: str) -> Session | None:
        """A session on the draft ``id`` of the vault; None when it cannot be read, which a person is told."""
        try:
            session = self._services.open(id)
        except ProgramError as error:
            return self._refuse(error)
        self._services.keep_version(session.draft, "opened")
        return session

    def read(self, path: Path) -> Session | None:
        """A session on a draft that is read from a plain file and is nowhere else yet; else None."""
        try:
            return self._services.new_session(self._services.read(path))
        except TextRefused as error:
            return offer_copy(self._parent, self._services, path, error)
        except ProgramError as error:
            return self._refuse(error)

    def take_in(self, path: Path) -> Session | None:
        """A session on the draft in the file ``path``, which from now on lies in the vault: an exchange file,
        a plain draft, a PDF or DOCX that carries one. A key card is offered to be accepted. None when there
        is no draft, it cannot be read or a person does not want it after all. The file stays as it is."""
        try:
            if told_apart(path) == EXCHANGE:
                return self._receive(path)
            if told_apart(path) == CARD:
                return self._meet(path)
        except ProgramError as error:
            return self._refuse(error)
        read = self.read(path)
        try:
            return self._taken(read.draft) if read is not None else None
        except ProgramError as error:
            return self._refuse(error)

    def _receive(self, path: Path) -> Session | None:
        from mla_writer.exchange.limits import LARGEST_SEALED
        from mla_writer.files import read_bytes
        from mla_writer.gui.receiving import receive

        return receive(self._services, read_bytes(path, LARGEST_SEALED), path.name, self._parent)

    def _meet(self, path: Path) -> None:
        from mla_writer.gui.cards import CardsDialog

        dialog = CardsDialog(self._services, self._parent)
        dialog.bring(path)
        dialog.exec()

    def _taken(self, draft: Draft) -> Session | None:
        """The session on ``draft``: new in the vault, or as a person decides about the one there."""
        from uuid import uuid4

        from mla_writer.model.dossier import Kept

        try:
            there = self._services.open(draft.id)
        except UnknownName:
            return self._services.begun_with(Kept(draft))
        if there.draft == draft:
            return there
        answer = self._ask_about_both()
        if answer == TAKE:
            self._services.shelf.put_back([draft.id])  # what lies in the bin would go one day
            self._services.shelf.keep_version(draft.id, there.draft, "kept")
            there.change(draft)
            return there
        return self._services.begun_with(Kept(replace(draft, id=str(uuid4())))) if answer == BOTH else None

    def _ask_about_both(self) -> str:
        say = self._services.say
        answers = [
            Answer(TAKE, say(message("Take the state of the file")), "primary"),
            Answer(BOTH, say(message("Keep both"))),
            Answer(CANCEL, say(message("Cancel"))),
        ]
        text = message(
            "The vault holds this draft in another state. The state of the file can become its newest one; "
            "what is in the vault is then kept as a version. Or both are kept as two drafts."
        )
        title = message("This draft is in the vault already")
        return ask(self._parent, say(title), say(text), answers)

    # Saving

    def due(self, session: Session) -> bool:
        """Whether a change has waited long enough, or a new draft is not in the vault yet."""
        return session.save_due

    def save(self, session: Session) -> Message | None:
        """Write what is not written yet. Gives back what went wrong."""
        self.clash = False
        if not session.dirty and not session.moved:
            return None
        try:
            session.save(self._services.store)
        except ProgramError as error:
            self.clash = isinstance(error, ChangedElsewhere)
            return error.message
        return None

    def apart(self, session: Session) -> Session:
        """``session`` as a draft of its own, with all its steps: two windows changed the same one."""
        from uuid import uuid4

        from mla_writer.session.saving import copied

        return self._services.begun_with(copied(session.kept, str(uuid4())))

    # Out

    def export(self, session: Session) -> Message | None:
        """Write the draft to a plain file that a person chooses, told what that means. Gives back what went
        wrong; the draft stays in the vault."""
        from mla_writer.drafts import to_json
        from mla_writer.files import write_bytes

        say = self._services.say
        title = say(message("Export the draft as a file"))
        warning = message(
            "The file is not encrypted: everybody who gets it can read it. Nothing that is changed "
            "later comes into it."
        )
        answers = [
            Answer(EXPORT, say(message("Choose a file")), "primary"),
            Answer(CANCEL, say(message("Cancel"))),
        ]
        if ask(self._parent, title, say(warning), answers) != EXPORT:
            return None
        path = choose_file(self._parent, title, self._pattern(), target=Path.home() / f"{EXPORTED}{SUFFIX}")
        if path is None:
            return None
        try:
            self._services.keep_version(session.draft, "exported")
            write_bytes(path if path.suffix else path.with_suffix(SUFFIX), to_json(session.draft))
        except ProgramError as error:
            return error.message
        return None

    def ask_about_changes(self) -> str:
        """What a person wants to do with changes that could not be written: ``apart`` and ``other`` where two
        windows changed the draft, else ``export``; ``discard`` or ``stay``."""
        say = self._services.say
        answers = [Answer(EXPORT, say(message("Export the draft as a file")), "primary")]
        text = message("The draft has changes that could not be written to the vault.")
        if self.clash:
            answers = [Answer(APART, say(message("Keep mine as a copy")), "primary")]
            text = message("Another window has changed this draft meanwhile.")
        answers += [
            Answer(DISCARD, say(message("Leave without saving")), "danger"),
            Answer(STAY, say(message("Stay"))),
        ]
        return ask(self._parent, say(message("Changes are not saved")), say(text), answers)

    def _refuse(self, error: ProgramError) -> None:
        say = self._services.say
        tell(
            self._parent,
            say(message("The draft cannot be opened")),
            say(error.message),
            say(message("Close")),
        )

    def _pattern(self) -> str:
        return f"{self._services.say(message('Drafts'))} (*{SUFFIX})"


def told_apart(path: Path) -> str:
    """Whether ``path`` is an exchange file, a key card or something else, by how it begins; a file that
    cannot be read is something else."""
    from mla_writer.exchange.cards import FORMAT
    from mla_writer.exchange.sealing import FIRST_LINE

    try:
        with path.open("rb") as stream:
            begun = stream.read(BEGUN)
    except OSError:
        return ""
    if begun.startswith(FIRST_LINE):
        return EXCHANGE
    return CARD if begun.startswith(b"{") and f'"{FORMAT}"'.encode() in begun.split(b",")[0] else ""
