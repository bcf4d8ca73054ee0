"""Secret keys of issuers on disk, in minisign's own format, with a passphrase or without.

Source: the format as read and written by minisign 0.11: a head that names the algorithms, salt and cost,
then key id, secret key and checksum, hidden by a stream that scrypt makes from the passphrase.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from base64 import b64encode
from dataclasses import dataclass

from mla_writer.model.errors import PackRefused
from mla_writer.model.message import message
from mla_writer.packs.minisign import UNTRUSTED, PublicKey, SecretKey, decoded

ALGORITHM, CHECKSUM = b"Ed", b"B2"
SCRYPT, PLAIN = b"Sc", b"\0\0"
LENGTH, HIDDEN = 158, 104
OPERATIONS, MEMORY = 1 << 22, 1 << 28
"""The cost of a passphrase: scrypt with N = 2^17, r = 8, p = 1, which needs 128 MiB."""
MOST_OPERATIONS, MOST_MEMORY = 1 << 25, 1 << 30
"""What minisign itself takes for a new key; a file that asks for more is refused before it is done."""
ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What scrypt is told: its parameters N and p; r is always 8."""

    n: int
    p: int


def new_key() -> SecretKey:
    """A new key pair."""
    seed = secrets.token_bytes(32)
    return SecretKey(PublicKey(os.urandom(8), public_of(seed)), seed)


def written(secret: SecretKey, passphrase: str = "") -> str:
    """The content of a file with the secret key; without a passphrase whoever has the file can sign."""
    body = secret.public.id + secret.seed + secret.public.key
    body += _checksum(body)
    if not passphrase:
        head = ALGORITHM + PLAIN + CHECKSUM + bytes(48)
    else:
        salt = os.urandom(32)
        head = ALGORITHM + SCRYPT + CHECKSUM + salt + _as_bytes(OPERATIONS) + _as_bytes(MEMORY)
        body = _hidden(body, passphrase, salt, _cost(OPERATIONS, MEMORY))
    return f"{UNTRUSTED}minisign encrypted secret key\n{b64encode(head + body).decode('ascii')}\n"


def needs_passphrase(text: str) -> bool:
    """Whether the key in ``text`` is hidden by a passphrase; ``PackRefused`` where it is no key."""
    return _raw(text)[2:4] == SCRYPT


def secret_key(text: str, passphrase: str = "") -> SecretKey:
    """The key in ``text``; ``PackRefused`` where it is none, asks for an unreasonable effort, or the
    passphrase is wrong."""
    raw = _raw(text)
    salt, operations, memory = raw[6:38], _as_number(raw[38:46]), _as_number(raw[46:54])
    body = raw[54:]
    if raw[2:4] == SCRYPT:
        if operations > MOST_OPERATIONS or memory > MOST_MEMORY:
            raise PackRefused(message("the key file asks for more effort than minisign's own; it is refused"))
        body = _hidden(body, passphrase, salt, _cost(operations, memory))
    id, seed, public, checksum = body[:8], body[8:40], body[40:72], body[72:]
    open = raw[2:4] == PLAIN  # minisign leaves the checksum of such a file empty
    if not (open or hmac.compare_digest(checksum, _checksum(body[:72]))) or public_of(seed) != public:
        raise PackRefused(message("the passphrase is wrong, or the key file is damaged"))
    return SecretKey(PublicKey(id, public), seed)


def _raw(text: str) -> bytes:
    lines = text[:4096].splitlines()
    raw = decoded(lines[1]) if len(lines) == 2 and lines[0].startswith(UNTRUSTED) else b""
    if len(raw) != LENGTH or raw[:2] != ALGORITHM or raw[4:6] != CHECKSUM or raw[2:4] not in (SCRYPT, PLAIN):
        raise PackRefused(message("this is not a secret key of minisign"))
    return raw


def public_of(seed: bytes) -> bytes:
    """The public key of the secret ``seed``, 32 bytes each."""
    from nacl.signing import SigningKey

    return bytes(SigningKey(seed).verify_key)


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(ALGORITHM + body, digest_size=32).digest()


def _hidden(body: bytes, passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """``body`` hidden, or shown again if it was."""
    room = 128 * ROUNDS * (cost.n + cost.p) + (1 << 20)
    stream = hashlib.scrypt(
        passphrase.encode(), salt=salt, n=cost.n, r=ROUNDS, p=cost.p, maxmem=room, dklen=HIDDEN
    )
    return bytes(one ^ other for one, other in zip(body, stream, strict=True))


def _cost(operations: int, memory: int) -> Cost:
    """The parameters that libsodium derives from the two numbers in a key file."""
    operations = max(operations, 1 << 15)
    if operations < memory // 32:
        return Cost(_power(operations // (ROUNDS * 4)), 1)
    n = _power(memory // (ROUNDS * 128))
    return Cost(n, max(1, min(operations // 4 // n, 0x3FFFFFFF) // ROUNDS))


def _power(most: int) -> int:
    """The power of two that libsodium takes for ``most``: the first above half of it."""
    power = 2
    while power <= most // 2:
        power *= 2
    return power


def _as_bytes(number: int) -> bytes:
    return number.to_bytes(8, "little")


def _as_number(raw: bytes) -> int:
    return int.from_bytes(raw, "little")
