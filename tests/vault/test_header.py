"""The header and its slots: what opens, what is refused, and before which effort."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from mla_writer.model.errors import VaultError, WrongKey
from mla_writer.vault import header, keys, slots
from mla_writer.vault.header import Header, from_bytes, new_header, to_bytes
from mla_writer.vault.keys import MOST_MEMORY, Cost, derived
from mla_writer.vault.slots import Kind
from tests.vault.samples import CHEAP, KEY

SECRET = b"a passphrase, normalised"


def made() -> Header:
    one = new_header()
    slot = slots.made(Kind.PASSPHRASE, SECRET, KEY, one.vault, CHEAP)
    return one.with_slot(slot).with_slot(slots.made_for_keyring(bytes(32), KEY, one.vault)).marked(KEY)


def test_a_header_is_read_as_written(tmp_path: Path) -> None:
    one = made()
    header.write(tmp_path, one)
    assert header.read(tmp_path) == one
    assert one.is_genuine(KEY)
    assert len((tmp_path / header.FILE).read_bytes()) < 1024
    assert KEY.hex().encode() not in to_bytes(one)


def test_each_slot_opens_with_its_own_secret() -> None:
    one = made()
    first, second = one.slots
    assert slots.opened(first, SECRET, one.vault) == KEY
    assert slots.opened(second, bytes(32), one.vault) == KEY
    for slot, secret in ((first, b"another"), (second, bytes(31) + b"1")):
        with pytest.raises(WrongKey):
            slots.opened(slot, secret, one.vault)


def test_a_slot_opens_in_its_own_vault_only() -> None:
    one = made()
    with pytest.raises(WrongKey):
        slots.opened(one.slots[0], SECRET, new_header().vault)


def changed(change: Any) -> Header:
    plain = json.loads(to_bytes(made()))
    change(plain)
    return from_bytes(json.dumps(plain).encode())


CHANGES = {
    "a slot dropped": lambda plain: plain["slots"].pop(),
    "a slot doubled": lambda plain: plain["slots"].append(plain["slots"][0]),
    "another cost": lambda plain: plain["slots"][0].update(operations=2),
    "another vault": lambda plain: plain.update(vault="0" * 32),
    "no mark": lambda plain: plain.update(mac=""),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_by_others_is_seen(change: Any) -> None:
    assert not changed(change).is_genuine(KEY)


def test_a_changed_number_closes_its_slot() -> None:
    one = changed(CHANGES["another cost"])
    with pytest.raises(WrongKey):
        slots.opened(one.slots[0], SECRET, one.vault)


REFUSED = {
    "memory": lambda plain: plain["slots"][0].update(memory=MOST_MEMORY + 1),
    "passes": lambda plain: plain["slots"][0].update(operations=17),
    "no passes": lambda plain: plain["slots"][0].update(operations=0),
    "passes that are true": lambda plain: plain["slots"][0].update(operations=True),
    "another function": lambda plain: plain["slots"][0].update(kdf="none"),
    "a short salt": lambda plain: plain["slots"][0].update(salt="AA=="),
    "an unknown kind": lambda plain: plain["slots"][0].update(kind="escrow"),
    "many slots": lambda plain: plain.update(slots=plain["slots"] * 9),
    "slots that are none": lambda plain: plain.update(slots=[7]),
    "another format": lambda plain: plain.update(format="x"),
    "a newer version": lambda plain: plain.update(version=2),
    "a long id": lambda plain: plain.update(vault="a" * 33),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED.keys())
def test_a_hostile_header_is_refused_before_any_effort(change: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*given: object) -> bytes:
        raise AssertionError("the effort was made")

    monkeypatch.setattr(slots, "stretched", lambda secret, salt, cost: bytes(32))
    data = json.loads(to_bytes(made()))
    change(data)
    monkeypatch.setattr(slots, "stretched", never)
    with pytest.raises(VaultError):
        from_bytes(json.dumps(data).encode())


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"[" * 9000, b'{"format":"mla-vault"}'])
def test_what_is_no_header_is_refused(data: bytes) -> None:
    with pytest.raises(VaultError, match=r"vault\.json is damaged"):
        from_bytes(data)


def test_a_machine_with_little_memory_takes_more_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Cost] = []

    def stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
        asked.append(cost)
        if len(asked) == 1:
            raise MemoryError
        return bytes(32)

    monkeypatch.setattr(slots, "stretched", stretched)
    slot = slots.made(Kind.PASSPHRASE, SECRET, KEY, "0" * 32, keys.STANDARD)
    assert asked == [keys.STANDARD, keys.SMALL]
    assert slot.cost == keys.SMALL
    assert slots.from_plain(slots.to_plain(slot)) == slot


def test_memory_that_is_not_there_is_no_wrong_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    one = made()

    def stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
        raise MemoryError

    monkeypatch.setattr(slots, "stretched", stretched)
    with pytest.raises(VaultError, match="memory") as caught:
        slots.opened(one.slots[0], SECRET, one.vault)
    assert not isinstance(caught.value, WrongKey)


def test_keys_for_two_purposes_differ() -> None:
    assert derived(KEY, "store") != derived(KEY, "header") != KEY
    assert derived(KEY, "store") == derived(KEY, "store")


def test_a_passphrase_has_one_form() -> None:
    decomposed = unicodedata.normalize("NFD", "Pässwörter im Fluß")
    assert keys.normalised(decomposed) == keys.accepted("Pässwörter im Fluß")


@pytest.mark.parametrize(
    ("text", "said"), [("eleven char", "take at least 12"), ("x" * 10_001, "longer than")]
)
def test_a_passphrase_of_the_wrong_length_is_refused(text: str, said: str) -> None:
    with pytest.raises(VaultError, match=said):
        keys.accepted(text)


def test_long_passphrases_are_taken() -> None:
    assert keys.accepted("x" * 12)
    assert keys.accepted("word " * 500)
