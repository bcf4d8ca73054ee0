"""Opening the sealed files of an inbox: by a passphrase, or by one's own identity."""

from __future__ import annotations

from mla_writer.drafts import Problems
from mla_writer.exchange.cards import Acquaintance, Cards
from mla_writer.exchange.identity import Identity
from mla_writer.exchange.sealing import Passphrase
from mla_writer.exchange.unpacking import unpack
from mla_writer.model.message import message
from mla_writer.session.inbox import Opened, Opener

STANDINGS = {
    Acquaintance.KNOWN: message("signed by a key you know"),
    Acquaintance.CHANGED: message("signed by a key that differs from the one you know"),
    Acquaintance.UNKNOWN: message("signed by a key you do not know"),
}


def opener(by: Identity | Passphrase, problems: Problems, cards: Cards | None = None) -> Opener:
    """What opens files sealed for the holder of ``by``; senders are judged by the accepted ``cards``."""
    accepted = cards or Cards()

    def opened(data: bytes) -> Opened:
        received = unpack(data, by, accepted, problems)
        sender = ", ".join(filter(None, (received.sender.name, received.sender.authority)))
        return Opened(received.dossier, sender, STANDINGS[received.acquaintance], received.created)

    return opened
