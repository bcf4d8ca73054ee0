"""The order of elements in properties of paragraphs and runs (ECMA-376, part 1, annex A: CT_PPr, CT_RPr)."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.render.docx.xml import Element, name, names

PARAGRAPH = names(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr"
)
RUN = names(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
ORDERS: Mapping[str, Mapping[str, int]] = {
    name("pPr"): {tag: place for place, tag in enumerate(PARAGRAPH)},
    name("rPr"): {tag: place for place, tag in enumerate(RUN)},
}


def put(properties: Element, child: Element) -> None:
    """Put ``child`` into ``properties`` (pPr or rPr) at its place, instead of one of its kind."""
    for one in properties.findall(child.tag):
        properties.remove(one)
    properties.append(child)
    in_order(properties)


def in_order(properties: Element) -> None:
    """Order the children of ``properties``, if it is pPr or rPr, without those that may not be there or
    are there twice."""
    order = ORDERS.get(properties.tag)
    if order is None:
        return
    found = {child.tag: child for child in properties}
    for child in list(properties):
        properties.remove(child)
    properties.extend(found[tag] for tag in sorted(found.keys() & order.keys(), key=order.__getitem__))
