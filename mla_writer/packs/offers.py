"""A pack that is offered for installation: reading it, and finding out who vouches for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from mla_writer.files import read_bytes
from mla_writer.model.errors import DraftError, PackRefused
from mla_writer.model.message import Message, message
from mla_writer.model.packs import Pack, PackContent
from mla_writer.packs import archive, trust
from mla_writer.packs.contents import checked
from mla_writer.packs.layout import LARGEST_ARCHIVE
from mla_writer.packs.minisign import LONGEST, PublicKey, signer, verify

SIGNATURE_SUFFIX = ".minisig"
Keys = Callable[[bytes], PublicKey | None]


@dataclass(frozen=True, slots=True)
class Voucher:
    """Who signed, and the trusted comment that was signed with the pack."""

    key: PublicKey
    comment: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack that was read and judged: its content, its archive, its signature (empty: unsigned)."""

    content: PackContent
    data: bytes
    signature: str = ""

    @property
    def pack(self) -> Pack:
        """The pack itself."""
        return self.content.pack


def signature_path(path: Path) -> Path:
    """Where the signature of the pack ``path`` lies."""
    return path.with_name(path.name + SIGNATURE_SUFFIX)


def offered(path: Path, keys: Keys | None = None) -> Offer:
    """The pack in ``path``: a folder, which stays unsigned, or an archive with its signature beside it.
    ``keys`` gives the key for an id, else those that the person has accepted.

    ``PackRefused`` where it is not a pack, a limit is passed, the signature is missing, does not fit, or
    is of a key that is not accepted.
    """
    try:
        is_folder = path.is_dir()
    except OSError:  # a name that is too long, a folder that may not be looked into
        is_folder = False
    if is_folder:
        return described(archive.build(archive.read_folder(path)))
    data = archive_bytes(path)
    signature = _signature(path)
    return described(data, signature, keys)


def described(data: bytes, signature: str = "", keys: Keys | None = None) -> Offer:
    """The pack in the archive ``data``, whose signature is verified before anything of it is read."""
    voucher = vouched(data, signature, keys)
    content = checked(archive.read(data))
    pack = with_proof(content.pack, data, voucher)
    return Offer(PackContent(pack, content.files), data, signature)


def vouched(data: bytes, signature: str, keys: Keys | None = None) -> Voucher | None:
    """The accepted key that signed ``data`` and what it signed for; None without a signature.
    ``PackRefused`` where it is not accepted or the signature does not fit."""
    if not signature:
        return None
    id = signer(signature)
    key = (keys or trust.find)(id)
    if key is None:
        raise PackRefused(_unknown(PublicKey(id, b"").shown_id))
    return Voucher(key, verify(key, data, signature))


def with_proof(pack: Pack, data: bytes, voucher: Voucher | None) -> Pack:
    """``pack`` with the digest of its archive and the fingerprint of the key that signed it;
    ``PackRefused`` where the signature was made for another pack or another version."""
    digest = hashlib.sha256(data).hexdigest()
    if voucher is None:
        return replace(pack, digest=digest)
    if voucher.comment != comment_of(pack):
        raise PackRefused(
            message(
                "the signature was made for '{found}', the pack is '{pack}'; ask the issuer to sign it again",
                found=voucher.comment[:80],
                pack=comment_of(pack),
            )
        )
    return replace(pack, digest=digest, signed_by=voucher.key.fingerprint)


def comment_of(pack: Pack) -> str:
    """What the trusted comment of a signature says, so that it cannot be put beside another pack."""
    return f"{pack.id} {pack.version}"


def archive_bytes(path: Path) -> bytes:
    """The archive in the file ``path``; ``PackRefused`` where it cannot be read or is too large."""
    try:
        return read_bytes(path, LARGEST_ARCHIVE)
    except DraftError as error:
        text = message("{path} cannot be read: {reason}", path=str(path), reason=error.message)
        raise PackRefused(text) from error


def _signature(path: Path) -> str:
    beside = signature_path(path)
    if not beside.is_file():
        raise PackRefused(
            message(
                "{path} is not signed: there is no file {signature} beside it; ask the issuer for it",
                path=str(path),
                signature=beside.name,
            )
        )
    try:
        return read_bytes(beside, LONGEST).decode("utf-8")
    except (DraftError, UnicodeDecodeError) as error:
        raise PackRefused(message("{path} is not a signature of minisign", path=str(beside))) from error


def _unknown(key: str) -> Message:
    return message(
        "it is signed with the key {key}, which you have not accepted. Ask the issuer for the public key "
        "and, by another way, for its fingerprint; then accept it: mla-writer pack trust KEY.pub",
        key=key,
    )
