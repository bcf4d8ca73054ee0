"""The program's rulebook, compiled once and read fast.

A wheel carries the compiled copy; a checkout keeps one beside its virtual environment, else in the
user's cache folder. A copy that does not fit the declarations is made again without a word.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
from collections.abc import Iterator
from pathlib import Path

from mla_writer import paths
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.packed import pack, unpack

NAME = "rulebook.cache"
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
    """The rulebook of the program's own resources; ``RulebookError`` where these are wrong."""
    shipped = paths.root() / NAME
    if shipped.is_file() and (found := _stored(shipped, stamp(paths.resources(), times=False))):
        return found
    kept = (paths.compiled() or paths.user_cache()) / NAME
    wanted = stamp(paths.resources(), times=True) + _code_stamp()
    wanted = hashlib.sha256(wanted.encode()).hexdigest()
    return _stored(kept, wanted) or _made(kept, wanted)


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


def _made(path: Path, wanted: str) -> Rulebook:
    loaded = _loaded()
    with contextlib.suppress(OSError):
        _write(path, wanted, loaded)
    return loaded


def _loaded() -> Rulebook:
    from mla_writer.rulebook.load import load

    return load()


def _write(path: Path, wanted: str, rulebook: Rulebook) -> None:
    """Write beside the target and rename, so that nobody ever reads half a copy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_bytes(HEAD + wanted.encode() + pack(rulebook))
    beside.replace(path)
