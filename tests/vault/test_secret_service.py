"""The keyring of Linux desktops: a double of its library in memory, and a bus that is not there."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from mla_writer.model.errors import NoKeyring
from mla_writer.vault import keyring
from mla_writer.vault.secret_service import SecretService

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="of Linux desktops only")


class Item:
    def __init__(self, ring: Desktop, key: tuple[str, ...]) -> None:
        self.ring, self.key = ring, key

    def is_locked(self) -> bool:
        return False

    def get_secret(self) -> bytes:
        return self.ring.items[self.key]

    def delete(self) -> None:
        del self.ring.items[self.key]


class Locked(Exception):
    pass


class Desktop:
    """One collection; ``prompt`` says what a person answers to the question for its passphrase."""

    def __init__(self, *, locked: bool = False, prompt: bool = True) -> None:
        self.items: dict[tuple[str, ...], bytes] = {}
        self.locked, self.prompt, self.open = locked, prompt, 0

    def dbus_init(self) -> Any:
        self.open += 1
        return SimpleNamespace(close=self.close)

    def close(self) -> None:
        self.open -= 1

    def check_service_availability(self, connection: Any) -> bool:
        return True

    def get_default_collection(self, connection: Any) -> Desktop:
        return self

    def is_locked(self) -> bool:
        return self.locked

    def unlock(self) -> None:
        self.locked = not self.prompt

    def ensure_not_locked(self) -> None:
        if self.locked:
            raise Locked

    def search_items(self, attributes: dict[str, str]) -> list[Item]:
        key = tuple(attributes.values())
        return [Item(self, key)] if key in self.items else []

    def create_item(self, label: str, attributes: dict[str, str], secret: bytes, replace: bool) -> None:
        assert replace
        self.items[tuple(attributes.values())] = secret


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv(keyring.WANTED, "yes")

    def put(desktop: Desktop) -> Desktop:
        monkeypatch.setitem(sys.modules, "secretstorage", desktop)  # type: ignore[arg-type]
        return desktop

    return put


@pytest.mark.parametrize("locked", [False, True])
def test_what_was_written_is_read_and_removed(place: Any, locked: bool) -> None:
    desktop = place(Desktop(locked=locked))
    item = keyring.Item(bytes(range(32)), 7, b"\x01")
    keyring.write("v", item)
    assert keyring.read("v") == item
    assert list(desktop.items) == [("mla-writer", "v")]
    keyring.forget("v")
    assert (desktop.items, desktop.open) == ({}, 0)
    with pytest.raises(NoKeyring):
        keyring.read("v")


def test_one_that_stays_locked_is_not_available(place: Any) -> None:
    desktop = place(Desktop(locked=True, prompt=False))
    with pytest.raises(NoKeyring):
        keyring.write("v", keyring.Item(bytes(32)))
    assert (desktop.items, desktop.open) == ({}, 0)


def test_a_desktop_without_a_bus_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(keyring.WANTED, "yes")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    with pytest.raises(Exception):  # noqa: B017, PT011  # whatever it is, it means "not available"
        SecretService.is_there()
    with pytest.raises(NoKeyring):
        keyring.read("v")
