"""Opening the sealed files of an inbox: by a passphrase, or by one's own identity."""

from __future__ import annotations

from dataclasses import dataclass, field

from mla_writer.drafts import Problems
from mla_writer.exchange.cards import Acquaintance, Cards
from mla_writer.exchange.identity import Identity
from mla_writer.exchange.sealing import Passphrase, Sealing, sealing
from mla_writer.exchange.unpacking import Received, unpack
from mla_writer.model.errors import ExchangeRefused
from mla_writer.model.message import message
from mla_writer.session.inbox import Opened, Opener

STANDINGS = {
    Acquaintance.KNOWN: message("signed by a key you know"),
    Acquaintance.CHANGED: message("signed by a key that differs from the one you know"),
    Acquaintance.UNKNOWN: message("signed by a key you do not know"),
}


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens sealed files: one's own identity, a passphrase, or both for either kind; and the accepted
    cards, by which senders are judged."""

    identity: Identity | None = None
    passphrase: Passphrase | None = None
    cards: Cards = field(default_factory=Cards)


def unsealed(data: bytes, keys: Keys, problems: Problems) -> Received:
    """What the exchange file ``data`` holds; ``ExchangeRefused``, also where there is no key for it."""
    secret = sealing(data) is Sealing.PASSPHRASE
    by = (keys.passphrase if secret else keys.identity) or keys.identity or keys.passphrase
    if by is None:
        raise ExchangeRefused(message("the file is sealed; it needs your key or the passphrase"))
    return unpack(data, by, keys.cards, problems)


def opener(keys: Keys, problems: Problems) -> Opener:
    """What opens the sealed files of an inbox by ``keys``."""

    def opened(data: bytes) -> Opened:
        received = unsealed(data, keys, problems)
        sender = ", ".join(filter(None, (received.sender.name, received.sender.authority)))
        return Opened(received.dossier, sender, STANDINGS[received.acquaintance], received.created)

    return opened
