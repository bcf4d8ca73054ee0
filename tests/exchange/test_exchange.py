"""What is packed is unpacked; what was altered, forwarded, forged or is too large is refused."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mla_writer.drafts import to_json
from mla_writer.exchange import sealing
from mla_writer.exchange.cards import Acquaintance, Cards
from mla_writer.exchange.identity import Identity
from mla_writer.exchange.manifest import Purpose
from mla_writer.exchange.packing import pack
from mla_writer.exchange.sealing import Passphrase, Sealing
from mla_writer.model.dossier import Dossier, Version
from mla_writer.model.errors import ExchangeRefused
from mla_writer.model.review import Comment, Decision, Proposal, Review, Round, Standing
from tests.exchange import by_hand
from tests.exchange.parts import (
    ANNA,
    BASHIR,
    CLARA,
    DAY,
    FILES,
    KNOWN,
    NOW,
    PASSPHRASE,
    annex,
    dossier,
    example,
    inside,
    received,
    resealed,
    sample_identity,
    sent,
)

texts = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters="\x7f\xad"), max_size=40
)
texts = texts.filter(lambda text: not any("\x80" <= one < "\xa0" for one in text))
plain = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | texts
values = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3)
)
comments = st.builds(
    Comment,
    texts,
    texts,
    texts,
    texts,
    st.just(DAY),
    st.integers(1, 9),
    st.none() | st.builds(Proposal, values, values),
    st.just(()),
    st.sampled_from(Standing),
)
rounds = st.builds(
    Round,
    st.integers(1, 9),
    texts,
    st.just(DAY),
    st.dictionaries(texts, values, max_size=3),
    st.sampled_from(Decision),
)
reviews = st.builds(
    Review,
    st.lists(comments, max_size=3, unique_by=lambda one: one.id).map(tuple),
    st.lists(rounds, max_size=2, unique_by=lambda one: one.number).map(tuple),
    st.just(()),
    st.booleans(),
)
drafts = st.sampled_from(["search_seizure", "france-switzerland", "kenya-united-kingdom", "extradition"])


@pytest.mark.slow
@given(
    drafts,
    reviews,
    st.lists(st.binary(max_size=3000), max_size=3),
    st.sets(st.integers(1, 20000), max_size=3),
)
def test_what_is_packed_is_unpacked(
    name: str, review: Review, contents: list[bytes], numbers: set[int]
) -> None:
    draft = example(name)
    versions = tuple((Version(one, "2026-11-20T08:00:00+01:00", "kept"), draft) for one in numbers)
    annexes = tuple(annex(f"f{place}", f"Anlage {place}.pdf", one) for place, one in enumerate(contents))
    what = Dossier(draft, review, versions, annexes)
    found = received(sent(what, (BASHIR, CLARA)))
    assert found.dossier == what
    assert to_json(found.dossier.draft) == to_json(draft)


def test_what_is_told_of_a_file() -> None:
    found = received(sent())
    assert found.dossier == dossier()
    assert (found.sender, found.acquaintance) == (ANNA.card, Acquaintance.KNOWN)
    assert (found.purpose, found.created) == (Purpose.REVIEW, "2026-11-22T09:30:00+00:00")
    assert (found.to, found.sealing) == ((BASHIR.card.recipient,), Sealing.RECIPIENTS)


def test_the_sender_opens_his_own_file() -> None:
    assert received(sent(), ANNA).dossier == dossier()


def test_a_file_for_someone_else_does_not_open() -> None:
    with pytest.raises(ExchangeRefused, match="not sealed for you"):
        received(sent(), CLARA)


def test_the_same_content_gives_the_same_zip() -> None:
    first, second = inside(sent()), inside(sent())
    assert {name for name in first if first[name] != second[name]} == {
        "manifest.json",
        "manifest.json.minisig",
    }


@pytest.mark.slow
def test_what_is_sealed_by_a_passphrase_opens_by_it() -> None:
    found = received(pack(dossier(), ANNA, PASSPHRASE, Purpose.INFORMATION, NOW), PASSPHRASE)
    assert (found.dossier, found.to, found.sealing) == (dossier(), (), Sealing.PASSPHRASE)


def test_a_passphrase_opens_however_it_is_composed() -> None:
    data = by_hand.sealed(b"x" * 100_000, PASSPHRASE.text)
    assert sealing.opened(data, Passphrase("vier Wo\u0308rter sind genug")) == b"x" * 100_000
    with pytest.raises(ExchangeRefused, match="sealed by a passphrase"):
        received(data, ANNA)
    with pytest.raises(ExchangeRefused, match="passphrase is wrong"):
        received(data, Passphrase("vier Worte sind genug"))


def test_a_file_for_me_sealed_anew_by_a_passphrase_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = sealing.opened(sent(), BASHIR.sealing)
    monkeypatch.setattr("mla_writer.exchange.unpacking.opened", lambda data, by: inner)
    with pytest.raises(ExchangeRefused, match="signed for someone else"):
        received(b"", PASSPHRASE)


def test_a_passphrase_for_a_file_with_recipients() -> None:
    with pytest.raises(ExchangeRefused, match="named recipients"):
        received(sent(), PASSPHRASE)


def test_silent_forwarding_is_seen() -> None:
    inner = sealing.opened(sent(), BASHIR.sealing)
    with pytest.raises(ExchangeRefused, match=r"signed for someone else .* Anna Beispiel"):
        received(resealed(inner, CLARA), CLARA)


def test_senders() -> None:
    assert received(sent(), cards=Cards()).acquaintance is Acquaintance.UNKNOWN
    impostor = replace(CLARA, name=ANNA.name, authority=ANNA.authority)
    assert received(sent(by=impostor)).acquaintance is Acquaintance.CHANGED
    half = replace(ANNA, sealing=CLARA.sealing)
    assert received(sent(by=half)).acquaintance is Acquaintance.CHANGED


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]


@pytest.mark.slow
def test_a_bit_flipped_anywhere_is_refused() -> None:
    data = sent()
    places = {*range(0, 700, 7), *range(700, len(data), 97), len(data) - 1}
    for place in places:
        with pytest.raises(ExchangeRefused):
            received(flipped(data, place))


@pytest.mark.slow
def test_a_bit_flipped_in_what_was_sealed_is_refused_or_without_effect() -> None:
    """A zip has bytes that say nothing, as the time of a file; what is signed has none."""
    inner = sealing.opened(sent(), BASHIR.sealing)
    refused = 0
    for place in range(0, len(inner), 23):
        try:
            assert received(resealed(flipped(inner, place))).dossier == dossier()
        except ExchangeRefused:
            refused += 1
    assert refused > len(inner) // 23 * 0.8


@pytest.mark.slow
def test_truncated_anywhere_is_refused() -> None:
    data = sent()
    inner = sealing.opened(data, BASHIR.sealing)
    for length in {*range(0, 700, 13), *range(700, len(data), 211), len(data) - 1}:
        with pytest.raises(ExchangeRefused):
            received(data[:length])
    for length in range(0, len(inner), 149):
        with pytest.raises(ExchangeRefused):
            received(resealed(inner[:length]))


def test_too_large_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    data = sent()
    monkeypatch.setattr(sealing, "LARGEST_SEALED", 2000)
    with pytest.raises(ExchangeRefused, match="larger than"):
        received(data)
    with pytest.raises(ExchangeRefused, match="larger than"):
        sent()


MANY = Review(rounds=(Round(1, "A", DAY, {"a": [{}] * 500_001}),))
REFUSED_TO_SEND: dict[str, tuple[Dossier, str]] = {
    "many values": (replace(dossier(), review=MANY), "more than"),
    "altered annex": (replace(dossier(), annexes=((dossier().annexes[0][0], b"other"),)), "not what it was"),
    "name of an annex": (replace(dossier(), annexes=(annex("a", "x/y.pdf", b""),)), "rename it"),
    "label": (replace(dossier(), versions=((Version(1, DAY, "kept", "x" * 201), example()),)), "too long"),
    "many": (replace(dossier(), annexes=tuple(annex(str(n), "x", b"") for n in range(201))), "too many"),
}


@pytest.mark.parametrize(("what", "match"), REFUSED_TO_SEND.values(), ids=REFUSED_TO_SEND.keys())
def test_what_cannot_be_read_back_is_not_sent(what: Dossier, match: str) -> None:
    with pytest.raises(ExchangeRefused, match=match):
        sent(what)


def test_nobody_named_and_a_short_passphrase() -> None:
    with pytest.raises(ExchangeRefused, match="at least one"):
        sent(to=())
    with pytest.raises(ExchangeRefused, match="too short"):
        pack(dossier(), ANNA, Passphrase("short"), Purpose.REVIEW, NOW)


@pytest.mark.parametrize("seed", range(3))
def test_no_noise_is_taken_for_a_file(seed: int) -> None:
    with pytest.raises(ExchangeRefused, match=r"ends in \.mlar"):
        received(random.Random(seed).randbytes(5000))


@pytest.mark.parametrize(
    "by", [sample_identity(), Passphrase("sample of the first version")], ids=["key", "words"]
)
def test_the_first_version_opens_for_ever(by: Identity | Passphrase) -> None:
    name = "exchange-v1-passphrase.mlar" if isinstance(by, Passphrase) else "exchange-v1.mlar"
    found = received((FILES / name).read_bytes(), by, KNOWN)
    told = json.loads((FILES / "exchange-v1-told.json").read_text("utf-8"))
    assert json.loads(to_json(found.dossier.draft))["id"] == told["draft"]
    assert (found.sender.name, found.purpose) == (told["sender"], told["purpose"])
    assert [one.sha256 for one, _ in found.dossier.annexes] == told["annexes"]
    assert [one.number for one, _ in found.dossier.versions] == told["versions"]
    assert found.dossier.review.comments[0].text == told["comment"]
