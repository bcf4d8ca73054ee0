"""Who lets in and out: shows the gate while the vault is locked, and locks it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from mla_writer.gui.gate import Gate
from mla_writer.gui.locking import Idle, Watch, clear_clipboard, close_dialogs, was_locked
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import tell
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mla_writer.session import Session
    from mla_writer.vault import Vault

GO_ON_WITH = "go-on-with"
"""The name under which the vault keeps the draft that was on the screen when it was locked."""


class Place(Protocol):
    """What is asked of the window."""

    def save(self) -> bool:
        """Write the draft on the screen; False when that fails."""
        ...

    def keep_apart(self) -> bool:
        """Keep it as a copy; False when that fails."""
        ...

    @property
    def clash(self) -> bool:
        """Whether the last save failed because another window had saved."""
        ...

    @property
    def session(self) -> Session | None:
        """The draft on the screen."""
        ...

    def show_gate(self, gate: Gate) -> None:
        """Nothing but ``gate`` is seen."""
        ...

    def show_desk(self, warnings: str) -> None:
        """The drafts are seen, below ``warnings``."""
        ...

    def open(self, id: str) -> bool:
        """Go on with the draft ``id``."""
        ...

    def take_in(self, path: Path) -> bool:
        """Go on with the draft in a plain file."""
        ...


class Gatekeeper(QObject):
    """Locks ``place``, a window, and unlocks it. ``restart`` replaces the process after the vault was closed;
    where it comes back, the gate is shown."""

    def __init__(
        self, window: QWidget, place: Place, services: Services, restart: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window, self._place = window, place
        self._services, self._restart = services, restart
        self._waiting: Path | None = None
        self.gate: Gate | None = None
        self.idle = Idle(services.now)
        self.watch = Watch(self.idle, lambda: services.settings.lock_after, self.lock)

    def begin(self) -> None:
        """Show the gate if the vault is locked, else watch."""
        if self._services.vault is None:
            self._show_gate()
        else:
            self.watch.start()

    def ask(self) -> None:
        """Try what opens the vault without a person, once the window stands."""
        if was_locked():
            self.ask_again()
        elif self.gate is not None:
            self.gate.begin()

    def take_in(self, path: Path) -> None:
        """Take a plain file in, now or as soon as the vault is open."""
        if self._services.vault is None:
            self._waiting = path
        else:
            self._place.take_in(path)

    def lock_now(self) -> None:
        """Lock because a person wants it; told when that is not possible."""
        if not self.lock():
            say = self._services.say
            text = message("The draft on the screen could not be saved and would be lost. Nothing is locked.")
            tell(self._window, say(message("Not locked")), say(text), say(message("Close")))

    def lock(self) -> bool:
        """Save, close the vault, forget. What cannot be saved is not given up: then nothing is locked, the
        window shows why, and the watch tries again as long as nobody uses it."""
        vault = self._services.vault
        if vault is None:
            return True
        if not self._place.save() and not (self._place.clash and self._place.keep_apart()):
            return False
        self._note_draft(vault)
        self.watch.stop()
        close_dialogs(self._window)
        self._show_gate()
        self._services.vault = None
        vault.close()
        clear_clipboard()
        self._restart()
        self.ask_again()
        return True

    def close(self) -> None:
        """Give the vault back at the end of the program; what is on the screen was saved before."""
        self.watch.stop()
        vault, self._services.vault = self._services.vault, None
        if vault is not None:
            vault.close()

    def ask_again(self) -> None:
        """The gate after a lock: the keyring does not open what was just locked on purpose."""
        if self.gate is not None:
            self.gate.unlock.begin()

    # Inside

    def _show_gate(self) -> None:
        self.gate = Gate(self._services)
        self.gate.opened.connect(self._opened)
        self._place.show_gate(self.gate)

    def _opened(self, vault: Vault) -> None:
        from mla_writer.gui import take_over

        self._services.vault = vault
        self.gate = None
        say = self._services.say
        self._place.show_desk("\n".join(say(told) for told in vault.warnings))
        self.watch.start()
        take_over.offer(self._window, self._services, lambda: self._place.show_desk(""))
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._place.take_in(waiting)
        else:
            self._go_on(vault)

    def _note_draft(self, vault: Vault) -> None:
        session = self._place.session
        with contextlib.suppress(ProgramError):
            known = session is not None and session.stamp is not None
            vault.shelf.put(GO_ON_WITH, session.draft.id.encode() if known and session is not None else b"")

    def _go_on(self, vault: Vault) -> None:
        """Open again what was on the screen when the vault was locked."""
        with contextlib.suppress(ProgramError):
            id = (vault.shelf.get(GO_ON_WITH) or b"").decode()
            if id:
                vault.shelf.put(GO_ON_WITH, b"")
                self._place.open(id)
