"""Elements of WordprocessingML.

Belongs here: making one element, refusing text that XML cannot hold. Does not belong here: what the
elements mean. Callers give children in the order of the schema (ECMA-376, part 1, annex A); the
tests run a validator over every kind of block.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, TypeAlias

import lxml.etree

from mla_writer.model.errors import CannotRender
from mla_writer.model.message import message

Element: TypeAlias = Any
etree: Any = lxml.etree
"""The library has no type hints."""

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAMESPACES = {"w": MAIN, "r": RELATIONSHIPS}
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@lru_cache(maxsize=512)
def name(tag: str) -> str:
    """The qualified name of a tag or attribute; ``r:id`` in the namespace of relationships."""
    prefix, _, local = tag.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def names(tags: str) -> tuple[str, ...]:
    """The qualified names of ``tags``, which spaces part."""
    return tuple(map(name, tags.split()))


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """The element ``w:tag`` with ``children`` (None is left out) and attributes ``w:name``."""
    made = etree.Element(name(tag), {name(key): str(value) for key, value in attributes.items()}, NAMESPACES)
    made.extend(child for child in children if child is not None)
    return made


def val(tag: str, value: object) -> Element:
    """The element ``w:tag`` with the one attribute ``w:val``."""
    made = etree.Element(name(tag), None, NAMESPACES)
    made.set(name("val"), str(value))
    return made


def text_element(text: str) -> Element:
    """``w:t`` with all its spaces; ``CannotRender`` for a character that no XML can hold."""
    refuse_control_characters(text)
    made = etree.Element(name("t"), None, NAMESPACES)
    made.text = text
    made.set(XML_SPACE, "preserve")
    return made


def refuse_control_characters(text: str) -> None:
    """``CannotRender`` where ``text`` holds what XML 1.0, section 2.2, excludes."""
    found = NOT_XML.search(text)
    if found is not None:
        raise CannotRender(
            message(
                "a DOCX cannot hold the control character {code}, in: {place}. Delete it and write it again",
                code=f"U+{ord(found[0]):04X}",
                place=NOT_XML.sub("\ufffd", text)[:80],
            )
        )


def serialised(root: Element) -> bytes:
    """``root`` as the bytes of a part, each namespace declared once."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
