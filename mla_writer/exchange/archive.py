"""The zip inside the seal: making it, and reading one that a stranger made.

Nothing is ever unpacked to disk. Counts, names and declared sizes are judged before anything is unpacked,
and no more bytes are read than were declared. Belongs here: the zip. Does not belong here: what its files
say (``manifest``).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from mla_writer import archives
from mla_writer.exchange.limits import LARGEST_UNPACKED, MOST_FILES
from mla_writer.exchange.manifest import ANNEX_NAME, MANIFEST, REQUEST, REVIEW, SIGNATURE, largest
from mla_writer.files import MEBIBYTE
from mla_writer.model.errors import ExchangeRefused
from mla_writer.model.message import message

LARGEST_DIRECTORY = MOST_FILES * 128
ORDER = (MANIFEST, SIGNATURE, REQUEST, REVIEW)


def build(files: Mapping[str, bytes]) -> bytes:
    """One zip of ``files``: the same files give the same bytes. Annexes, which hardly shrink, are stored."""
    refuse_sizes({name: len(content) for name, content in files.items()})
    names = (*ORDER, *sorted(set(files) - set(ORDER)))
    return archives.built({name: files[name] for name in names}, set(filter(ANNEX_NAME.fullmatch, names)))


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
        except archives.UNREADABLE as error:
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
            content = archives.content(self._zip, self._zip.getinfo(name))
        except archives.UNREADABLE as error:
            raise _damaged() from error
        if content is None:
            raise _damaged()
        return content


def _refuse_directory(data: bytes) -> None:
    """The end of the zip, judged before the list of its entries is read into memory."""
    found = archives.directory(data)
    if found is None:
        raise _damaged()
    if found[0] > MOST_FILES or found[1] > LARGEST_DIRECTORY:
        raise ExchangeRefused(
            message("the exchange file holds more than {limit} files, the limit", limit=MOST_FILES)
        )


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Names, kinds and declared sizes; two entries that share a name or their data."""
    sizes = {entry.orig_filename: entry.file_size for entry in entries}
    refuse_sizes(sizes)
    if len(sizes) != len(entries) or archives.overlap(entries) or not all(map(_is_usual, entries)):
        raise _damaged()


def _is_usual(entry: zipfile.ZipInfo) -> bool:
    plain = entry.flag_bits == 0 and entry.compress_type in archives.METHODS and not entry.extra
    return plain and archives.is_file(entry)


def _damaged() -> ExchangeRefused:
    return ExchangeRefused(
        message("what was sealed in the file is damaged or unusual; ask the sender for it once more")
    )
