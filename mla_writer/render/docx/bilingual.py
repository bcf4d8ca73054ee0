"""Two languages side by side as a DOCX: tables of two columns, the direction of each cell its own.

Belongs here: rows, cells, what is full width, the page around them. Does not belong here: paragraphs
(``blocks``), the styles of the second language (``bilingual_styles``), what stands beside what
(``render.bilingual``).

Numbers are text, not lists of Word: a list would count on through both columns, and letters differ.
Footnotes are counted through the document, as Word does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from mla_writer import paths
from mla_writer.render.bilingual import Bilingual, Piece, Row
from mla_writer.render.document import (
    Document,
    Heading,
    Item,
    Letterhead,
    PageBreak,
    Paragraph,
    References,
    Rule,
    Signature,
    Spans,
    Table,
)
from mla_writer.render.docx.bilingual_pages import FULL_WIDTH, footer, header, of_page
from mla_writer.render.docx.bilingual_styles import look_beside, styles_of_both, told_apart, without_lists
from mla_writer.render.docx.blocks import Body, Hold, Setting
from mla_writer.render.docx.numbering import Numbering, Place
from mla_writer.render.docx.package import packed
from mla_writer.render.docx.pages import footnotes, settings
from mla_writer.render.docx.runs import FIRST_FOOTNOTE, Runs
from mla_writer.render.docx.styles import HAIR, NUMBERED, font_table
from mla_writer.render.docx.xml import Element, name, serialised, val, w
from mla_writer.render.layout import Entries, Entry

GUTTER = 255
"""From the text to the line between the columns, on each side."""
HALF = FULL_WIDTH // 2
LABELS = 0.35
"""Of a column, for the labels of references and of tables of labels and values."""
BETWEEN_LABEL_AND_VALUE = 115
UNDIVIDED = (Heading, Letterhead, References, Signature)


def write_bilingual_docx(pair: Bilingual, *, made_on: datetime, attachment: bytes | None = None) -> bytes:
    """The DOCX of ``pair``; arguments and errors as in ``write_docx``."""
    body = _Pair(pair)
    looks = (body.first.runs.look, body.second.runs.look)
    elements = list(body.elements())
    parts = {
        "document.xml": serialised(w("document", w("body", *elements, of_page(body.left.runs.look)))),
        "styles.xml": styles_of_both(*looks),
        "settings.xml": serialised(settings(looks[0])),
        "numbering.xml": serialised(without_lists(body.first.numbering.part())),
        "header1.xml": serialised(header(pair, body.left.runs, body.right.runs)),
        "footer1.xml": serialised(footer(pair, body.left.runs, body.right.runs)),
        "fontTable.xml": font_table(),
        "theme.xml": (paths.resources() / "styles" / "theme.xml").read_bytes(),
        "footnotes.xml": serialised(body.notes()),
    }
    properties = replace(pair.first, title=pair.title, reference=pair.reference)
    return packed(parts, properties, made_on, attachment)


class _AsText(Numbering):
    """No lists: every label is printed as text."""

    def continued(self, name: str, label: str, place: Place) -> int | None:
        return None


class _Column(Body):
    """Makes what one language writes into cells; its styles end in ``suffix``."""

    def __init__(self, document: Document, suffix: str) -> None:
        look = look_beside(document)
        super().__init__(look, HALF - GUTTER)
        self.numbering = _AsText(Place(look.hang, look.hang, NUMBERED), look.rtl)
        self.suffix = suffix
        self._hang_of_labels = look.hang

    def cell(self, piece: Piece, hold: Hold) -> list[Element]:
        """What stands in the cell of ``piece``."""
        made = list(self._piece(piece, hold))
        if made[-1].tag == name("tbl"):
            made.append(self._distance())
        return [told_apart(element, self.suffix) for element in made]

    def full(self, piece: Piece) -> list[Element]:
        """``piece`` over the full width."""
        half, self.width = self.width, FULL_WIDTH
        made = [told_apart(element, self.suffix) for element in self._block(piece.block, Hold.NONE)]
        self.width = half
        return made

    def distance(self, new_page: bool = False) -> Element:
        """White between two tables, which would else become one."""
        self._new_page = new_page
        return told_apart(self._distance(keep=not new_page), self.suffix)

    def _piece(self, piece: Piece, hold: Hold) -> Iterator[Element]:
        source = piece.source
        match source:
            case Paragraph() | Item() if piece.label:
                kind = "number" if isinstance(source, Paragraph) else "letter"
                shown = source if isinstance(source, Paragraph) else Paragraph(source.spans)
                yield from self._entries(
                    Entries(kind, [Entry(piece.label, [shown], source)]), piece.depth, hold
                )
            case Paragraph() if piece.depth:
                left = self._hang_of_labels * piece.depth
                setting = Setting("NumberedContinued", hold, left=left, passage=self._passage(source.spans))
                yield self._made(setting, source.spans)
            case _:
                yield from self._framed(piece, hold)

    def _framed(self, piece: Piece, hold: Hold) -> Iterator[Element]:
        match piece.block:
            case Letterhead():
                yield from self._letterhead(piece.block)
            case References():
                row = piece.block.rows[0]
                yield self._labelled("ReferenceLabel", "Reference", (row.label, row.value))
            case Table(columns=()):
                yield self._labelled("TableHeading", "TableText", piece.block.rows[0])
            case _:
                yield from self._block(piece.block, hold)

    def _labelled(self, label: str, value: str, row: tuple[Spans, ...]) -> Element:
        widths = (round(self.width * LABELS), self.width - round(self.width * LABELS))
        made = self._grid("TableNormal", widths)
        made.append(self._row(w("trPr"), (Setting(label), Setting(value)), row, widths))
        side = "left" if self.runs.look.rtl else "right"
        made.find(f".//{name('tcPr')}").append(w("tcMar", w(side, w=BETWEEN_LABEL_AND_VALUE, type="dxa")))
        return made


class _Pair:
    """Makes the body: a table for each run of rows, and between them what needs the full width."""

    def __init__(self, pair: Bilingual) -> None:
        self._pair = pair
        self.first = _Column(pair.first, "")
        self.second = _Column(pair.second, f"-{pair.second.language}")
        self.left, self.right = (self.first, self.second) if pair.first_is_left else (self.second, self.first)
        self._notes = self.second.runs.footnotes = self.first.runs.footnotes
        self._callers: list[Runs] = []

    def elements(self) -> Iterator[Element]:
        """The elements of the body in order."""
        for whole, run in groupby(self._pair.rows_with_the_next, lambda rows: _is_full_width(rows[0])):
            if whole:
                for row, _ in run:
                    yield from self._over_both(row)
            else:
                yield self._table(list(run))
        yield self.first.distance()

    def notes(self) -> Element:
        """The part with the footnotes, each in the styles of its own column."""
        root = footnotes([], self.first.runs)
        for id, (spans, runs) in enumerate(zip(self._notes, self._callers, strict=True), FIRST_FOOTNOTE):
            note = footnotes([spans], runs)[-1]
            note.set(name("id"), str(id))
            root.append(told_apart(note, "" if runs is self.first.runs else self.second.suffix))
        return root

    def _over_both(self, row: Row) -> Iterator[Element]:
        kind = row.pieces[0].block
        if isinstance(kind, PageBreak):
            yield self.first.distance(new_page=True)
        elif isinstance(kind, Rule):
            yield from self.first.full(row.pieces[0])
        else:
            yield self.first.distance()
            for column, piece in ((self.first, row.first), (self.second, row.second)):
                if piece is not None:
                    yield from self._called(column, column.full(piece))

    def _called(self, column: _Column, made: list[Element]) -> list[Element]:
        """``made``, with the notes it calls put down as those of ``column``."""
        self._callers += [column.runs] * (len(self._notes) - len(self._callers))
        return made

    def _table(self, rows: list[tuple[Row, Row]]) -> Element:
        properties = w(
            "tblPr",
            val("tblStyle", "TableNormal"),
            w("tblW", w=FULL_WIDTH, type="dxa"),
            w("tblBorders", w("insideV", val="single", sz=4, space=0, color=HAIR)),
            w("tblLayout", type="fixed"),
        )
        grid = w("tblGrid", *(w("gridCol", w=HALF) for _ in range(2)))
        return w("tbl", properties, grid, *(self._row(row, following) for row, following in rows))

    def _row(self, row: Row, following: Row) -> Element:
        kinds = {type(piece.block) for piece in following.pieces}
        hold = Hold.WHOLE if Signature in kinds else Hold.NEXT if Table in kinds else Hold.NONE
        whole = any(isinstance(piece.block, UNDIVIDED) for piece in row.pieces)
        left, right = self._pair.sides(row)
        cells = (
            self._cell(self.left, left, hold, "right"),
            self._cell(self.right, right, hold, "left"),
        )
        return w("tr", w("trPr", w("cantSplit")) if whole else None, *cells)

    def _cell(self, column: _Column, piece: Piece | None, hold: Hold, inner: str) -> Element:
        margin = w("tcMar", w(inner, w=GUTTER, type="dxa"))
        properties = w("tcPr", w("tcW", w=HALF, type="dxa"), margin)
        content = self._called(column, column.cell(piece, hold)) if piece else [column.distance()]
        return w("tc", properties, *content)


def _is_full_width(row: Row) -> bool:
    return row.stacked or any(isinstance(piece.block, Rule | PageBreak) for piece in row.pieces)
