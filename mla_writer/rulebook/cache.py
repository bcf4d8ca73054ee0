"""The program's rulebook, compiled once and read fast.

A wheel carries the compiled copy; a checkout keeps one beside its virtual environment, else in the
user's cache folder. Where packs are installed, the copy lies in the user's cache folder. A copy that
does not fit the declarations is made again without a word.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mla_writer import paths
from mla_writer.model.rulebook import Rulebook
from mla_writer.packs.standing import Standing, standing
from mla_writer.rulebook.packed import pack, unpack

NAME = "rulebook.cache"
NAME_WITH_PACKS = "rulebook-with-packs.cache"
HEAD = b"mla-rulebook 1 "
UNFIT = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    IndexError,
    KeyError,
    OSError,
    TypeError,
    ValueError,
)
"""What reading a copy may fail with: whatever it is, the copy is made again."""


def rulebook() -> Rulebook:
    """The rulebook of the program's own resources with the installed packs laid over it;
    ``RulebookError`` where the former are wrong. A pack that cannot be used is set aside."""
    packs = standing()
    made = _with_packs(packs) if packs.used else _alone()
    aside = (*packs.set_aside, *made.set_aside)
    return replace(made, set_aside=aside) if aside else made


def _alone() -> Rulebook:
    shipped = paths.root() / NAME
    if shipped.is_file() and (found := _stored(shipped, stamp(paths.resources(), times=False))):
        return found
    kept = (paths.compiled() or paths.user_cache()) / NAME
    wanted = _wanted("")
    return _stored(kept, wanted) or _made(kept, wanted, _loaded())


def _with_packs(packs: Standing) -> Rulebook:
    kept, wanted = paths.user_cache() / NAME_WITH_PACKS, _wanted(packs.key)
    found = _stored(kept, wanted)
    if found is None:
        paths.make_private(kept.parent)
        found = _made(kept, wanted, _laid(packs))
    return found


def _wanted(packs: str) -> str:
    stamps = stamp(paths.resources(), times=True) + _code_stamp() + packs
    return hashlib.sha256(stamps.encode()).hexdigest()


def build(path: Path) -> None:
    """Write the copy that a wheel carries to ``path``."""
    _write(path, stamp(paths.resources(), times=False), _loaded())


def stamp(folder: Path, times: bool) -> str:
    """A hash over the names and sizes of all declarations in ``folder``, and with ``times`` over when
    they were changed: what can be known of them without reading them."""
    total = hashlib.sha256()
    for name, size, changed in sorted(_entries(str(folder), ".toml")):
        total.update(f"{name}\0{size}\0{changed if times else 0}\0".encode())
    return total.hexdigest()


def _code_stamp() -> str:
    """The same over the code that gives a rulebook its shape."""
    folders = [paths.PACKAGE / name for name in ("model", "rulebook", "conditions")]
    entries = [entry for folder in folders for entry in sorted(_entries(str(folder), ".py"))]
    return hashlib.sha256(repr(entries).encode()).hexdigest()


def _entries(folder: str, suffix: str, prefix: str = "") -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _entries(entry.path, suffix, f"{prefix}{entry.name}/")
            elif entry.name.endswith(suffix):
                status = entry.stat()
                yield f"{prefix}{entry.name}", status.st_size, status.st_mtime_ns


def _stored(path: Path, wanted: str) -> Rulebook | None:
    """The rulebook in ``path``, or None when there is none or it is of other declarations."""
    try:
        content = path.read_bytes()
        head = HEAD + wanted.encode()
        return unpack(content[len(head) :]) if content.startswith(head) else None
    except UNFIT:
        return None


def _made(path: Path, wanted: str, loaded: Rulebook) -> Rulebook:
    with contextlib.suppress(OSError):
        _write(path, wanted, loaded)
    return loaded


def _loaded() -> Rulebook:
    from mla_writer.rulebook.load import load

    return load()


def _laid(packs: Standing) -> Rulebook:
    from mla_writer.rulebook.laying import lay

    return lay(packs.used)


def _write(path: Path, wanted: str, rulebook: Rulebook) -> None:
    """Write beside the target and rename, so that nobody ever reads half a copy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_bytes(HEAD + wanted.encode() + pack(rulebook))
    beside.replace(path)
