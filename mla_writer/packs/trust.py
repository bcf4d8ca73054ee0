"""The keys of issuers that a person has accepted, each by its fingerprint."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mla_writer import paths
from mla_writer.files import MEBIBYTE, read_bytes, write_bytes
from mla_writer.model.errors import PackRefused, ProgramError, UnknownName
from mla_writer.model.message import message
from mla_writer.model.text_gate import clean, mended
from mla_writer.packs.minisign import PublicKey, public_key

FILE = "trusted_keys.json"
FORMAT, VERSION = "mla-trusted-keys", 1


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key with what the person noted of it (whose it is) and the day on which it was accepted."""

    key: PublicKey
    note: str
    accepted_on: str


def trusted() -> tuple[TrustedKey, ...]:
    """The accepted keys in the order in which they were accepted; ``PackRefused`` where the file that
    lists them cannot be read."""
    path = _path()
    try:
        if not path.is_file():
            return ()
        data = json.loads(read_bytes(path, MEBIBYTE))
        if (data["format"], data["version"]) != (FORMAT, VERSION):
            raise ValueError("format")
        return tuple(_key(one) for one in data["keys"])
    except (ProgramError, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        text = message("the list of accepted keys cannot be read: {path}", path=str(path))
        raise PackRefused(text) from error


def find(id: bytes) -> PublicKey | None:
    """The accepted key with this id, if there is one."""
    return next((one.key for one in trusted() if one.key.id == id), None)


def accept(key: PublicKey, note: str, day: date) -> None:
    """Accept ``key`` from now on. ``PackRefused`` where another key with its id is accepted already;
    ``TextRefused`` for what ``note`` may not hold; ``CannotWrite``."""
    known = trusted()
    if any(one.key == key for one in known):
        return
    if any(one.key.id == key.id for one in known):
        raise PackRefused(
            message(
                "another key with the id {key} is accepted already; ask the issuer, then withdraw it first",
                key=key.shown_id,
            )
        )
    _write([*known, TrustedKey(key, clean(note), day.isoformat())])


def withdraw(id: str) -> TrustedKey:
    """Accept no more the key whose id or fingerprint is ``id``, written with spaces or without; packs
    that it signed are set aside from the next start. ``UnknownName``."""
    known = trusted()
    wanted = _plain(id)
    found = next(
        (one for one in known if wanted in (_plain(one.key.shown_id), _plain(one.key.fingerprint))), None
    )
    if found is None:
        listed = ", ".join(one.key.shown_id for one in known) or "-"
        text = message("there is no accepted key '{found}'; accepted: {known}", found=id[:80], known=listed)
        raise UnknownName(text)
    _write(one for one in known if one != found)
    return found


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _path() -> Path:
    return paths.user_config() / FILE


def _key(data: Any) -> TrustedKey:
    return TrustedKey(public_key(data["key"]), mended(str(data["note"])), mended(str(data["accepted_on"])))


def _write(keys: Iterable[TrustedKey]) -> None:
    listed = [{"key": one.key.line, "note": one.note, "accepted_on": one.accepted_on} for one in keys]
    data = {"format": FORMAT, "version": VERSION, "keys": listed}
    paths.make_private(_path().parent)
    write_bytes(_path(), json.dumps(data, ensure_ascii=False, indent=1).encode())
