"""The file around the parts: content types, relationships, properties, and a zip equal each time.

Belongs here: Open Packaging Conventions (ECMA-376, part 2). Does not belong here: what stands in
the parts.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from mla_writer.archives import FIXED_TIME
from mla_writer.render.document import Document
from mla_writer.render.docx.xml import Element, etree, refuse_control_characters

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = f"{PACKAGE}/metadata/core-properties"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
REQUEST = "urn:mla-writer:request"
"""Namespace of the element that holds the machine-readable request."""

THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
ITEM_ID = "{5B7B2E4C-8A0E-4C0B-9C55-6D5A4C2F31A7}"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document: its path below ``word/``, its content type, how the body refers to it."""

    path: str
    content_type: str
    relationship: str
    id: str


PARTS = (
    Part("styles.xml", f"{WORD}.styles+xml", f"{OFFICE}/relationships/styles", "rId1"),
    Part("settings.xml", f"{WORD}.settings+xml", f"{OFFICE}/relationships/settings", "rId2"),
    Part("numbering.xml", f"{WORD}.numbering+xml", f"{OFFICE}/relationships/numbering", "rId3"),
    Part("footnotes.xml", f"{WORD}.footnotes+xml", f"{OFFICE}/relationships/footnotes", "rId4"),
    Part("header1.xml", f"{WORD}.header+xml", f"{OFFICE}/relationships/header", "rId5"),
    Part("footer1.xml", f"{WORD}.footer+xml", f"{OFFICE}/relationships/footer", "rId6"),
    Part("fontTable.xml", f"{WORD}.fontTable+xml", f"{OFFICE}/relationships/fontTable", "rId7"),
    Part("theme.xml", THEME, f"{OFFICE}/relationships/theme", "rId8"),
)
HEADER, FOOTER, ATTACHMENT = "rId5", "rId6", "rId9"


@dataclass(frozen=True, slots=True)
class More:
    """What a letterhead adds: files by path below ``word/``, parts among them that the document calls, and
    content types of pictures by the ending of their names."""

    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    parts: tuple[Part, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict[str, str])


NOTHING_MORE = More()


def packed(
    parts: dict[str, bytes],
    document: Document,
    made_on: datetime,
    attached: bytes | None,
    more: More = NOTHING_MORE,
) -> bytes:
    """The DOCX with ``parts`` (by path below ``word/``, ``document.xml`` among them)."""
    files = {
        "[Content_Types].xml": _content_types(attached is not None, more),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _properties(document, made_on),
        "word/_rels/document.xml.rels": _document_relationships(attached is not None, more),
        **{f"word/{path}": data for path, data in (parts | dict(more.files)).items()},
    }
    if attached is not None:
        files |= _attachment(attached)
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """One zip of ``files``; entries carry no date of their own."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()


def _element(namespace: str, tag: str, **attributes: str) -> Element:
    return etree.Element(f"{{{namespace}}}{tag}", attributes, {None: namespace})


def _bytes(root: Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _content_types(attached: bool, more: More) -> bytes:
    namespace = f"{PACKAGE}/content-types"
    root = _element(namespace, "Types")
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    root.append(_element(namespace, "Default", Extension="rels", ContentType=relationships))
    root.append(_element(namespace, "Default", Extension="xml", ContentType="application/xml"))
    for ending, kind in more.pictures.items():
        root.append(_element(namespace, "Default", Extension=ending, ContentType=kind))
    overrides = {
        "/word/document.xml": f"{WORD}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/word/{part.path}": part.content_type for part in (*PARTS, *more.parts)},
    }
    if attached:
        properties = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        overrides["/customXml/itemProps1.xml"] = properties
    for path, content_type in overrides.items():
        root.append(_element(namespace, "Override", PartName=path, ContentType=content_type))
    return _bytes(root)


def relationships(rows: list[tuple[str, str, str]]) -> bytes:
    """A part of relationships; each row is id, type and target."""
    namespace = f"{PACKAGE}/relationships"
    root = _element(namespace, "Relationships")
    for id, kind, target in rows:
        root.append(_element(namespace, "Relationship", Id=id, Type=kind, Target=target))
    return _bytes(root)


def _package_relationships() -> bytes:
    return relationships(
        [
            ("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ]
    )


def _document_relationships(attached: bool, more: More) -> bytes:
    rows = [(part.id, part.relationship, part.path) for part in (*PARTS, *more.parts)]
    if attached:
        rows.append((ATTACHMENT, f"{OFFICE}/relationships/customXml", "../customXml/item1.xml"))
    return relationships(rows)


def _properties(document: Document, made_on: datetime) -> bytes:
    """Only what was chosen: no name of a user, a machine or a program."""
    root = etree.Element(
        f"{{{CORE}}}coreProperties",
        None,
        {"cp": CORE, "dc": DUBLIN_CORE, "dcterms": TERMS, "xsi": INSTANCE},
    )
    stamp = made_on.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for tag, text in (
        (f"{{{DUBLIN_CORE}}}title", document.title),
        (f"{{{DUBLIN_CORE}}}subject", document.subject),
        (f"{{{DUBLIN_CORE}}}creator", document.author),
        (f"{{{CORE}}}keywords", document.reference),
        (f"{{{DUBLIN_CORE}}}language", document.language),
        (f"{{{TERMS}}}created", stamp),
        (f"{{{TERMS}}}modified", stamp),
    ):
        refuse_control_characters(text)
        if text:
            etree.SubElement(root, tag).text = text
    for tag in ("created", "modified"):
        root.find(f"{{{TERMS}}}{tag}").set(f"{{{INSTANCE}}}type", "dcterms:W3CDTF")
    return _bytes(root)


def _attachment(attached: bytes) -> dict[str, bytes]:
    """The machine-readable request as a custom XML part: Word keeps such parts when it saves."""
    holder = etree.Element(f"{{{REQUEST}}}request", None, {None: REQUEST})
    holder.text = attached.decode("utf-8")
    item = etree.Element(f"{{{CUSTOM_XML}}}datastoreItem", None, {"ds": CUSTOM_XML})
    item.set(f"{{{CUSTOM_XML}}}itemID", ITEM_ID)
    references = etree.SubElement(item, f"{{{CUSTOM_XML}}}schemaRefs")
    etree.SubElement(references, f"{{{CUSTOM_XML}}}schemaRef").set(f"{{{CUSTOM_XML}}}uri", REQUEST)
    properties = f"{OFFICE}/relationships/customXmlProps"
    return {
        "customXml/item1.xml": _bytes(holder),
        "customXml/itemProps1.xml": _bytes(item),
        "customXml/_rels/item1.xml.rels": relationships([("rId1", properties, "itemProps1.xml")]),
    }
