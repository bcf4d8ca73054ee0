"""The pictures of a header: taken out of whatever holds them, cleaned, and called anew.

Belongs here: drawings (ECMA-376, part 1, 20.4) and those of older Word (VML). A drawing that is one
picture keeps its place on the page; pictures in groups are set in line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from mla_writer.model.errors import TextRefused
from mla_writer.model.text_gate import clean
from mla_writer.render.docx.xml import NAMESPACES, RELATIONSHIPS, Element, etree, w
from mla_writer.render.letterhead.notes import Notes, Removed
from mla_writer.render.letterhead.pictures import kind_of, stripped

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
ALLOWED = tuple(f"{{{one}}}" for one in (DRAWING, MAIN, PICTURE))
EMBED = f"{{{RELATIONSHIPS}}}embed"
BLIP, EXTENT, PROPERTIES = f"{{{MAIN}}}blip", f"{{{DRAWING}}}extent", f"{{{DRAWING}}}docPr"
NOT_KEPT = frozenset(f"{{{MAIN}}}{tag}" for tag in ("extLst", "hlinkClick", "hlinkHover", "snd"))
NAMED = frozenset({PROPERTIES, f"{{{PICTURE}}}cNvPr"})
CALLED = "Picture"
LONGEST_DESCRIPTION = 250
A_PATH = re.compile(r"[\\/]|\.(?:png|jpe?g|gif|emf|wmf|bmp|tiff?)\b", re.IGNORECASE)
SIZES = re.compile(r"(width|height):\s*([0-9.]+)(pt|in|cm|mm|px)?")
EMU = {"pt": 12700, "in": 914400, "cm": 360000, "mm": 36000, "px": 9525, "": 9525}
WIDEST = 914400 * 8
LARGEST_NUMBER = 1e9
"""Beyond, and for what is no number at all, nought is taken."""
FIRST_ID = 1
MOST_PICTURES = 40
"""In one header or footer, shown as often as they are called."""

Media = dict[str, bytes]
Data = Callable[[str], bytes | None]


class Drawings:
    """Takes in the pictures of one part. ``data`` gives the bytes behind a reference; ``media`` gathers
    them for the whole letterhead by path, ``calls`` for this part by reference. ``number`` is the part's own
    in the letterhead, so that no two drawings are called alike."""

    def __init__(self, data: Data, media: Media, number: int, notes: Notes) -> None:
        self._data, self._media, self._notes = data, media, notes
        self._next = number * 100 + FIRST_ID
        self._known: dict[str, str | None] = {}
        self._taken = 0
        self.calls: dict[str, str] = {}

    def kept(self, drawing: Element, told: bool) -> Iterator[Element]:
        """What of ``drawing`` may stay. Where nothing does, that is noted if ``told``."""
        references = list(_references(drawing))
        if not references and told:
            self._notes.add(Removed.DRAWINGS)
        for reference, holder in references:
            call = self._taken_in(reference)
            if call is None:
                continue
            if len(references) == 1 and _is_plain(drawing):
                yield self._copied(drawing, call)
            else:
                yield self._in_line(call, *_size(holder), _description(holder))

    def _taken_in(self, reference: str) -> str | None:
        """The call for ``reference``, each picture being looked at once; None beyond ``MOST_PICTURES``."""
        self._taken += 1
        if self._taken > MOST_PICTURES:
            self._notes.add(Removed.PICTURES, "?")
            return None
        if reference not in self._known:
            self._known[reference] = self._called(reference)
        return self._known[reference]

    def _called(self, reference: str) -> str | None:
        found = self._data(reference)
        data = stripped(found) if found is not None else None
        kind = kind_of(data) if data is not None else None
        if data is None or kind is None:
            self._notes.add(Removed.PICTURES, _ending(found))
            return None
        same = (path for path, known in self._media.items() if known == data)
        path = next(same, f"media/picture{len(self._media) + 1}.{kind.ending}")
        self._media[path] = data
        for call, known in self.calls.items():
            if known == path:
                return call
        call = f"rId{len(self.calls) + 1}"
        self.calls[call] = path
        return call

    def _copied(self, drawing: Element, call: str) -> Element:
        made = w("drawing")
        made.extend(one for child in drawing for one in self._allowed(child, call))
        return made

    def _allowed(self, element: Element, call: str) -> Iterator[Element]:
        if not element.tag.startswith(ALLOWED) or element.tag in NOT_KEPT:
            return
        made = etree.Element(element.tag, None, {"wp": DRAWING, "a": MAIN, "pic": PICTURE, **NAMESPACES})
        for key, value in element.attrib.items():
            if not key.startswith("{"):
                made.set(key, value)
        if element.tag == BLIP:
            made.set(EMBED, call)
        if element.tag in NAMED:
            self._rename(element, made)
        made.text = element.text if not len(element) else None
        made.extend(one for child in element for one in self._allowed(child, call))
        yield made

    def _rename(self, element: Element, made: Element) -> None:
        """Without the path of a file on somebody's machine."""
        made.attrib.clear()
        made.set("id", str(self._next))
        made.set("name", CALLED)
        self._next += 1
        if _description(element):
            made.set("descr", _description(element))

    def _in_line(self, call: str, width: int, height: int, description: str) -> Element:
        made = etree.fromstring(
            IN_LINE.format(width=width, height=height, call=call, first=self._next, second=self._next + 1)
        )
        self._next += 2
        if description:
            made.find(f".//{PROPERTIES}").set("descr", description)
        return made


def description_of(drawing: Element) -> str:
    """What the author of ``drawing`` says that it shows."""
    return next((str(one.get("descr") or "") for one in drawing.iter(PROPERTIES)), "")


def _references(drawing: Element) -> Iterator[tuple[str, Element]]:
    for one in drawing.iter(BLIP):
        yield str(one.get(EMBED) or ""), next(one.iterancestors(f"{{{PICTURE}}}pic"), drawing)
    for one in drawing.iter(f"{{{VML}}}imagedata"):
        yield str(one.get(f"{{{RELATIONSHIPS}}}id") or ""), one.getparent()


def _is_plain(drawing: Element) -> bool:
    """Whether ``drawing`` is one picture of the present format and nothing more."""
    data = drawing.find(f"*/{{{MAIN}}}graphic/{{{MAIN}}}graphicData")
    return data is not None and data.get("uri") == PICTURE and data.find(f"{{{PICTURE}}}pic") is not None


def _size(holder: Element) -> tuple[int, int]:
    style: Mapping[str, int] = {
        found[1]: round(_number(found[2]) * EMU[found[3] or ""])
        for found in SIZES.finditer(str(holder.get("style") or ""))
    }
    extent = next(holder.iter(f"{{{MAIN}}}ext", EXTENT), None)
    if extent is not None and extent.get("cx"):
        return _within(round(_number(extent.get("cx"))), round(_number(extent.get("cy") or "1")))
    return _within(style.get("width", 914400), style.get("height", 914400))


def _number(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return found if abs(found) < LARGEST_NUMBER else 0.0


def _within(width: int, height: int) -> tuple[int, int]:
    return max(1, min(width, WIDEST)), max(1, min(height, WIDEST))


def _description(element: Element) -> str:
    """What a person wrote; not what a program took from the path of a file."""
    found = element if element.get("descr") else next(element.iter(f"{{{PICTURE}}}cNvPr"), element)
    text = str(found.get("descr") or found.get("alt") or "")[:LONGEST_DESCRIPTION].strip()
    try:
        return "" if A_PATH.search(text) else clean(text).replace("\n", " ")
    except TextRefused:
        return ""


def _ending(data: bytes | None) -> str:
    known = kind_of(data) if data is not None else None
    if known is not None:
        return known.format.upper()
    return "SVG" if data is not None and b"<svg" in data[:2000] else "?"


IN_LINE = (
    f'<w:drawing xmlns:w="{NAMESPACES["w"]}" xmlns:wp="{DRAWING}" xmlns:a="{MAIN}" xmlns:pic="{PICTURE}" '
    f'xmlns:r="{RELATIONSHIPS}"><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{first}" name="Picture"/><wp:cNvGraphicFramePr/>'
    f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{second}" name="Picture"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{call}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)
