"""Before the drafts: the vault is made, unlocked or restored. Keys are derived beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QWidget

from mla_writer.gui import gate_jobs
from mla_writer.gui.gate_create import CreateForm
from mla_writer.gui.gate_jobs import Outcome
from mla_writer.gui.gate_unlock import UnlockForm
from mla_writer.gui.gate_words import WordsForm
from mla_writer.gui.services import Services
from mla_writer.gui.start_header import NAME
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Label, ScrollColumn, choose_file, column, row
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.gui.gate_parts import GateForm
    from mla_writer.vault import Opening, Vault

WIDTH = 540
BACKUPS = ".mlabackup"


class Gate(QWidget):
    """``opened`` gives the open vault; ``settings`` tells that preferences are wanted."""

    opened = Signal(object)
    settings = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._backup: Path | None = None
        self._vault: Vault | None = None
        self.making, self.unlock = CreateForm(services), UnlockForm(services)
        self.words = WordsForm(services)
        self.forms = QStackedWidget()
        for form in (self.making, self.unlock, self.words):
            self.forms.addWidget(_at_top(form))
        self.busy, self.working = QProgressBar(), Label(role="hint")
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(Space.TINY)
        self.settings_button = Button(symbol="settings")
        self._lay_out()
        self._connect()
        self._show(self.unlock if gate_jobs.exists(services.vault_folder()) else self.making)
        self._rest()
        self.retranslate()

    def begin(self) -> None:
        """Ask for what opens the vault; if its key lies in the keyring, that is tried first."""
        self._backup = None
        if gate_jobs.exists(self._services.vault_folder()):
            self._show(self.unlock)
            self._services.runner.run(
                lambda: gate_jobs.opens_by_keyring(self._services.vault_folder()), self._try_keyring, _ignore
            )
        else:
            self._show(self.making)
            self._services.runner.run(gate_jobs.keyring_is_there, self.making.offer_keyring, _ignore)

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        for form in (self.making, self.unlock, self.words):
            form.retranslate()
        self.settings_button.say(self._services.say(message("Settings")))
        self._head.setFixedHeight(self._services.theme.px(Size.HEADER))
        self._column.setMaximumWidth(self._services.theme.px(WIDTH))

    # Inside

    def _lay_out(self) -> None:
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = QFrame()
        self._head.setProperty("role", "header")
        side = Space.LARGE + Space.TINY
        parts = (Label(NAME, "lead", wrap=False), -1, self.settings_button)
        self._head.setLayout(row(*parts, spacing=Space.MEDIUM, margins=(side, 0, side, 0)))
        for part in (self.busy, self.working):  # the card below stays where it is
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self._column = QWidget()
        self._column.setLayout(column(self.working, self.busy, self.forms, spacing=Space.TINY))
        middle = row(-1, self._column, -1)
        middle.setStretch(1, 1000)
        scrolled = ScrollColumn(
            middle, width=16_777_215, margins=(Space.WIDE, Space.PAGE, Space.WIDE, Space.WIDE)
        )
        whole = column(self._head, scrolled)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.settings_button.clicked.connect(self.settings)
        self.making.wanted.connect(self._create)
        self.making.restore.connect(self._choose_backup)
        self.unlock.restore.connect(self._choose_backup)
        self.unlock.passphrase.connect(self._by_passphrase)
        self.unlock.words.connect(self._by_words)
        self.words.done.connect(self._go_through)

    def _create(self, passphrase: str, by_keyring: bool) -> None:
        self._work(
            partial(gate_jobs.create, self._services, passphrase, by_keyring),
            self._created,
            message("The vault is being made …"),
        )

    def _created(self, outcome: Outcome) -> None:
        self._rest()
        if outcome.vault is None:
            self.making.refuse(outcome.problem)
            self.making.begin()
            return
        self.making.clear()
        self._vault = outcome.vault
        self.words.show_words(outcome.words)
        self._show(self.words)

    def _by_passphrase(self, typed: str) -> None:
        from mla_writer.vault.openings import Passphrase

        self._open(Passphrase(typed))

    def _by_words(self, typed: str) -> None:
        from mla_writer.vault.openings import RecoveryWords

        self._open(RecoveryWords(typed))

    def _try_keyring(self, there: bool) -> None:
        from mla_writer.vault.openings import FromKeyring

        if there:
            self._open(FromKeyring())

    def _open(self, opening: Opening) -> None:
        job = partial(gate_jobs.unlock, self._services, opening)
        if self._backup is not None:
            job = partial(gate_jobs.restore, self._services, self._backup, opening)
        self._work(job, self._unlocked, message("The vault is being opened …"))

    def _unlocked(self, outcome: Outcome) -> None:
        self._rest()
        if outcome.vault is None:
            assert outcome.problem is not None
            self.unlock.refuse_opening(outcome.problem, damaged=outcome.damaged)
            return
        self.unlock.clear()
        self._vault = outcome.vault
        self._go_through()

    def _go_through(self) -> None:
        vault, self._vault = self._vault, None
        self.opened.emit(vault)

    def _choose_backup(self) -> None:
        """Let a person choose a backup; its own passphrase or words are asked for next."""
        say = self._services.say
        pattern = f"{say(message('Backups'))} (*{BACKUPS})"
        path = choose_file(self, say(message("Restore a backup")), pattern)
        if path is not None:
            self._backup = path
            self._show(self.unlock)
            self.unlock.refuse(None)
            self.unlock.say(
                message("Restore a backup"),
                message("The passphrase or the recovery words of the time when the backup was made open it."),
            )

    def _work(self, job: Callable[[], Outcome], done: Callable[[Outcome], None], telling: Message) -> None:
        self.setFocus()  # else the next button would take the focus, and the next Enter
        self.forms.setEnabled(False)
        self.busy.show()
        self.working.setText(self._services.say(telling))
        self._services.runner.run(job, done, _ignore)

    def _rest(self) -> None:
        self.forms.setEnabled(True)
        self.busy.hide()
        self.working.setText("")

    def _show(self, form: GateForm) -> None:
        holder = form.parentWidget()
        if holder is not None:
            self.forms.setCurrentWidget(holder)
        begin: Callable[[], None] = getattr(form, "begin", form.setFocus)
        begin()


def _at_top(form: GateForm) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(form, -1))
    return holder


def _ignore(told: Message) -> None:
    """Jobs of the gate give their problems back themselves."""
