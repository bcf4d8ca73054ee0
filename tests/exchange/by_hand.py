"""A file sealed by a passphrase as the specification of age says, written without the library: proof that
the format is the published one, at a cost that a test can bear."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64encode

from nacl.bindings import crypto_aead_chacha20poly1305_ietf_encrypt as aead

CHUNK = 64 * 1024
FILE_KEY, SALT, NONCE = bytes(range(16)), b"salt" * 4, b"nonce..." * 2


def sealed(data: bytes, passphrase: str, work: int = 10) -> bytes:
    """``data`` sealed with scrypt's cost 2 ** ``work``; always the same bytes, so for tests only."""
    label = b"age-encryption.org/v1/scrypt"
    key = hashlib.scrypt(passphrase.encode(), salt=label + SALT, n=1 << work, r=8, p=1, dklen=32)
    body = _plain(aead(FILE_KEY, None, bytes(12), key))
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_plain(SALT), work, body)
    mac = hmac.digest(_derived(b"", b"header"), head, "sha256")
    return head + b" " + _plain(mac) + b"\n" + NONCE + _stream(data)


def _stream(data: bytes) -> bytes:
    key = _derived(NONCE, b"payload")
    chunks = [data[place : place + CHUNK] for place in range(0, len(data), CHUNK)] or [b""]
    last = len(chunks) - 1
    return b"".join(
        aead(chunk, None, number.to_bytes(11, "big") + bytes([number == last]), key)
        for number, chunk in enumerate(chunks)
    )


def _derived(salt: bytes, info: bytes) -> bytes:
    """HKDF of SHA-256, one block (RFC 5869)."""
    secret = hmac.digest(salt or bytes(32), FILE_KEY, "sha256")
    return hmac.digest(secret, info + b"\1", "sha256")


def _plain(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")
