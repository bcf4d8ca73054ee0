"""The theme of a letterhead: its colours and faces, nothing else (ECMA-376, part 1, 20.1.6)."""

from __future__ import annotations

from mla_writer.render.docx.xml import Element, etree
from mla_writer.render.letterhead.drawings import MAIN

ROOT, ELEMENTS = f"{{{MAIN}}}theme", f"{{{MAIN}}}themeElements"
CALLED = "Letterhead"
MOST = 5000
DROPPED = frozenset(f"{{{MAIN}}}{tag}" for tag in ("extLst", "blip", "blipFill", "hlinkClick"))


def cleaned_theme(root: Element) -> bytes | None:
    """``root`` with its colours, faces and effects; None where it is no theme, or one with pictures."""
    elements = root.find(ELEMENTS)
    if root.tag != ROOT or elements is None or sum(1 for _ in elements.iter()) > MOST:
        return None
    if any(one.tag in (f"{{{MAIN}}}blip", f"{{{MAIN}}}blipFill") for one in elements.iter()):
        return None
    made = etree.Element(ROOT, {"name": CALLED}, {"a": MAIN})
    made.append(_copied(elements))
    written: bytes = etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _copied(element: Element) -> Element:
    made = etree.Element(element.tag, None, {"a": MAIN})
    for key, value in element.attrib.items():
        if not key.startswith("{"):
            made.set(key, value)
    for child in element:
        if child.tag.startswith(f"{{{MAIN}}}") and child.tag not in DROPPED:
            made.append(_copied(child))
    return made
