"""A ``Document`` as a DOCX that can be edited in Word: real headings, lists, footnotes and fields.

Belongs here: putting the parts together. The parts are made in the modules beside this one.

Everything that a legal letter needs beyond plain paragraphs (continuing lists, footnotes, fields,
two directions) has to be written as elements of the format anyway, so the whole body is; it is
also ten times faster than a library's objects.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from mla_writer import paths
from mla_writer.render.document import Document
from mla_writer.render.docx.blocks import Body
from mla_writer.render.docx.compact import SHEET_WIDTH, sheet_footer, sheet_section, sheet_styles, smaller
from mla_writer.render.docx.on_letterhead import look_on, placed, section_on
from mla_writer.render.docx.package import packed
from mla_writer.render.docx.pages import footer, footnotes, header, section, settings
from mla_writer.render.docx.styles import font_table, look_of, styles_part
from mla_writer.render.docx.xml import serialised, w
from mla_writer.render.letterhead.model import Letterhead


def write_docx(
    document: Document,
    *,
    made_on: datetime,
    attachment: bytes | None = None,
    letterhead: Letterhead | None = None,
) -> bytes:
    """The DOCX of ``document``; ``attachment`` is the machine-readable request, JSON in UTF-8. A
    ``letterhead`` gives page, styles, headers and footers; marks, reference and page numbers stay.

    Equal input gives equal bytes. ``made_on`` carries its time zone; it is the date in the file's
    properties. ``CannotRender`` for a control character that the format cannot hold.
    """
    look = look_of(document) if letterhead is None else look_on(letterhead, document)
    body = Body(look) if letterhead is None else Body(look, letterhead.paper.text_width)
    look = smaller(look_of(document)) if document.compact else look_of(document)
    body = Body(look, SHEET_WIDTH) if document.compact else Body(look)
    page = sheet_section(look) if document.compact else section(look)
    elements = list(body.of(document))
    parts = {
        "document.xml": serialised(w("document", w("body", *elements, page))),
        "styles.xml": sheet_styles(look) if document.compact else styles_part(look),
        "settings.xml": serialised(settings(look)),
        "numbering.xml": serialised(body.numbering.part()),
        "header1.xml": serialised(header(document, body.runs)),
        "footer1.xml": serialised((sheet_footer if document.compact else footer)(document, body.runs)),
        "fontTable.xml": font_table(),
        "theme.xml": _theme(),
        "footnotes.xml": serialised(footnotes(list(body.runs.footnotes), body.runs)),
    }
    if letterhead is None:
        return packed(parts, document, made_on, attachment)
    more = placed(letterhead, parts, document, body.runs)
    parts["document.xml"] = serialised(w("document", w("body", *elements, section_on(letterhead, look))))
    return packed(parts, document, made_on, attachment, more)


@lru_cache(maxsize=1)
def _theme() -> bytes:
    return (paths.resources() / "styles" / "theme.xml").read_bytes()
