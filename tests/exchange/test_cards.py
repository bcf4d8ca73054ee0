"""Key cards and identities: what is written is read; what differs from what is known is said."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from mla_writer.exchange import qr
from mla_writer.exchange.cards import (
    Acquaintance,
    Card,
    Cards,
    card_file,
    card_to_plain,
    cards_from_json,
    cards_to_json,
    read_card,
)
from mla_writer.exchange.identity import Identity, identity_from_json, identity_to_json, new_identity
from mla_writer.model.errors import ExchangeRefused
from mla_writer.packs.minisign import sign
from tests.exchange.parts import ANNA, BASHIR, CLARA, DAY, FILES, KNOWN


def test_a_card_is_read_as_written() -> None:
    assert read_card(ANNA.card_file) == ANNA.card
    assert read_card(BASHIR.card_file.replace(b"\n", b"\r\n")) == BASHIR.card


def test_the_fingerprint_covers_both_keys() -> None:
    groups = ANNA.card.fingerprint.split(" ")
    assert [len(one) for one in groups] == [4] * 8
    others = [replace(ANNA.card, recipient=CLARA.card.recipient), replace(ANNA.card, key=CLARA.card.key)]
    assert len({one.fingerprint for one in (ANNA.card, *others)}) == 3
    assert replace(ANNA.card, name="Other").fingerprint == ANNA.card.fingerprint


def test_the_first_card_is_read_for_ever() -> None:
    told = json.loads((FILES / "exchange-v1-told.json").read_text("utf-8"))
    card = read_card((FILES / "key-card-v1.mlac").read_bytes())
    assert (card.name, card.fingerprint) == (told["sender"], told["fingerprint"])


@pytest.mark.parametrize("who", [ANNA, BASHIR], ids=["Latin", "Arabic"])
def test_a_code_is_read_by_a_camera(who: Identity) -> None:
    file = who.card_file
    rows = qr.matrix(file)
    assert len(rows) == len(rows[0])
    assert not any(rows[0])
    found = zxingcpp.read_barcode(picture(rows))
    assert found is not None
    assert read_card(found.text.encode()) == read_card(file)


def picture(rows: Sequence[Sequence[bool]], scale: int = 4) -> Image.Image:
    image = Image.new("L", (len(rows), len(rows)))
    image.putdata([0 if dark else 255 for row in rows for dark in row])
    return image.resize((len(rows) * scale, len(rows) * scale), Image.Resampling.NEAREST)


def test_a_card_too_long_for_a_code() -> None:
    with pytest.raises(ExchangeRefused, match="send the file"):
        qr.matrix(b"x" * 3000)


def made(**changes: object) -> bytes:
    line = json.dumps(
        {"format": "mla-key-card", "version": 1, **card_to_plain(ANNA.card), **changes}
    ).encode()
    return line + b"\n" + sign(ANNA.signing, line, "mla-key-card").encode()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "not valid JSON"),
    "large": (lambda: ANNA.card_file + b" " * 5000, "larger than"),
    "altered": (lambda: ANNA.card_file.replace(b"Anna", b"Otto"), "altered"),
    "key of another": (
        lambda: card_file(replace(ANNA.card, key=CLARA.card.key), ANNA.signing),
        "another key",
    ),
    "no signature": (lambda: ANNA.card_file.partition(b"\n")[0], "not a signature"),
    "something behind": (lambda: ANNA.card_file + b"x\n", "not a signature"),
    "new": (lambda: made(version=2), "newer version"),
    "a list": (lambda: b"[]", "no object"),
    "other format": (lambda: made(format="x"), r"ends in \.mlac"),
    "recipient of SSH": (lambda: made(recipient="ssh-ed25519 AAAA"), "recipient"),
    "recipient that starts a program": (lambda: made(recipient="age1yubikey1q" + "q" * 49), "recipient"),
    "recipient in capitals": (lambda: made(recipient=ANNA.card.recipient.upper()), "recipient"),
    "secret key": (lambda: made(recipient=ANNA.sealing), "recipient"),
    "key": (lambda: made(key="RW"), "key"),
    "no name": (lambda: made(name=""), "name"),
    "long name": (lambda: made(name="x" * 201), "name"),
    "two lines": (lambda: made(authority="a\nb"), "authority"),
    "hidden": (lambda: made(name="A\u202eb"), "cannot be read"),
    "day": (lambda: made(made_on="2026-02-30"), "made_on"),
    "signed for another use": (
        lambda: made().replace(b"trusted comment: mla-key-card", b"trusted comment: x"),
        "altered",
    ),
}


@pytest.mark.parametrize(("data", "match"), REFUSED.values(), ids=REFUSED.keys())
def test_cards_that_are_refused(data: Callable[[], bytes], match: str) -> None:
    with pytest.raises(ExchangeRefused, match=match):
        read_card(data())


def test_accepted_cards_are_kept() -> None:
    cards = KNOWN.accept(BASHIR.card, DAY, compared=False)
    assert cards_from_json(cards_to_json(cards)) == cards
    assert [one.compared for one in cards.entries] == [True, False]
    assert cards.accept(ANNA.card, "2026-12-01", compared=False) == cards
    assert cards.accept(BASHIR.card, "2026-12-01", compared=True).entries[1].compared
    assert cards.without(ANNA.card).entries == cards.entries[1:]


CONTRADICTING: dict[str, Card] = {
    "other keys": replace(CLARA.card, name="anna beispiel", authority=ANNA.authority),
    "other key to seal": replace(ANNA.card, recipient=CLARA.card.recipient),
    "other key to sign": replace(ANNA.card, key=CLARA.card.key),
    "other name": replace(ANNA.card, name="Otto Beispiel"),
}


@pytest.mark.parametrize("card", CONTRADICTING.values(), ids=CONTRADICTING.keys())
def test_a_card_that_contradicts_never_replaces_silently(card: Card) -> None:
    assert KNOWN.acquaintance(card) is Acquaintance.CHANGED
    assert KNOWN.contested(card) == KNOWN.entries
    with pytest.raises(ExchangeRefused, match="known with other keys"):
        KNOWN.accept(card, DAY, compared=True)
    after = KNOWN.replace(card, DAY, compared=True)
    assert [one.card for one in after.entries] == [card]


@pytest.mark.parametrize("data", [b"{}", b"[]", b"", b'{"format":"mla-cards","version":1,"cards":{}}'])
def test_damaged_kept_things_are_refused(data: bytes) -> None:
    with pytest.raises(ExchangeRefused):
        cards_from_json(data)
    with pytest.raises(ExchangeRefused):
        identity_from_json(data)


def test_an_identity_is_kept_whole_and_shows_no_secret() -> None:
    assert identity_from_json(identity_to_json(ANNA)) == ANNA
    shown = repr(ANNA) + str(ANNA)
    assert ANNA.sealing not in shown
    assert ANNA.signing.seed.hex() not in shown
    assert repr(ANNA.signing.seed) not in shown


def test_an_identity_whose_parts_do_not_fit_is_refused() -> None:
    kept = json.loads(identity_to_json(ANNA))
    with pytest.raises(ExchangeRefused, match="key"):
        identity_from_json(json.dumps({**kept, "seed": "A" * 43 + "="}).encode())


def test_names_are_one_clean_line() -> None:
    assert new_identity(" Anna \n B ", "C", DAY).name == "Anna B"
    with pytest.raises(ExchangeRefused, match="name and authority"):
        new_identity("", "C", DAY)
    with pytest.raises(ExchangeRefused, match="name and authority"):
        new_identity("A\u202e", "C", DAY)


def test_the_day_of_a_card_says_nothing_of_its_holder() -> None:
    assert Cards().acquaintance(ANNA.card) is Acquaintance.UNKNOWN
    assert KNOWN.acquaintance(replace(ANNA.card, made_on="2020-01-01")) is Acquaintance.KNOWN
