"""The way in: a vault is made, unlocked, restored, and never opened by mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from mla_writer.drafts import to_json
from mla_writer.gui import gate, gate_jobs, take_over
from mla_writer.gui.gate import Gate
from mla_writer.gui.look import Look
from mla_writer.gui.services import Services
from mla_writer.gui.window import Window
from mla_writer.model.draft import Draft
from mla_writer.model.errors import NoKeyring
from mla_writer.model.message import message
from mla_writer.vault import Query, Vault
from mla_writer.vault.keys import Cost

from .conftest import Ticking
from .vaults import put

PASSPHRASE = "four words are enough"
CHEAP = Cost(1, 8 * 2**20)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are derived at a cost that is none; no keyring of the machine is asked."""
    made = Vault.create
    monkeypatch.setattr(Vault, "create", lambda folder, text, now: made(folder, text, now, CHEAP))
    monkeypatch.setattr(gate_jobs, "keyring_is_there", lambda: False)


@pytest.fixture
def locked(services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cheap: None) -> Services:
    """Services of somebody who has no vault yet."""
    assert services.vault is not None
    services.vault.close()
    services.vault = None
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path / "other"))
    return services


@pytest.fixture
def window(locked: Services, look: Look, shown: Callable[[QWidget], QWidget]) -> Iterator[Window]:
    made = Window(locked, look)
    made._clock.stop()
    shown(made)
    made.keeper.ask()
    yield made
    made.keeper.watch.stop()
    if locked.vault is not None:
        locked.vault.close()


def standing(window: Window) -> Gate:
    assert window.keeper.gate is not None
    return window.keeper.gate


def make(window: Window, first: str = PASSPHRASE, second: str = PASSPHRASE) -> None:
    form = standing(window).making
    form.first.line.setText(first)
    form.second.line.setText(second)
    form.take.click()


def give_back(window: Window) -> None:
    form = standing(window).words
    form.take.click()
    for line, place in zip(form.lines, form._asked, strict=True):
        line.setText(form._words[place].upper())
    form.take.click()


def unlock(window: Window, text: str) -> None:
    form = standing(window).unlock
    form.asked.line.setText(text)
    form.take.click()


def test_nothing_is_seen_before_there_is_a_vault(window: Window) -> None:
    assert standing(window).isVisible()
    assert not window.start.isVisible()
    assert standing(window).making.first.line.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("first", "second", "said"), [(PASSPHRASE, "another", "not the same"), ("short", "short", "5 characters")]
)
def test_a_passphrase_that_will_not_do_is_told(window: Window, first: str, second: str, said: str) -> None:
    make(window, first, second)
    assert said in standing(window).making.problem.text.text()
    assert not gate_jobs.exists(window._services.vault_folder())


def test_the_words_are_shown_once_and_asked_back(window: Window, locked: Services) -> None:
    make(window)
    form = standing(window).words
    words = form._words
    assert len(words) == 8
    form.take.click()
    form.lines[0].setText("wrong")
    form.take.click()
    assert not form.problem.isHidden()
    form.back.click()
    assert not form.sheet.isHidden()
    give_back(window)
    assert locked.vault is not None
    assert window.start.isVisible()
    assert (form._words, form.grid.count()) == ((), 0)


@pytest.fixture
def kept(window: Window) -> tuple[str, ...]:
    """A vault was made and locked again; its recovery words."""
    make(window)
    words = standing(window).words._words
    give_back(window)
    assert window.keeper.lock()
    return words


@pytest.mark.parametrize("typed", ["wrong passphrase", "x"])
def test_a_wrong_passphrase_stays_and_is_selected(
    window: Window, kept: tuple[str, ...], typed: str, locked: Services
) -> None:
    unlock(window, typed)
    form = standing(window).unlock
    assert not form.problem.isHidden()
    assert form.secret.line.selectedText() or form.secret.line.hasSelectedText()
    assert form.have_backup.isHidden()
    assert locked.vault is None


def test_the_passphrase_opens(window: Window, kept: tuple[str, ...], locked: Services) -> None:
    unlock(window, PASSPHRASE)
    assert locked.vault is not None
    assert window.start.isVisible()


def test_what_lay_in_the_bin_too_long_is_deleted(
    window: Window, kept: tuple[str, ...], locked: Services, ticking: Ticking
) -> None:
    unlock(window, PASSPHRASE)
    put(locked, Draft("d1"))
    locked.shelf.delete(["d1"])
    window.keeper.lock()
    ticking.time += timedelta(days=31)
    unlock(window, PASSPHRASE)
    assert locked.shelf.entries(Query(place="bin")) == ()


def test_the_recovery_words_open(window: Window, kept: tuple[str, ...], locked: Services) -> None:
    form = standing(window).unlock
    form.other.click()
    unlock(window, " ".join(kept))
    assert locked.vault is not None


def test_a_damaged_vault_offers_a_backup(window: Window, kept: tuple[str, ...], locked: Services) -> None:
    (locked.vault_folder() / gate_jobs.HEADER).write_text("{}")
    unlock(window, PASSPHRASE)
    assert not standing(window).unlock.have_backup.isHidden()


def test_a_backup_is_restored_over_a_damaged_vault(
    window: Window, kept: tuple[str, ...], locked: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock(window, PASSPHRASE)
    assert locked.vault is not None
    window.begin("bank_records")
    window.save()
    backup = tmp_path / "b.mlabackup"
    locked.vault.backup(backup)
    window.keeper.lock()
    (locked.vault_folder() / gate_jobs.HEADER).write_text("{}")
    monkeypatch.setattr(gate, "choose_file", lambda *given: backup)
    standing(window).unlock.restore.emit()
    unlock(window, "wrong passphrase")
    assert (locked.vault_folder() / gate_jobs.HEADER).read_text() == "{}"
    unlock(window, PASSPHRASE)
    assert len(locked.shelf.entries()) == 1
    assert list(locked.vault_folder().glob("replaced-*/vault.json"))


def refuse(vault: object) -> None:
    raise NoKeyring(message("no keyring"))


def test_a_keyring_that_refuses_costs_nothing(
    window: Window, locked: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Vault, "keep_in_keyring", refuse)
    form = standing(window).making
    form.offer_keyring(True)
    form.keyring.button.setChecked(True)
    make(window)
    give_back(window)
    assert locked.vault is not None


@pytest.mark.parametrize("opens", [True, False])
def test_the_keyring_opens_by_itself_or_the_passphrase_is_asked(
    window: Window, kept: tuple[str, ...], locked: Services, monkeypatch: pytest.MonkeyPatch, opens: bool
) -> None:
    key = "passphrase instead of the key"
    unlocked = Vault.unlock

    def unlock_by_keyring(folder: Path, opening: object, now: object) -> Vault:
        from mla_writer.vault import FromKeyring, Passphrase

        if isinstance(opening, FromKeyring) and not opens:
            raise NoKeyring(message(key))
        return unlocked(folder, Passphrase(PASSPHRASE), now)  # type: ignore[arg-type]

    monkeypatch.setattr(gate_jobs, "opens_by_keyring", lambda folder: True)
    monkeypatch.setattr(Vault, "unlock", unlock_by_keyring)
    window.keeper.ask()
    assert (locked.vault is not None) is opens
    if not opens:
        assert standing(window).unlock.problem.text.text() == key.capitalize()


@pytest.mark.parametrize(("answer", "files"), [(take_over.TAKE, 1), (take_over.LATER, 2)])
def test_plain_drafts_are_taken_in_and_deleted_on_wish(
    window: Window,
    kept: tuple[str, ...],
    locked: Services,
    example: Draft,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    files: int,
) -> None:
    folder = locked.vault_folder().parent / "drafts"
    folder.mkdir()
    (folder / "a.json").write_bytes(to_json(example))
    (folder / "b.json").write_text("[]")
    told: list[str] = []
    monkeypatch.setattr(take_over, "ask", lambda parent, title, text, answers: told.append(text) or answer)
    monkeypatch.setattr(take_over, "tell", lambda parent, title, text, button: told.append(text))
    unlock(window, PASSPHRASE)
    assert "guaranteed" in told[0]
    assert len(list(folder.iterdir())) == files
    assert len(locked.shelf.entries()) == 2 - files
    assert ("b.json" in told[-1]) is (answer == take_over.TAKE)


def test_a_file_named_at_the_start_waits_for_the_vault(
    window: Window, kept: tuple[str, ...], example: Draft, tmp_path: Path, ticking: Ticking
) -> None:
    path = tmp_path / "draft.json"
    path.write_bytes(to_json(example))
    window.keeper.take_in(path)
    assert window.editor is None
    unlock(window, PASSPHRASE)
    assert window.editor is not None
