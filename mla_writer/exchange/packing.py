"""Making an exchange file: first signed, then sealed, so that the courier does not learn who sends it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import PurePath
from uuid import uuid4

from mla_writer.drafts import to_json
from mla_writer.drafts.review_format import review_to_json
from mla_writer.exchange import archive, manifest
from mla_writer.exchange.cards import Card
from mla_writer.exchange.identity import Identity
from mla_writer.exchange.limits import MOST_ANNEXES, MOST_RECIPIENTS, MOST_VERSIONS
from mla_writer.exchange.manifest import ANNEX_NAME, REQUEST, REVIEW, Entry, Manifest, Purpose
from mla_writer.exchange.reading import is_file_name, is_label, refuse_many
from mla_writer.exchange.sealing import Passphrase, Sealing, seal
from mla_writer.model.dossier import AnnexFile, Dossier, Version
from mla_writer.model.errors import ExchangeRefused
from mla_writer.model.message import message

SUFFIX = ".mlar"
OTHER = "bin"


def pack(
    dossier: Dossier, sender: Identity, to: Sequence[Card] | Passphrase, purpose: Purpose, now: datetime
) -> bytes:
    """``dossier`` as an exchange file, signed by ``sender`` and sealed ``to`` the holders of cards, of whom
    the sender is always one, or by a passphrase.

    ``now`` has its offset from UTC. ``ExchangeRefused`` where nobody is named, something is beyond a limit,
    or an annexed file is not what it was.
    """
    named, sealing = _recipients(to)
    contents = tuple(_contents(dossier))
    if len(dossier.annexes) > MOST_ANNEXES or len(dossier.versions) > MOST_VERSIONS:
        raise ExchangeRefused(message("there are too many annexes or versions for one exchange file"))
    refuse_many([content for entry, content in contents if entry.annex is None])
    told = Manifest(
        str(uuid4()),
        now.isoformat(timespec="seconds"),
        sender.card,
        named,
        sealing,
        purpose,
        tuple(entry for entry, _ in contents),
    )
    data, signature = manifest.signed(told, sender.signing)
    files = {entry.name: content for entry, content in contents}
    made = archive.build({manifest.MANIFEST: data, manifest.SIGNATURE: signature, **files})
    return seal(made, to if isinstance(to, Passphrase) else (*named, sender.card.recipient))


def _recipients(to: Sequence[Card] | Passphrase) -> tuple[tuple[str, ...], Sealing]:
    if isinstance(to, Passphrase):
        return (), Sealing.PASSPHRASE
    named = tuple(dict.fromkeys(card.recipient for card in to))
    if not 0 < len(named) <= MOST_RECIPIENTS:
        raise ExchangeRefused(
            message(
                "name the recipients by their key cards: at least one, at most {limit}", limit=MOST_RECIPIENTS
            )
        )
    return named, Sealing.RECIPIENTS


def _contents(dossier: Dossier) -> Iterable[tuple[Entry, bytes]]:
    yield _entry(REQUEST, to_json(dossier.draft))
    yield _entry(REVIEW, review_to_json(dossier.review))
    for version, draft in dossier.versions:
        yield _entry(manifest.version_name(version.number), to_json(draft), version=_clean(version))
    for number, (annex, content) in enumerate(dossier.annexes, 1):
        entry = _entry(f"annexes/{number:08x}.{_ending(annex.name)}", content, annex=annex)
        _refuse_annex(annex, entry[0])
        yield entry


def _entry(
    name: str, content: bytes, version: Version | None = None, annex: AnnexFile | None = None
) -> tuple[Entry, bytes]:
    return Entry(name, len(content), hashlib.sha256(content).hexdigest(), version, annex), content


def _clean(version: Version) -> Version:
    if not (is_label(version.label) and is_label(version.by)):
        raise ExchangeRefused(
            message("the label of version {number} is too long or not one clean line", number=version.number)
        )
    return version


def _refuse_annex(annex: AnnexFile, entry: Entry) -> None:
    if (annex.size, annex.sha256) != (entry.size, entry.sha256):
        raise ExchangeRefused(
            message("the annexed file {name} is not what it was when it was annexed", name=annex.name)
        )
    if not is_file_name(annex.name):
        raise ExchangeRefused(
            message(
                "the annexed file '{name}' cannot be sent under this name; rename it", name=annex.name[:80]
            )
        )


def _ending(name: str) -> str:
    """The ending of a file's own name where an entry may have it; what opens the file is decided by a
    person, never by this."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    return ending if ANNEX_NAME.fullmatch(f"annexes/00000000.{ending}") else OTHER
