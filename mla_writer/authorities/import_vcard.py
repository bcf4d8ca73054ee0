"""Reading and writing vCards (versions 3 and 4) with the library ``vobject``.

A card is read for the fields of an authority; pictures, sounds, keys and cards within cards are passed
over before the library sees them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mla_writer.authorities.card import AuthorityCard
from mla_writer.authorities.comparing import Row
from mla_writer.authorities.import_csv import MOST_ROWS, decoded
from mla_writer.authorities.reading import FileRefused, row_of
from mla_writer.model.message import message

LONGEST_LINE = 20_000
MOST_LINES_OF_CARD = 2_000
BEGIN, END = re.compile(r"BEGIN:VCARD\s*", re.IGNORECASE), re.compile(r"END:VCARD\s*", re.IGNORECASE)
READ = frozenset({"VERSION", "FN", "N", "ORG", "TITLE", "ROLE", "ADR", "EMAIL", "TEL", "URL", "NOTE", "LANG"})
PROPERTY = re.compile(r"(?:[\w-]+\.)?([A-Za-z0-9-]+)(?=[;:])")
VERSIONS = ("3.0", "4.0")
LINE_END = re.compile("\r\n|[\r\n]")
OWN_FIELDS = {
    "source": "X-MLA-SOURCE",
    "as_of": "X-MLA-AS-OF",
    "contact_24_7": "X-MLA-CONTACT-24-7",
    "languages": "X-MLA-LANGUAGES",
    "state": "X-MLA-STATE",
    "ministry": "X-MLA-MINISTRY",
}
"""What a vCard has no property for; written and read under names of our own."""


def read_rows(data: bytes, state: str = "") -> tuple[Row, ...]:
    """The authorities in ``data``, each with the line in which its card begins. ``state`` is that of
    cards that name none. ``FileRefused`` for what holds no vCard or is beyond the limits."""
    lines = LINE_END.split(decoded(data))
    rows = tuple(_row(line, card, state) for line, card in _cards(lines))
    if not rows:
        raise FileRefused(message("the file holds no vCard"))
    return rows


def to_vcard(cards: Sequence[AuthorityCard]) -> bytes:
    """``cards`` as vCards of version 3 in UTF-8."""
    import vobject

    return "".join(_written(vobject, card) for card in cards).encode()


def _cards(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Each card as the lines that are read of it, unfolded."""
    begun, depth, count = 0, 0, 0
    held: list[str] = []
    for number, line in _unfolded(lines):
        if BEGIN.fullmatch(line):
            depth += 1
            begun, held = (number, []) if depth == 1 else (begun, held)
        elif END.fullmatch(line) and depth:
            depth -= 1
            if depth == 0:
                count += 1
                _check_count(count)
                yield begun, held
        elif depth == 1 and _is_read(line):
            held.append(line)
            _check_card(held, begun)
    if depth:
        raise FileRefused(message("the card that begins in line {line} does not end", line=begun))


def _unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines with what was folded from them, each with its number; a line longer than is ever written is
    cut where it no longer counts, so that endless folding costs nothing."""
    begun, parts, size = 0, list[str](), 0
    for number, line in enumerate(lines, 1):
        if line[:1] in (" ", "\t") and begun:
            if size <= LONGEST_LINE:
                parts.append(line[1:])
                size += len(line) - 1
            continue
        if begun:
            yield begun, "".join(parts)
        begun, parts, size = number, [line], len(line)
    if begun:
        yield begun, "".join(parts)


def _is_read(line: str) -> bool:
    found = PROPERTY.match(line)
    name = found[1].upper() if found else ""
    return name in READ or name in OWN_FIELDS.values()


def _quiet() -> Any:
    """The library, which else prints each line that it cannot read to the terminal."""
    import vobject

    logging.getLogger("vobject").disabled = logging.getLogger("vobject.base").disabled = True
    return vobject


def _row(line: int, card: list[str], state: str) -> Row:
    vobject = _quiet()
    if not any(f"VERSION:{version}" in one.upper() for one in card for version in VERSIONS):
        return Row(line, refusal=message("it is no vCard of version 3 or 4"))
    if any(len(one) > LONGEST_LINE for one in card):
        return Row(line, refusal=message("a line of it is longer than {limit} signs", limit=LONGEST_LINE))
    text = "\r\n".join(("BEGIN:VCARD", *card, "END:VCARD", ""))
    try:
        read: Any = vobject.readOne(text, ignoreUnreadable=True)
        texts = _texts(read)
    except Exception:  # the library raises what it comes upon: ValueError, IndexError, errors of its own
        return Row(line, refusal=message("it cannot be read as a vCard"))
    return row_of(line, {name: text for name, text in texts.items() if name != "state"},
                  (texts.get("state", ""), state))  # fmt: skip


def _texts(card: Any) -> dict[str, str]:
    """The fields of an authority in ``card``, as the library has read it."""
    own = {name: _first(card, key.lower()) for name, key in OWN_FIELDS.items()}
    phones = _by_type(card)
    address = _address(card)
    organisation = _organisation(card)
    name = _first(card, "fn") or organisation
    texts = {
        "name": name,
        "ministry": own["ministry"] or (organisation if organisation != name else ""),
        "function": _first(card, "role") or _first(card, "title"),
        "address": address[0],
        "email": _first(card, "email"),
        "phone": phones.get("voice", ""),
        "fax": phones.get("fax", ""),
        "website": _first(card, "url"),
        "scope": _first(card, "note"),
        "languages": own["languages"] or _first(card, "lang"),
        "contact_24_7": own["contact_24_7"],
        "source": own["source"],
        "as_of": own["as_of"],
        "state": own["state"] or address[1],
    }
    return {field: text for field, text in texts.items() if text}


def _first(card: Any, name: str) -> str:
    found = card.contents.get(name, [])
    value = found[0].value if found else ""
    return value if isinstance(value, str) else ""


def _by_type(card: Any) -> dict[str, str]:
    """The first number for speaking and the first for fax; version 4 writes numbers as addresses."""
    numbers: dict[str, str] = {}
    for one in card.contents.get("tel", []):
        types = " ".join(one.params.get("TYPE", [])).lower()
        numbers.setdefault("fax" if "fax" in types else "voice", str(one.value).removeprefix("tel:"))
    return numbers


def _organisation(card: Any) -> str:
    found = card.contents.get("org", [])
    value: Any = found[0].value if found else []
    return ", ".join(part for part in value if part) if isinstance(value, list) else str(value)


def _address(card: Any) -> tuple[str, str]:
    """The postal address in lines, and the State that it names."""
    found = card.contents.get("adr", [])
    if not found:
        return "", ""
    one: Any = found[0].value
    place = " ".join(filter(None, (_joined(one.code), _joined(one.city))))
    lines = (one.box, one.extended, one.street, place, one.region)
    country = _joined(one.country)
    return "\n".join(filter(None, (*map(_joined, lines), country))), country


def _joined(part: Any) -> str:
    return "\n".join(map(str, part)) if isinstance(part, list) else str(part or "")


def _written(vobject: Any, card: AuthorityCard) -> str:
    written = vobject.vCard()
    values = {
        "fn": card.name,
        "role": card.function,
        "email": card.email,
        "url": card.website,
        "note": card.scope,
        **{key.lower(): str(getattr(card, field)) for field, key in OWN_FIELDS.items()},
    }
    for name, value in values.items():
        if value:
            written.add(name).value = value
    written.add("n").value = vobject.vcard.Name(family=card.name)
    if card.address:
        written.add("adr").value = vobject.vcard.Address(street=card.address.split("\n"))
    for types, number in (("VOICE", card.phone), ("FAX", card.fax)):
        if number:
            line = written.add("tel")
            line.value, line.type_param = number, types
    return str(written.serialize())


def _check_count(count: int) -> None:
    if count > MOST_ROWS:
        raise FileRefused(message("the file has more than {limit} rows, the limit", limit=MOST_ROWS))


def _check_card(held: Sequence[str], begun: int) -> None:
    if len(held) > MOST_LINES_OF_CARD:
        raise FileRefused(message("the card that begins in line {line} has too many entries", line=begun))
