"""What a cleaned header or footer shows: lines, tables, pictures; for the PDF and for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from mla_writer.model.text_gate import mended
from mla_writer.render.docx.xml import Element, name
from mla_writer.render.letterhead.cascade import Cascade, is_on, value
from mla_writer.render.letterhead.drawings import BLIP, DRAWING, EMBED, EXTENT, description_of
from mla_writer.render.letterhead.model import Align, Grid, Line, Picture, Shown, Words
from mla_writer.render.letterhead.pictures import kind_of

POINT = 12700
MOST_COLUMNS = 63
"""As Word has it."""
LARGEST_NUMBER = 1e9
SMALLEST, LARGEST, USUAL = 6.0, 40.0, 10.0
COLOUR = re.compile("[0-9A-Fa-f]{6}")
ON_PAPER: Mapping[str, Align] = {"center": "center", "both": "justify", "distribute": "justify"}
SIGNS = {name("tab"): " ", name("br"): "\n", name("cr"): "\n", name("noBreakHyphen"): "\u2011"}


class Contents:
    """Reads parts. ``media`` holds the pictures by path."""

    def __init__(self, cascade: Cascade, media: Mapping[str, bytes]) -> None:
        self._cascade, self._media = cascade, media

    def of(self, part: Element, calls: Mapping[str, str]) -> tuple[Shown, ...]:
        """What ``part`` shows; ``calls`` maps its references to paths of pictures."""
        return tuple(_without_empty_ends(list(self._blocks(part, calls))))

    def _blocks(self, parent: Element, calls: Mapping[str, str]) -> Iterator[Shown]:
        for child in parent:
            if child.tag == name("p"):
                yield self._line(child, calls)
            elif child.tag == name("tbl"):
                yield from self._grid(child, calls)

    def _grid(self, table: Element, calls: Mapping[str, str]) -> Iterator[Shown]:
        rows = [self._row(row, calls) for row in table.iterchildren(name("tr"))]
        columns = max(map(len, rows), default=0)
        if not columns:
            return
        padded = tuple((*row, *((),) * (columns - len(row))) for row in rows)
        bidi = table.find(f"{name('tblPr')}/{name('bidiVisual')}")
        shares = _shares(table, columns)
        if is_on(bidi):
            padded, shares = tuple(row[::-1] for row in padded), shares[::-1]
        yield Grid(shares, padded)

    def _row(self, row: Element, calls: Mapping[str, str]) -> list[tuple[Line, ...]]:
        """The cells of ``row`` itself; a table inside one of them is read as its lines."""
        cells = islice(row.iterchildren(name("tc")), MOST_COLUMNS)
        return [self._cell(cell, calls) for cell in cells]

    def _cell(self, cell: Element, calls: Mapping[str, str]) -> tuple[Line, ...]:
        lines = [self._line(one, calls) for one in cell.iter(name("p"))]
        return tuple(one for one in _without_empty_ends(list(lines)) if isinstance(one, Line))

    def _line(self, paragraph: Element, calls: Mapping[str, str]) -> Line:
        bidi = is_on(self._cascade.of_paragraph(paragraph, "bidi"))
        align = _align(value(self._cascade.of_paragraph(paragraph, "jc"), "start"), bidi)
        parts = tuple(part for run in paragraph.iter(name("r")) for part in self._parts(run, calls))
        borders = self._cascade.of_paragraph(paragraph, "pBdr")
        below = borders.find(name("bottom")) if borders is not None else None
        ruled = below is not None and value(below) not in ("", "nil", "none")
        floating = next((one for one in paragraph.iter(f"{{{DRAWING}}}anchor")), None)
        if floating is not None and not any(isinstance(one, Words) for one in parts):
            align = _place(floating)
        return Line(_merged(parts), align, bidi, ruled)

    def _parts(self, run: Element, calls: Mapping[str, str]) -> Iterator[Words | Picture]:
        text = ""
        for child in run:
            if child.tag == name("t"):
                text += child.text or ""
            elif child.tag == name("drawing"):
                yield from self._pictures(child, calls)
            else:
                text += SIGNS.get(child.tag, "")
        if text and not is_on(self._cascade.of_run(run, "vanish")):
            yield self._words(run, mended(text))

    def _words(self, run: Element, text: str) -> Words:
        of = self._cascade.of_run
        size = min(LARGEST, max(SMALLEST, _number(value(of(run, "sz"))) / 2 or USUAL))
        colour = value(of(run, "color"))
        capital = is_on(of(run, "caps"))
        shown = COLOUR.fullmatch(colour) is not None
        return Words(
            text.upper() if capital else text,
            size,
            is_on(of(run, "b")),
            is_on(of(run, "i")),
            colour if shown else "",
        )

    def _pictures(self, drawing: Element, calls: Mapping[str, str]) -> Iterator[Picture]:
        blip, extent = next(drawing.iter(BLIP), None), next(drawing.iter(EXTENT), None)
        path = calls.get(str(blip.get(EMBED))) if blip is not None else None
        if path is None or extent is None:
            return
        data = self._media[path]
        kind = kind_of(data)
        anchor = drawing.find(f"{{{DRAWING}}}anchor")
        beside = anchor is not None and anchor.find(f"{{{DRAWING}}}wrapTopAndBottom") is None
        size = [max(1.0, _number(str(extent.get(key))) / POINT) for key in ("cx", "cy")]
        yield Picture(data, kind.format if kind else "", size[0], size[1], description_of(drawing), beside)


def _align(jc: str, right_to_left: bool) -> Align:
    """Where "left" and "start" are the side on which lines begin."""
    if jc in ON_PAPER:
        return ON_PAPER[jc]
    begins = jc not in ("right", "end")
    return "left" if begins != right_to_left else "right"


def _place(anchor: Element) -> Align:
    """The side of the page on which a picture that hangs on a paragraph stands."""
    across = anchor.find(f"{{{DRAWING}}}positionH")
    if across is None or not len(across):
        return "left"
    said = str(across[0].text or "")
    if said in ("center", "right"):
        return said
    offset = _number(said) / POINT
    return "left" if offset < 130 else "center" if offset < 300 else "right"


def _merged(parts: tuple[Words | Picture, ...]) -> tuple[Words | Picture, ...]:
    made: list[Words | Picture] = []
    for part in parts:
        last = made[-1] if made else None
        if isinstance(part, Words) and isinstance(last, Words) and _look(part) == _look(last):
            made[-1] = Words(last.text + part.text, *_look(last))
        else:
            made.append(part)
    return tuple(made)


def _look(words: Words) -> tuple[float, bool, bool, str]:
    return words.size, words.bold, words.italic, words.colour


def _shares(table: Element, columns: int) -> tuple[float, ...]:
    widths = [_number(str(one.get(name("w")))) for one in table.iter(name("gridCol"))]
    if len(widths) != columns or min(widths, default=0) <= 0:
        return (1 / columns,) * columns
    return tuple(width / sum(widths) for width in widths)


def _without_empty_ends(shown: list[Shown]) -> list[Shown]:
    while shown and _is_empty(shown[-1]):
        shown.pop()
    while shown and _is_empty(shown[0]):
        shown.pop(0)
    return shown


def _is_empty(one: Shown) -> bool:
    if isinstance(one, Grid):
        return not any(line.parts for row in one.rows for cell in row for line in cell)
    return not one.rule_below and not any(
        isinstance(part, Picture) or part.text.strip() for part in one.parts
    )


def _number(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return found if abs(found) < LARGEST_NUMBER else 0.0
