"""A document on a letterhead: its headers, footers, crest and page, with what is printed on every page.

Belongs here: joining the letterhead's edges with our marks, reference and page numbers. Does not belong
here: styles (``letterhead_styles``), taking a letterhead in (``render.letterhead``).

The order of a page: the letterhead's header, the marks; text; the letterhead's footer, reference and page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mla_writer.render.document import Document
from mla_writer.render.docx.letterhead_styles import REFERRING, merged_styles, size_in, told_direction
from mla_writer.render.docx.package import FOOTER, HEADER, OFFICE, WORD, More, Part
from mla_writer.render.docx.pages import footer, header
from mla_writer.render.docx.runs import Runs
from mla_writer.render.docx.styles import Look, look_of
from mla_writer.render.docx.xml import Element, etree, name, serialised, val, w
from mla_writer.render.letterhead.model import Edge, Letterhead
from mla_writer.render.letterhead.written import calls_of, page_of, picture_types, reference

FIRST_HEADER = Part("header2.xml", f"{WORD}.header+xml", f"{OFFICE}/relationships/header", "rId10")
FIRST_FOOTER = Part("footer2.xml", f"{WORD}.footer+xml", f"{OFFICE}/relationships/footer", "rId11")


def look_on(letterhead: Letterhead, document: Document) -> Look:
    """The look of ``document`` in the sizes of the letterhead."""
    look = look_of(document)
    size, complex_size = size_in(letterhead.styles, look)
    chosen = complex_size / look.complex_size if look.rtl else size / look.size
    return replace(look, size=size, complex_size=complex_size, hang=round(look.hang * chosen))


def section_on(letterhead: Letterhead, look: Look) -> Element:
    """The properties of the one section."""
    first = letterhead.first_differs
    return w(
        "sectPr",
        reference("header", "default", HEADER),
        reference("footer", "default", FOOTER),
        reference("header", "first", FIRST_HEADER.id) if first else None,
        reference("footer", "first", FIRST_FOOTER.id) if first else None,
        *page_of(letterhead.paper),
        w("titlePg") if first else None,
        w("bidi") if look.rtl else None,
    )


def placed(letterhead: Letterhead, parts: dict[str, bytes], document: Document, runs: Runs) -> More:
    """Change styles, theme, header and footer among ``parts`` to those of the letterhead with ours; returns
    what is added."""
    styles, renamed = merged_styles(letterhead, runs.look)
    parts["styles.xml"] = styles
    if letterhead.theme is not None:
        parts["theme.xml"] = letterhead.theme
    edges = {"header1.xml": letterhead.header, "footer1.xml": letterhead.footer}
    if letterhead.first_differs:
        edges |= {"header2.xml": letterhead.first_header, "footer2.xml": letterhead.first_footer}
    files = dict(letterhead.media)
    joined = _Joined(letterhead, document, runs, renamed)
    for path, edge in edges.items():
        made = serialised(joined.header(edge) if path.startswith("header") else joined.footer(edge))
        if path in parts:
            parts[path] = made
        else:
            files[path] = made
        if edge is not None and edge.calls:
            files[f"_rels/{path}.rels"] = calls_of(edge)
    more = (FIRST_HEADER, FIRST_FOOTER) if letterhead.first_differs else ()
    return More(files, more, picture_types(letterhead))


class _Joined:
    def __init__(
        self, letterhead: Letterhead, document: Document, runs: Runs, renamed: Mapping[str, str]
    ) -> None:
        self._letterhead, self._document, self._runs, self._renamed = letterhead, document, runs, renamed

    def header(self, edge: Edge | None) -> Element:
        """The letterhead's header, then the marks."""
        ours = header(self._document, self._runs)
        for paragraph in ours:
            paragraph.find(name("pPr")).append(val("jc", "right"))
        if edge is None:
            return ours
        theirs = self._part(edge)
        if self._document.marks:
            theirs.extend(ours)
        return theirs

    def footer(self, edge: Edge | None) -> Element:
        """The letterhead's footer, then reference and page."""
        ours = footer(self._document, self._runs, self._letterhead.paper.text_width)
        if edge is None or not edge.shown:
            return ours
        theirs = self._part(edge)
        theirs.extend(ours)
        return theirs

    def _part(self, edge: Edge) -> Element:
        root = told_direction(etree.fromstring(edge.part), self._letterhead.styles)
        for tag in REFERRING:
            for one in root.iter(name(tag)):
                id = str(one.get(name("val")))
                one.set(name("val"), self._renamed.get(id, id))
        return root
