"""The parts of a DOCX that a stranger made, taken out within limits; nothing is unpacked to disk."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from mla_writer import archives
from mla_writer.files import MEBIBYTE
from mla_writer.model.errors import HandoverRefused
from mla_writer.model.message import Message, message
from mla_writer.translating.handover_xml import Element, parsed

DOCUMENT, TYPES = "word/document.xml", "[Content_Types].xml"
MOST_PARTS, LARGEST_PART, LARGEST_UNPACKED = 400, 24 * MEBIBYTE, 96 * MEBIBYTE
HIGHEST_RATIO, RATIO_FROM = 200, MEBIBYTE
"""No part larger than the second is packed tighter than the first: a document never is."""
ENCRYPTED = 0x1
OLDER_WORD = b"\xd0\xcf\x11\xe0"
LINK = "/hyperlink"
"""A link that a person would have to click. Its words are taken, it is not."""
FOREIGN = ("vbaproject", "vbadata", "activex", "embeddings/", "afchunk", "oleobject")


def main_part(data: bytes, name: str) -> Element:
    """The body of the DOCX ``data`` as XML; ``HandoverRefused`` where the file ``name`` is no DOCX, is
    damaged or too large, or holds macros, embedded files or parts that lie elsewhere."""
    if data.startswith(OLDER_WORD):
        raise HandoverRefused(
            message("{file} is protected by a password or of an older Word; save it as DOCX", file=name)
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_entries(entries, name)
            _refuse_foreign(archive, entries, name)
            return parsed(_content(archive, DOCUMENT, name), name)
    except archives.UNREADABLE as error:
        raise HandoverRefused(
            message(
                "{file} is no DOCX or is damaged ({found}); ask for it again",
                file=name,
                found=str(error)[:100],
            )
        ) from error


def _refuse_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    names = [entry.filename for entry in entries]
    too_many = len(entries) > MOST_PARTS
    too_large = sum(entry.file_size for entry in entries) > LARGEST_UNPACKED
    tight = any(
        entry.file_size > max(RATIO_FROM, HIGHEST_RATIO * max(entry.compress_size, 1)) for entry in entries
    )
    if too_many or too_large or tight or any(entry.file_size > LARGEST_PART for entry in entries):
        limit = LARGEST_UNPACKED // MEBIBYTE
        raise _refused(
            message(
                "{file} unpacks to more than a document of this kind can hold (at most {limit} MiB)",
                file=name,
                limit=limit,
            )
        )
    if len({one.casefold() for one in names}) != len(names) or any(
        one.flag_bits & ENCRYPTED for one in entries
    ):
        raise _refused(message("{file} is no plain DOCX; save it anew as DOCX", file=name))
    if DOCUMENT not in names or TYPES not in names:
        raise _refused(message("{file} is no DOCX; choose the file that came back", file=name))


def _refuse_foreign(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str) -> None:
    for entry in entries:
        if any(one in entry.filename.casefold() for one in FOREIGN):
            raise _foreign(name, PurePosixPath(entry.filename).name)
        if entry.filename.endswith(".rels"):
            _refuse_elsewhere(archive, entry.filename, name)
    for override in parsed(_content(archive, TYPES, name), name):
        if "macroenabled" in str(override.get("ContentType") or "").casefold():
            raise _foreign(name, "macro")


def _refuse_elsewhere(archive: zipfile.ZipFile, part: str, name: str) -> None:
    for relationship in parsed(_content(archive, part, name), name):
        external = str(relationship.get("TargetMode") or "").casefold() == "external"
        if external and not str(relationship.get("Type") or "").endswith(LINK):
            raise _refused(
                message(
                    "{file} refers to something outside it ({found}); save a copy without links to files",
                    file=name,
                    found=str(relationship.get("Target") or "")[:80],
                )
            )


def _content(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    with archive.open(part) as stream:
        content = stream.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise _refused(
            message("{file} is larger than {limit} MiB, the limit", file=name, limit=LARGEST_PART // MEBIBYTE)
        )
    return content


def _foreign(name: str, found: str) -> HandoverRefused:
    return _refused(
        message(
            "{file} holds macros or embedded files ({found}); save a copy as DOCX without them",
            file=name,
            found=found[:60],
        )
    )


def _refused(why: Message) -> HandoverRefused:
    return HandoverRefused(why)
