"""Blocks as paragraphs and tables of Word.

Belongs here: which style and which list a block gets, what must not be parted by the end of a page.
Does not belong here: runs (``runs``), looks (``styles``), the page around the text (``pages``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import zip_longest

from mla_writer.render.document import (
    Block,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    References,
    Signature,
    Span,
    Spans,
    Table,
    plain,
)
from mla_writer.render.docx.numbering import Numbering, Place
from mla_writer.render.docx.runs import Runs
from mla_writer.render.docx.styles import NUMBERED, ROOM_TO_SIGN, TEXT_WIDTH, Look
from mla_writer.render.docx.xml import Element, val, w
from mla_writer.render.layout import (
    Entries,
    Entry,
    amounts_only,
    before_heading,
    in_words,
    is_passage,
    kept_whole,
    nested,
    passage_direction,
    row_kept_whole,
    shares_of,
)

HEADINGS = ("Title", "Heading1", "Heading2", "Heading3")
STYLES = {
    "body": "Normal",
    "numbered": "NumberedContinued",
    "lead": "Subtitle",
    "center": "Centred",
    "note": "Remark",
}
SIDE_LINE = {"val": "single", "sz": 12, "space": 8, "color": "808080"}


class Hold(IntEnum):
    """What the end of a page must not part: nothing; a paragraph from the next; nor its own lines."""

    NONE = 0
    NEXT = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that is not translated: a line at its side says so; ``turned`` is whether its language runs
    against the document."""

    turned: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph has beyond its style."""

    style: str
    hold: Hold = Hold.NONE
    list: int | None = None
    left: int | None = None
    hanging: int = 0
    before: int | None = None
    align: str = ""
    passage: Passage | None = None
    new_page: bool = False


class Body:
    """Makes the body of one document; ``runs`` and ``numbering`` gather what it refers to. ``width`` is
    that of its tables."""

    def __init__(self, look: Look, width: int = TEXT_WIDTH) -> None:
        self.width = width
        self.runs = Runs(look)
        self._look = look
        self._hang = look.hang
        self._numbers = Place(look.hang, look.hang, NUMBERED)
        self.numbering = Numbering(self._numbers, look.rtl)
        self._new_page = False
        self._list = 0

    def of(self, document: Document) -> Iterator[Element]:
        """The elements of the body in order, without the properties of the section."""
        blocks: list[Block | Entries] = list(nested(document.blocks))
        for block, following, third in zip_longest(blocks, blocks[1:], blocks[2:]):
            yield from self._block(block, _held_to(following, third))
            if isinstance(block, Entries) and isinstance(following, Table):
                yield self._distance(keep=True)

    def _distance(self, keep: bool = False) -> Element:
        """Tables have no distance of their own."""
        return w("p", self._settings(Setting("Distance", Hold.NEXT if keep else Hold.NONE)))

    def _block(self, block: Block | Entries, hold: Hold) -> Iterator[Element]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield self._paragraph(block, hold)
            case Entries():
                yield from self._entries(block, 0, hold)
            case Table():
                yield self._table(block)
                yield self._distance()
            case PageBreak():
                self._new_page = True
            case _:
                yield from self._frame(block)

    def _frame(self, block: Block) -> Iterator[Element]:
        match block:
            case Letterhead():
                yield from self._letterhead(block)
            case References():
                yield self._references(block)
                yield self._distance()
            case Signature():
                yield from self._signature(block)
            case _:
                yield w("p", self._settings(Setting("Rule")))

    # ---- Paragraphs -----------------------------------------------------------------------------

    def _made(self, setting: Setting, spans: Spans, label: str = "") -> Element:
        made = w("p", self._settings(setting))
        if label:
            made.extend(self.runs.plain(label))
            made.append(w("r", w("tab")))
        made.extend(self.runs.of(spans))
        return made

    def _settings(self, setting: Setting) -> Element:
        look = self._look
        turned = setting.passage is not None and setting.passage.turned
        labelled = setting.list is not None or setting.hanging > 0
        # In a narrow column justified lines would have holes.
        align = "both" if turned and labelled and self.width >= TEXT_WIDTH else setting.align
        new_page, self._new_page = self._new_page, False
        indented = setting.left is not None and setting.list is None
        side = "right" if look.rtl else "left"
        return w(
            "pPr",
            val("pStyle", setting.style) if setting.style != "Normal" else None,
            w("keepNext") if setting.hold else None,
            w("keepLines") if setting.hold is Hold.WHOLE else None,
            w("pageBreakBefore") if new_page else None,
            self._list_entry(setting),
            w("pBdr", w(side, **SIDE_LINE)) if setting.passage else None,
            w("tabs", w("tab", val="left", pos=setting.left)) if indented and setting.hanging else None,
            _direction(look.rtl, turned and not labelled),
            w("spacing", before=setting.before) if setting.before is not None else None,
            _indents(setting, turned and not labelled) if indented else None,
            val("jc", align) if align else None,
        )

    def _list_entry(self, setting: Setting) -> Element | None:
        """The list of a paragraph; a label printed as text must not be numbered by its style too."""
        if setting.list is not None:
            return w("numPr", val("ilvl", 0), val("numId", setting.list))
        return w("numPr", val("numId", 0)) if setting.style == NUMBERED else None

    def _heading(self, heading: Heading) -> Element:
        style = HEADINGS[min(heading.level, len(HEADINGS)) - 1]
        if not heading.number:
            return self._made(Setting(style), heading.spans)
        hang = 0 if in_words(heading.number) else self._hang
        # The face of Chinese headings is heavy by itself.
        place = Place(hang, hang, style, bold=not self._look.chinese)
        list_id = self.numbering.continued(style, heading.number, place)
        label = "" if list_id else heading.number
        if in_words(label):
            return self._made(Setting(style), (Span(before_heading(label)), *heading.spans))
        return self._made(Setting(style, list=list_id, left=hang, hanging=hang), heading.spans, label)

    def _paragraph(self, paragraph: Paragraph, hold: Hold) -> Element:
        style = STYLES[paragraph.style]
        left = self._hang if paragraph.style == "numbered" else None
        setting = Setting(style, hold, left=left, passage=self._passage(paragraph.spans))
        return self._made(setting, paragraph.spans)

    def _passage(self, spans: Spans) -> Passage | None:
        """What is to be said of a passage that is not translated; None for any other text.

        Beside a label it keeps the direction of the document, which holds the label at its side; set
        justified, its lines begin where they are read."""
        if not is_passage(spans):
            return None
        own = "rtl" if self._look.rtl else "ltr"
        return Passage(passage_direction(spans, own) != own)

    # ---- Lists ----------------------------------------------------------------------------------

    def _entries(self, entries: Entries, depth: int, hold: Hold) -> Iterator[Element]:
        self._list += 1
        series = entries.kind if entries.kind == "number" else f"{entries.kind} {self._list}"
        for entry in entries.entries:
            held = hold if entry is entries.entries[-1] else Hold.NONE
            yield from self._entry(entry, series, depth, held)

    def _entry(self, entry: Entry, series: str, depth: int, hold: Hold) -> Iterator[Element]:
        numbered = series == "number"
        left = self._hang * (depth + 1)
        place = self._numbers if numbered and depth == 0 else Place(left, self._hang, "ListEntry")
        list_id = self.numbering.continued(series, entry.label, place)
        first, *others = entry.blocks
        style = NUMBERED if numbered else "ListEntry"
        introduces = Hold.NEXT if others and isinstance(others[0], Entries) else Hold.NONE
        passage = self._passage(_spans(first))
        setting = Setting(style, max(hold, introduces), list_id, left, self._hang, passage=passage)
        yield self._made(setting, _spans(first), "" if list_id else entry.label)
        for block in others:
            if isinstance(block, Entries):
                yield from self._entries(block, depth + 1, hold)
            else:
                passage = self._passage(block.spans)
                beside = Setting("NumberedContinued", hold, left=left, passage=passage)
                yield self._made(beside, block.spans)

    # ---- The frame of a letter --------------------------------------------------------------------

    def _letterhead(self, letterhead: Letterhead) -> Iterator[Element]:
        style = "LetterheadState"
        for line in letterhead.lines:
            if not line:
                style = "LetterheadAddress"
                continue
            yield self._made(Setting(style), line)
            style = "Letterhead" if style == "LetterheadState" else style
        yield w("p", self._settings(Setting("LetterheadRule")))

    def _signature(self, signature: Signature) -> Iterator[Element]:
        room, before = False, 360
        last = len(signature.lines) - 1
        for index, line in enumerate(signature.lines):
            if not line and index < last:
                room = True
                continue
            above = ROOM_TO_SIGN if room else before
            yield self._made(
                Setting("Signature", Hold.WHOLE if index < last else Hold.NONE, before=above), line
            )
            room, before = False, 0

    # ---- Tables ---------------------------------------------------------------------------------

    def _references(self, references: References) -> Element:
        longest = max((_length(plain(row.label)) for row in references.rows), default=0)
        label = min(self.width // 3, max(1200, longest * self._look.complex_size * 6 + 240))
        made = self._grid("TableNormal", (label, self.width - label))
        for row in references.rows:
            cells = (("ReferenceLabel", row.label, label), ("Reference", row.value, self.width - label))
            made.append(w("tr", *(self._cell(Setting(style), spans, width) for style, spans, width in cells)))
        return made

    def _table(self, table: Table) -> Element:
        shares = shares_of(table)
        widths = [round(share * self.width) for share in shares]
        made = self._grid("LightRules", widths, headed=bool(table.columns))
        ends = amounts_only(table) or (False,) * len(widths)
        whole = kept_whole(table)
        if table.columns:
            properties = w("trPr", w("cantSplit"), w("tblHeader"))
            settings = [Setting("TableHeading", Hold.NEXT, align=_align(end)) for end in ends]
            made.append(self._row(properties, settings, table.columns, widths))
        for index, row in enumerate(table.rows):
            hold = Hold.NEXT if whole and index < len(table.rows) - 1 else Hold.NONE
            settings = [Setting("TableText", hold, align=_align(end)) for end in ends]
            if not table.columns:
                row = (tuple(_emphasised(row[0])), *row[1:])
            properties = w("trPr", w("cantSplit") if row_kept_whole(row, shares) else None)
            made.append(self._row(properties, settings, row, widths))
        return made

    def _grid(self, style: str, widths: Sequence[int], headed: bool = False) -> Element:
        look = w("tblLook", val="0420" if headed else "0400", firstRow=int(headed), noVBand=1)
        for name in ("lastRow", "firstColumn", "lastColumn", "noHBand"):
            look.set(_attribute(name), "0")
        properties = w(
            "tblPr",
            val("tblStyle", style),
            w("bidiVisual") if self._look.rtl else None,
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            look,
        )
        return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)))

    def _row(
        self, properties: Element, settings: Sequence[Setting], row: Sequence[Spans], widths: Sequence[int]
    ) -> Element:
        cells = zip(settings, row, widths, strict=True)
        return w("tr", properties, *(self._cell(setting, spans, width) for setting, spans, width in cells))

    def _cell(self, setting: Setting, spans: Spans, width: int) -> Element:
        return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), self._made(setting, spans))


def _held_to(following: Block | Entries | None, third: Block | Entries | None) -> Hold:
    """How a block holds to what follows it: a signature never stands alone on a page, nor with its closing
    words alone."""
    if isinstance(following, Signature):
        return Hold.WHOLE
    closing = isinstance(third, Signature) and isinstance(following, Paragraph)
    return Hold.NEXT if closing or isinstance(following, Table) else Hold.NONE


def _spans(block: Paragraph | Entries) -> Spans:
    return block.spans if isinstance(block, Paragraph) else ()


def _direction(rtl: bool, turned: bool) -> Element | None:
    """The direction of a paragraph, said where it is not that of the style."""
    if turned:
        return val("bidi", 0) if rtl else w("bidi")
    return w("bidi") if rtl else None


def _indents(setting: Setting, turned: bool) -> Element:
    """Room for a label is kept on the side of the document's labels, also beside a passage that is turned."""
    if turned:
        return w("ind", left=0, right=setting.left, hanging=0)
    return w("ind", left=setting.left, hanging=setting.hanging)


def _length(text: str) -> int:
    """In letters of Latin width; Chinese characters are twice as wide."""
    return sum(2 if letter >= "\u2e80" else 1 for letter in text)


def _align(end: bool) -> str:
    return "right" if end else ""


def _emphasised(spans: Spans) -> Iterator[Span]:
    for span in spans:
        yield Span(span.text, True, span.italic, span.role, span.lang, span.note)


def _attribute(name: str) -> str:
    (key,) = w("x", **{name: 0}).keys()
    return key
