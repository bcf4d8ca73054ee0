"""The packs that are installed: one archive and one record for each, in the folder of a person's data.

The record is written last, whole or not at all, and deleted first: it alone says that a pack is
installed. A pack that is updated keeps its place in the order.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from mla_writer import paths
from mla_writer.files import MEBIBYTE, STALE_AFTER, read_bytes, reason, sweep, write_bytes
from mla_writer.model.errors import CannotWrite, DraftError, PackRefused, ProgramError, UnknownName
from mla_writer.model.message import Message, message
from mla_writer.model.packs import Pack, PackContent
from mla_writer.model.text_gate import mended
from mla_writer.packs import archive, offers
from mla_writer.packs.about import order
from mla_writer.packs.contents import checked, described_in
from mla_writer.packs.layout import ABOUT, LARGEST_ARCHIVE

FORMAT, VERSION = "mla-pack-record", 1
RECORD = ".json"
LONGEST_SHOWN = 200
NOT_READ = (
    DraftError,
    OSError,
    ValueError,
    ArithmeticError,
    AttributeError,
    KeyError,
    TypeError,
    RecursionError,
)
SHOWN = ("name", "issuer", "version", "issued_on", "signed_by")
"""What a record keeps of a pack, to be shown where the archive cannot be read."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack in the store. ``installed_on`` is a date, ``fault`` why it cannot be used, if so; ``place``
    is its place in the order of installation."""

    pack: Pack
    installed_on: str
    place: int
    fault: Message | None = None
    data: bytes = b""

    def content(self) -> PackContent:
        """Its files, judged again; ``PackRefused``."""
        return PackContent(self.pack, checked(archive.read(self.data)).files)


def folder() -> Path:
    """Where packs are kept."""
    return paths.packs()


def records() -> tuple[Installed, ...]:
    """The packs in the order of their installation, those that cannot be used included. Each archive is
    compared with what was installed, and its signature verified again."""
    try:
        found = [_installed(path) for path in sorted(folder().glob(f"*{RECORD}"))]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda one: (one.place, one.pack.id)))


def refuse(offer: offers.Offer, older: bool = False) -> None:
    """``PackRefused`` where ``offer`` may not take the place of what is installed: it is older (unless
    ``older``), another content under the same version, or vouched for by another key."""
    before = _of(offer.pack.id)
    if before is None:
        return
    if before.signed_by and before.signed_by != offer.pack.signed_by:
        raise PackRefused(_other_key(offer.pack, before))
    new, old = order(offer.pack.version), order(before.version)
    if new < old and not older:
        raise PackRefused(
            message(
                "version {new} of '{pack}' is older than {old}, which is installed; confirm that you want it "
                "(--older)",
                new=offer.pack.version,
                pack=offer.pack.id,
                old=before.version,
            )
        )
    if new == old and offer.signature and offer.pack.digest != before.digest and before.signed_by:
        raise PackRefused(
            message(
                "version {version} of '{pack}' is installed with another content; the issuer must give what "
                "changed a new version",
                version=before.version,
                pack=offer.pack.id,
            )
        )


def place(offer: offers.Offer, day: date) -> None:
    """Put ``offer`` into the store as of ``day``, in the place of an earlier version where there is one.
    ``CannotWrite``; what was installed then is as it was."""
    known = {one.pack.id: one for one in records()}
    before = known.get(offer.pack.id)
    last = max((one.place for one in known.values()), default=0)
    paths.make_private(folder())
    write_bytes(_archive(offer.pack.digest), offer.data)
    record = {
        "format": FORMAT,
        "version": VERSION,
        "id": offer.pack.id,
        "place": before.place if before and before.place else last + 1,
        "digest": offer.pack.digest,
        "signature": offer.signature,
        "installed_on": day.isoformat(),
        "shown": {name: getattr(offer.pack, name) for name in SHOWN},
    }
    write_bytes(_record(offer.pack.id), json.dumps(record, ensure_ascii=False, indent=1).encode())
    if before is not None and before.pack.digest != offer.pack.digest:
        _forget(before.pack.digest)
    _sweep()


def remove(id: str) -> None:
    """Take the pack ``id`` out of the store. ``UnknownName`` where it is not installed; ``CannotWrite``."""
    known = {one.pack.id: one.pack.digest for one in records()}
    if id not in known:
        listed = ", ".join(known) or "-"
        raise UnknownName(
            message("there is no pack '{found}'; installed: {known}", found=id[:80], known=listed)
        )
    try:
        _record(id).unlink()
    except OSError as error:
        text = message("{path} cannot be removed: {reason}", path=str(_record(id)), reason=reason(error))
        raise CannotWrite(text) from error
    _forget(known[id])
    _sweep()


def _forget(digest: str) -> None:
    """Delete the archive that a record named until now, unless another names it."""
    with contextlib.suppress(*NOT_READ):
        if digest and digest not in _named():
            _archive(digest).unlink(missing_ok=True)


def _sweep() -> None:
    """Delete what no record names since over an hour: a younger archive may be that of another program
    which installs it at this moment. Where a record cannot be read, no archive is deleted."""
    now = time.time()
    sweep(folder(), now)
    with contextlib.suppress(*NOT_READ):
        named = _named()
        for path in folder().glob(f"*{archive.SUFFIX}"):
            if path.stem not in named and now - path.stat().st_mtime > STALE_AFTER:
                path.unlink()


def _named() -> set[str]:
    return {str(_read(path)["digest"]) for path in folder().glob(f"*{RECORD}")}


def _installed(path: Path) -> Installed:
    try:
        record = _read(path)
        shown = Pack(path.stem, **{name: _shown(record["shown"].get(name, "")) for name in SHOWN})
        place, day = int(record["place"]), _shown(record["installed_on"])
        digest, signature = str(record["digest"]), str(record["signature"])
    except NOT_READ:
        nothing = Pack(path.stem, path.stem, "", "", "")
        return Installed(nothing, "", 0, message("its record is damaged; install the pack again"))
    try:
        data = _archived(digest)
        return Installed(_proved(path.stem, data, signature), day, place, None, data)
    except ProgramError as error:
        return Installed(replace(shown, digest=digest), day, place, error.message)


def _shown(value: object) -> str:
    """A text of a record as it may be shown: anybody can write into a record."""
    return mended(str(value)[:LONGEST_SHOWN]).replace("\n", " ")


def _proved(id: str, data: bytes, signature: str) -> Pack:
    """The pack in ``data``, its signature verified; ``PackRefused``."""
    voucher = offers.vouched(data, signature)
    pack = described_in(archive.read(data, only=ABOUT))
    if pack.id != id:
        raise PackRefused(message("its record is damaged; install the pack again"))
    return offers.with_proof(pack, data, voucher)


def _archived(digest: str) -> bytes:
    try:
        data = read_bytes(_archive(digest), LARGEST_ARCHIVE)
    except DraftError as error:
        raise PackRefused(message("its file is missing or cannot be read; install the pack again")) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise PackRefused(message("its file was altered after it was installed; install the pack again"))
    return data


def _read(path: Path) -> dict[str, Any]:
    record = json.loads(read_bytes(path, MEBIBYTE))
    if (record["format"], record["version"], record["id"]) != (FORMAT, VERSION, path.stem):
        raise ValueError("format")
    if not set(str(record["digest"])) <= set("0123456789abcdef"):
        raise ValueError("digest")
    return record


def _of(id: str) -> Pack | None:
    return next((one.pack for one in records() if one.pack.id == id), None)


def _archive(digest: str) -> Path:
    return folder() / f"{digest}{archive.SUFFIX}"


def _record(id: str) -> Path:
    return folder() / f"{id}{RECORD}"


def _other_key(new: Pack, before: Pack) -> Message:
    return message(
        "'{pack}' is installed with the signature of another key ({old}); this one has {new}. Ask the "
        "issuer; remove the installed one first if the key has changed",
        pack=new.id,
        old=before.signed_by,
        new=new.signed_by or message("no signature"),
    )
