"""Sealing and opening: the format of age, with X25519 recipients or one passphrase.

Source: the specification of age (C2SP, age-encryption.org/v1). What age does not say, who sealed a file,
the signature inside says (``manifest``). Recipients that would start another program (plugins), keys of
SSH and the armoured form are not taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mla_writer.exchange.limits import (
    LARGEST_HEADER,
    LARGEST_SEALED,
    MOST_RECIPIENTS,
    MOST_WORK,
    SHORTEST_PASSPHRASE,
)
from mla_writer.files import MEBIBYTE
from mla_writer.model.errors import ExchangeRefused
from mla_writer.model.message import message

FIRST_LINE = b"age-encryption.org/v1\n"
RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}", re.ASCII)
STANZA = re.compile(rb"^-> ([^ \n]*)", re.MULTILINE)
SCRYPT = re.compile(rb"^-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)$", re.MULTILINE)
EFFORT = message("opening the file would ask for an unreasonable effort; it is refused. Ask the sender")
TOO_MUCH = "Excessive work parameter"
NO_KEY = "No matching keys found"
ALTERED = message("the file was altered or damaged on its way; ask the sender for it once more")


class Sealing(StrEnum):
    """By what a file is opened."""

    RECIPIENTS = "recipients"
    PASSPHRASE = "passphrase"  # noqa: S105 - a kind of sealing


@dataclass(frozen=True, slots=True)
class Passphrase:
    """What sender and recipient have agreed on by another way."""

    text: str = field(repr=False)

    @property
    def normal(self) -> str:
        """In one form, however the keyboard composed it."""
        return unicodedata.normalize("NFC", self.text)


def new_key() -> str:
    """A new secret key of age."""
    return str(_age().x25519.Identity.generate())


def recipient_of(key: str) -> str:
    """The public recipient of the secret key ``key``; ``ExchangeRefused`` where it is none."""
    return str(_identity(key).to_public())


def is_recipient(text: str) -> bool:
    """Whether ``text`` is an X25519 recipient of age in its one form."""
    if not RECIPIENT.fullmatch(text):
        return False
    try:
        return str(_recipient(text)) == text
    except ExchangeRefused:
        return False


def seal(data: bytes, to: Sequence[str] | Passphrase) -> bytes:
    """``data`` sealed for the recipients ``to``, or by a passphrase with the cost of about a second."""
    if isinstance(to, Passphrase):
        if len(to.normal) < SHORTEST_PASSPHRASE:
            raise ExchangeRefused(
                message(
                    "the passphrase is too short; take at least {count} characters", count=SHORTEST_PASSPHRASE
                )
            )
        sealed = _age().passphrase.encrypt(data, to.normal)
    else:
        sealed = _age().encrypt(data, [_recipient(one) for one in dict.fromkeys(to)])
    _refuse_large(sealed)
    return sealed


def sealing(data: bytes) -> Sealing:
    """By what the file ``data`` is opened; ``ExchangeRefused`` where it is no sealed file, is too large, or
    asks for more effort than is done for anybody. Nothing is deciphered."""
    _refuse_large(data)
    header = _header(data)
    kinds = STANZA.findall(header)
    if b"scrypt" not in kinds:
        if not 0 < len(kinds) <= MOST_RECIPIENTS + 2:
            raise ExchangeRefused(ALTERED)
        return Sealing.RECIPIENTS
    work = SCRYPT.search(header)
    if len(kinds) != 1 or work is None:
        raise ExchangeRefused(ALTERED)
    if int(work[1]) > MOST_WORK:
        raise ExchangeRefused(EFFORT)
    return Sealing.PASSPHRASE


def opened(data: bytes, by: str | Passphrase) -> bytes:
    """What was sealed in ``data``, by the secret key or passphrase ``by``; ``ExchangeRefused``."""
    found = sealing(data)
    if isinstance(by, Passphrase):
        if found is not Sealing.PASSPHRASE:
            raise ExchangeRefused(
                message("the file is sealed for named recipients; it opens by their keys only")
            )
        return _tried(lambda: _age().passphrase.decrypt(data, by.normal))
    if found is Sealing.PASSPHRASE:
        raise ExchangeRefused(message("the file is sealed by a passphrase; ask the sender to tell it to you"))
    key = _identity(by)
    return _tried(lambda: _age().decrypt(data, [key]))


def _tried(decrypt: Callable[[], bytes]) -> bytes:
    try:
        return decrypt()
    except _age().DecryptError as error:
        if str(error).startswith(TOO_MUCH):  # of what this machine does in a second
            raise ExchangeRefused(EFFORT) from error
        reasons = {
            NO_KEY: message("the file is not sealed for you; ask the sender to seal it for your key card"),
            "Decryption failed": message(
                "the passphrase is wrong; ask the sender to say it once more, letter by letter"
            ),
        }
        raise ExchangeRefused(reasons.get(str(error), ALTERED)) from error


def _header(data: bytes) -> bytes:
    end = data.find(b"\n--- ", 0, LARGEST_HEADER)
    if not data.startswith(FIRST_LINE) or end < 0:
        raise ExchangeRefused(
            message("this is not an exchange file of the program; choose a file that ends in .mlar")
        )
    return data[:end]


def _refuse_large(data: bytes) -> None:
    if len(data) > LARGEST_SEALED:
        raise ExchangeRefused(
            message(
                "the exchange file is larger than {limit} MiB, the limit; send large annexes apart",
                limit=LARGEST_SEALED // MEBIBYTE,
            )
        )


def _recipient(text: str) -> Any:
    try:
        return _age().x25519.Recipient.from_str(text)
    except _age().RecipientError as error:
        raise ExchangeRefused(
            message("the key card names a recipient that this program does not seal for")
        ) from error


def _identity(key: str) -> Any:
    try:
        return _age().x25519.Identity.from_str(key)
    except _age().IdentityError as error:
        raise ExchangeRefused(message("your own key cannot be read")) from error


def _age() -> Any:
    """The library, which tells nothing of its types; loaded when it is needed."""
    import pyrage

    return pyrage
