"""Size and margins of a letterhead's page, where they leave room for a letter."""

from __future__ import annotations

from mla_writer.render.docx.styles import BOTTOM, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TO_HEADER, TOP
from mla_writer.render.docx.xml import Element, name
from mla_writer.render.letterhead.model import Paper

OURS = Paper(PAGE_WIDTH, PAGE_HEIGHT, MARGIN, MARGIN, TOP, BOTTOM, TO_HEADER, TO_HEADER)
LEAST_TEXT_WIDTH, LEAST_TEXT_HEIGHT = 6800, 8500
"""12 and 15 centimetres."""
LARGEST_PAGE, LEAST_TO_EDGE = 24000, 280


def paper_of(section: Element | None) -> tuple[Paper, bool]:
    """The page that ``section`` describes; ours, and True, where it leaves too little room."""
    size = section.find(name("pgSz")) if section is not None else None
    margins = section.find(name("pgMar")) if section is not None else None
    if size is None or margins is None:
        return OURS, False
    paper = Paper(
        _twips(size, "w"),
        _twips(size, "h"),
        _twips(margins, "left") + _twips(margins, "gutter"),
        _twips(margins, "right"),
        _twips(margins, "top"),
        _twips(margins, "bottom"),
        max(LEAST_TO_EDGE, _twips(margins, "header")),
        max(LEAST_TO_EDGE, _twips(margins, "footer")),
    )
    return (paper, False) if _has_room(paper) else (OURS, True)


def _has_room(paper: Paper) -> bool:
    sides = (paper.left, paper.right, paper.top, paper.bottom)
    return (
        min(sides) >= LEAST_TO_EDGE
        and max(paper.width, paper.height) <= LARGEST_PAGE
        and paper.text_width >= LEAST_TEXT_WIDTH
        and paper.height - paper.top - paper.bottom >= LEAST_TEXT_HEIGHT
        and max(paper.header, paper.footer) <= paper.height // 4
    )


def _twips(element: Element, key: str) -> int:
    try:
        return abs(int(str(element.get(name(key)) or "0")))
    except ValueError:
        return 0
