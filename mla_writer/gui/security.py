"""Security: what the vault protects, its keys, backups, and whether it is sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.gui import gate_jobs
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.gate_create import CreateForm
from mla_writer.gui.gate_words import WordsForm
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Heading,
    Label,
    Notice,
    Option,
    ScrollColumn,
    choose_file,
    column,
    row,
)
from mla_writer.gui.widgets.flow import flow
from mla_writer.gui.wording import sentence
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.vault import Vault

BACKUPS = ".mlabackup"
FACTS = (
    message(
        "Protected: who takes this computer, its disk or a backup cannot read a draft without the passphrase "
        "or the recovery words."
    ),
    message(
        "Not protected: what you export or print, and anything on a computer that somebody else controls "
        "while the vault is open."
    ),
    message("If passphrase and recovery words are both lost, nobody can open the vault again."),
    message(
        "To bring a vault from another computer or a stick to this one: make a backup there and restore it "
        "here."
    ),
)


class SecurityDialog(Dialog):
    """Works on the open vault; keys are derived beside the window."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        say = services.say
        self.setWindowTitle(say(message("Security")))
        self.told = Notice()
        self.told.hide()
        self.keyring = Option(
            QCheckBox(), say(message("Open without the passphrase on this computer (keyring)"))
        )
        self.keyring.setEnabled(False)
        self.passphrase, self.words = CreateForm(services, new=False), WordsForm(services)
        for form in (self.passphrase, self.words):
            form.hide()
        self.change_button = Button(say(message("Change the passphrase")))
        self.words_button = Button(say(message("New recovery words")))
        self.backup_button = Button(say(message("Back up now")))
        self.examine_button = Button(say(message("Examine the vault")))
        self.close_button = Button(say(message("Close")), "primary")
        self._lay_out()
        self._connect()
        vault = self._vault
        self._show_keyring(vault.in_keyring)
        services.runner.run(gate_jobs.keyring_is_there, self._allow_keyring, self._refused)

    @property
    def _vault(self) -> Vault:
        vault = self._services.vault
        assert vault is not None, "the dialog stands before an open vault"
        return vault

    def change(self) -> None:
        """Ask for a new passphrase."""
        self.passphrase.clear()
        self.passphrase.show()
        self.passphrase.begin()
        QTimer.singleShot(0, self, lambda: self._content.reveal(self.passphrase))

    def backup(self) -> None:
        """Write the whole vault, encrypted as it is, into a file that a person chooses."""
        say, now = self._services.say, self._services.now()
        target = self._services.vault_folder() / f"mla-writer-{now:%Y-%m-%d}{BACKUPS}"
        pattern = f"{say(message('Backups'))} (*{BACKUPS})"
        path = choose_file(self, say(message("Back up now")), pattern, target=target)
        if path is not None:
            path = path if path.suffix else path.with_suffix(BACKUPS)
            self._do(
                lambda: self._vault.backup(path), message("The backup was written. The passphrase opens it.")
            )

    def examine(self) -> None:
        """Say whether the vault is sound."""
        self._busy(True)
        self._services.runner.run(self._vault.examine, self._examined, self._refused)

    # Inside

    def _lay_out(self) -> None:
        services, say = self._services, self._services.say
        where = message("The vault lies in {folder}", folder=str(self._services.vault_folder()))
        buttons = flow(self.change_button, self.words_button, self.backup_button, self.examine_button)
        parts = (
            Heading(say(message("Security")), "subtitle"),
            *(Label(say(fact)) for fact in FACTS),
            Label(say(where), "hint").selectable(),
            *(self.keyring, buttons, self.told, self.passphrase, self.words),
        )
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        below = row(-1, self.close_button, margins=(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE))
        width = services.theme.px(Size.COLUMN)
        self._content = ScrollColumn(*parts, width=width, spacing=Space.MEDIUM, margins=margins)
        self.setLayout(column(self._content, below))
        self.fit(self._services, Size.COLUMN, Size.COLUMN)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.accept)
        self.change_button.clicked.connect(self.change)
        self.words_button.clicked.connect(self._renew_words)
        self.backup_button.clicked.connect(self.backup)
        self.examine_button.clicked.connect(self.examine)
        self.keyring.button.clicked.connect(self._turn_keyring)
        self.passphrase.wanted.connect(self._take_passphrase)
        self.words.done.connect(self.words.hide)

    def _take_passphrase(self, new: str, _: bool) -> None:
        done = message("The passphrase was changed. Backups made before still open with the old one.")
        self._do(lambda: self._vault.change_passphrase(new), done, self.passphrase.hide)

    def _renew_words(self) -> None:
        self._busy(True)

        def show(words: tuple[str, ...]) -> None:
            self._busy(False)
            self.words.show_words(words)
            self.words.show()

        self._services.runner.run(self._vault.new_recovery_words, show, self._refused)

    def _turn_keyring(self, on: bool) -> None:
        vault = self._vault
        done = message("The keyring opens the vault from now on.")
        if not on:
            done = message("The keyring opens the vault no more.")
        self._do(vault.keep_in_keyring if on else vault.forget_keyring, done)

    def _show_keyring(self, on: bool) -> None:
        self.keyring.button.setChecked(on)

    def _allow_keyring(self, there: bool) -> None:
        self.keyring.setEnabled(there or self.keyring.button.isChecked())

    def _do(self, job: Callable[[], None], done: Message, then: Callable[[], None] = lambda: None) -> None:
        def told(_: None) -> None:
            then()
            self._tell(done, "done")

        self._busy(True)
        self._services.runner.run(job, told, self._refused)

    def _examined(self, faults: tuple[Message, ...]) -> None:
        if faults:
            self._tell_all(faults)
        else:
            self._tell(message("The vault is sound."), "done")

    def _tell_all(self, faults: tuple[Message, ...]) -> None:
        text = "\n".join(map(self._services.say, faults))
        self._busy(False)
        self.told.say(
            self._services.say(message("Make a backup now, then restore an earlier one.")), text, "block"
        )
        self.told.show()

    def _refused(self, problem: Message) -> None:
        self._show_keyring(self._vault.in_keyring)
        self._tell(problem, "block")

    def _tell(self, told: Message, tone: str) -> None:
        self._busy(False)
        self.told.say("", sentence(self._services, told), tone)
        self.told.show()

    def _busy(self, on: bool) -> None:
        buttons = (self.change_button, self.words_button, self.backup_button, self.examine_button)
        for button in buttons:
            button.setEnabled(not on)
        if on:
            self.told.say("", self._services.say(message("One moment …")), "neutral")
            self.told.show()
        elif self.told.isVisible():
            self.told.hide()
