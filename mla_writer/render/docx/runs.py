"""Spans as runs, and the footnotes that they call.

Belongs here: what a run carries (character style, direction, language), cutting where the script
turns. Does not belong here: paragraphs (``blocks``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mla_writer.render.document import Span, Spans
from mla_writer.render.docx.styles import Look, faces
from mla_writer.render.docx.xml import Element, text_element, val, w
from mla_writer.render.layout import moved_whole, stretches, with_the_sentence

CHARACTER_STYLES = {
    "identifier": "Identifier",
    "name": "Entered",
    "amount": "Entered",
    "value": "Entered",
    "gap": "Missing",
    "untranslated": "Untranslated",
    "mark": "Mark",
}
SIMPLE_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
JOINT = re.compile(r"[،؛,;:–—-] ?")
LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
NO_BREAK_SPACE = "\u00a0"
FIRST_FOOTNOTE = 1


class Runs:
    """Makes the runs of one document and gathers its footnotes."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.footnotes: list[Spans] = []

    def of(self, spans: Spans) -> Iterator[Element]:
        """The runs of ``spans`` in order."""
        for span in spans:
            yield from self._text(span)
            if span.note:
                self.footnotes.append(span.note)
                yield self._call(len(self.footnotes) - 1 + FIRST_FOOTNOTE)

    def plain(self, text: str, style: str = "") -> Iterator[Element]:
        """The runs of a text without spans: a label, a page number, a mark."""
        return self._text(Span(text), style)

    def _text(self, span: Span, style: str = "") -> Iterator[Element]:
        look = self.look
        style = style or CHARACTER_STYLES.get(span.role, "")
        text = _whole(span, look.rtl)
        in_line = with_the_sentence(span)
        for stretch, turned in stretches(text, look.rtl, entered=not in_line):
            rtl = turned != look.rtl
            made = w("r", self._properties(span, style, rtl))
            made.extend(_lines(_directed(stretch, turned) if look.rtl else stretch))
            yield made

    def _properties(self, span: Span, style: str, rtl: bool) -> Element | None:
        look = self.look
        italic = span.italic and look.slanted
        bold = span.bold or (span.italic and not look.slanted)
        if not (style or bold or italic or rtl or span.lang or look.chinese):
            return None
        return w(
            "rPr",
            val("rStyle", style) if style else None,
            _east_asian(look, bold) if look.chinese else None,
            *((w("b"), w("bCs")) if bold and not look.chinese else ()),
            *((w("i"), w("iCs")) if italic else ()),
            w("rtl") if rtl else None,
            _language(span.lang, rtl) if span.lang else None,
        )

    def _call(self, id: int) -> Element:
        properties = w("rPr", val("rStyle", "FootnoteReference"))
        return w("r", properties, w("footnoteReference", id=id))


def _whole(span: Span, rtl: bool) -> str:
    """The text of ``span`` so that its parts stay in order and, where it is short, on one line.

    LibreOffice breaks stretches that are joined by no-break spaces anywhere in right-to-left
    paragraphs; there ordinary spaces break better.
    """
    if not rtl:
        return span.text.replace(" ", NO_BREAK_SPACE) if moved_whole(span) else span.text
    return span.text.replace(NO_BREAK_SPACE, " ") if span.role == "identifier" else span.text


def _directed(stretch: str, turned: bool) -> str:
    """``stretch`` with the marks that it needs in Arabic text: one also where it only joins two that run from
    the left, since LibreOffice goes by the signs alone and would turn the order of "1(g)، 3(1)"."""
    if turned:
        return _edged(stretch)
    return RIGHT_TO_LEFT_MARK + stretch if JOINT.fullmatch(stretch) else stretch


def _edged(stretch: str) -> str:
    """``stretch``, which runs from the left, with a mark where it begins or ends in a sign that would go over
    to the text around it: "+999 1", "Ltd."; a number of several parts needs one at its beginning."""
    before = not stretch[:1].isalpha() and not SIMPLE_NUMBER.fullmatch(stretch)
    after = not stretch[-1:].isalnum()
    return LEFT_TO_RIGHT_MARK * before + stretch + LEFT_TO_RIGHT_MARK * after


def _lines(text: str) -> Iterable[Element]:
    first, *rest = text.split("\n")
    if first:
        yield text_element(first)
    for line in rest:
        yield w("br")
        if line:
            yield text_element(line)


def _east_asian(look: Look, bold: bool) -> Element:
    """Without the hint Word takes quotation marks, dashes and dots of Chinese text from the Latin face."""
    made = faces(look, heading=True) if bold else w("rFonts")
    made.set(_hint(), "eastAsia")
    return made


@lru_cache(maxsize=1)
def _hint() -> str:
    (key,) = w("rFonts", hint="eastAsia").keys()
    return key


def _language(tag: str, rtl: bool) -> Element:
    return w("lang", bidi=tag) if rtl else val("lang", tag)
