"""``vault.json``: the slots that open a vault, beside its store.

Nothing in it is secret. A mark made with a key that follows from the master key shows, once the vault is
open, whether slots were added, dropped or changed by somebody else.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mla_writer import files
from mla_writer.model.errors import DraftError, VaultError
from mla_writer.model.message import message
from mla_writer.vault import slots
from mla_writer.vault.keys import derived
from mla_writer.vault.slots import Kind, Slot, damaged

FILE = "vault.json"
FORMAT, VERSION = "mla-vault", 1
LARGEST = 16 * 1024
MOST_SLOTS = 8


@dataclass(frozen=True, slots=True)
class Header:
    """The vault's id, its slots, and the mark over both."""

    vault: str
    slots: tuple[Slot, ...] = ()
    mark: str = ""

    def slot(self, kind: Kind) -> Slot | None:
        """The slot of this kind, or None."""
        return next((one for one in self.slots if one.kind is kind), None)

    def with_slot(self, slot: Slot) -> Header:
        """This header with ``slot`` in place of the one of its kind; to be marked anew."""
        return replace(self, slots=(*self.without(slot.kind).slots, slot))

    def without(self, kind: Kind) -> Header:
        """This header without the slot of this kind; to be marked anew."""
        return replace(self, slots=tuple(one for one in self.slots if one.kind is not kind))

    def marked(self, master: bytes) -> Header:
        """This header with the mark that belongs to it."""
        return replace(self, mark=self._mark(master))

    def is_genuine(self, master: bytes) -> bool:
        """Whether slots and id are as the program left them."""
        return hmac.compare_digest(self.mark.encode(), self._mark(master).encode())

    def _mark(self, master: bytes) -> str:
        told = _canonical(_plain(self))
        return hashlib.blake2b(told, key=derived(master, "header"), digest_size=32).hexdigest()


def new_header() -> Header:
    """The header of a new vault, without slots."""
    return Header(secrets.token_hex(16))


def to_bytes(header: Header) -> bytes:
    """``header`` as it lies on disk."""
    return _canonical({**_plain(header), "mac": header.mark}) + b"\n"


def from_bytes(data: bytes) -> Header:
    """The header that ``data`` holds; ``VaultError`` where it is none, is of a newer version, or asks for an
    unreasonable effort."""
    try:
        plain = json.loads(data)
        found, version = plain["format"], plain["version"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise VaultError(damaged()) from None
    if found != FORMAT or type(version) is not int or version < 1:
        raise VaultError(damaged())
    if version > VERSION:
        raise VaultError(
            message("the vault was made by a newer version of the program; install the newer version")
        )
    return _header(plain)


def read(folder: Path) -> Header:
    """The header in ``folder``; ``VaultError``."""
    try:
        data = files.read_bytes(folder / FILE, LARGEST)
    except DraftError as error:
        raise VaultError(
            message("{path} cannot be opened: {problem}", path=str(folder / FILE), problem=error.message)
        ) from error
    return from_bytes(data)


def write(folder: Path, header: Header) -> None:
    """Write the header whole or not at all; ``CannotWrite``."""
    files.write_bytes(folder / FILE, to_bytes(header))


def _header(plain: dict[str, Any]) -> Header:
    vault, mark, found = plain.get("vault"), plain.get("mac"), plain.get("slots")
    if not isinstance(vault, str) or not isinstance(mark, str) or not isinstance(found, list):
        raise VaultError(damaged())
    if len(found) > MOST_SLOTS or len(vault) != 32 or not vault.isalnum():
        raise VaultError(damaged())
    return Header(vault, tuple(slots.from_plain(one) for one in found), mark)


def _plain(header: Header) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "vault": header.vault,
        "slots": [slots.to_plain(one) for one in header.slots],
    }


def _canonical(plain: Any) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
