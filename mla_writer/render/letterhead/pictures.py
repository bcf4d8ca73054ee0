"""Pictures of a letterhead: which formats may stay, and without what cameras and programs wrote into them.

Sources: PNG (ISO/IEC 15948), JPEG (ITU-T T.81, annex B), the first bytes of the other formats.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mla_writer.files import MEBIBYTE

LARGEST_PICTURE = 5 * MEBIBYTE
MOST_PIXELS = 40_000_000
PNG = b"\x89PNG\r\n\x1a\n"
LOOKS = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"bKGD",
        b"pHYs",
    }
)
"""The chunks of a PNG that say how it looks; all others go."""
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
START_OF_SCAN, JFIF, PROFILE, ADOBE = 0xDA, 0xE0, 0xE2, 0xEE


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: the first bytes, its ending, its content type."""

    begins: bytes
    format: str
    ending: str
    content_type: str


KINDS = (
    Kind(PNG, "png", "png", "image/png"),
    Kind(b"\xff\xd8\xff", "jpeg", "jpeg", "image/jpeg"),
    Kind(b"GIF8", "gif", "gif", "image/gif"),
    Kind(b"\x01\x00\x00\x00", "emf", "emf", "image/x-emf"),
    Kind(b"\xd7\xcd\xc6\x9a", "wmf", "wmf", "image/x-wmf"),
)
CONTENT_TYPES: Mapping[str, str] = {kind.ending: kind.content_type for kind in KINDS}


def kind_of(data: bytes) -> Kind | None:
    """The format of the picture ``data``, by its first bytes; None where it may not stay."""
    return next((kind for kind in KINDS if data.startswith(kind.begins)), None)


def stripped(data: bytes) -> bytes | None:
    """``data`` without remarks, dates, places; None where it is no picture that may stay, or is damaged
    or too large."""
    kind = kind_of(data)
    if kind is None or len(data) > LARGEST_PICTURE:
        return None
    try:
        return STRIP.get(kind.format, bytes)(data)
    except (struct.error, ValueError, IndexError):
        return None


def _png(data: bytes) -> bytes:
    kept = [chunk for name, chunk in _chunks(data) if name in LOOKS]
    width, height = struct.unpack(">II", kept[0][8:16])
    if not kept[0][4:8] == b"IHDR" or not kept[-1][4:8] == b"IEND" or width * height > MOST_PIXELS:
        raise ValueError("header")
    return PNG + b"".join(kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(PNG)
    while place < len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        chunk = data[place : place + 12 + length]
        if zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
            raise ValueError("checksum")
        yield name, chunk
        place += 12 + length
        if name == b"IEND":
            return


def _jpeg(data: bytes) -> bytes:
    kept, place = [data[:2]], 2
    while True:
        mark, length = struct.unpack_from(">xBH", data, place)
        if data[place] != 0xFF:
            raise ValueError("marker")
        segment = data[place : place + 2 + length]
        if mark in FRAMES and int.from_bytes(segment[5:7]) * int.from_bytes(segment[7:9]) > MOST_PIXELS:
            raise ValueError("size")
        if mark == START_OF_SCAN:
            end = data.rindex(b"\xff\xd9")
            return b"".join(kept) + data[place : end + 2]
        if (not 0xE0 <= mark <= 0xEF and mark != 0xFE) or mark in (JFIF, PROFILE, ADOBE):
            kept.append(segment)
        place += 2 + length


STRIP: Mapping[str, Callable[[bytes], bytes]] = {"png": _png, "jpeg": _jpeg}
