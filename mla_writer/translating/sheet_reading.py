"""The two-column DOCX that came back from a translator. Belongs here: its form. Not: whether it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mla_writer.model.errors import HandoverRefused
from mla_writer.model.message import message
from mla_writer.translating.handover import TOOL, VERSION, Returned, Unit
from mla_writer.translating.handover_xml import Element
from mla_writer.translating.sheet_package import main_part

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CODE = re.compile(rf"{TOOL} (\d{{1,6}}) (\S{{1,100}}) (\S{{1,20}})>(\S{{1,20}}) (\d{{1,6}}) ([0-9a-f]{{16}})")
HEADING = re.compile(r"(\d{1,6})\..*?\b(p[0-9a-f]{11}) ([0-9a-f]{16})\s*", re.DOTALL)
CONTAINERS = frozenset(
    {
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "hyperlink",
        "fldSimple",
        "bdo",
        "dir",
        "r",
    }
)
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
LEFT_OUT = frozenset(
    {
        *("drawing", "pict", "object", "AlternateContent", "footnoteReference", "endnoteReference"),
        *("commentReference", "del", "moveFrom", "instrText", "sym", "oMath", "oMathPara", "tbl", "ruby"),
        *("altChunk", "subDoc", "ptab"),
    }
)


@dataclass(slots=True)
class _Read:
    """What was read of a cell."""

    text: str = ""
    left_out: bool = False


def read_sheet(data: bytes, name: str) -> Returned:
    """What stands in the DOCX ``data``; ``HandoverRefused`` where it is damaged, unsafe, or its tables are
    not those that were handed out."""
    root = main_part(data, name)
    body = root.find(_q("body"))
    tables = list(_tables(body)) if body is not None else []
    codes = [CODE.search(_cell(table).text) for table in tables]
    at = next((place for place, found in enumerate(codes) if found is not None), None)
    found = codes[at] if at is not None else None
    if at is None or found is None or found[1] != VERSION:
        raise HandoverRefused(
            message(
                "in {file} the line that names the draft is lost; choose the file that came back, or ask "
                "for it with nothing but the translations changed",
                file=name,
            )
        )
    if len(tables) != at + 2:
        raise _altered(name, 0)
    units = tuple(_units(list(_rows(tables[at + 1])), name))
    return Returned(found[2], found[3], found[4], int(found[5]), found[6], units)


def _units(rows: list[list[Element]], name: str) -> Iterator[Unit]:
    if not rows or len(rows[0]) != 2:
        raise _altered(name, 1)
    for place in range(1, len(rows), 2):
        above, below = rows[place], rows[place + 1] if place + 1 < len(rows) else []
        heading = HEADING.fullmatch(_cell(above[0]).text.strip()) if len(above) == 1 else None
        if heading is None or len(below) != 2:
            raise _altered(name, place + 1)
        original, translation = _cell(below[0]), _cell(below[1])
        yield Unit(
            number=int(heading[1]),
            key=heading[2],
            of=heading[3],
            source=original.text,
            target=translation.text if translation.text.strip() else "",
            left_out=translation.left_out,
        )


def _tables(parent: Element) -> Iterator[Element]:
    for child in parent:
        tag = _tag(child)
        if tag == "tbl":
            yield child
        elif tag in ("sdt", "sdtContent"):
            yield from _tables(child)


def _rows(table: Element) -> Iterator[list[Element]]:
    for child in table:
        tag = _tag(child)
        if tag == "tr":
            yield list(_cells(child))
        elif tag in ("sdt", "sdtContent"):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        tag = _tag(child)
        if tag == "tc":
            yield child
        elif tag in ("sdt", "sdtContent"):
            yield from _cells(child)


def _cell(cell: Element) -> _Read:
    """The text of a cell, its paragraphs as lines; of a table, that of all its cells."""
    read = _Read()
    if _tag(cell) == "tbl":
        read.text = "\n".join(_cell(one).text for row in _rows(cell) for one in row)
    else:
        read.text = "\n".join("".join(_pieces(one, read)) for one in _paragraphs(cell, read))
    return read


def _paragraphs(parent: Element, read: _Read) -> Iterator[Element]:
    for child in parent:
        tag = _tag(child)
        if tag == "p":
            yield child
        elif tag in CONTAINERS:
            yield from _paragraphs(child, read)
        elif tag in LEFT_OUT:
            read.left_out = True


def _pieces(parent: Element, read: _Read) -> Iterator[str]:
    for child in parent:
        tag = _tag(child)
        if tag == "t":
            yield (child.text or "").replace("\n", " ")
        elif tag in SIGNS:
            yield SIGNS[tag]
        elif tag in CONTAINERS:
            yield from _pieces(child, read)
        elif tag in LEFT_OUT:
            read.left_out = True


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _q(tag: str) -> str:
    return f"{{{MAIN}}}{tag}"


def _altered(name: str, row: int) -> HandoverRefused:
    return HandoverRefused(
        message(
            "in {file} the table was changed at row {row}: allowed are a heading with its code and below "
            "it one original and one translation. Hand the draft over again, or ask for the file with "
            "nothing but the translations changed",
            file=name,
            row=row,
        )
    )
