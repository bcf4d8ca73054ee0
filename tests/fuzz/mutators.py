"""Ways to damage bytes: blindly, by lengths, by words that readers know, by structure; all from one seed."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

Mutator = Callable[[random.Random, bytes], bytes]
WORDS = (
    *(b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\n", b"\r\n\r\n", b'"', b"\\u0000", b"\\ud800"),
    *(b"1e999", b"-0", b"NaN", b"9" * 400, b"[" * 3000, b'{"a":' * 900, b"null", b"true", b"{}", b"[]"),
    *(b"../../x", b"age-encryption.org/v1\n", b"-> X25519 ", b"-> scrypt ", b"-> scrypt A 63\n", b"\n--- "),
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"/EmbeddedFiles", b"stream\n", b"/Kids ["),
    *(b"endobj", b"/FlateDecode", b"/Length 999999999", b"xref", b"startxref\n0", b"<<" * 500, b"endstream"),
    *(b"<!DOCTYPE x [<!ENTITY y 'z'>]>", b"<a>" * 2000, b"]]>", b"mla-draft", b"untrusted comment: "),
    *("\u202e".encode(), "\u0301".encode() * 40, "\ufeff".encode(), b"\xc3\x28", b"\xed\xa0\x80"),
)  # fmt: skip
SCALARS: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**14, 0.5, "", "x" * 5000, "\0", "\u202e", "2026-13-45", [], {}, [[]]),
    *({"a": {"b": 1}}, [None] * 50, "../x", "é" * 300, "age1" + "q" * 58),
)


def flip(chance: random.Random, data: bytes) -> bytes:
    """Some bits turned."""
    raw = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        if raw:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(raw)


def truncate(chance: random.Random, data: bytes) -> bytes:
    """The beginning, or the end."""
    place = chance.randrange(len(data) + 1)
    return data[:place] if chance.random() < 0.7 else data[place:]


def double(chance: random.Random, data: bytes) -> bytes:
    """A block once more, elsewhere."""
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    place = chance.randrange(len(data) + 1)
    return data[:place] + data[first : min(last, first + 4096)] * chance.choice((1, 1, 3, 40)) + data[place:]


def cut(chance: random.Random, data: bytes) -> bytes:
    """Without a block."""
    first = chance.randrange(len(data) + 1)
    return data[:first] + data[first + chance.choice((1, 2, 16, 500)) :]


def word(chance: random.Random, data: bytes) -> bytes:
    """A word that a reader knows, put in or over."""
    place, new = chance.randrange(len(data) + 1), chance.choice(WORDS)
    return data[:place] + new + data[place + chance.choice((0, len(new))) :]


def length(chance: random.Random, data: bytes) -> bytes:
    """A number of two or four bytes, or one in digits, replaced by another."""
    numbers = [match.span() for match in re.finditer(rb"\d+", data[:200_000])]
    if numbers and chance.random() < 0.5:
        first, last = chance.choice(numbers)
        return data[:first] + str(chance.choice((0, 1, 63, 2**31, 2**64, -1))).encode() + data[last:]
    size = chance.choice((2, 4))
    place = chance.randrange(max(1, len(data) - size))
    new = chance.choice((0, 1, 2 ** (8 * size) - 1, 2 ** (8 * size - 1), len(data) % 2**16))
    return data[:place] + new.to_bytes(size, "little") + data[place + size :]


BLIND: tuple[Mutator, ...] = (flip, truncate, double, cut, word, length)


def blind(chance: random.Random, data: bytes) -> bytes:
    """One to four of the above."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = chance.choice(BLIND)(chance, data)
    return data


def structured(chance: random.Random, data: bytes) -> bytes:
    """JSON with values of other types, keys and lists doubled, moved, left out; blind where it is no JSON."""
    try:
        value = json.loads(data)
    except ValueError:
        return blind(chance, data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        spoil(chance, value)
    return json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def tags(chance: random.Random, data: bytes) -> bytes:
    """XML with an element's tag doubled, left out, renamed, or an entity declared and used."""
    found = [match.span() for match in re.finditer(rb"<[^<>]{1,200}>", data)]
    if not found:
        return blind(chance, data)
    first, last = chance.choice(found)
    tag, bomb = data[first:last], b"<!DOCTYPE a [<!ENTITY b 'cccc'><!ENTITY d '&b;&b;&b;&b;'>]>"
    new = chance.choice(
        (b"", tag * 2, tag * 500, b"</x>", b"<x:y z='&d;'>", b"&d;" + tag, b"<![CDATA[" + tag)
    )
    return (bomb if chance.random() < 0.3 else b"") + data[:first] + new + data[last:]


def text_file(chance: random.Random, data: bytes) -> bytes:
    """XML or JSON, by its structure or blindly."""
    return tags(chance, data) if data.lstrip().startswith(b"<") else json_file(chance, data)


def json_file(chance: random.Random, data: bytes) -> bytes:
    """JSON, by its structure or blindly."""
    return chance.choice((structured, structured, blind))(chance, data)


def zip_file(chance: random.Random, data: bytes) -> bytes:
    """The bytes of a zip, or one of its files with the zip made anew."""
    if chance.random() < 0.5:
        return blind(chance, data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    name = chance.choice(sorted(files))
    files[name] = text_file(chance, files[name])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for one, content in files.items():
            made.writestr(one, content)
    return target.getvalue()


def spoil(chance: random.Random, value: Any) -> None:
    """Change one place in ``value``, found by a walk."""
    while isinstance(value, (dict, list)) and value:
        key = chance.choice(sorted(value)) if isinstance(value, dict) else chance.randrange(len(value))
        inner = value[key]
        if isinstance(inner, (dict, list)) and inner and chance.random() < 0.8:
            value = inner
            continue
        _replace(chance, value, key)
        return


def _replace(chance: random.Random, value: Any, key: Any) -> None:
    what = chance.randrange(4)
    if what == 0:
        value[key] = chance.choice(SCALARS)
    elif what == 1:
        del value[key]
    elif isinstance(value, list):
        value.insert(key, value[key])
    else:
        name = chance.choice(("", "x" * 300, "__class__", "\u202e", "id", "version", "name"))
        value[name] = value[key]
