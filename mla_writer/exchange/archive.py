"""The zip inside the seal: making it, and reading one that a stranger made.

Nothing is ever unpacked to disk. Counts, names and declared sizes are judged before anything is unpacked,
and no more bytes are read than were declared. Belongs here: the zip. Does not belong here: what its files
say (``manifest``).
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping

from mla_writer.exchange.limits import LARGEST_UNPACKED, MEBIBYTE, MOST_FILES
from mla_writer.exchange.manifest import ANNEX_NAME, MANIFEST, REQUEST, REVIEW, SIGNATURE, largest
from mla_writer.model.errors import ExchangeRefused
from mla_writer.model.message import message

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
ORDINARY_FILE = (stat.S_IFREG | 0o644) << 16
END = struct.Struct("<4s4H2IH")
END_MARK, FIRST_MARK = b"PK\x05\x06", b"PK\x03\x04"
LARGEST_DIRECTORY = MOST_FILES * 128
HEAD_OF_ENTRY = 30
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ORDER = (MANIFEST, SIGNATURE, REQUEST, REVIEW)
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
    """One zip of ``files``: the same files give the same bytes. Annexes, which hardly shrink, are stored."""
    refuse_sizes({name: len(content) for name, content in files.items()})
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in (*ORDER, *sorted(set(files) - set(ORDER))):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.create_system, entry.external_attr = 3, ORDINARY_FILE
            method = zipfile.ZIP_STORED if ANNEX_NAME.fullmatch(name) else zipfile.ZIP_DEFLATED
            made.writestr(entry, files[name], method, 9)
    return target.getvalue()


def refuse_sizes(sizes: Mapping[str, int]) -> None:
    """``ExchangeRefused`` where there are too many files, one has a name that none may have, or they are too
    large."""
    if len(sizes) > MOST_FILES:
        raise ExchangeRefused(
            message("the exchange file holds more than {limit} files, the limit", limit=MOST_FILES)
        )
    over = [name for name, size in sizes.items() if size > largest(name)]
    if over:
        limit = largest(over[0]) // 1024
        raise ExchangeRefused(
            message("'{name}' is larger than {limit} KiB, the limit", name=over[0], limit=limit)
        )
    if sum(sizes.values()) > LARGEST_UNPACKED:
        limit = LARGEST_UNPACKED // MEBIBYTE
        raise ExchangeRefused(
            message(
                "the content is larger than {limit} MiB, the limit; send large annexes apart", limit=limit
            )
        )


class Archive:
    """A zip that may be hostile, judged as a whole; its files are read one by one. ``ExchangeRefused``."""

    def __init__(self, data: bytes) -> None:
        _refuse_directory(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except UNREADABLE as error:
            raise _damaged() from error
        entries = self._zip.infolist()
        _refuse_entries(entries)
        self.sizes = {entry.filename: entry.file_size for entry in entries}
        """The declared size of each file by its name."""

    def read(self, name: str) -> bytes:
        """The content of the file ``name``."""
        if name not in self.sizes:
            raise ExchangeRefused(
                message("the exchange file lacks '{name}'; ask the sender for it once more", name=name)
            )
        try:
            with self._zip.open(name) as stream:
                content = stream.read(self.sizes[name] + 1)
        except UNREADABLE as error:
            raise _damaged() from error
        if len(content) != self.sizes[name]:
            raise _damaged()
        return content


def _refuse_directory(data: bytes) -> None:
    """The end of the zip, judged before the list of its entries is read into memory."""
    end = data[-END.size :]
    if len(data) < END.size or not end.startswith(END_MARK) or not data.startswith(FIRST_MARK):
        raise _damaged()
    _, disk, first_disk, here, entries, size, offset, comment = END.unpack(end)
    if disk or first_disk or comment or here != entries or offset + size + END.size != len(data):
        raise _damaged()
    if entries > MOST_FILES or size > LARGEST_DIRECTORY:
        raise ExchangeRefused(
            message("the exchange file holds more than {limit} files, the limit", limit=MOST_FILES)
        )


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Names, kinds and declared sizes; two entries that share a name or their data."""
    sizes = {entry.orig_filename: entry.file_size for entry in entries}
    refuse_sizes(sizes)
    if len(sizes) != len(entries):
        raise _damaged()
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        usual = entry.flag_bits == 0 and entry.compress_type in METHODS and not entry.extra
        if not usual or stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            raise _damaged()
        if entry.header_offset < end:
            raise _damaged()
        end = entry.header_offset + HEAD_OF_ENTRY + len(entry.filename) + entry.compress_size


def _damaged() -> ExchangeRefused:
    return ExchangeRefused(
        message("what was sealed in the file is damaged or unusual; ask the sender for it once more")
    )
