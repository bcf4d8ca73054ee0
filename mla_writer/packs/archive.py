"""A pack as one file: making it from files, and reading one that a stranger made.

Nothing is ever unpacked to disk. Counts and declared sizes are judged before anything is unpacked,
and no more bytes are read than are allowed. Belongs here: the zip. Does not belong here: what its
files say (``contents``).
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

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
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
ORDINARY_FILE = (stat.S_IFREG | 0o644) << 16
END = struct.Struct("<4s4H2IH")
END_MARK, FIRST_MARK = b"PK\x05\x06", b"PK\x03\x04"
LARGEST_DIRECTORY = MOST_FILES * 512
HEAD_OF_ENTRY = 30
FLAGS = 0x080E
"""How deflate was tuned, sizes behind the data, names in UTF-8; encryption and patches are not among them."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)


def build(files: Mapping[str, bytes]) -> bytes:
    """One archive of ``files``; the same files give the same bytes. ``PackRefused`` where one may not
    be in a pack."""
    refuse_names(files)
    refuse_sizes({name: len(content) for name, content in files.items()})
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files, key=lambda name: (name != ABOUT, name)):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.create_system, entry.external_attr = 3, ORDINARY_FILE
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()


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
    except UNREADABLE as error:
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
    end = data[-END.size :]
    if len(data) < END.size or not end.startswith(END_MARK) or not data.startswith(FIRST_MARK):
        raise PackRefused(message("this is not a pack: it is not one plain zip archive"))
    _, disk, first_disk, here, entries, size, offset, comment = END.unpack(end)
    if disk or first_disk or comment or here != entries or offset + size + END.size != len(data):
        raise PackRefused(message("this is not a pack: something stands before, behind or between its parts"))
    if entries > MOST_FILES or size > LARGEST_DIRECTORY:
        raise PackRefused(message("the pack holds more than {limit} files, the limit", limit=MOST_FILES))


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    refuse_names(entry.orig_filename for entry in entries)
    refuse_sizes({entry.filename: entry.file_size for entry in entries})
    for entry in entries:
        if entry.flag_bits & ~FLAGS or entry.compress_type not in METHODS:
            found = entry.filename
            raise PackRefused(message("'{found}' is encrypted or packed in an unusual way", found=found))
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            found = entry.filename
            raise PackRefused(message("'{found}' is a link; a pack holds ordinary files only", found=found))
        if entry.file_size > max(RATIO_FROM, HIGHEST_RATIO * entry.compress_size):
            raise PackRefused(message("'{found}' is packed too tightly for a text", found=entry.filename))
    _refuse_overlaps(entries)


def _refuse_overlaps(entries: list[zipfile.ZipInfo]) -> None:
    """Two entries that share their data would unpack to more than the archive holds."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise PackRefused(message("the archive is damaged: {found}", found="two files share their data"))
        end = entry.header_offset + HEAD_OF_ENTRY + len(entry.filename) + entry.compress_size


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(LARGEST_FILE + 1)
    if len(content) != entry.file_size:
        raise PackRefused(message("'{found}' is not as large as it says", found=entry.filename))
    return content


def _too_large() -> PackRefused:
    limit = LARGEST_ARCHIVE // (1024 * 1024)
    return PackRefused(message("the pack is larger than {limit} MiB, the limit", limit=limit))
