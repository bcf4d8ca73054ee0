"""A person's own keys: by which she signs, and by which others seal for her. Kept in the vault only."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass, field

from mla_writer.exchange.cards import Card, card_file, key_from, refuse_newer
from mla_writer.exchange.reading import Fields, is_day, is_name, plain
from mla_writer.exchange.sealing import new_key, recipient_of
from mla_writer.model.errors import ExchangeRefused
from mla_writer.model.message import message
from mla_writer.packs import secret_keys
from mla_writer.packs.minisign import SecretKey, decoded

FORMAT, VERSION = "mla-identity", 1
KEPT_AS = "identity"
"""The name under which it is kept in the vault."""
WHAT = message("your identity")


@dataclass(frozen=True, slots=True)
class Identity:
    """Name and authority as recipients shall read them, the key that signs, the secret key of age, and the
    day on which they were made (``YYYY-MM-DD``)."""

    name: str
    authority: str
    signing: SecretKey = field(repr=False)
    sealing: str = field(repr=False)
    made_on: str

    @property
    def card(self) -> Card:
        """What others need of it."""
        return Card(self.name, self.authority, recipient_of(self.sealing), self.signing.public, self.made_on)

    @property
    def card_file(self) -> bytes:
        """The card as a file ``.mlac``."""
        return card_file(self.card, self.signing)


def new_identity(name: str, authority: str, on: str) -> Identity:
    """New keys for ``name`` at ``authority``, made on the day ``on``; ``ExchangeRefused`` where one of the
    names is empty, too long or not one clean line."""
    name, authority = " ".join(name.split()), " ".join(authority.split())
    if not (is_name(name) and is_name(authority)):
        raise ExchangeRefused(
            message("enter name and authority, each in one line, as others shall read them")
        )
    return Identity(name, authority, secret_keys.new_key(), new_key(), on)


def identity_to_json(identity: Identity) -> bytes:
    """``identity`` with its secrets, for the vault."""
    kept = {
        "format": FORMAT,
        "version": VERSION,
        "name": identity.name,
        "authority": identity.authority,
        "key": identity.signing.public.line,
        "seed": b64encode(identity.signing.seed).decode("ascii"),
        "sealing": identity.sealing,
        "made_on": identity.made_on,
    }
    return json.dumps(kept, ensure_ascii=False).encode()


def identity_from_json(data: bytes) -> Identity:
    """The identity that ``data`` holds; ``ExchangeRefused``."""
    fields = Fields(plain(data, WHAT), WHAT)
    if fields.line("format") != FORMAT:
        raise fields.wrong("format")
    refuse_newer(fields)
    recipient_of(fields.line("sealing"))
    return Identity(
        fields.line("name", is_name),
        fields.line("authority", is_name),
        _signing(fields),
        fields.line("sealing"),
        fields.line("made_on", is_day),
    )


def _signing(fields: Fields) -> SecretKey:
    key, seed = key_from(fields), decoded(fields.line("seed"))
    if len(seed) != 32 or secret_keys.public_of(seed) != key.key:
        raise fields.wrong("key")
    return SecretKey(key, seed)
