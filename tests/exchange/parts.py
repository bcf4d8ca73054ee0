"""Senders, recipients and files for the tests of the exchange file, and taking a file apart to damage it."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from mla_writer import paths
from mla_writer.drafts import Problems, from_json
from mla_writer.exchange import sealing
from mla_writer.exchange.cards import Cards
from mla_writer.exchange.identity import Identity, identity_from_json, new_identity
from mla_writer.exchange.manifest import Purpose
from mla_writer.exchange.packing import pack
from mla_writer.exchange.sealing import Passphrase
from mla_writer.exchange.unpacking import Received, unpack
from mla_writer.files import stamp_of
from mla_writer.model.dossier import AnnexFile, Dossier, Version
from mla_writer.model.draft import Draft
from mla_writer.model.review import Answer, Comment, Proposal, Review, Round
from mla_writer.packs.minisign import sign
from mla_writer.rulebook import cache
from mla_writer.rulebook.typed import AnswerTypes

FILES = Path(__file__).resolve().parents[1] / "files"
DAY, NOW = "2026-11-22", datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ANNA = new_identity("Anna Beispiel", "Parquet d'Exemple", DAY)
BASHIR = new_identity("بشير مثال", "وزارة العدل", DAY)
CLARA = new_identity("Clara Muster", "Zentrale Behörde", DAY)
KNOWN = Cards().accept(ANNA.card, DAY, compared=True)
PASSPHRASE = Passphrase("vier Wörter sind genug")
Files = dict[str, bytes]


def example(name: str = "search_seizure") -> Draft:
    """A draft of the program's examples."""
    return from_json((paths.resources() / "examples" / f"{name}.json").read_bytes(), problems())


@lru_cache(maxsize=1)
def problems() -> Problems:
    """What names answers of the wrong type."""
    return AnswerTypes(cache.rulebook()).problems


def annex(id: str, name: str, content: bytes) -> tuple[AnnexFile, bytes]:
    """An annexed file with its content."""
    return AnnexFile(id, name, len(content), stamp_of(content).digest, "annex-1"), content


@lru_cache(maxsize=1)
def dossier() -> Dossier:
    """A request with all that can travel."""
    draft = example()
    review = Review(
        comments=(
            Comment("c1", "common.x", "Wer?", "B", DAY, 1, Proposal("a", ["b"]), (Answer("A", DAY, "Er."),)),
        ),
        rounds=(Round(1, "A", DAY, {"format": "mla-draft", "common": {"n": 1}}),),
        four_eyes=True,
    )
    version = Version(3, "2026-11-20T08:00:00+01:00", "kept", "vor der Übersetzung", "Anna Beispiel")
    files = (annex("f1", "Beschluss (beglaubigt).PDF", b"%PDF-1.7 x"), annex("f2", "notes", b"\0" * 999))
    return Dossier(draft, review, ((version, draft),), files)


def sent(what: Dossier | None = None, to: Sequence[Identity] = (BASHIR,), by: Identity = ANNA) -> bytes:
    """An exchange file."""
    return pack(what or dossier(), by, [one.card for one in to], Purpose.REVIEW, NOW)


def received(data: bytes, by: Identity | Passphrase = BASHIR, cards: Cards = KNOWN) -> Received:
    """What an exchange file holds."""
    return unpack(data, by, cards, problems())


def inside(data: bytes, by: Identity = BASHIR) -> Files:
    """The files in an exchange file."""
    with zipfile.ZipFile(io.BytesIO(sealing.opened(data, by.sealing))) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def zipped(files: Mapping[str, bytes] | Sequence[tuple[str, bytes]], **about: object) -> bytes:
    """A zip of whatever files, made without any of the program's own gates."""
    target = io.BytesIO()
    pairs = files.items() if isinstance(files, Mapping) else files
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as made:
        warnings.simplefilter("ignore")  # of names given twice
        for name, content in pairs:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            for key, value in about.items():
                setattr(entry, key, value)
            made.writestr(entry, content)
    return target.getvalue()


def resealed(inner: bytes, to: Identity = BASHIR) -> bytes:
    """Whatever bytes, sealed."""
    return sealing.seal(inner, [to.card.recipient])


def resigned(files: Files, change: Callable[[dict[str, Any]], object], by: Identity = ANNA) -> Files:
    """With the manifest changed and signed again, as a hostile sender can."""
    told = json.loads(files["manifest.json"])
    change(told)
    data = json.dumps(told).encode()
    signature = sign(by.signing, data, str(told.get("id"))).encode()
    return {**files, "manifest.json": data, "manifest.json.minisig": signature}


def sample_identity() -> Identity:
    """The recipient of the sample of version 1; a key for this sample only."""
    return identity_from_json((FILES / "exchange-v1-identity.json").read_bytes())
