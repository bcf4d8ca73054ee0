"""The ways into the program for bytes that others made: how valid ones look, how they are damaged, who reads
them. A new way in is one line in ``WAYS``."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from mla_writer import paths
from mla_writer.drafts import from_json, to_json
from mla_writer.drafts.review_format import review_from_json, review_to_json
from mla_writer.exchange import sealing
from mla_writer.exchange.cards import cards_from_json, cards_to_json, read_card
from tests.exchange.parts import (
    BASHIR,
    CLARA,
    KNOWN,
    Files,
    dossier,
    inside,
    problems,
    received,
    resealed,
    resigned,
    sent,
    zipped,
)
from tests.fuzz import mutators
from tests.fuzz.mutators import Mutator

EXAMPLES = ("search_seizure", "france-switzerland")


@dataclass(frozen=True, slots=True)
class Way:
    """Valid samples, how they are damaged, what reads the result, and how often the way is taken."""

    samples: Callable[[], Sequence[bytes]]
    damage: Mutator
    read: Callable[[bytes], object]
    share: int


def sealed_bytes() -> Sequence[bytes]:
    """Exchange files as they travel."""
    return _sent()


def zips() -> Sequence[bytes]:
    """What is sealed in them."""
    return tuple(sealing.opened(one, BASHIR.sealing) for one in _sent())


@lru_cache(maxsize=1)
def _sent() -> tuple[bytes, ...]:
    return sent(), sent(to=(BASHIR, CLARA), by=CLARA)


def parts() -> Sequence[bytes]:
    """The files in them, packed with whatever damage by ``damaged_parts``."""
    return zips()


def damaged_parts(chance: random.Random, data: bytes) -> bytes:
    """One file in the zip damaged; often listed and signed anew, as a hostile sender would."""
    files = _files()
    name = chance.choice(sorted(files))
    if name == "manifest.json":
        told = json.loads(files[name])
        mutators.spoil(chance, told)
        if not isinstance(told, dict):
            return zipped(files)
        return zipped(resigned(files, lambda one: (one.clear(), one.update(told))))
    files[name] = mutators.json_file(chance, files[name])
    return zipped(_listed(files, name) if chance.random() < 0.8 else files)


def _files() -> Files:
    return dict(_inside())


@lru_cache(maxsize=1)
def _inside() -> Files:
    return inside(_sent()[0])


def _listed(files: Files, name: str) -> Files:
    from mla_writer.files import stamp_of

    def change(told: dict[str, Any]) -> None:
        for one in told["files"]:
            if one["name"] == name:
                one.update(size=len(files[name]), sha256=stamp_of(files[name]).digest)

    return resigned(files, change)


def open_sealed(data: bytes) -> object:
    """As the program opens a file that came by mail."""
    return received(data)


def open_zip(data: bytes) -> object:
    """The same with whatever bytes sealed, as a hostile sender can."""
    return received(resealed(data))


def passphrase_headers() -> Sequence[bytes]:
    """The head of a file sealed by a passphrase; only judged, since each opening takes half a second."""
    return (
        b"age-encryption.org/v1\n-> scrypt "
        + b"A" * 22
        + b" 18\n"
        + b"A" * 43
        + b"\n--- "
        + b"A" * 43
        + b"\n",
    )


@lru_cache(maxsize=1)
def documents() -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """PDFs and DOCX files made by the program, with the machine-readable request."""
    from datetime import date

    from mla_writer.checks.judge import Judge
    from mla_writer.i18n import Language
    from mla_writer.model.case import Case
    from mla_writer.render.compose import compose
    from mla_writer.render.writers import write
    from mla_writer.rulebook import cache

    rules, made = cache.rulebook(), datetime(2026, 11, 22, tzinfo=UTC)
    draft = from_json((paths.resources() / "examples" / "france-switzerland.json").read_bytes(), problems())
    case = Judge(rules).asked(Case(rules, draft, date(2026, 11, 22)))
    document, attachment = compose(case, Language("fr", "request")), to_json(draft)
    pdf, docx = (write(document, kind, made_on=made, attachment=attachment) for kind in ("pdf", "docx"))
    return (pdf,), (docx,)


def open_carried(data: bytes) -> object:
    """The draft in a PDF or DOCX, read as the window does."""
    from mla_writer.exchange.carried import carried

    found = carried(data)
    return None if found is None else from_json(found, problems())


def _examples() -> Sequence[bytes]:
    return tuple((paths.resources() / "examples" / f"{name}.json").read_bytes() for name in EXAMPLES)


WAYS: dict[str, Way] = {
    "exchange file, sealed": Way(sealed_bytes, mutators.blind, open_sealed, 5),
    "exchange file, zip": Way(zips, mutators.zip_file, open_zip, 4),
    "exchange file, signed parts": Way(parts, damaged_parts, open_zip, 5),
    "head for a passphrase": Way(passphrase_headers, mutators.blind, sealing.sealing, 1),
    "key card": Way(lambda: (BASHIR.card_file, CLARA.card_file), mutators.blind, read_card, 2),
    "accepted cards": Way(lambda: (cards_to_json(KNOWN),), mutators.json_file, cards_from_json, 1),
    "draft": Way(_examples, mutators.json_file, lambda data: from_json(data, problems()), 3),
    "review": Way(lambda: (review_to_json(dossier().review),), mutators.json_file, review_from_json, 2),
}
if find_spec("mla_writer.exchange.carried"):
    WAYS["PDF with the request"] = Way(lambda: documents()[0], mutators.blind, open_carried, 3)
    WAYS["DOCX with the request"] = Way(lambda: documents()[1], mutators.zip_file, open_carried, 3)
