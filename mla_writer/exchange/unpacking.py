"""Reading an exchange file, in an order in which nothing is believed before it is proved.

Size, seal, counts and declared sizes of the zip, signature of the manifest, version, for whom it was
signed, names, sizes and hashes of the files, and only then the request itself. Nothing touches the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from mla_writer.drafts import Problems, from_json
from mla_writer.drafts.review_format import review_from_json
from mla_writer.exchange import manifest
from mla_writer.exchange.archive import Archive
from mla_writer.exchange.cards import Acquaintance, Card, Cards
from mla_writer.exchange.identity import Identity
from mla_writer.exchange.manifest import MANIFEST, REQUEST, REVIEW, SIGNATURE, Entry, Manifest, Purpose
from mla_writer.exchange.reading import refuse_many
from mla_writer.exchange.sealing import Passphrase, Sealing, opened
from mla_writer.model.dossier import AnnexFile, Dossier, Version
from mla_writer.model.draft import Draft
from mla_writer.model.errors import ExchangeRefused, ProgramError
from mla_writer.model.message import message
from mla_writer.model.review import Review

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Received:
    """What an exchange file held.

    ``sender`` is the card as the file tells it; its key has signed the file. Whether one may believe that
    it is that person says ``acquaintance``. ``to`` are the recipients of age for whom it was signed, none
    for a passphrase; with a passphrase it cannot be seen whether the file was passed on.
    """

    dossier: Dossier
    sender: Card
    acquaintance: Acquaintance
    purpose: Purpose
    id: str
    created: str
    to: tuple[str, ...]
    sealing: Sealing


def unpack(data: bytes, by: Identity | Passphrase, cards: Cards, problems: Problems) -> Received:
    """What the exchange file ``data`` holds, opened ``by`` one's own identity or a passphrase and judged by
    the accepted ``cards``; ``problems`` names answers of the wrong type. ``ExchangeRefused``."""
    archive = Archive(opened(data, by if isinstance(by, Passphrase) else by.sealing))
    told = manifest.verified(archive.read(MANIFEST), archive.read(SIGNATURE))
    _refuse_forwarded(told, by)
    _refuse_other_files(told, archive)
    dossier = _dossier(told, archive, problems)
    sender = told.sender
    return Received(
        dossier,
        sender,
        cards.acquaintance(sender),
        told.purpose,
        told.id,
        told.created,
        told.to,
        told.sealing,
    )


def _refuse_forwarded(told: Manifest, by: Identity | Passphrase) -> None:
    """Whoever could open a file can seal its content anew for others; the signature then names the first."""
    if isinstance(by, Passphrase):
        fits = told.sealing is Sealing.PASSPHRASE and not told.to
    else:
        fits = by.card.recipient in (*told.to, told.sender.recipient) and told.sealing is Sealing.RECIPIENTS
    if not fits:
        raise ExchangeRefused(
            message(
                "the file was signed for someone else and passed on to you by another; it is refused. Ask "
                "{name} ({authority}), who signed it",
                name=told.sender.name,
                authority=told.sender.authority,
            )
        )


def _refuse_other_files(told: Manifest, archive: Archive) -> None:
    """Exactly the files that are signed, each once and as large as signed."""
    signed = {one.name: one.size for one in told.files}
    found = {name: size for name, size in archive.sizes.items() if name not in (MANIFEST, SIGNATURE)}
    twice = len(signed) != len(told.files) or MANIFEST in signed or SIGNATURE in signed
    if twice or signed != found or not {REQUEST, REVIEW} <= set(signed):
        raise ExchangeRefused(
            message("the files in it are not those that the sender has signed; ask the sender")
        )


def _dossier(told: Manifest, archive: Archive, problems: Problems) -> Dossier:
    contents = {one.name: _content(one, archive) for one in told.files}
    refuse_many([contents[one.name] for one in told.files if one.annex is None])
    draft = _read(contents[REQUEST], lambda data: from_json(data, problems))
    review: Review = _read(contents[REVIEW], review_from_json)
    versions = tuple(
        (one.version, _read(contents[one.name], lambda data: from_json(data, problems)))
        for one in told.files
        if one.version is not None
    )
    annexes = tuple((one.annex, contents[one.name]) for one in told.files if one.annex is not None)
    _refuse_mixed(draft, versions, annexes)
    return Dossier(draft, review, versions, annexes)


def _content(entry: Entry, archive: Archive) -> bytes:
    content = archive.read(entry.name)
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise ExchangeRefused(
            message("'{name}' is not what the sender has signed; ask the sender", name=entry.name)
        )
    return content


def _refuse_mixed(
    draft: Draft, versions: Sequence[tuple[Version, Draft]], annexes: Sequence[tuple[AnnexFile, bytes]]
) -> None:
    ids = [annex.id for annex, _ in annexes]
    if any(one.id != draft.id for _, one in versions) or len(set(ids)) != len(ids):
        raise ExchangeRefused(message("the file mixes parts of several requests; ask the sender"))


def _read(data: bytes, reader: Callable[[bytes], T]) -> T:
    try:
        return reader(data)
    except ProgramError as error:
        raise ExchangeRefused(
            message("the request in the file cannot be read: {reason}", reason=error.message)
        ) from error
