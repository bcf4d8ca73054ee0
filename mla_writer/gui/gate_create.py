"""The page on which a vault is made: a passphrase, twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from mla_writer.gui.gate_parts import GateForm, Secret, Shown
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Option, describe, row
from mla_writer.model.message import message


class CreateForm(GateForm):
    """``wanted`` tells the passphrase and whether the keyring shall open the vault; ``restore`` that
    there is a backup already."""

    wanted = Signal(str, bool)
    restore = Signal()

    def __init__(self, services: Services, *, new: bool = True) -> None:
        """``new``: for a vault that is to be made; else for another passphrase of one that is there."""
        self._new = new
        self.first = Secret(services, message("Passphrase"))
        self.second = Secret(services, message("The same again"))
        self.shown = Shown(services, self.first, self.second)
        self.keyring = Option(QCheckBox(), "")
        self.keyring.hide()
        self.take, self.have_backup = Button(role="primary"), Button(role="quiet")
        buttons = row(self.take, -1, self.have_backup, spacing=Space.SMALL)
        super().__init__(services, self.first, self.second, self.shown, self.keyring, buttons)
        self.first.line.returnPressed.connect(self.second.line.setFocus)
        self.second.line.returnPressed.connect(self._take)
        self.take.clicked.connect(self._take)
        self.have_backup.clicked.connect(self.restore)
        self.have_backup.setVisible(new)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        title = message("Protect your drafts") if self._new else message("A new passphrase")
        self.say(
            title,
            message(
                "All drafts are kept in one encrypted vault on this computer. A passphrase opens it; in "
                "need, recovery words that you are shown once. Without both nobody can read the drafts, "
                "not even you: take four or five words that you will not forget."
            ),
        )
        for part in (self.first, self.second, self.shown):
            part.retranslate()
        text = say(message("Open without the passphrase on this computer (keyring of the system)"))
        self.keyring.label.setText(text)
        describe(self.keyring.button, text)
        self.take.say(say(message("Make the vault") if self._new else message("Change the passphrase")))
        self.have_backup.say(say(message("Restore a backup")))

    def offer_keyring(self, there: bool) -> None:
        """Offer the system's keyring, if it is there."""
        self.keyring.setVisible(there)

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self.first.line.setFocus()

    def _take(self) -> None:
        passphrase = self.first.line.text()
        if passphrase != self.second.line.text():
            self.refuse(message("The two are not the same. Type the passphrase again."))
            self.second.line.selectAll()
            self.second.line.setFocus()
            return
        self.refuse(None)
        self.wanted.emit(passphrase, self.keyring.button.isChecked() and not self.keyring.isHidden())
