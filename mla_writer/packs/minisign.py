"""Signatures in the format of minisign: public keys, signing, verifying.

Source: the format as documented by minisign (jedisct1.github.io/minisign): Ed25519 over the BLAKE2b-512 of
the file (algorithm "ED"); a second signature covers the first and the trusted comment. The older
algorithm "Ed", which signs the file itself, is not accepted. Belongs here: bytes of keys and
signatures. Does not belong here: whom a person trusts (``trust``), secret keys on disk (``secret_keys``).
"""

from __future__ import annotations

import binascii
import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, field

from mla_writer.model.errors import PackRefused
from mla_writer.model.message import Message, message
from mla_writer.model.text_gate import problems

UNTRUSTED, TRUSTED = "untrusted comment: ", "trusted comment: "
KEY, HASHED, LEGACY = b"Ed", b"ED", b"Ed"
LONGEST = 4096
ALTERED = message("the signature does not fit the file: one of the two was altered")


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 public key (32 bytes) with the key id (8 bytes) by which signatures name it."""

    id: bytes
    key: bytes

    @property
    def shown_id(self) -> str:
        """The key id as minisign prints it, in groups of four: ``3C87 AE9E A085 F47E``."""
        return _grouped(self.id[::-1].hex().upper())

    @property
    def fingerprint(self) -> str:
        """The first 128 bits of the key's SHA-256 in groups of four. Whoever makes a key can choose its
        id, never its fingerprint."""
        return _grouped(hashlib.sha256(self.key).hexdigest()[:32])

    @property
    def line(self) -> str:
        """The line that minisign takes after ``-P``."""
        return b64encode(KEY + self.id + self.key).decode("ascii")

    @property
    def file(self) -> str:
        """The content of a file ``.pub``."""
        return f"{UNTRUSTED}minisign public key {self.shown_id.replace(' ', '')}\n{self.line}\n"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A public key with the seed (32 bytes) that signs for it. The seed is never shown."""

    public: PublicKey
    seed: bytes = field(repr=False)


def public_key(text: str) -> PublicKey:
    """The key in a file ``.pub`` or in its second line alone; ``PackRefused``."""
    lines = [line for line in text[:LONGEST].splitlines() if line and not line.startswith(UNTRUSTED)]
    raw = decoded(lines[0]) if len(lines) == 1 else b""
    if len(raw) != 42 or raw[:2] != KEY:
        raise PackRefused(message("this is not a public key of minisign; ask for the issuer's file .pub"))
    return PublicKey(raw[2:10], raw[10:])


def sign(secret: SecretKey, data: bytes, comment: str) -> str:
    """The content of a file ``.minisig`` for ``data``; the signature covers ``comment`` too, one line."""
    from nacl.signing import SigningKey

    key = SigningKey(secret.seed)
    signature = key.sign(hashlib.blake2b(data).digest()).signature
    over_all = key.sign(signature + comment.encode()).signature
    first = b64encode(HASHED + secret.public.id + signature).decode("ascii")
    second = b64encode(over_all).decode("ascii")
    return f"{UNTRUSTED}signature by mla-writer\n{first}\n{TRUSTED}{comment}\n{second}\n"


def signer(text: str) -> bytes:
    """The id of the key that a file ``.minisig`` names; ``PackRefused`` where it is not such a file."""
    return _parts(text)[0]


def verify(key: PublicKey, data: bytes, text: str) -> str:
    """The trusted comment of the signature ``text``, if ``key`` made it over ``data``; else
    ``PackRefused``."""
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    id, signature, comment, over_all = _parts(text)
    if id != key.id:
        raise PackRefused(message("it was signed with another key than {key}", key=key.shown_id))
    try:
        judge = VerifyKey(key.key)
        judge.verify(hashlib.blake2b(data).digest(), signature)
        judge.verify(signature + comment.encode(), over_all)
    except (BadSignatureError, ValueError) as error:
        raise PackRefused(ALTERED) from error
    return comment


def _parts(text: str) -> tuple[bytes, bytes, str, bytes]:
    """Key id, signature, trusted comment, signature over all."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    if len(text) > LONGEST or len(lines) != 4:
        raise PackRefused(_no_signature())
    if not lines[0].startswith(UNTRUSTED) or not lines[2].startswith(TRUSTED) or problems(text):
        raise PackRefused(_no_signature())
    first, second = decoded(lines[1]), decoded(lines[3])
    if len(first) == 74 and first[:2] == LEGACY:
        raise PackRefused(message("the signature is of minisign's older kind; sign again without '-l'"))
    if len(first) != 74 or first[:2] != HASHED or len(second) != 64:
        raise PackRefused(_no_signature())
    return first[2:10], first[10:], lines[2].removeprefix(TRUSTED), second


def _no_signature() -> Message:
    return message("the file beside it is not a signature of minisign")


def decoded(line: str) -> bytes:
    """``line`` read as base64; nothing where it is not."""
    try:
        return b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _grouped(digits: str) -> str:
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))
