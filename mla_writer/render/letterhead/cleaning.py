"""A header or footer that a stranger made, rebuilt of elements that are known to be harmless.

Belongs here: the list of what is allowed, and what becomes of the rest. Does not belong here: the file
around it (``reading``), what a header looks like (``contents``). Elements: ECMA-376, part 1, 17 and 20.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from mla_writer.render.docx.order import in_order
from mla_writer.render.docx.xml import XML_SPACE, Element, name, names, val, w
from mla_writer.render.letterhead.drawings import COMPATIBILITY, Drawings
from mla_writer.render.letterhead.fields import without_fields
from mla_writer.render.letterhead.notes import Notes, Removed

WORD = name("p")[: -len("p")]
TEXT_BOX = name("txbxContent")
CONTENT = frozenset(names("p r t tab br cr ptab noBreakHyphen softHyphen sym tbl tr tc"))
PROPERTIES = frozenset(names("pPr rPr tblPr tblGrid trPr tcPr tblPrEx"))
"""What they hold is only looks; kept but for what stands in ``NO_LOOKS``."""
NO_LOOKS = frozenset(
    names(
        "numPr sectPr rPrChange pPrChange tblPrChange trPrChange tcPrChange tblGridChange tblPrExChange "
        "ins del moveFrom moveTo cellIns cellDel cellMerge divId cnfStyle frame framePr "
        "tblCaption tblDescription hMerge"
    )
)
UNWRAPPED: Mapping[str, Removed | None] = {
    name("hyperlink"): Removed.LINKS,
    name("ins"): Removed.TRACKED,
    name("moveTo"): Removed.TRACKED,
    name("sdt"): None,
    name("sdtContent"): None,
    name("smartTag"): None,
    name("customXml"): None,
    name("fldSimple"): None,
    name("dir"): None,
    name("bdo"): None,
}
DROPPED: Mapping[str, Removed] = {
    name("del"): Removed.TRACKED,
    name("moveFrom"): Removed.TRACKED,
    name("commentRangeStart"): Removed.TRACKED,
    name("commentReference"): Removed.TRACKED,
    name("object"): Removed.EMBEDDED,
    name("altChunk"): Removed.EMBEDDED,
    name("subDoc"): Removed.EMBEDDED,
}
CHANGES = frozenset(names("rPrChange pPrChange tblPrChange trPrChange tcPrChange ins del"))
REVISION = "rsid"


class Cleaner:
    """Rebuilds one part. ``drawings`` takes in what its pictures call."""

    def __init__(self, drawings: Drawings, notes: Notes) -> None:
        self._drawings, self._notes = drawings, notes
        self._boxes: list[Element] = []

    def cleaned(self, root: Element, tag: str) -> Element:
        """The root ``w:tag`` with what may stay of the children of ``root``, at least a paragraph."""
        without_fields(root, self._notes)
        made = w(tag, *self._children(root))
        _end_with_paragraphs(made)
        return made

    def _children(self, parent: Element) -> Iterator[Element]:
        for child in parent:
            yield from self._kept(child)

    def _kept(self, element: Element) -> Iterator[Element]:
        tag = element.tag
        if tag == name("p"):
            yield from self._paragraph(element)
        elif tag in CONTENT:
            yield self._copied(element)
        elif tag in PROPERTIES:
            yield looks(element, self._notes)
        elif tag in (name("drawing"), name("pict")):
            yield from self._drawing(element)
        elif tag in UNWRAPPED:
            self._tell(UNWRAPPED[tag])
            yield from self._children(element)
        elif tag == f"{{{COMPATIBILITY}}}AlternateContent":
            yield from self._children(element[0] if len(element) else element)
        else:
            self._tell(DROPPED.get(tag))

    def _tell(self, what: Removed | None) -> None:
        if what is not None:
            self._notes.add(what)

    def _copied(self, element: Element) -> Element:
        made = w(element.tag[len(WORD) :], *self._children(element))
        made.text = element.text if element.tag == name("t") else None
        _take_attributes(element, made)
        return made

    def _paragraph(self, element: Element) -> Iterator[Element]:
        """The paragraph, then those of the text boxes that hang on it."""
        outer, self._boxes = self._boxes, []
        yield self._copied(element)
        boxes, self._boxes = self._boxes, outer
        yield from boxes

    def _drawing(self, element: Element) -> Iterator[Element]:
        boxes = list(_outermost_boxes(element))
        for box in boxes:
            self._notes.add(Removed.TEXT_BOXES)
            self._boxes += list(self._children(box))
        yield from self._drawings.kept(element, told=not boxes)


def _outermost_boxes(drawing: Element) -> Iterator[Element]:
    """The text boxes of ``drawing``, not those inside them: each of these has a drawing of its own."""
    for box in drawing.iter(TEXT_BOX):
        around = takewhile(lambda one: one is not drawing, box.iterancestors())
        if not any(one.tag == TEXT_BOX for one in around):
            yield box


def looks(element: Element, notes: Notes) -> Element:
    """A copy of ``element``, which holds only looks, with names of this format alone."""
    made = w(element.tag[len(WORD) :])
    _take_attributes(element, made)
    for child in element:
        if child.tag in CHANGES:
            notes.add(Removed.TRACKED)
        if child.tag.startswith(WORD) and child.tag not in NO_LOOKS:
            made.append(looks(child, notes))
    in_order(made)
    return made


def _take_attributes(element: Element, made: Element) -> None:
    for key, value in element.attrib.items():
        if (key.startswith(WORD) and not key[len(WORD) :].startswith(REVISION)) or key == XML_SPACE:
            made.set(key, value)


def _end_with_paragraphs(root: Element) -> None:
    """A header and every cell ends with a paragraph (17.4.66)."""
    for one in (root, *root.iter(name("tc"))):
        if not len(one) or one[-1].tag != name("p"):
            one.append(w("p", w("pPr", w("spacing", before=0, after=0)), _small()))


def _small() -> Element:
    return w("r", w("rPr", val("sz", 2)))
