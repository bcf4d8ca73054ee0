"""Keys that follow from the master key, and what a passphrase must be.

Source: BLAKE2b with key and personalisation (RFC 7693) as the derivation; Argon2id (RFC 9106) by libsodium.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass

from mla_writer.files import MEBIBYTE
from mla_writer.model.errors import VaultError
from mla_writer.model.message import message

KEY_BYTES = 32
SHORTEST, LONGEST = 12, 10_000
MOST_MEMORY, MOST_OPERATIONS = 1024 * MEBIBYTE, 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id is told: passes and bytes of memory, always one lane."""

    operations: int
    memory: int


STANDARD = Cost(3, 256 * MEBIBYTE)
SMALL = Cost(6, 64 * MEBIBYTE)
"""For machines that cannot spare the memory."""


def new_key() -> bytes:
    """A fresh key."""
    return secrets.token_bytes(KEY_BYTES)


def derived(master: bytes, purpose: str) -> bytes:
    """The key for ``purpose`` (at most 12 letters) that follows from ``master``."""
    return hashlib.blake2b(key=master, digest_size=KEY_BYTES, person=f"mla-{purpose}".encode()).digest()


def accepted(passphrase: str) -> bytes:
    """A new passphrase in the one form that is used; ``VaultError`` when it is too short or too long."""
    found = len(passphrase)
    if found < SHORTEST:
        text = message(
            "the passphrase has {found} characters; take at least {least}, best four or five words: "
            "who steals the machine can try shorter ones at leisure",
            found=found,
            least=SHORTEST,
        )
        raise VaultError(text)
    if found > LONGEST:
        raise VaultError(message("the passphrase is longer than {most} characters", most=LONGEST))
    return normalised(passphrase)


def normalised(passphrase: str) -> bytes:
    """The one form of a passphrase: systems type the same letter as one sign or as two (NFC)."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """The key that follows from ``secret`` by Argon2id; ``MemoryError`` where the memory is not there."""
    from nacl import exceptions, pwhash

    try:
        return pwhash.argon2id.kdf(KEY_BYTES, secret, salt, opslimit=cost.operations, memlimit=cost.memory)
    except exceptions.RuntimeError as error:  # libsodium says no more than that it failed
        raise MemoryError from error
