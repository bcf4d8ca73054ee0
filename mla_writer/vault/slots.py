"""Slots: the master key wrapped under a passphrase, recovery words, or a key in the system's keyring.

Source: the idea of LUKS; XChaCha20-Poly1305 (libsodium) with the slot and the vault's id as associated data,
so that no number of a slot can be changed and no slot carried to another vault.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from mla_writer.model.errors import VaultError, WrongKey
from mla_writer.model.message import Message, message
from mla_writer.vault.keys import (
    MOST_MEMORY,
    MOST_OPERATIONS,
    SMALL,
    Cost,
    stretched,
)

SALT_BYTES, NONCE_BYTES, WRAPPED_BYTES = 16, 24, 48
NO_COST = Cost(0, 0)


class Kind(StrEnum):
    """By what a slot is opened."""

    PASSPHRASE = "passphrase"  # noqa: S105
    RECOVERY = "recovery"
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the master key; ``salt`` and ``cost`` are empty for a key from the keyring."""

    kind: Kind
    cost: Cost = NO_COST
    salt: bytes = b""
    nonce: bytes = b""
    wrapped: bytes = b""


def wrong_key() -> WrongKey:
    """The one error for a wrong passphrase, wrong words and a slot that was tampered with."""
    return WrongKey(
        message("this does not open the vault; check the keyboard's language and capital letters")
    )


def made(kind: Kind, secret: bytes, master: bytes, vault: str, cost: Cost) -> Slot:
    """A slot that wraps ``master`` under ``secret``; with less memory where the machine has not enough."""
    salt = secrets.token_bytes(SALT_BYTES)
    try:
        key = stretched(secret, salt, cost)
    except MemoryError:
        cost = SMALL
        key = _stretched(secret, salt, cost)
    return _wrapped(Slot(kind, cost, salt), key, master, vault)


def made_for_keyring(key: bytes, master: bytes, vault: str) -> Slot:
    """A slot that wraps ``master`` under a random ``key``."""
    return _wrapped(Slot(Kind.KEYRING), key, master, vault)


def opened(slot: Slot, secret: bytes, vault: str) -> bytes:
    """The master key; ``WrongKey``, or ``VaultError`` when the memory for it is not there."""
    key = secret if slot.kind is Kind.KEYRING else _stretched(secret, slot.salt, slot.cost)
    from nacl.exceptions import CryptoError
    from nacl.secret import Aead

    try:
        return Aead(key).decrypt(slot.wrapped, _associated(slot, vault), slot.nonce)
    except CryptoError:
        raise wrong_key() from None


def to_plain(slot: Slot) -> dict[str, Any]:
    """``slot`` as plain JSON values."""
    plain: dict[str, Any] = {
        "kind": slot.kind.value,
        "nonce": _text(slot.nonce),
        "wrapped": _text(slot.wrapped),
    }
    if slot.cost != NO_COST:
        plain["kdf"] = "argon2id"
        plain["operations"], plain["memory"] = slot.cost.operations, slot.cost.memory
        plain["salt"] = _text(slot.salt)
    return plain


def from_plain(plain: Any) -> Slot:
    """The slot that ``plain`` holds; ``VaultError`` where it is none, or asks for an unreasonable effort."""
    try:
        kind = Kind(plain["kind"])
        nonce, wrapped = _bytes(plain, "nonce", NONCE_BYTES), _bytes(plain, "wrapped", WRAPPED_BYTES)
        if kind is Kind.KEYRING:
            return Slot(kind, nonce=nonce, wrapped=wrapped)
        return Slot(kind, _cost(plain), _bytes(plain, "salt", SALT_BYTES), nonce, wrapped)
    except (KeyError, ValueError, TypeError):
        raise VaultError(damaged()) from None


def damaged() -> Message:
    """What is said of a header that cannot be read."""
    return message("vault.json is damaged; restore it from a backup: the drafts need it to be opened")


def _cost(plain: Mapping[str, Any]) -> Cost:
    operations, memory = plain["operations"], plain["memory"]
    if plain["kdf"] != "argon2id" or type(operations) is not int or type(memory) is not int:
        raise ValueError
    if not 1 <= operations <= MOST_OPERATIONS or not 8192 <= memory <= MOST_MEMORY:
        raise VaultError(
            message(
                "vault.json asks for an unreasonable effort; it was changed by another program and is refused"
            )
        )
    return Cost(operations, memory)


def _stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    try:
        return stretched(secret, salt, cost)
    except MemoryError:
        raise VaultError(
            message(
                "{count} MiB of free memory are needed to open the vault; close other programs",
                count=cost.memory // 2**20,
            )
        ) from None


def _wrapped(slot: Slot, key: bytes, master: bytes, vault: str) -> Slot:
    from nacl.secret import Aead

    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = Aead(key).encrypt(master, _associated(slot, vault), nonce)
    return replace(slot, nonce=nonce, wrapped=sealed.ciphertext)


def _associated(slot: Slot, vault: str) -> bytes:
    told = {**to_plain(replace(slot, nonce=b"", wrapped=b"")), "vault": vault}
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def _text(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")


def _bytes(plain: Mapping[str, Any], name: str, length: int) -> bytes:
    raw = b64decode(plain[name], validate=True)
    if len(raw) != length:
        raise ValueError
    return raw
