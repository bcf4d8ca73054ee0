"""The parts of a DOCX that a stranger made, judged before any of them is read as XML.

Belongs here: the zip, content types, relationships, the gate before the XML parser. Nothing is
unpacked to disk. Format: Open Packaging Conventions (ECMA-376, part 2).
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer import archives
from mla_writer.files import MEBIBYTE
from mla_writer.model.errors import LetterheadRefused
from mla_writer.model.message import Message, message
from mla_writer.render.docx.xml import Element, etree

LARGEST_FILE, LARGEST_UNPACKED, LARGEST_PART = 10 * MEBIBYTE, 40 * MEBIBYTE, 20 * MEBIBYTE
LARGEST_XML = 4 * MEBIBYTE
MOST_PARTS = 120
MOST_REFERENCES = 1000
HIGHEST_RATIO, RATIO_FROM = 200, 64 * 1024
"""No part larger than the second is packed tighter than the first: a letterhead never is."""
DEEPEST = 80
MOST_TAGS = 120_000
"""Of a part: a small file could else hold so many elements that reading them takes minutes."""
OLDER_WORD = b"\xd0\xcf\x11\xe0"
ENTRY = b"PK\x01\x02"
"""With it each entry of the list of entries begins, whatever the end of the archive says of their number."""
EMBEDDED = 4
"""Times ``MOST_PARTS`` may be counted: a file that is embedded as it is has entries of its own."""
END, END_OF_ENTRIES = b"PK\x05\x06", struct.Struct("<4s4H")
ENCRYPTED = 0x1
NAME = re.compile(r"(?:[^/\\:\x00-\x1f\x7f-\x9f]+/)*[^/\\:\x00-\x1f\x7f-\x9f]+")
FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
OTHER_ENCODING = re.compile(rb"encoding\s*=\s*[\"'](?!utf-8|us-ascii)", re.IGNORECASE)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A reference of one part to another, or to something outside (``external``). ``kind`` is the last
    word of its type."""

    id: str
    kind: str
    target: str
    external: bool


def opened(data: bytes) -> Mapping[str, bytes]:
    """The parts of the file ``data`` by path; ``LetterheadRefused``."""
    if data.startswith(OLDER_WORD):
        raise refused(
            message("it is protected by a password or of an older Word; save it as DOCX without a password")
        )
    if len(data) > LARGEST_FILE:
        raise _too_large(LARGEST_FILE)
    _refuse_many(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
            _refuse_entries(entries)
            return {entry.filename: _content(archive, entry) for entry in entries}
    except archives.UNREADABLE as error:
        raise refused(message("it is no DOCX, or it is damaged; save it anew in Word")) from error


def parsed(data: bytes, most: int = MOST_TAGS) -> Element:
    """The root of the XML ``data``; ``LetterheadRefused`` where it is damaged, too large, of more than
    ``most`` tags, nested too deeply, in another encoding than UTF-8, or declares a document type or an
    entity."""
    if len(data) > LARGEST_XML:
        raise _too_large(LARGEST_XML)
    if data.count(b"<") > most:
        raise refused(message("it holds more than {limit} parts, the limit", limit=most))
    if FORBIDDEN.search(data) or data[:2] in UTF_16 or OTHER_ENCODING.search(data[:200]):
        raise refused(
            message(
                "it declares a document type, an entity or an unusual encoding, which no Word does; "
                "make it anew in Word"
            )
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refused(message("it is no DOCX, or it is damaged; save it anew in Word")) from error
    _refuse_deep(root)
    return root


def content_types(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """The content type of every part, by path, in lower case; ``LetterheadRefused``."""
    if "[Content_Types].xml" not in parts:
        raise refused(message("it is no DOCX, or it is damaged; save it anew in Word"))
    defaults: dict[str, str] = {}
    named: dict[str, str] = {}
    for one in parsed(parts["[Content_Types].xml"]):
        kind = str(one.get("ContentType") or "").casefold()
        if one.get("Extension") is not None:
            defaults[str(one.get("Extension")).casefold()] = kind
        elif one.get("PartName") is not None:
            named[str(one.get("PartName")).lstrip("/").casefold()] = kind
    return {path: named.get(path.casefold()) or defaults.get(_ending(path), "") for path in parts}


def relationships(parts: Mapping[str, bytes], of: str) -> tuple[Relationship, ...]:
    """What the part ``of`` refers to (empty: the file itself); none where it says nothing."""
    folder, name = posixpath.split(of)
    data = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    return tuple(_relationships(parsed(data, MOST_REFERENCES), folder)) if data is not None else ()


def refused(why: Message) -> LetterheadRefused:
    """The refusal of a file, with its reason."""
    return LetterheadRefused(message("the letterhead cannot be used: {reason}", reason=why))


def _relationships(root: Element, folder: str) -> Iterator[Relationship]:
    for one in root:
        target, external = str(one.get("Target") or ""), str(one.get("TargetMode") or "").casefold()
        kind = str(one.get("Type") or "").rpartition("/")[2].casefold()
        if external != "external":
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relationship(str(one.get("Id") or ""), kind, target, external == "external")


def _refuse_many(data: bytes) -> None:
    """The end of the archive says how many entries follow: judged before the list of them is read."""
    place = data.rfind(END)
    if place < 0 or len(data) < place + END_OF_ENTRIES.size or not data.startswith(b"PK"):
        raise refused(message("it is no DOCX, or it is damaged; save it anew in Word"))
    said = END_OF_ENTRIES.unpack_from(data, place)[4]
    if said > MOST_PARTS or data.count(ENTRY) > EMBEDDED * MOST_PARTS:
        raise refused(message("it holds more than {limit} parts, the limit", limit=MOST_PARTS))


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.orig_filename for entry in entries]
    plain = all(NAME.fullmatch(one) and not {"..", "."} & set(one.split("/")) for one in names)
    if not plain or len({one.casefold() for one in names}) != len(names):
        raise refused(message("its parts have names that no Word gives; make it anew in Word"))
    if len(entries) > MOST_PARTS:
        raise refused(message("it holds more than {limit} parts, the limit", limit=MOST_PARTS))
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise refused(
            message("it is protected by a password or of an older Word; save it as DOCX without a password")
        )
    tight = any(one.file_size > max(RATIO_FROM, HIGHEST_RATIO * one.compress_size) for one in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    if tight or largest > LARGEST_PART or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise _too_large(LARGEST_UNPACKED)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    content = archives.content(archive, entry)
    if content is None:
        raise refused(message("it is no DOCX, or it is damaged; save it anew in Word"))
    return content


def _refuse_deep(root: Element) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise refused(message("its text is nested too deeply; make it anew in Word"))
        level = [child for one in level for child in one]


def _ending(path: str) -> str:
    return path.rpartition(".")[2].casefold()


def _too_large(limit: int) -> LetterheadRefused:
    return refused(
        message(
            "it, or a part of it, is larger than {limit} MiB or packed too tightly", limit=limit // MEBIBYTE
        )
    )
