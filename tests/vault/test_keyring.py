"""A keyring that is absent, locked, lying, mute or without memory is "not available"; the rest goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mla_writer import paths
from mla_writer.model.errors import NoKeyring
from mla_writer.vault import FromKeyring, Passphrase, Vault, header, keyring
from mla_writer.vault.keyring import Item
from tests.vault.samples import CHEAP, PASSPHRASE, SetClock, kept


class Ring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.items.get((service, name))

    def set_password(self, service: str, name: str, text: str) -> None:
        self.items[service, name] = text

    def delete_password(self, service: str, name: str) -> None:
        del self.items[service, name]


class Null(Ring):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, name: str, text: str) -> None:
        pass


class Odd(Exception):
    """As of a bus that dies: no error of the library."""


class Broken(Ring):
    def get_password(self, service: str, name: str) -> str | None:
        raise Odd

    def set_password(self, service: str, name: str, text: str) -> None:
        raise Odd


class Mute(Ring):
    def get_password(self, service: str, name: str) -> str | None:
        threading.Event().wait()
        return None

    set_password = get_password  # type: ignore[assignment]


Use = Callable[[Any], Any]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    def place(ring: Any) -> Any:
        monkeypatch.setattr(keyring, "backend", lambda: ring)
        return ring

    return place


@pytest.fixture
def folder(tmp_path: Path, clock: SetClock) -> Path:
    vault, _ = Vault.create(tmp_path / "vault", PASSPHRASE, clock, CHEAP)
    vault.close()
    return tmp_path / "vault"


def test_what_was_written_is_read(use: Use) -> None:
    ring = use(Ring())
    item = Item(bytes(range(32)), 17, b"\x01\x02")
    keyring.write("v", item)
    assert keyring.read("v") == item
    assert list(ring.items) == [("mla-writer", "v")]
    keyring.forget("v")
    with pytest.raises(NoKeyring):
        keyring.read("v")


def test_the_key_is_not_shown() -> None:
    assert "key" not in repr(Item(b"0" * 32))


RINGS = {"absent": None, "null": Null(), "broken": Broken(), "mute": Mute()}


@pytest.mark.parametrize("ring", RINGS.values(), ids=RINGS.keys())
def test_what_goes_wrong_is_not_available(
    ring: Any, use: Use, folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(ring)
    monkeypatch.setattr(keyring, "SECONDS", 0.02)
    vault = Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    with pytest.raises(NoKeyring):
        vault.keep_in_keyring()
    assert not vault.in_keyring
    vault.close()
    with pytest.raises(NoKeyring):
        Vault.unlock(folder, FromKeyring(), clock)


def test_the_keyring_opens_the_vault(use: Use, folder: Path, clock: SetClock) -> None:
    ring = use(Ring())
    vault = Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    vault.keep_in_keyring()
    vault.shelf.save(kept(), None)
    vault.close()
    again = Vault.unlock(folder, FromKeyring(), clock)
    assert again.in_keyring
    assert again.warnings == ()
    again.forget_keyring()
    again.close()
    assert ring.items == {}
    with pytest.raises(NoKeyring):
        Vault.unlock(folder, FromKeyring(), clock)


@pytest.mark.parametrize("text", ["", "x", "AA==.1.00", f"{'A' * 43}=.1.00", "A.B.C"])
def test_a_lying_keyring_opens_nothing(use: Use, folder: Path, clock: SetClock, text: str) -> None:
    ring = use(Ring())
    vault = Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    vault.keep_in_keyring()
    vault.close()
    ring.items["mla-writer", header.read(folder).vault] = text
    with pytest.raises(NoKeyring):
        Vault.unlock(folder, FromKeyring(), clock)
    opened = Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    opened.close()


def test_a_keyring_that_vanished_is_told_and_keeps_nothing_back(
    use: Use, folder: Path, clock: SetClock
) -> None:
    use(Ring())
    vault = Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    vault.keep_in_keyring()
    use(None)
    vault.close()
    again = Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    assert "keyring" in str(again.warnings[0].text)
    again.forget_keyring()
    assert not again.in_keyring
    again.close()


def test_an_older_copy_put_back_is_told(use: Use, folder: Path, clock: SetClock) -> None:
    use(Ring())
    vault = Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    vault.keep_in_keyring()
    stamp = vault.shelf.save(kept(), None)
    vault.close()
    before = (folder / "drafts.vault").read_bytes()
    vault = Vault.unlock(folder, FromKeyring(), clock)
    vault.shelf.save(kept(summary="Changed since."), stamp)
    vault.close()
    (folder / "drafts.vault").write_bytes(before)
    vault = Vault.unlock(folder, FromKeyring(), clock)
    assert ["older copy" in one.text for one in vault.warnings] == [True]
    assert len(vault.shelf.entries()) == 1
    vault.close()


def test_what_is_carried_about_asks_no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path))
    assert paths.portable()
    assert keyring.backend() is None
