"""The page on which a vault is unlocked: by the passphrase, or by the recovery words."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mla_writer.gui.gate_parts import GateForm, Secret, Shown
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, LinkButton, row
from mla_writer.model.message import Message, message


class UnlockForm(GateForm):
    """``passphrase`` and ``words`` tell what was typed; ``restore`` that a backup shall be restored."""

    passphrase = Signal(str)
    words = Signal(str)
    restore = Signal()

    def __init__(self, services: Services) -> None:
        self.by_words = False
        self.secret = Secret(services, message("Passphrase"))
        self.recovery = Secret(services, message("The eight words, in their order"))
        self.shown = Shown(services, self.secret, self.recovery)
        self.take, self.other = Button(role="primary"), LinkButton()
        self.have_backup = Button()
        buttons = row(self.take, -1, self.other, spacing=Space.SMALL)
        super().__init__(services, self.secret, self.recovery, self.shown, buttons)
        self.problem.add(self.have_backup)
        self.recovery.hide()
        self.have_backup.hide()
        for secret in (self.secret, self.recovery):
            secret.line.returnPressed.connect(self._take)
        self.take.clicked.connect(self._take)
        self.other.clicked.connect(self._turn)
        self.have_backup.clicked.connect(self.restore)
        self.retranslate()

    @property
    def asked(self) -> Secret:
        """The field that is shown."""
        return self.recovery if self.by_words else self.secret

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        intro = message("Your drafts are encrypted. The passphrase opens them.")
        if self.by_words:
            intro = message("The eight words that you wrote down when the vault was made open it, too.")
        self.say(message("The vault is locked"), intro)
        for part in (self.secret, self.recovery, self.shown):
            part.retranslate()
        self.take.say(say(message("Unlock")))
        forgotten = message("Forgotten? Recovery words")
        self.other.say(say(message("Use the passphrase") if self.by_words else forgotten))
        self.have_backup.say(say(message("Restore a backup")))

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self.asked.line.setFocus()

    def refuse_opening(self, problem: Message, *, damaged: bool) -> None:
        """Tell why the vault did not open; what was typed stays and is selected. A ``damaged`` vault can be
        restored from a backup."""
        self.refuse(problem)
        self.have_backup.setVisible(damaged)
        self.asked.line.selectAll()
        self.begin()

    def _turn(self) -> None:
        self.by_words = not self.by_words
        self.secret.setVisible(not self.by_words)
        self.recovery.setVisible(self.by_words)
        self.refuse(None)
        self.retranslate()
        self.begin()

    def _take(self) -> None:
        typed = self.asked.line.text()
        if typed:
            self.refuse(None)
            (self.words if self.by_words else self.passphrase).emit(typed)
