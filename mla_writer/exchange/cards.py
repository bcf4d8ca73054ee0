"""Key cards: who somebody is, by which keys; as a small signed file, and those a person has accepted.

A card is signed by its own key. That proves that whoever made it has the key, never who it was: for that
the fingerprint is compared by telephone.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mla_writer.exchange.limits import LARGEST_CARD, LARGEST_CARDS
from mla_writer.exchange.reading import Fields, damaged, is_day, is_name, plain
from mla_writer.exchange.sealing import is_recipient
from mla_writer.files import MEBIBYTE
from mla_writer.model.errors import ExchangeRefused, PackRefused
from mla_writer.model.message import message
from mla_writer.packs.minisign import PublicKey, SecretKey, public_key, sign, verify

SUFFIX = ".mlac"
FORMAT, VERSION = "mla-key-card", 1
ACCEPTED_FORMAT = "mla-cards"
CARD = message("the key card")
MOST_CARDS = 5000


@dataclass(frozen=True, slots=True)
class Card:
    """A person or office (``name``, ``authority``) with the key to seal for it (``recipient``, of age) and
    the key by which it signs (minisign). ``made_on`` is a day, ``YYYY-MM-DD``."""

    name: str
    authority: str
    recipient: str
    key: PublicKey
    made_on: str

    @property
    def fingerprint(self) -> str:
        """128 bits over both keys, in eight groups of four, to be read out by telephone."""
        both = f"{FORMAT}\n{self.recipient}\n{self.key.key.hex()}\n"
        digits = hashlib.sha256(both.encode()).hexdigest().upper()
        return " ".join(digits[place : place + 4] for place in range(0, 32, 4))

    @property
    def keys(self) -> tuple[str, bytes]:
        """What seals and what proves: the same for the same holder."""
        return self.recipient, self.key.key

    @property
    def who(self) -> tuple[str, str]:
        """Name and authority as they are compared."""
        return self.name.casefold(), self.authority.casefold()


class Acquaintance(StrEnum):
    """How a card stands to those accepted: the same; partly the same, which asks for attention; or new."""

    KNOWN = "known"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A card that a person has accepted, on which day, and whether the fingerprints were compared by
    telephone."""

    card: Card
    on: str
    compared: bool


@dataclass(frozen=True, slots=True)
class Cards:
    """The accepted cards. A card whose keys or whose holder are known otherwise never replaces one by
    ``accept``; ``replace`` does so, once a person has been shown ``contested``."""

    entries: tuple[Accepted, ...] = ()

    def acquaintance(self, card: Card) -> Acquaintance:
        """How ``card`` stands to the accepted ones."""
        if self.find(card) is not None and not self.contested(card):
            return Acquaintance.KNOWN
        return Acquaintance.CHANGED if self.contested(card) else Acquaintance.UNKNOWN

    def find(self, card: Card) -> Accepted | None:
        """The accepted card with the same keys and the same holder."""
        same = (one for one in self.entries if (one.card.keys, one.card.who) == (card.keys, card.who))
        return next(same, None)

    def contested(self, card: Card) -> tuple[Accepted, ...]:
        """The accepted cards that ``card`` contradicts: the same holder with other keys, or one of the keys
        with another holder or another second key."""
        return tuple(one for one in self.entries if _contradict(one.card, card))

    def accept(self, card: Card, on: str, compared: bool) -> Cards:
        """With ``card``; ``ExchangeRefused`` where it contradicts one. A known card keeps that it was once
        compared."""
        if self.contested(card):
            raise ExchangeRefused(
                message(
                    "{name} ({authority}) is known with other keys. Compare the fingerprint by telephone "
                    "before you replace the card: {fingerprint}",
                    name=card.name,
                    authority=card.authority,
                    fingerprint=card.fingerprint,
                )
            )
        known = self.find(card)
        if known is not None and known.compared:
            return self
        return Cards((*self._others(known), Accepted(card, on, compared)))

    def replace(self, card: Card, on: str, compared: bool) -> Cards:
        """With ``card`` in the place of those that it contradicts."""
        return Cards((*self._others(self.find(card), *self.contested(card)), Accepted(card, on, compared)))

    def without(self, card: Card) -> Cards:
        """Without ``card``."""
        return Cards(self._others(self.find(card)))

    def _others(self, *left_out: Accepted | None) -> tuple[Accepted, ...]:
        return tuple(one for one in self.entries if one not in left_out)


def _contradict(one: Card, other: Card) -> bool:
    recipient, key, who = (
        one.recipient == other.recipient,
        one.key.key == other.key.key,
        one.who == other.who,
    )
    return (recipient or key or who) and not (recipient and key and who)


def card_file(card: Card, secret: SecretKey) -> bytes:
    """The file ``.mlac``: one line of JSON and its signature by ``secret``, the key that the card names."""
    line = json.dumps({"format": FORMAT, "version": VERSION, **card_to_plain(card)}, ensure_ascii=False)
    return f"{line}\n{sign(secret, line.encode(), FORMAT)}".encode()


def read_card(data: bytes) -> Card:
    """The card in a file ``.mlac``; ``ExchangeRefused`` where it is none, is too new or was altered."""
    if len(data) > LARGEST_CARD:
        limit = LARGEST_CARD // 1024
        raise ExchangeRefused(message("the key card is larger than {limit} KiB, the limit", limit=limit))
    line, _, signature = data.replace(b"\r\n", b"\n").partition(b"\n")
    fields = Fields(plain(line, CARD), CARD)
    if fields.line("format") != FORMAT:
        raise ExchangeRefused(message("this is not a key card; choose a file that ends in .mlac"))
    refuse_newer(fields)
    card = card_from(fields)
    try:
        comment = verify(card.key, line, signature.decode("utf-8", "replace"))
    except PackRefused as error:
        raise damaged(CARD, error.message) from error
    if comment != FORMAT:
        raise fields.wrong("trusted comment")
    return card


def refuse_newer(fields: Fields, newest: int = VERSION) -> None:
    """``ExchangeRefused`` where the version in ``fields`` is later than ``newest``."""
    version = fields.get("version", int)
    if version > newest:
        raise ExchangeRefused(
            message(
                "{what} was made by a newer version of the program; install that version, or ask the sender "
                "to use this one",
                what=fields.what,
            )
        )
    if version < 1:
        raise fields.wrong("version")


def card_to_plain(card: Card) -> dict[str, Any]:
    """``card`` as it stands in its file and in a manifest."""
    return {
        "name": card.name,
        "authority": card.authority,
        "recipient": card.recipient,
        "key": card.key.line,
        "made_on": card.made_on,
    }


def card_from(fields: Fields) -> Card:
    """The card in ``fields``; ``ExchangeRefused``."""
    return Card(
        fields.line("name", is_name),
        fields.line("authority", is_name),
        fields.line("recipient", is_recipient),
        key_from(fields),
        fields.line("made_on", is_day),
    )


def cards_to_json(cards: Cards) -> bytes:
    """The accepted cards, to be kept in the vault."""
    entries = [
        {**card_to_plain(one.card), "accepted_on": one.on, "compared": one.compared} for one in cards.entries
    ]
    kept = {"format": ACCEPTED_FORMAT, "version": VERSION, "cards": entries}
    return json.dumps(kept, ensure_ascii=False).encode()


def cards_from_json(data: bytes) -> Cards:
    """The cards that ``data`` holds; ``ExchangeRefused``."""
    what = message("the list of accepted key cards")
    if len(data) > LARGEST_CARDS:
        limit = LARGEST_CARDS // MEBIBYTE
        raise damaged(what, message("it is larger than {limit} MiB, the limit", limit=limit))
    fields = Fields(plain(data, what), what)
    if fields.line("format") != ACCEPTED_FORMAT:
        raise fields.wrong("format")
    refuse_newer(fields)
    return Cards(tuple(_accepted(Fields(one, what)) for one in fields.list("cards", MOST_CARDS)))


def _accepted(fields: Fields) -> Accepted:
    return Accepted(card_from(fields), fields.line("accepted_on", is_day), fields.get("compared", bool))


def key_from(fields: Fields) -> PublicKey:
    """The key that signs, in one line as minisign writes it; ``ExchangeRefused``."""
    line = fields.line("key")
    try:
        key = public_key(line)
    except PackRefused as error:
        raise fields.wrong("key") from error
    if key.line != line:
        raise fields.wrong("key")
    return key
