"""A pack as one file: making it from files, and reading one that a stranger made.

Nothing is ever unpacked to disk. Counts and declared sizes are judged before anything is unpacked,
and no more bytes are read than are allowed. Belongs here: the zip. Does not belong here: what its
files say (``contents``).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from mla_writer import archives
from mla_writer.files import read_bytes
from mla_writer.model.errors import PackRefused, ProgramError
from mla_writer.model.message import message
from mla_writer.packs.layout import (
    ABOUT,
    HIGHEST_RATIO,
    LARGEST_ARCHIVE,
    LARGEST_FILE,
    MOST_FILES,
    RATIO_FROM,
    refuse_names,
    refuse_sizes,
)

SUFFIX = ".mlapack"
LARGEST_DIRECTORY = MOST_FILES * 512
FLAGS = 0x080E
"""How deflate was tuned, sizes behind the data, names in UTF-8; encryption and patches are not among them."""


def build(files: Mapping[str, bytes]) -> bytes:
    """One archive of ``files``; the same files give the same bytes. ``PackRefused`` where one may not
    be in a pack."""
    refuse_names(files)
    refuse_sizes({name: len(content) for name, content in files.items()})
    names = sorted(files, key=lambda name: (name != ABOUT, name))
    return archives.built({name: files[name] for name in names})


def read(data: bytes, only: str = "") -> dict[str, bytes]:
    """The files in the archive ``data`` by name, or the one named ``only``; ``PackRefused`` where it is
    anything but a plain zip of allowed files within the limits."""
    if len(data) > LARGEST_ARCHIVE:
        raise _too_large()
    _refuse_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_entries(entries)
            wanted = [entry for entry in entries if only in ("", entry.filename)]
            return {entry.filename: _content(archive, entry) for entry in wanted}
    except archives.UNREADABLE as error:
        raise PackRefused(message("the archive is damaged: {found}", found=str(error)[:200])) from error


def read_folder(folder: Path) -> dict[str, bytes]:
    """The files of a pack in ``folder`` by name, without those that are hidden (``.git``); ``PackRefused``
    as for an archive."""
    names = dict(_names(folder))
    refuse_names(names)
    try:
        refuse_sizes({name: path.stat().st_size for name, path in names.items()})
        files = {name: read_bytes(path, LARGEST_FILE) for name, path in names.items()}
    except (OSError, ProgramError) as error:
        raise PackRefused(message("the folder cannot be read: {found}", found=str(error))) from error
    refuse_sizes({name: len(content) for name, content in files.items()})
    return files


def _names(folder: Path, prefix: str = "") -> list[tuple[str, Path]]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise PackRefused(message("the folder cannot be read: {found}", found=str(error))) from error
    found: list[tuple[str, Path]] = []
    for path in entries:
        name = f"{prefix}{path.name}"
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            raise PackRefused(message("'{found}' is a link; a pack holds ordinary files only", found=name))
        found += _names(path, f"{name}/") if path.is_dir() and name.count("/") < 3 else [(name, path)]
        if len(found) > MOST_FILES:
            raise PackRefused(message("the pack holds more than {limit} files, the limit", limit=MOST_FILES))
    return found


def _refuse_directory(data: bytes) -> None:
    """The end of the archive, judged before the list of its entries is read into memory."""
    if not archives.begins_and_ends(data):
        raise PackRefused(message("this is not a pack: it is not one plain zip archive"))
    found = archives.directory(data)
    if found is None:
        raise PackRefused(message("this is not a pack: something stands before, behind or between its parts"))
    if found[0] > MOST_FILES or found[1] > LARGEST_DIRECTORY:
        raise PackRefused(message("the pack holds more than {limit} files, the limit", limit=MOST_FILES))


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    refuse_names(entry.orig_filename for entry in entries)
    refuse_sizes({entry.filename: entry.file_size for entry in entries})
    for entry in entries:
        if entry.flag_bits & ~FLAGS or entry.compress_type not in archives.METHODS:
            found = entry.filename
            raise PackRefused(message("'{found}' is encrypted or packed in an unusual way", found=found))
        if not archives.is_file(entry):
            found = entry.filename
            raise PackRefused(message("'{found}' is a link; a pack holds ordinary files only", found=found))
        if entry.file_size > max(RATIO_FROM, HIGHEST_RATIO * entry.compress_size):
            raise PackRefused(message("'{found}' is packed too tightly for a text", found=entry.filename))
    if archives.overlap(entries):
        raise PackRefused(message("the archive is damaged: {found}", found="two files share their data"))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    content = archives.content(archive, entry)
    if content is None:
        raise PackRefused(message("'{found}' is not as large as it says", found=entry.filename))
    return content


def _too_large() -> PackRefused:
    limit = LARGEST_ARCHIVE // (1024 * 1024)
    return PackRefused(message("the pack is larger than {limit} MiB, the limit", limit=limit))
