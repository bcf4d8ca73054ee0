"""Passages for a translator's program: XLIFF 2.0 (OASIS Standard of 5 August 2014), its core only.

One ``file`` for the draft, one ``unit`` for each passage, one ``segment`` for each line, what stands
between lines as ``ignorable``. The ``skeleton``, which programs give back as it is, lists what was
handed out. Belongs here: writing. Does not belong here: reading (``xliff_reading``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mla_writer.i18n import Language
from mla_writer.model.translation import Standing
from mla_writer.translating.handover import TOOL, VERSION, Claim, Handover, Item, words_of
from mla_writer.translating.handover_xml import NOT_XML, XML_SPACE, Element, etree

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
SUFFIX = ".xlf"
LINES = re.compile(r"(\n\s*)")
STATES = {
    Standing.MISSING: Claim.INITIAL,
    Standing.OUTDATED: Claim.INITIAL,
    Standing.DRAFT: Claim.TRANSLATED,
    Standing.CHECKED: Claim.REVIEWED,
}


def write_xliff(handed: Handover) -> bytes:
    """``handed`` as XLIFF 2.0 in UTF-8."""
    root = etree.Element(_q("xliff"), version="2.0", srcLang=handed.source, trgLang=handed.target, nsmap=MAP)
    root.set(XML_SPACE, "preserve")
    file = _inside(root, "file", id="f1", original=f"{TOOL}:{handed.draft}", canResegment="no")
    _inside(file, "skeleton").text = "\n".join(_listed(handed))
    words = words_of(handed.source)
    if handed.reference:
        _notes(file, (("reference", handed.reference),))
    for item in handed.items:
        _unit(file, item, words)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


MAP = {None: NAMESPACE}


def _listed(handed: Handover) -> Iterator[str]:
    yield f"{TOOL} {VERSION} {len(handed.items)} {handed.seal}"
    for item in handed.items:
        yield f"{item.number} {item.key} {item.of}"


def _unit(file: Element, item: Item, words: Language) -> None:
    unit = _inside(file, "unit", id=item.key, name=_without_unholdable(item.passage.stable))
    page, passage = item.page, item.passage
    told = (
        ("question", f"{item.number}. {words.text(passage.label)}"),
        ("page", words.text(page)),
        ("guidance", words.text(passage.guidance)),
    )
    _notes(unit, tuple((category, text) for category, text in told if text.strip()))
    originals, translations = _parts(passage.text, item.translation.text)
    for place, original in enumerate(originals):
        translated = translations[place] if translations else ""
        if place % 2:
            _sides(_inside(unit, "ignorable"), original, translated)
        else:
            _segment(unit, place // 2 + 1, item, (original, translated))


def _segment(unit: Element, number: int, item: Item, sides: tuple[str, str]) -> None:
    segment = _inside(unit, "segment", id=f"s{number}", state=STATES[item.standing])
    if item.standing is Standing.OUTDATED:
        segment.set("subState", f"{TOOL}:outdated")
    _sides(segment, *sides)


def _sides(parent: Element, original: str, translated: str) -> None:
    _write(_inside(parent, "source"), original)
    if translated:
        _write(_inside(parent, "target"), translated)


def _parts(original: str, translated: str) -> tuple[list[str], list[str]]:
    """Lines and what stands between them, in turn, of both sides: one segment for a passage whose
    translation has other lines, or whose lines are not all text."""
    ours, theirs = LINES.split(original), LINES.split(translated)
    alike = not translated or (ours[1::2] == theirs[1::2] and all(line.strip() for line in theirs[::2]))
    if not alike or not all(line.strip() for line in ours[::2]):
        return [original], [translated] if translated else []
    return ours, theirs if translated else []


def _notes(parent: Element, told: tuple[tuple[str, str], ...]) -> None:
    notes = _inside(parent, "notes")
    for category, text in told:
        _inside(notes, "note", category=category).text = _without_unholdable(text)


def _write(parent: Element, text: str) -> None:
    """``text`` into ``parent``: what XML cannot hold as ``cp``."""
    end = 0
    last: Element | None = None
    for found in NOT_XML.finditer(text):
        _append(parent, last, text[end : found.start()])
        last = _inside(parent, "cp", hex=f"{ord(found[0]):04X}")
        end = found.end()
    _append(parent, last, text[end:])


def _append(parent: Element, last: Element | None, text: str) -> None:
    if last is None:
        parent.text = text
    else:
        last.tail = text


def _inside(parent: Element, tag: str, **attributes: str) -> Element:
    return etree.SubElement(parent, _q(tag), {name: str(value) for name, value in attributes.items()})


def _without_unholdable(text: str) -> str:
    return NOT_XML.sub("", text)


def _q(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
