"""The files of a folder that may hold a request: links are not followed, sub-folders only if asked."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mla_writer.drafts.strict_json import LARGEST as LARGEST_DRAFT
from mla_writer.files import MEBIBYTE, reason
from mla_writer.model.errors import DraftError
from mla_writer.model.message import Message, message

EXCHANGE, DRAFT, PDF, DOCX, OTHER = "exchange", "draft", "pdf", "docx", "other"
SORTS = {".mlar": EXCHANGE, ".json": DRAFT, ".pdf": PDF, ".docx": DOCX}
LARGEST = {EXCHANGE: 64 * MEBIBYTE, DRAFT: LARGEST_DRAFT, PDF: 64 * MEBIBYTE, DOCX: 64 * MEBIBYTE}
MOST_FILES = 10_000
MOST_ENTRIES = 100_000
"""Entries that are looked at, whatever they are, so that a disk given by mistake comes to an end."""
LINK = message("a link; links are not followed")
UNREADABLE = message("it cannot be read")


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its ``name`` as shown, within the folder; when it was ``changed``, in seconds since 1970;
    ``problem`` where it is not to be opened."""

    path: Path
    name: str
    sort: str
    changed: float = 0
    problem: Message | None = None


def found(folder: Path, deep: bool = False) -> Iterator[Found]:
    """The files in ``folder`` by name, those of each sub-folder after its own; ``DraftError`` where it
    cannot be read. What is left when there are too many is told in one last entry."""
    files = 0
    for looked_at, (entry, top) in enumerate(_entries(folder, deep), 1):
        if files >= MOST_FILES or looked_at > MOST_ENTRIES:
            limit = message("there are more files; only the first {limit} are looked at", limit=files)
            yield Found(top, shown(top.name), OTHER, problem=limit)
            return
        one = entry if isinstance(entry, Found) else _file(entry, folder)
        if one is not None:
            files += 1
            yield one


def shown(name: str) -> str:
    """A file's name as it can be written anywhere, also where the system could not read it."""
    return name.encode("utf-8", "replace").decode()


def _entries(folder: Path, deep: bool) -> Iterator[tuple[os.DirEntry[str] | Found, Path]]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if here == folder:
                why = message("{path} cannot be read: {reason}", path=str(folder), reason=reason(error))
                raise DraftError(why) from error
            name = shown(str(here.relative_to(folder)))
            yield Found(here, name, OTHER, problem=UNREADABLE), folder
            continue
        yield from ((entry, folder) for entry in listed)
        if deep:
            inner = [Path(entry.path) for entry in listed if _is_folder(entry)]
            waiting += reversed(inner)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder of its own, neither a link nor, on Windows, a junction."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and not getattr(status, "st_reparse_tag", 0)


def _file(entry: os.DirEntry[str], folder: Path) -> Found | None:
    """The file, or None for what cannot hold a request by its name."""
    path = Path(entry.path)
    sort = SORTS.get(path.suffix.lower())
    if sort is None:
        return None
    name = shown(str(path.relative_to(folder)))
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return Found(path, name, sort, problem=UNREADABLE)
    if stat.S_ISDIR(status.st_mode):
        return None
    return Found(path, name, sort, status.st_mtime, LINK if stat.S_ISLNK(status.st_mode) else None)
