"""Letterheads of an invented ministry, made with another library, and a crest that is drawn here."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

SIZE = 96
AFTER_BIDI = (qn("w:spacing"), qn("w:jc"))
NAMES = {
    "en": ("Republic of Exampland", "Ministry of Justice of Exampland"),
    "fr": ("République d’Exampland", "Ministère de la Justice d’Exampland"),
    "ar": ("جمهورية إكزامبلاند", "وزارة العدل"),
}
ADDRESS = {
    "en": "7 Example Square, 1000 Exampleville · mla@justice.example",
    "fr": "7, place de l’Exemple, 1000 Exampleville · mla@justice.example",
    "ar": "ساحة المثال 7، إكزامبلفيل",
}
DESCRIPTION = "Crest of Exampland: a gold star on a blue shield"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@lru_cache
def crest(remark: bytes = b"") -> bytes:
    """A blue shield with a golden diamond."""
    rows = b"".join(b"\0" + b"".join(_pixel(x, y) for x in range(SIZE)) for y in range(SIZE))
    more = chunk(b"tEXt", b"Author\0" + remark) if remark else b""
    head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + more
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _pixel(x: int, y: int) -> bytes:
    across, down = abs(x - SIZE // 2), y
    inside = across < SIZE * 0.42 and (down < SIZE * 0.55 or across < (SIZE - down) * 0.93)
    star = across + abs(down - SIZE * 0.4) < SIZE * 0.22
    return b"\xd9\xa4\x1b\xff" if star else b"\x1c\x3f\x86\xff" if inside else b"\xff\xff\xff\x00"


def letterhead(language: str = "en", change: Callable[[Any], None] | None = None) -> bytes:
    """A letterhead with a crest in the middle, a rule, an address at the foot, another second page."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.different_first_page_header_footer = True
    rtl = language == "ar"
    head = section.first_page_header
    head.is_linked_to_previous = False
    _centred(head.paragraphs[0], rtl).add_run().add_picture(io.BytesIO(crest()), height=Mm(17))
    described(head)
    for place, words in enumerate(NAMES[language]):
        run = _centred(head.add_paragraph(), rtl).add_run(words)
        run.bold, run.font.size, run.font.color.rgb = place == 0, Pt(14 - 3 * place), RGBColor(28, 63, 134)
        if rtl:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
    foot = section.first_page_footer
    foot.is_linked_to_previous = False
    _centred(foot.paragraphs[0], rtl).add_run(ADDRESS[language]).font.size = Pt(8)
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].add_run(NAMES[language][1]).font.size = Pt(9)
    document.styles["Normal"].font.name = "Georgia"
    if change is not None:
        change(document)
    return saved(document)


def described(part: Any, text: str = DESCRIPTION) -> None:
    for one in part._element.iter(qn("wp:docPr")):
        one.set("descr", text)


def _centred(paragraph: Any, rtl: bool) -> Any:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    if rtl:
        properties = paragraph._p.get_or_add_pPr()
        place = next((n for n, one in enumerate(properties) if one.tag in AFTER_BIDI), len(properties))
        properties.insert(place, OxmlElement("w:bidi"))
    return paragraph


def saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def altered(**changes: Callable[[bytes], bytes] | bytes) -> bytes:
    """The letterhead with parts changed or added; in names ``__`` stands for a slash, ``_dot_`` for a dot."""
    parts = parts_of(letterhead())
    for key, change in changes.items():
        path = key.replace("__", "/").replace("_dot_", ".")
        parts[path] = change if isinstance(change, bytes) else change(parts.get(path, b""))
    return zipped(parts)
