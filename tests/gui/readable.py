"""Finds words in files however they may have been written: as text of any encoding, coded, or compressed."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|PK\x03\x04", re.DOTALL)
LARGEST = 64 * 2**20
DEEPEST = 3


def zipped(data: bytes) -> bytes:
    """A zip archive with one deflated file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", data)
    return made.getvalue()


WRITTEN: Mapping[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-16, little end first": lambda text: text.encode("utf-16-le"),
    "utf-16, big end first": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32-le"),
    "latin 1": lambda text: text.encode("latin-1"),
    "upper case": lambda text: text.upper().encode(),
    "case folded": lambda text: text.casefold().encode(),
    "json": lambda text: json.dumps(text).encode(),
    "hexadecimal": lambda text: text.encode().hex().encode(),
    "hexadecimal, large": lambda text: text.encode().hex().upper().encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64, one off": lambda text: base64.b64encode(b"x" + text.encode()),
    "base64, two off": lambda text: base64.b64encode(b"xy" + text.encode()),
    "base64 of utf-16": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "compressed": lambda text: b"before" + zlib.compress(text.encode()) + b"after",
    "gzip": lambda text: gzip.compress(text.encode()),
    "zip": lambda text: zipped(text.encode()),
    "compressed twice": lambda text: zipped(zlib.compress(text.encode("utf-16-le"))),
}


def patterns(word: str) -> frozenset[bytes]:
    """The bytes by which ``word`` is known inside anything but a compressed stream, in small letters."""
    plain = [one.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1")
             for one in (word, word.casefold(), word.upper())]  # fmt: skip
    plain.append(json.dumps(word)[1:-1].encode())
    coded = [one.hex().encode() for one in plain]
    for one in plain:
        for off in range(3):
            code = base64.b64encode(bytes(off) + one)
            coded.append(code[-(-off * 8 // 6) : len(code) - 4])
    return frozenset(one.lower() for one in (*plain, *coded))


def found(data: bytes, words: Iterable[str]) -> set[str]:
    """Those of ``words`` that ``data`` holds in any form."""
    known = {word: patterns(word) for word in words}
    hits: set[str] = set()
    for piece in pieces(data, 0):
        small = piece.lower()
        hits.update(word for word, forms in known.items() if any(form in small for form in forms))
    return hits


def pieces(data: bytes, depth: int) -> Iterator[bytes]:
    """``data`` and every stream that was compressed into it."""
    yield data
    if depth == DEEPEST:
        return
    for match in STREAM.finditer(data):
        inner = inflated(data, match.start())
        if len(inner) > 3:
            yield from pieces(inner, depth + 1)


def inflated(data: bytes, place: int) -> bytes:
    """What a stream at ``place`` holds, as far as it is one."""
    start, window = place, 15 + 32
    if data[place : place + 2] == b"PK":
        names = int.from_bytes(data[place + 26 : place + 28], "little")
        more = int.from_bytes(data[place + 28 : place + 30], "little")
        start, window = place + 30 + names + more, -15
    try:
        return zlib.decompressobj(window).decompress(data[start : start + LARGEST], LARGEST)
    except zlib.error:
        return b""


def readable(folder: Path, words: Iterable[str]) -> dict[str, set[str]]:
    """The files below ``folder`` that hold any of ``words``, in their content or in their names."""
    wanted, hits = list(words), dict[str, set[str]]()
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        if here := found(name.encode(errors="surrogateescape") + b"\n" + data, wanted):
            hits[name] = here
    return hits
