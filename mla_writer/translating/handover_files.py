"""The formats in which passages go to a translator and come back: one line for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from mla_writer.files import MEBIBYTE, read_bytes
from mla_writer.model.errors import DraftError, HandoverRefused, UnknownName
from mla_writer.model.message import Message, message
from mla_writer.translating.handover import Handover, Returned

LARGEST = 20 * MEBIBYTE
FIRST_OF_ZIP = (b"PK", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is called, the end of its file names, and how it is written."""

    label: Message
    suffix: str
    write: Callable[[Handover, datetime], bytes]


def _xliff(handed: Handover, made_on: datetime) -> bytes:
    from mla_writer.translating.xliff import write_xliff

    return write_xliff(handed)


def _sheet(handed: Handover, made_on: datetime) -> bytes:
    from mla_writer.translating.sheet import write_sheet

    return write_sheet(handed, made_on)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "docx": Format(message("Word document with two columns"), ".docx", _sheet),
        "xliff": Format(message("XLIFF 2, for translation programs"), ".xlf", _xliff),
    }
)


def write(handed: Handover, format: str, made_on: datetime) -> bytes:
    """``handed`` in ``format``; ``UnknownName`` for a format that does not exist."""
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnknownName(message("there is no format '{found}'; known: {known}", found=format, known=known))
    return FORMATS[format].write(handed, made_on)


def read(path: Path) -> Returned:
    """What came back in the file ``path``, in whichever format; ``HandoverRefused``."""
    try:
        data = read_bytes(path, LARGEST)
    except DraftError as error:
        raise HandoverRefused(message("{file}: {reason}", file=path.name, reason=error.message)) from None
    return read_data(data, path.name)


def read_data(data: bytes, name: str) -> Returned:
    """What came back in ``data``; errors name the file ``name``."""
    if data.startswith(FIRST_OF_ZIP):
        from mla_writer.translating.sheet_reading import read_sheet

        return read_sheet(data, name)
    from mla_writer.translating.xliff_reading import read_xliff

    return read_xliff(data, name)
