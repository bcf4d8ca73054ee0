"""The manifest: who sends what to whom, as it is signed.

Published in ``docs/exchange-format.md``. What later versions of the format may never move: ``format``,
``version`` and ``sender.key``, since the signature is verified before the version is judged. Fields that
are not known are ignored.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from mla_writer.exchange.cards import Card, card_from, card_to_plain, key_from, refuse_newer
from mla_writer.exchange.limits import (
    LARGEST_ANNEX,
    LARGEST_DRAFT,
    LARGEST_MANIFEST,
    LARGEST_REVIEW,
    LARGEST_SIGNATURE,
    MOST_FILES,
    MOST_RECIPIENTS,
)
from mla_writer.exchange.reading import Fields, is_file_name, is_label, is_moment, plain
from mla_writer.exchange.sealing import Sealing, is_recipient
from mla_writer.model.dossier import AnnexFile, Version
from mla_writer.model.errors import ExchangeRefused, PackRefused
from mla_writer.model.message import message
from mla_writer.packs.minisign import SecretKey, sign, verify

FORMAT, VERSION = "mla-exchange", 1
MANIFEST, SIGNATURE = "manifest.json", "manifest.json.minisig"
REQUEST, REVIEW = "request.json", "review.json"
VERSION_NAME = re.compile(r"versions/[0-9]{4,6}\.json", re.ASCII)
ANNEX_NAME = re.compile(r"annexes/[0-9a-f]{8}\.[a-z0-9]{1,5}", re.ASCII)
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
ID = re.compile(r"[A-Za-z0-9_.-]{0,64}", re.ASCII)
REASON = re.compile(r"[a-z_]{0,20}", re.ASCII)
WHAT = message("the description in the exchange file")


class Purpose(StrEnum):
    """What the recipient is asked to do."""

    REVIEW = "review"
    REVIEWED = "reviewed"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its name in the archive, size, SHA-256 (hexadecimal), and what it is where its name does not
    tell: a version kept on purpose, or an annexed file."""

    name: str
    size: int
    sha256: str
    version: Version | None = None
    annex: AnnexFile | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is signed. ``to`` are recipients of age, none where a passphrase seals; ``created`` is ISO 8601
    with offset; ``id`` a UUID."""

    id: str
    created: str
    sender: Card
    to: tuple[str, ...]
    sealing: Sealing
    purpose: Purpose
    files: tuple[Entry, ...]


def largest(name: str) -> int:
    """The limit for the file ``name`` of the archive; ``ExchangeRefused`` for a name that none may have."""
    if name in LIMITS:
        return LIMITS[name]
    if VERSION_NAME.fullmatch(name):
        return LARGEST_DRAFT
    if ANNEX_NAME.fullmatch(name):
        return LARGEST_ANNEX
    raise ExchangeRefused(
        message(
            "the exchange file holds '{found}', which may not be in one; ask the sender",
            found=ascii(name)[1:81],
        )
    )


LIMITS = {
    MANIFEST: LARGEST_MANIFEST,
    SIGNATURE: LARGEST_SIGNATURE,
    REQUEST: LARGEST_DRAFT,
    REVIEW: LARGEST_REVIEW,
}


def signed(manifest: Manifest, secret: SecretKey) -> tuple[bytes, bytes]:
    """The manifest as JSON in UTF-8 and its signature, whose trusted comment is the id."""
    data = json.dumps(_plain(manifest), ensure_ascii=False, indent=1).encode() + b"\n"
    if len(data) > LARGEST_MANIFEST:
        raise ExchangeRefused(message("there are too many annexes or versions for one exchange file"))
    return data, sign(secret, data, manifest.id).encode()


def verified(data: bytes, signature: bytes) -> Manifest:
    """The manifest in ``data``, once the key that it names as the sender's is proved to have signed it;
    ``ExchangeRefused``. Whose key that is remains to be judged."""
    fields = Fields(plain(data, WHAT), WHAT)
    if fields.line("format") != FORMAT:
        raise fields.wrong("format")
    try:
        comment = verify(key_from(fields.inner("sender")), data, signature.decode("utf-8", "replace"))
    except PackRefused as error:
        raise ExchangeRefused(
            message(
                "the sender's signature does not fit: the content was altered after it was signed. Do not "
                "use it; ask the sender"
            )
        ) from error
    refuse_newer(fields, VERSION)
    if comment != fields.line("id"):
        raise fields.wrong("id")
    return _manifest(fields)


def _manifest(fields: Fields) -> Manifest:
    return Manifest(
        fields.line("id", _is_uuid),
        fields.line("created", is_moment),
        card_from(fields.inner("sender")),
        tuple(_recipient(fields, one) for one in fields.list("to", MOST_RECIPIENTS)),
        Sealing(fields.line("sealing", set(Sealing).__contains__)),
        Purpose(fields.line("purpose", set(Purpose).__contains__)),
        tuple(_entry(Fields(one, WHAT)) for one in fields.list("files", MOST_FILES)),
    )


def _recipient(fields: Fields, found: object) -> str:
    if not isinstance(found, str) or not is_recipient(found):
        raise fields.wrong("to")
    return found


def _entry(fields: Fields) -> Entry:
    name, size = fields.line("name"), fields.get("size", int)
    if not 0 <= size <= largest(name):
        raise fields.wrong("size")
    digest = fields.line("sha256", DIGEST.fullmatch)
    entry = Entry(name, size, digest, _version(fields), _annex(fields, size, digest))
    kinds = bool(VERSION_NAME.fullmatch(name)), bool(ANNEX_NAME.fullmatch(name))
    if kinds != (entry.version is not None, entry.annex is not None):
        raise fields.wrong("name")
    return entry


def _version(fields: Fields) -> Version | None:
    told = fields.optional("version")
    if told is None:
        return None
    number = told.get("number", int)
    if fields.line("name") != version_name(number):
        raise fields.wrong("number")
    return Version(
        number,
        told.line("at", is_moment),
        told.line("reason", REASON.fullmatch),
        told.line("label", is_label),
        told.line("by", is_label),
    )


def _annex(fields: Fields, size: int, digest: str) -> AnnexFile | None:
    told = fields.optional("annex")
    if told is None:
        return None
    id, annex = told.line("id", ID.fullmatch), told.line("annex", ID.fullmatch)
    return AnnexFile(id, told.line("name", is_file_name), size, digest, annex)


def version_name(number: int) -> str:
    """The name of the version ``number`` in the archive."""
    return f"versions/{number:04d}.json"


def _plain(manifest: Manifest) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": manifest.id,
        "created": manifest.created,
        "sender": card_to_plain(manifest.sender),
        "to": list(manifest.to),
        "sealing": manifest.sealing.value,
        "purpose": manifest.purpose.value,
        "files": [_plain_entry(one) for one in manifest.files],
    }


def _plain_entry(entry: Entry) -> dict[str, Any]:
    told: dict[str, Any] = {"name": entry.name, "size": entry.size, "sha256": entry.sha256}
    if entry.version is not None:
        one = entry.version
        told["version"] = {
            "number": one.number,
            "at": one.at,
            "reason": one.reason,
            "label": one.label,
            "by": one.by,
        }
    if entry.annex is not None:
        told["annex"] = {"id": entry.annex.id, "name": entry.annex.name, "annex": entry.annex.annex}
    return told


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
