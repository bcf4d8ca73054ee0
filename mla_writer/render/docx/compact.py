"""A sheet for the file as a DOCX: small type, narrow margins, little room between lines.

Belongs here: what differs from a letter. Does not belong here: a letter (``styles``, ``pages``).
"""

from __future__ import annotations

from dataclasses import replace

from mla_writer.render.document import Document
from mla_writer.render.docx.pages import footer, section
from mla_writer.render.docx.runs import Runs
from mla_writer.render.docx.styles import PAGE_WIDTH, Look, styles_part
from mla_writer.render.docx.xml import Element, etree, name, serialised

SMALLER, CLOSER = 0.74, 0.4
"""Of the size of a letter's type, and of the distances between its paragraphs."""
MARGIN, ABOVE, BELOW, TO_HEADER = 964, 850, 964, 425
SHEET_WIDTH = PAGE_WIDTH - 2 * MARGIN
SINGLE = 240
"""The distance of lines that stand close together, in 240ths of their height."""


def smaller(look: Look) -> Look:
    """``look`` in the type of a sheet."""
    return replace(
        look,
        size=round(look.size * SMALLER),
        complex_size=round(look.complex_size * SMALLER),
        hang=round(look.hang * SMALLER),
    )


def sheet_section(look: Look) -> Element:
    """The properties of the one section."""
    made = section(look)
    margins = made.find(name("pgMar"))
    sides = {"left": MARGIN, "right": MARGIN, "top": ABOVE, "bottom": BELOW}
    for side, room in (*sides.items(), ("header", TO_HEADER), ("footer", TO_HEADER)):
        margins.set(name(side), str(room))
    return made


def sheet_footer(document: Document, runs: Runs) -> Element:
    """Reference and page number across the whole width."""
    made = footer(document, runs)
    for tag, parts in (("tblW", 1), ("gridCol", 2), ("tcW", 2)):
        for one in made.iter(name(tag)):
            one.set(name("w"), str(SHEET_WIDTH // parts))
    return made


def sheet_styles(look: Look) -> bytes:
    """``styles.xml`` for a sheet in ``look``, which is already smaller."""
    root = etree.fromstring(styles_part(look))
    for spacing in root.iter(name("spacing")):
        for side in ("before", "after"):
            if spacing.get(name(side)):
                spacing.set(name(side), str(round(int(spacing.get(name(side))) * CLOSER)))
        if spacing.get(name("lineRule")) == "auto":
            spacing.set(name("line"), str(SINGLE))
    return serialised(root)
