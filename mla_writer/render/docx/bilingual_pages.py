"""The page around two languages: margins, marks above each column, reference and pages in both."""

from __future__ import annotations

from collections.abc import Sequence

from mla_writer.render.bilingual import Bilingual
from mla_writer.render.docx.pages import header as header_of
from mla_writer.render.docx.pages import page_fields, section
from mla_writer.render.docx.runs import Runs
from mla_writer.render.docx.styles import HAIR, Look
from mla_writer.render.docx.xml import Element, name, val, w

MARGIN, FULL_WIDTH = 1134, 9638
"""Of 20 mm, and what is between."""


def of_page(look: Look) -> Element:
    """The properties of the one section; ``look`` is that of the left column."""
    made = section(look)
    margins = made.find(name("pgMar"))
    for side in ("left", "right"):
        margins.set(name(side), str(MARGIN))
    return made


def header(pair: Bilingual, left: Runs, right: Runs) -> Element:
    """The marks of each document above its column, at the outer edge."""
    cells: list[Element] = []
    for document, runs, at_the_left in ((pair.left, left, True), (pair.right, right, False)):
        paragraph = header_of(document, runs)[0]
        # In paragraphs from right to left, "left" is where lines begin.
        begins = at_the_left != runs.look.rtl
        paragraph.find(name("pPr")).append(val("jc", "left" if begins else "right"))
        cells.append(paragraph)
    return w("hdr", _cells(cells, None), w("p", w("pPr", val("pStyle", "header"))))


def footer(pair: Bilingual, left: Runs, right: Runs) -> Element:
    """The page below each column in its language and direction, the reference between them."""
    pages = (
        w("p", _footer_settings("left"), *page_fields(pair.left.page_label, left)),
        w("p", _footer_settings("center"), *left.plain(pair.reference)),
        w(
            "p",
            # In paragraphs from right to left, "left" is where lines begin.
            _footer_settings("left" if right.look.rtl else "right", right.look.rtl),
            *page_fields(pair.right.page_label, right),
        ),
    )
    above = w("tblBorders", w("top", val="single", sz=4, space=0, color=HAIR))
    return w("ftr", _cells(pages, above), w("p", _footer_settings("left")))


def _footer_settings(align: str, rtl: bool = False) -> Element:
    return w("pPr", val("pStyle", "footer"), val("bidi", int(rtl)), val("jc", align))


def _cells(paragraphs: Sequence[Element], borders: Element | None) -> Element:
    properties = w(
        "tblPr",
        val("tblStyle", "TableNormal"),
        w("tblW", w=FULL_WIDTH, type="dxa"),
        borders,
        w("tblLayout", type="fixed"),
    )
    width = FULL_WIDTH // len(paragraphs)
    grid = w("tblGrid", *(w("gridCol", w=width) for _ in paragraphs))
    cells = (w("tc", w("tcPr", w("tcW", w=width, type="dxa")), one) for one in paragraphs)
    return w("tbl", properties, grid, w("tr", *cells))
