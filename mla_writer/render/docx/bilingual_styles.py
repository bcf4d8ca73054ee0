"""The styles of two languages in one DOCX.

Belongs here: sizes in half a page, a second set of paragraph styles with the language and direction of
the second document. Does not belong here: what the styles are (``styles``).

The first language has the usual styles; those of the second have its code at the end of their names, so
that Word checks the spelling of each and a person can change the look of one.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from mla_writer.render.document import Document
from mla_writer.render.docx.styles import Look, look_of, styles_part
from mla_writer.render.docx.xml import Element, etree, name, serialised, val

SMALLER = 0.87
"""Of the size of a letter in one language."""
REFERRING = ("pStyle", "basedOn", "next")


def look_beside(document: Document) -> Look:
    """The look of ``document`` in half a page."""
    look = look_of(document)
    return replace(
        look,
        size=round(look.size * SMALLER),
        complex_size=round(look.complex_size * SMALLER),
        hang=round(look.hang * SMALLER),
    )


def told_apart(element: Element, suffix: str) -> Element:
    """``element`` with every paragraph style in it changed to the one that ends in ``suffix``, and without
    lists of Word."""
    without_lists(element)
    if suffix:
        for settings in element.iter(name("pPr")):
            style = settings.find(name("pStyle"))
            if style is None:
                settings.insert(0, val("pStyle", f"Normal{suffix}"))
            else:
                style.set(name("val"), style.get(name("val")) + suffix)
    return element


def without_lists(element: Element) -> Element:
    """``element`` in which no style and no paragraph belongs to a list, and no list to a style."""
    for tag in ("numPr", "pStyle") if element.tag == name("numbering") else ("numPr",):
        for one in list(element.iter(name(tag))):
            one.getparent().remove(one)
    return element


def styles_of_both(first: Look, second: Look) -> bytes:
    """``styles.xml`` for both languages."""
    root, other = (etree.fromstring(styles_part(look)) for look in (first, second))
    defaults = other.find(f".//{name('rPrDefault')}/{name('rPr')}")
    for style in _paragraph_styles(other):
        renamed = _renamed(style, second.language)
        if style.get(name("default")):
            del renamed.attrib[name("default")]
            renamed.append(deepcopy(defaults))
        root.append(renamed)
    for style in _paragraph_styles(root):
        _narrowed(style)
    return serialised(without_lists(root))


def _paragraph_styles(root: Element) -> list[Element]:
    return [style for style in root.iter(name("style")) if style.get(name("type")) == "paragraph"]


def _renamed(style: Element, language: str) -> Element:
    made = deepcopy(style)
    made.set(name("styleId"), f"{made.get(name('styleId'))}-{language}")
    called = made.find(name("name"))
    called.set(name("val"), f"{called.get(name('val'))} ({language})")
    for tag in REFERRING:
        for one in made.iter(name(tag)):
            one.set(name("val"), f"{one.get(name('val'))}-{language}")
    return made


def _narrowed(style: Element) -> None:
    """A signature stands at half the width of a letter; a column is that already."""
    if str(style.get(name("styleId"))).startswith("Signature"):
        for indent in list(style.iter(name("ind"))):
            indent.getparent().remove(indent)
