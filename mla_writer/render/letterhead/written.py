"""The cleaned copy of a letterhead as a DOCX: its parts under names of our own, equal each time."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.render.docx.package import OFFICE, PACKAGE, THEME, WORD, relationships, zipped
from mla_writer.render.docx.xml import RELATIONSHIPS, Element, etree, serialised, w
from mla_writer.render.letterhead.model import Edge, Letterhead, Paper
from mla_writer.render.letterhead.pictures import CONTENT_TYPES

Edges = tuple[tuple[str, str, str, Edge], ...]
"""Of each: the kind of page, "header" or "footer", the name of the part, and the part."""


def edges_of(letterhead: Letterhead) -> Edges:
    """The headers and footers that ``letterhead`` has."""
    every = (
        ("first", "header", "header1.xml", letterhead.first_header),
        ("first", "footer", "footer1.xml", letterhead.first_footer),
        ("default", "header", "header2.xml", letterhead.header),
        ("default", "footer", "footer2.xml", letterhead.footer),
    )
    return tuple((page, kind, part, edge) for page, kind, part, edge in every if edge is not None)


def written(letterhead: Letterhead) -> bytes:
    """The DOCX with nothing but the parts of ``letterhead``."""
    files = {
        "[Content_Types].xml": _content_types(letterhead),
        "_rels/.rels": relationships(
            [("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml")]
        ),
        "word/document.xml": _document(letterhead),
        "word/_rels/document.xml.rels": relationships(list(_related(letterhead))),
        "word/styles.xml": letterhead.styles,
    }
    if letterhead.theme is not None:
        files["word/theme.xml"] = letterhead.theme
    for _, _, part, edge in edges_of(letterhead):
        files[f"word/{part}"] = edge.part
        if edge.calls:
            files[f"word/_rels/{part}.rels"] = calls_of(edge)
    files |= {f"word/{path}": data for path, data in letterhead.media.items()}
    return zipped(files)


def calls_of(edge: Edge) -> bytes:
    """The relationships of a header or footer: its pictures."""
    return relationships([(id, f"{OFFICE}/relationships/image", path) for id, path in edge.calls.items()])


def page_of(paper: Paper) -> tuple[Element, Element]:
    """Size and margins as elements of a section."""
    size = w("pgSz", w=paper.width, h=paper.height)
    margins = w(
        "pgMar",
        top=paper.top,
        right=paper.right,
        bottom=paper.bottom,
        left=paper.left,
        header=paper.header,
        footer=paper.footer,
        gutter=0,
    )
    return size, margins


def reference(kind: str, page: str, id: str) -> Element:
    """The call of a header or footer by a section."""
    made = w(f"{kind}Reference", type=page)
    made.set(f"{{{RELATIONSHIPS}}}id", id)
    return made


def _document(letterhead: Letterhead) -> bytes:
    references = (
        reference(kind, page, f"rId{number}")
        for number, (page, kind, _, _) in enumerate(edges_of(letterhead), 3)
    )
    section = w(
        "sectPr", *references, *page_of(letterhead.paper), w("titlePg") if letterhead.first_differs else None
    )
    return serialised(w("document", w("body", w("p"), section)))


def _related(letterhead: Letterhead) -> Iterator[tuple[str, str, str]]:
    yield "rId1", f"{OFFICE}/relationships/styles", "styles.xml"
    if letterhead.theme is not None:
        yield "rId2", f"{OFFICE}/relationships/theme", "theme.xml"
    for number, (_, kind, part, _) in enumerate(edges_of(letterhead), 3):
        yield f"rId{number}", f"{OFFICE}/relationships/{kind}", part


def _content_types(letterhead: Letterhead) -> bytes:
    namespace = f"{PACKAGE}/content-types"
    root = etree.Element(f"{{{namespace}}}Types", None, {None: namespace})
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **picture_types(letterhead),
    }
    overrides = {"document.xml": f"{WORD}.document.main+xml", "styles.xml": f"{WORD}.styles+xml"}
    if letterhead.theme is not None:
        overrides["theme.xml"] = THEME
    overrides |= {part: f"{WORD}.{kind}+xml" for _, kind, part, _ in edges_of(letterhead)}
    for ending, kind in defaults.items():
        etree.SubElement(root, f"{{{namespace}}}Default", {"Extension": ending, "ContentType": kind})
    for path, kind in overrides.items():
        etree.SubElement(root, f"{{{namespace}}}Override", {"PartName": f"/word/{path}", "ContentType": kind})
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def picture_types(letterhead: Letterhead) -> dict[str, str]:
    """The content types of its pictures by the ending of their names."""
    endings = sorted({path.rpartition(".")[2] for path in letterhead.media})
    return {ending: CONTENT_TYPES[ending] for ending in endings}
