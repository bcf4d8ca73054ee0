"""Zip archives: making one whose bytes follow from its content alone, judging one that a stranger made.

Belongs here: what holds for every zip, in memory only. Does not belong here: which names and sizes are
allowed, and what a person is told of a refusal (``packs``, ``exchange``, ``render``, ``translating``).
Source: PKWARE, .ZIP File Format Specification (APPNOTE.TXT), 4.3.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Mapping

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can name: entries carry no date of their own."""
UNIX, ORDINARY_FILE = 3, (stat.S_IFREG | 0o644) << 16
END = struct.Struct("<4s4H2IH")
END_MARK, FIRST_MARK = b"PK\x05\x06", b"PK\x03\x04"
HEAD_OF_ENTRY = 30
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
"""What the library raises over a zip that is damaged, encrypted or packed in a way that it does not know."""


def built(files: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """A zip of ``files`` in their order, on every system the same bytes for the same files; those named in
    ``stored`` are not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.create_system, entry.external_attr = UNIX, ORDINARY_FILE
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, method, 9)
    return target.getvalue()


def begins_and_ends(data: bytes) -> bool:
    """Whether ``data`` begins with a file of a zip and ends with its end, without a comment behind it."""
    return len(data) >= END.size and data.startswith(FIRST_MARK) and data[-END.size :].startswith(END_MARK)


def directory(data: bytes) -> tuple[int, int] | None:
    """How many entries the zip ``data`` says to have, and the bytes of their list: judged before that is read
    into memory. None where it is not one plain zip, with nothing before, behind or between its parts."""
    if not begins_and_ends(data):
        return None
    _, disk, first_disk, here, entries, size, offset, comment = END.unpack(data[-END.size :])
    if disk or first_disk or comment or here != entries or offset + size + END.size != len(data):
        return None
    return entries, size


def is_file(entry: zipfile.ZipInfo) -> bool:
    """Whether ``entry`` is an ordinary file, not a link or a device."""
    return stat.S_IFMT(entry.external_attr >> 16) in (0, stat.S_IFREG)


def overlap(entries: Iterable[zipfile.ZipInfo]) -> bool:
    """Whether two of ``entries`` share their data: they would unpack to more than the archive holds."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + HEAD_OF_ENTRY + len(entry.filename) + entry.compress_size
    return False


def content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """The content of ``entry``, of which no more is unpacked than it says to hold; None where that is not its
    size, one of ``UNREADABLE`` where it is damaged."""
    with archive.open(entry) as stream:
        found = stream.read(entry.file_size + 1)
    return found if len(found) == entry.file_size else None
