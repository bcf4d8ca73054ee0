"""Keys changed, words renewed, a backup written, the vault examined: from one dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.gui import gate_jobs, security
from mla_writer.gui.security import SecurityDialog
from mla_writer.gui.services import Services
from mla_writer.model.errors import NoKeyring
from mla_writer.model.message import message
from mla_writer.vault import Vault


@pytest.fixture
def dialog(
    services: Services, shown: Callable[[QWidget], QWidget], monkeypatch: pytest.MonkeyPatch
) -> SecurityDialog:
    monkeypatch.setattr(gate_jobs, "keyring_is_there", lambda: True)
    made = SecurityDialog(services)
    shown(made)
    return made


def test_the_passphrase_is_changed(dialog: SecurityDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setattr(Vault, "change_passphrase", lambda vault, new: taken.append(new))
    dialog.change_button.click()
    for secret in (dialog.passphrase.first, dialog.passphrase.second):
        secret.line.setText("another four words")
    dialog.passphrase.take.click()
    assert taken == ["another four words"]
    assert (dialog.passphrase.isHidden(), dialog.told.property("tone")) == (True, "done")


def test_new_words_are_shown_and_asked_back(dialog: SecurityDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Vault, "new_recovery_words", lambda vault: tuple("abcdefgh"))
    dialog.words_button.click()
    assert not dialog.words.isHidden()
    assert dialog.words._words == tuple("abcdefgh")


def refuse(vault: Vault) -> None:
    raise NoKeyring(message("the keyring does not answer"))


def test_a_keyring_that_refuses_is_told_and_stays_off(
    dialog: SecurityDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Vault, "keep_in_keyring", refuse)
    dialog.keyring.button.click()
    assert dialog.told.text.text() == "The keyring does not answer"
    assert not dialog.keyring.button.isChecked()


def test_a_backup_is_written_where_a_person_wants(
    dialog: SecurityDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(security, "choose_file", lambda *given, **named: tmp_path / "mine")
    dialog.backup_button.click()
    assert (tmp_path / "mine.mlabackup").stat().st_size > 0
    assert dialog.told.property("tone") == "done"


@pytest.mark.parametrize(("faults", "tone"), [((), "done"), ((message("page 3 is wrong"),), "block")])
def test_the_vault_is_examined(
    dialog: SecurityDialog, monkeypatch: pytest.MonkeyPatch, faults: tuple[object, ...], tone: str
) -> None:
    monkeypatch.setattr(Vault, "examine", lambda vault: faults)
    dialog.examine_button.click()
    assert dialog.told.property("tone") == tone
    assert dialog.backup_button.isEnabled()
