"""What every window needs besides its session, in one value that is passed on.

Belongs here: the rulebook, the interface's language, preferences, the open vault with its drafts, documents
made from a case, the look. Does not belong here: any widget, and the draft itself (a ``Session`` holds it).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mla_writer import paths, settings
from mla_writer.gui.background import AtOnce, Runner
from mla_writer.gui.theme import Theme
from mla_writer.i18n import Language, interface_languages, request_languages
from mla_writer.i18n.languages import entry
from mla_writer.model.errors import ProgramError, VaultError
from mla_writer.model.message import Message, message
from mla_writer.settings import Settings

if TYPE_CHECKING:  # the first screen is there before what only drafts need is loaded
    from mla_writer.drafts import Problems
    from mla_writer.model.case import Case
    from mla_writer.model.dossier import Kept
    from mla_writer.model.draft import Draft
    from mla_writer.model.rulebook import Rulebook
    from mla_writer.render.bilingual import Bilingual
    from mla_writer.render.document import Document
    from mla_writer.render.letterhead.model import Letterhead
    from mla_writer.session import Clock, Session, Store
    from mla_writer.vault import Vault
    from mla_writer.vault.shelf import Shelf

DEFAULT_LANGUAGE = "en"
SUFFIX = ".json"


def interface_language(chosen: str, desktop: str) -> Language:
    """The language of the interface: the one chosen, else that of the desktop where it is offered."""
    offered = [entry.code for entry in interface_languages()]
    found = next((code for code in (chosen, desktop) if code in offered), DEFAULT_LANGUAGE)
    return Language(found)


class Services:
    """Passed to every widget. ``language`` and ``theme`` change while the program runs.

    ``now`` gives the moment with its offset from UTC. ``runner`` does what takes longer than a blink;
    without one it is done at once. ``desktop`` is the language of the desktop, used where none was
    chosen. ``vault`` is None while it is locked.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        settings: Settings,
        now: Callable[[], datetime],
        runner: Runner | None = None,
        desktop: str = "",
    ) -> None:
        self.rulebook = rulebook
        self.runner: Runner = runner or AtOnce()
        self.settings = settings
        self.now = now
        self.vault: Vault | None = None
        self._store: Store | None = None
        self.theme = Theme()
        self._desktop = desktop
        self.language = self._language_of(settings)

    def _language_of(self, chosen: Settings) -> Language:
        """The language of the interface, with the sentences that packs bring."""
        language = interface_language(chosen.interface_language, self._desktop)
        return replace(language, more=self.rulebook.translations.get(language.code, {}))

    def use(self, rulebook: Rulebook) -> None:
        """Work with ``rulebook`` from now on, as after a pack was installed or a fact entered."""
        self.rulebook = rulebook
        self.language = self._language_of(self.settings)

    # Words

    def say(self, message: Message) -> str:
        """``message`` in the language of the interface."""
        return self.language.say(message)

    @property
    def own_words(self) -> Language:
        """The language of the interface without the sentences of packs: for what is said of packs, so that
        none can call itself signed."""
        return replace(self.language, more={})

    def text(self, declared: str) -> str:
        """A text of the rulebook (label, guidance ...) in the language of the interface."""
        return self.language.text(declared)

    def count(self, singular: str, plural: str, number: int) -> str:
        """The form that goes with ``number``, which also fills ``{n}``."""
        return self.language.count(singular, plural, number)

    def request_language(self, code: str) -> Language:
        """The language ``code`` as that of a document."""
        others = entry(code).other_digits if self.settings.other_digits else {}
        sentences = self.rulebook.translations.get(code, {})
        return Language(code, "request", sentences, next(iter(others), ""))

    def request_languages(self) -> tuple[str, ...]:
        """Codes of the languages in which documents can be made."""
        return tuple(entry.code for entry in request_languages())

    # Preferences

    def keep(self, changed: Settings) -> None:
        """Take over and write down preferences; ``CannotWrite`` when that fails."""
        self.settings = changed
        self.language = self._language_of(changed)
        settings.save(changed)

    # Drafts

    @property
    def clock(self) -> Clock:
        """The clock of sessions."""
        from mla_writer.session import Clock

        return Clock(self.now)

    def new_session(self, draft: Draft, page: str = "") -> Session:
        """A session that edits ``draft``."""
        from mla_writer.session import Session

        return Session(self.rulebook, draft, self.clock, page)

    @property
    def shelf(self) -> Shelf:
        """The drafts in the open vault; ``VaultError`` while it is locked."""
        if self.vault is None:
            raise VaultError(message("the vault is locked; unlock it first"))
        return self.vault.shelf

    def open(self, id: str) -> Session:
        """A session on the draft ``id`` of the vault, with its steps to undo and on its page;
        ``UnknownName``, the ``DraftError`` family, ``TextRefused``, ``VaultError``."""
        from mla_writer.session import Session

        kept, stamp = self.shelf.open(id, self.problems())
        return Session.resumed(self.rulebook, kept, self.clock, stamp)

    def begun_with(self, kept: Kept) -> Session:
        """A session on what is not in the vault yet; it is due to be saved at once."""
        from mla_writer.session import Session

        return Session.resumed(self.rulebook, kept, self.clock, None)

    def read(self, path: Path) -> Draft:
        """The draft that the file ``path`` is, or carries as an exported PDF or DOCX; the ``DraftError``
        family, ``TextRefused``, ``ExchangeRefused``."""
        from mla_writer.exchange.opening import read_draft

        return read_draft(path, self.problems())

    @property
    def store(self) -> Store:
        """Where sessions save: the shelf of the vault; ``VaultError`` while it is locked."""
        return self._store or self.shelf

    @store.setter
    def store(self, store: Store) -> None:
        self._store = store

    def keep_version(self, draft: Draft, reason: str) -> None:
        """Keep ``draft`` as a version where the rule of ``reason`` asks for it (``session.versions``). What
        cannot be kept stops nothing: the draft itself is saved apart from this."""
        from mla_writer.session.versions import Occasion, keep_if_due

        with contextlib.suppress(ProgramError):
            occasion = Occasion(reason, self.now(), self.settings.officer)
            keep_if_due(self.shelf, draft, occasion, self.problems())

    def problems(self) -> Problems:
        """What finds answers of a wrong type in a draft that is read."""
        from mla_writer.rulebook.typed import AnswerTypes

        return AnswerTypes(self.rulebook).problems

    def plain_drafts(self) -> tuple[Path, ...]:
        """Drafts that an earlier version kept as plain files in the folder of the user's data."""
        return tuple(sorted((paths.user_data() / "drafts").glob(f"*{SUFFIX}")))

    def vault_folder(self) -> Path:
        """Where the vault of this person lies."""
        return paths.vault()

    def examples(self) -> tuple[Path, ...]:
        """The invented cases that come with the program."""
        return tuple(sorted((paths.resources() / "examples").glob(f"*{SUFFIX}")))

    # Documents

    def compose(self, case: Case, code: str) -> Document:
        """The document of ``case`` in the language ``code``; ``CannotRender``."""
        from mla_writer.render.compose import compose

        return compose(case, self.request_language(code))

    def certificate(self, case: Case, code: str) -> Document:
        """The translator's certificate for the request in the language ``code``; ``CannotRender``."""
        from mla_writer.render.certificate import certificate

        return certificate(case, self.request_language(code))

    def compose_beside(self, case: Case, first: str, second: str) -> Bilingual:
        """``case`` in two languages side by side, the first leading; ``CannotRender``."""
        from mla_writer.render.bilingual import beside

        return beside(self.compose(case, first), self.compose(case, second))

    def write(
        self,
        document: Document | Bilingual,
        format: str,
        draft: Draft | None = None,
        letterhead: str | None = None,
    ) -> bytes:
        """``document`` as ``pdf``, ``docx`` or ``text``; a ``draft`` travels with it where that is
        possible. ``letterhead`` is the name of the one to write a letter on, empty for none; without it
        the one of the settings is used if it is there. ``CannotRender``; with a name also ``UnknownName``,
        ``LetterheadRefused``, ``DraftError``."""
        from mla_writer.drafts import to_json
        from mla_writer.render.writers import write

        attachment = to_json(draft) if draft is not None else None
        head = self._letterhead(document, letterhead)
        return write(document, format, made_on=self.now(), attachment=attachment, letterhead=head)

    def _letterhead(self, document: Document | Bilingual, name: str | None) -> Letterhead | None:
        wanted = self.settings.letterhead if name is None else name
        if not wanted or not getattr(document, "on_letterhead", False):
            return None
        from mla_writer.render.document import Document
        from mla_writer.render.letterhead import kept

        assert isinstance(document, Document)
        try:
            return kept.letterhead(wanted, document.language)
        except ProgramError:
            if name is None:
                return None  # removed since it was chosen: a letter can always be seen and printed
            raise


def system_now() -> datetime:
    """The moment that the clock of the machine shows, with its offset from UTC."""
    return datetime.now().astimezone()
