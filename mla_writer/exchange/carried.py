"""The machine-readable request that an exported PDF or DOCX carries, taken out in memory and within limits.

A PDF is never given to a renderer for that: its attachments are found by their own mark in the bytes and
unpacked with a limit, so that nothing in a stranger's file is interpreted. A PDF or DOCX that somebody has
saved again still opens, as long as its attachment was kept.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice

from mla_writer import archives
from mla_writer.drafts import Problems, from_json
from mla_writer.drafts.strict_json import LARGEST
from mla_writer.files import MEBIBYTE
from mla_writer.model.draft import FORMAT, Draft
from mla_writer.model.errors import ExchangeRefused, ProgramError
from mla_writer.model.message import Message, message
from mla_writer.translating.handover_xml import parsed

LARGEST_FILE = 64 * MEBIBYTE
PDF, ZIP = b"%PDF-", b"PK\x03\x04"
HEAD = 1024
"""A PDF begins within its first bytes, not always with the first (ISO 32000-1, annex H.3.4.1)."""

EMBEDDED = re.compile(rb"/EmbeddedFile(?![A-Za-z])")
STREAM, END = re.compile(rb"stream\r?\n"), b"endstream"
OBJECT = b" obj"
LENGTH = re.compile(rb"/Length\s+(\d{1,10})(?!\s+\d+\s+R)")
FILTER = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|(/[A-Za-z0-9]+))")
ENCRYPTED = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<")
DICTIONARY = 4096
MOST_ATTACHMENTS = 64

REQUEST = "{urn:mla-writer:request}request"
PART = re.compile(r"customXml/item\d{1,4}\.xml")
TYPES = "[Content_Types].xml"
MOST_PARTS, LARGEST_PART = 4000, 2 * LARGEST
LOCKED = 0x1
ENTRY = b"PK\x01\x02"
"""With it each entry of a zip's directory begins: counted before the directory is read into memory."""


def carries(data: bytes) -> bool:
    """Whether ``data`` begins as a PDF or as a zip (DOCX) does, so that ``carried`` may look into it."""
    return data.startswith(ZIP) or PDF in data[:HEAD]


def carried(data: bytes) -> bytes | None:
    """The draft as JSON that the PDF or DOCX ``data`` carries, None where it carries none.

    ``ExchangeRefused`` for what is neither, is damaged, protected by a password, larger than the limits,
    or carries several requests that differ.
    """
    if len(data) > LARGEST_FILE:
        raise _too_large(LARGEST_FILE)
    if data.startswith(ZIP):
        return _one(_in_docx(data))
    if PDF in data[:HEAD]:
        return _one(_in_pdf(data))
    raise ExchangeRefused(message("it is neither a PDF nor a DOCX"))


def opened(data: bytes, problems: Problems) -> Draft:
    """The draft that the PDF or DOCX ``data`` carries; ``ExchangeRefused`` as for ``carried`` and where it
    carries none, the ``DraftError`` family and ``TextRefused`` as for a draft's own file."""
    found = carried(data)
    if found is None:
        raise ExchangeRefused(
            message(
                "it carries no machine-readable request: it was exported without the data, or saved again by "
                "a program that leaves them out; ask for the draft itself"
            )
        )
    return from_json(found, problems)


def _one(found: Iterable[bytes]) -> bytes | None:
    requests = set(filter(_ours, found))
    if len(requests) > 1:
        raise ExchangeRefused(message("it carries several requests that differ; ask for the draft itself"))
    return next(iter(requests), None)


def _ours(content: bytes) -> bool:
    """Whether ``content`` names our format where a draft names it: a stranger's attachment does not."""
    return content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and FORMAT.encode() in content[:200]


# PDF


def _in_pdf(data: bytes) -> Iterator[bytes]:
    marks = list(islice(EMBEDDED.finditer(data), MOST_ATTACHMENTS + 1))
    if ENCRYPTED.search(data):
        raise ExchangeRefused(message("it is protected by a password; save a copy without it"))
    if len(marks) > MOST_ATTACHMENTS:
        raise ExchangeRefused(
            message("it holds more than {limit} attached files, the limit", limit=MOST_ATTACHMENTS)
        )
    for mark in marks:
        begin = data.rfind(OBJECT, max(0, mark.start() - DICTIONARY), mark.start())
        stream = STREAM.search(data, mark.end(), mark.end() + DICTIONARY)
        if begin >= 0 and stream is not None:  # else the mark stands in some text
            yield _unpacked(data, data[begin : stream.start()], stream.end())


def _unpacked(data: bytes, dictionary: bytes, start: int) -> bytes:
    filters = FILTER.search(dictionary)
    names = (filters[1] or filters[2] or b"").split() if filters else []
    content = _raw(data, dictionary, start)
    if not names:
        return content
    if names != [b"/FlateDecode"]:
        return b""  # we never write another, nor do the common programs that save a PDF again
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(content, LARGEST + 1)
    except zlib.error:
        raise _damaged() from None
    if len(found) <= LARGEST and not unpacking.eof:
        raise _damaged()
    return _within(found)


def _raw(data: bytes, dictionary: bytes, start: int) -> bytes:
    """The bytes of the stream that begins at ``start``: as many as it says, else up to its end mark."""
    declared = LENGTH.search(dictionary)
    end = start + int(declared[1]) if declared else -1
    if not data[end : end + 16].lstrip().startswith(END) or end < start:
        end = data.find(END, start)
    if end < 0:
        raise _damaged()
    return data[start:end]


def _within(content: bytes) -> bytes:
    """``content`` if it may be a draft; a larger attachment that is not ours is passed over."""
    if len(content) > LARGEST and _ours(content):
        raise _too_large(LARGEST)
    return content if len(content) <= LARGEST else b""


# DOCX


def _in_docx(data: bytes) -> Iterator[bytes]:
    if data.count(ENTRY) > MOST_PARTS:
        raise _too_many()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in _parts(archive.infolist()):
                yield from _of_part(archives.content(archive, entry))
    except archives.UNREADABLE as error:
        raise _damaged() from error


def _parts(entries: list[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    names = {entry.filename for entry in entries}
    if len(entries) > MOST_PARTS:
        raise _too_many()
    if TYPES not in names:
        raise ExchangeRefused(message("it is neither a PDF nor a DOCX"))
    if len(names) != len(entries) or any(entry.flag_bits & LOCKED for entry in entries):
        raise ExchangeRefused(message("it is no plain DOCX; save it anew as DOCX"))
    parts = [entry for entry in entries if PART.fullmatch(entry.filename)]
    if sum(entry.file_size for entry in parts) > LARGEST_PART:
        raise _too_large(LARGEST_PART)
    yield from parts


def _of_part(content: bytes | None) -> Iterator[bytes]:
    if content is None:
        raise _damaged()
    if REQUEST[1:-1].partition("}")[0].encode() not in content:
        return
    try:
        root = parsed(content, "customXml")
    except ProgramError as error:
        raise _damaged() from error
    if root.tag == REQUEST:
        yield _within(str(root.text or "").encode("utf-8", "surrogatepass"))


def _damaged() -> ExchangeRefused:
    return ExchangeRefused(message("it is damaged or not complete; ask for it again"))


def _too_many() -> ExchangeRefused:
    return ExchangeRefused(message("it holds more than {limit} files, the limit", limit=MOST_PARTS))


def _too_large(limit: int) -> ExchangeRefused:
    found: Message = message("it is larger than {limit} MiB, the limit", limit=limit // MEBIBYTE)
    return ExchangeRefused(found)
