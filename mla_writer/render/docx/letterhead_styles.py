"""The styles of a letterhead and ours in one part: theirs where a name is in both, ours where they lack one.

Names are compared, since the ids of styles differ with the language of Word. Direction and language are
those of the document, so one letterhead serves languages of both directions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from mla_writer.render.docx.order import put
from mla_writer.render.docx.styles import Look, styles_part
from mla_writer.render.docx.xml import Element, etree, name, names, serialised, val, w
from mla_writer.render.letterhead.cascade import Cascade, is_on, value
from mla_writer.render.letterhead.model import Letterhead

REFERRING = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
TEARING = ("spacing", "kern", "w")
"""Properties of runs that tear joined letters apart."""
OTHER = "Theirs"
SMALLEST, LARGEST = 16, 32


def size_in(styles: bytes, look: Look) -> tuple[int, int]:
    """The size of text and of Arabic text in the letterhead, in half-points; ours where it says none."""
    root = etree.fromstring(styles)
    size = _number(value(Cascade(root).of_normal("sz")), look.size)
    chosen = next((_number(value(one), 0) for one in _normal_sizes(root)), 0)
    return size, chosen or look.complex_size


def merged_styles(letterhead: Letterhead, look: Look) -> tuple[bytes, Mapping[str, str]]:
    """``styles.xml``, and the new ids of the letterhead's styles by their own. ``look`` has the sizes that
    ``size_in`` gave."""
    theirs, ours = etree.fromstring(letterhead.styles), etree.fromstring(styles_part(look))
    renamed = _renamed(theirs, ours)
    _rename(theirs, renamed)
    _for_language(theirs, ours, look)
    taken = {str(one.get(name("styleId"))) for one in theirs.iter(name("style"))}
    defaults = {one.get(name("type")) for one in theirs.iter(name("style")) if one.get(name("default"))}
    for style in ours.iter(name("style")):
        if style.get(name("styleId")) not in taken:
            theirs.append(_added(style, defaults, letterhead.paper.text_width))
    return serialised(theirs), renamed


def told_direction(root: Element, styles: bytes) -> Element:
    """``root`` with the direction of each paragraph written in it, as the letterhead's styles have it."""
    cascade = Cascade(etree.fromstring(styles))
    for paragraph in root.iter(name("p")):
        rtl = is_on(cascade.of_paragraph(paragraph, "bidi"))
        properties = paragraph.find(name("pPr"))
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        put(properties, val("bidi", int(rtl)))
    return root


def _called(style: Element) -> tuple[str, str]:
    found = style.find(name("name"))
    return str(style.get(name("type"))), value(found).casefold()


def _renamed(theirs: Element, ours: Element) -> Mapping[str, str]:
    ids = {_called(one): str(one.get(name("styleId"))) for one in ours.iter(name("style"))}
    reserved = set(ids.values())
    made: dict[str, str] = {}
    for one in theirs.iter(name("style")):
        own = str(one.get(name("styleId")))
        same = ids.pop(_called(one), "")
        made[own] = same or (f"{OTHER}{own}" if own in reserved else own)
    return made


def _rename(root: Element, renamed: Mapping[str, str]) -> None:
    for style in root.iter(name("style")):
        style.set(name("styleId"), renamed[str(style.get(name("styleId")))])
        for tag in REFERRING:
            for one in style.iter(name(tag)):
                id = str(one.get(name("val")))
                one.set(name("val"), renamed.get(id, id))


def _for_language(theirs: Element, ours: Element, look: Look) -> None:
    """The language, direction and, for Arabic, the size of the document in the letterhead's styles."""
    ratio = _ratio(theirs, look)
    _without(theirs.iter(*names("lang bidi rtl numPr")))
    if look.rtl:
        _without(one for tag in TEARING for one in theirs.iterfind(f".//{name('rPr')}/{name(tag)}"))
        for one in theirs.iter(name("szCs")):
            one.set(name("val"), str(round(_number(value(one), 22, 1, 200) * ratio)))
    _with_defaults(theirs, ours, look)


def _without(found: Iterable[Element]) -> None:
    for one in list(found):
        one.getparent().remove(one)


def _with_defaults(theirs: Element, ours: Element, look: Look) -> None:
    defaults = theirs.find(name("docDefaults"))
    if defaults is None:
        theirs.insert(0, deepcopy(ours.find(name("docDefaults"))))
        return
    run = _inside(_inside(defaults, "rPrDefault"), "rPr")
    put(run, deepcopy(ours.find(f".//{name('lang')}")))
    if look.rtl:
        put(run, val("szCs", look.complex_size))
    for style in _normal(theirs):
        if look.rtl:
            put(_properties(style), w("bidi"))


def _ratio(theirs: Element, look: Look) -> float:
    """By how much Arabic grows where the letterhead does not say how large it is meant to be."""
    if any(True for _ in _normal_sizes(theirs)):
        return 1
    return look.complex_size / _number(value(Cascade(theirs).of_normal("szCs")), 22)


def _normal(root: Element) -> Iterator[Element]:
    for style in root.iter(name("style")):
        if _called(style) == ("paragraph", "normal"):
            yield style


def _normal_sizes(root: Element) -> Iterator[Element]:
    for style in _normal(root):
        yield from style.findall(f"{name('rPr')}/{name('szCs')}")


def _inside(parent: Element, tag: str) -> Element:
    found = parent.find(name(tag))
    if found is None:
        found = w(tag)
        parent.insert(0, found)
    return found


def _properties(style: Element) -> Element:
    """The properties of paragraphs in ``style``, made before those of runs if there are none."""
    found = style.find(name("pPr"))
    if found is None:
        found = w("pPr")
        run = style.find(name("rPr"))
        style.append(found) if run is None else run.addprevious(found)
    return found


def _added(style: Element, defaults: set[str | None], width: int) -> Element:
    made = deepcopy(style)
    if made.get(name("default")) and made.get(name("type")) in defaults:
        del made.attrib[name("default")]
    if made.get(name("styleId")) == "Signature":
        made.find(f".//{name('ind')}").set(name("left"), str(width // 2))
    return made


def _number(text: str, default: int, low: int = SMALLEST, high: int = LARGEST) -> int:
    return min(high, max(low, int(text))) if text.isdecimal() else default
