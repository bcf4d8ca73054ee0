"""The page around the text: section, header with marks, footer with reference and page, footnotes.

Belongs here: the parts beside the body. Does not belong here: the body (``blocks``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mla_writer.render.document import Document, Spans
from mla_writer.render.docx.package import FOOTER, HEADER
from mla_writer.render.docx.runs import FIRST_FOOTNOTE, Runs
from mla_writer.render.docx.styles import (
    BOTTOM,
    HAIR,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_WIDTH,
    TO_HEADER,
    TOP,
    Look,
    proofing_tag,
)
from mla_writer.render.docx.xml import RELATIONSHIPS, Element, text_element, val, w

FIELD = re.compile(r"\{([01])\}")
FIELDS = {"0": "PAGE", "1": "NUMPAGES"}
SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


def section(look: Look) -> Element:
    """The properties of the one section."""
    references = []
    for tag, id in (("headerReference", HEADER), ("footerReference", FOOTER)):
        reference = w(tag, type="default")
        reference.set(f"{{{RELATIONSHIPS}}}id", id)
        references.append(reference)
    return w(
        "sectPr",
        *references,
        w("pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT),
        w(
            "pgMar",
            top=TOP,
            right=MARGIN,
            bottom=BOTTOM,
            left=MARGIN,
            header=TO_HEADER,
            footer=TO_HEADER,
            gutter=0,
        ),
        w("bidi") if look.rtl else None,
    )


def header(document: Document, runs: Runs) -> Element:
    """Each mark in a frame of its own, at the end of the line."""
    paragraph = w("p", _settings("header", runs.look))
    for index, mark in enumerate(document.marks):
        if index:
            paragraph.append(w("r", text_element("     ")))
        paragraph.extend(runs.plain(mark, "Stamp"))
    return w("hdr", paragraph)


def footer(document: Document, runs: Runs, width: int = TEXT_WIDTH) -> Element:
    """The reference, and the page at the other end: two cells, since tab stops mirror differently."""
    look = runs.look
    above = w("tblBorders", w("top", val="single", sz=4, space=0, color=HAIR))
    properties = w(
        "tblPr",
        val("tblStyle", "TableNormal"),
        w("bidiVisual") if look.rtl else None,
        w("tblW", w=width, type="dxa"),
        above,
        w("tblLayout", type="fixed"),
    )
    half = width // 2
    reference = w("p", _settings("footer", look), *runs.plain(document.reference))
    page = w("p", _settings("footer", look, "right"), *page_fields(document.page_label, runs))
    cells = (w("tc", w("tcPr", w("tcW", w=half, type="dxa")), cell) for cell in (reference, page))
    grid = w("tblGrid", w("gridCol", w=half), w("gridCol", w=half))
    return w("ftr", w("tbl", properties, grid, w("tr", *cells)), w("p", _settings("footer", look)))


def footnotes(notes: list[Spans], runs: Runs) -> Element:
    """The footnotes part: two separators that the format demands, then ``notes``."""
    root = w("footnotes")
    for id, kind in SEPARATORS:
        paragraph = w("p", w("pPr", w("spacing", after=0, line=240, lineRule="auto")), w("r", w(kind)))
        root.append(w("footnote", paragraph, type=kind, id=id))
    for id, note in enumerate(notes, FIRST_FOOTNOTE):
        mark = w("r", w("rPr", val("rStyle", "FootnoteReference")), w("footnoteRef"))
        space = w("r", text_element(" "))
        paragraph = w("p", _settings("FootnoteText", runs.look), mark, space, *runs.of(note))
        root.append(w("footnote", paragraph, id=id))
    return root


def settings(look: Look) -> Element:
    """The settings part."""
    mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}
    return w(
        "settings",
        val("defaultTabStop", 720),
        val("characterSpacingControl", "compressPunctuation" if look.chinese else "doNotCompress"),
        w("footnotePr", *(w("footnote", id=id) for id, _ in SEPARATORS)),
        w("compat", w("compatSetting", **mode)),
        w("themeFontLang", val=proofing_tag(look.language)) if not look.rtl else None,
    )


def _settings(style: str, look: Look, align: str = "") -> Element:
    return w(
        "pPr",
        val("pStyle", style),
        w("bidi") if look.rtl else None,
        val("jc", align) if align else None,
    )


def page_fields(label: str, runs: Runs) -> Iterator[Element]:
    """ "Page {0} of {1}" with fields that Word fills in."""
    for index, part in enumerate(FIELD.split(label)):
        if index % 2 == 0:
            yield from runs.plain(part)
        else:
            yield from _field(FIELDS[part])


def _field(instruction: str) -> Iterator[Element]:
    yield w("r", w("fldChar", fldCharType="begin"))
    code = w("instrText")
    code.text = instruction
    yield w("r", code)
    yield w("r", w("fldChar", fldCharType="separate"))
    yield w("r", text_element("1"))
    yield w("r", w("fldChar", fldCharType="end"))
