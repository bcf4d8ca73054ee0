"""Passages for a translator who works in a word processor: a DOCX with the original on the left and room
for the translation on the right.

Only the right-hand cells are meant to be edited; content controls say so to programs that know them, and
what came back is compared in any case (``sheet_reading``, ``handover_check``). Belongs here: writing.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from mla_writer.i18n import Language, direction_of
from mla_writer.i18n.languages import entries
from mla_writer.i18n.marks import printed
from mla_writer.translating.handover import TOOL, VERSION, Handover, Item, words_of
from mla_writer.translating.handover_xml import NOT_XML

SUFFIX = ".docx"
TITLE = printed("Text for translation")
INSTRUCTION = printed(
    "Write the translation of each passage into the empty field to the right of it. Change nothing else: "
    "neither the original nor the numbers and codes. A field that stays empty counts as not translated. "
    "Return the file as a DOCX file."
)
ABOUT = {
    "reference": printed("Our reference"),
    "source": printed("Language of the original"),
    "target": printed("Language of the translation"),
    "code": printed("Code (please do not change)"),
}
LATIN_FACE, CHINESE_FACE = "Times New Roman", "SimSun"
MUTED, FINE, SHADE, HEAD, HAIR = "595959", 14, "F5F5F5", "E4E9F0", "A6A6A6"
BODY, COMPLEX = 21, 26
"""Sizes in half-points; Arabic needs more for the same height."""
HALF = Cm(8.5)
LEFTOVERS = ("/stylesWithEffects", "/thumbnail")


def write_sheet(handed: Handover, made_on: datetime) -> bytes:
    """``handed`` as DOCX."""
    document: Any = docx.Document()
    _without_leftovers(document)
    _page(document)
    _properties(document, handed, made_on)
    source, target = words_of(handed.source), words_of(handed.target)
    both = [source] if source.code == target.code else [source, target]
    for words in both:
        _paragraph(document, request_text(words, TITLE), words.code, size=30, bold=True)
    _about(document, handed, source)
    for words in both:
        _paragraph(document, request_text(words, INSTRUCTION), words.code, before=6)
    _table(document, handed, source)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def request_text(words: Language, text: str) -> str:
    """``text`` as documents print it."""
    return Language(words.code, "request").text(text)


def code_of(handed: Handover) -> str:
    """The one line by which the file is recognised."""
    languages = f"{handed.source}>{handed.target}"
    return f"{TOOL} {VERSION} {handed.draft} {languages} {len(handed.items)} {handed.seal}"


def _without_leftovers(document: Any) -> None:
    """The library's empty document carries a second set of styles and a picture of itself."""
    for relations in (document.part.rels, document.part.package.rels):
        for id in [id for id, one in relations.items() if one.reltype.endswith(LEFTOVERS)]:
            del relations[id]


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(3)
    faces = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs"):
        faces.set(qn(f"w:{script}"), LATIN_FACE)
    faces.set(qn("w:eastAsia"), CHINESE_FACE)


def _properties(document: Any, handed: Handover, made_on: datetime) -> None:
    kept = document.core_properties
    kept.author = kept.comments = kept.last_modified_by = ""
    kept.title, kept.language = _holdable(handed.reference), handed.target
    kept.created = kept.modified = made_on.replace(tzinfo=None)


def _about(document: Any, handed: Handover, words: Language) -> None:
    values = {
        "reference": handed.reference or "–",
        "source": _name(words, handed.source),
        "target": _name(words, handed.target),
        "code": code_of(handed),
    }
    table = document.add_table(rows=0, cols=2)
    table.style, table.autofit = "Table Grid", False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for id, label in ABOUT.items():
        row: Any = table.add_row()
        row.cells[0].width, row.cells[1].width = Cm(5), Cm(12)
        small = FINE if id == "code" else 20
        _fill(row.cells[0]._tc, request_text(words, label), words.code, size=small, color=MUTED)
        _fill(row.cells[1]._tc, values[id], "" if id in ("reference", "code") else words.code, size=small)
    _widths(table, (Cm(5), Cm(12)))


def _table(document: Any, handed: Handover, words: Language) -> None:
    table = document.add_table(rows=1, cols=2)
    table.style, table.autofit = "Table Grid", False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    head: Any = table.rows[0]
    for cell, code in zip(head.cells, (handed.source, handed.target), strict=True):
        _fill(cell._tc, _own_name(code), code, bold=True)
        _shade(cell._tc, HEAD)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for item in handed.items:
        _item(table, handed, item, words)
    _widths(table, (HALF, HALF))


def _item(table: Any, handed: Handover, item: Item, words: Language) -> None:
    above: Any = table.add_row()
    merged = above.cells[0].merge(above.cells[1])
    label = f"{item.number}. {words.text(item.passage.label)}"
    _fill(merged._tc, label, words.code, bold=True, color="", keep=True)
    guidance = words.text(item.passage.guidance)
    if guidance.strip():
        merged._tc.append(_one_line(guidance, words.code, size=17, color=MUTED, keep=True))
    merged._tc.append(_one_line(f"{item.key} {item.of}", "", size=FINE, color=MUTED, keep=True))
    _shade(merged._tc, SHADE)
    below: Any = table.add_row()
    sides = ((item.passage.text, handed.source, True), (item.translation.text, handed.target, False))
    for cell, (text, code, locked) in zip(below.cells, sides, strict=True):
        cell.width = HALF
        _control(cell._tc, text, code, f"{item.key}-{'o' if locked else 't'}", locked)


def _control(cell: Any, text: str, code: str, tag: str, locked: bool) -> None:
    """The content of ``cell`` as a content control: an original is locked, the other cannot be removed."""
    for paragraph in list(cell.findall(qn("w:p"))):
        cell.remove(paragraph)
    control, settings, content = (OxmlElement(f"w:{one}") for one in ("sdt", "sdtPr", "sdtContent"))
    settings.append(_valued("tag", tag))
    settings.append(_valued("lock", "sdtContentLocked" if locked else "sdtLocked"))
    content.extend(_one_line(line, code) for line in text.split("\n"))
    control.extend((settings, content))
    cell.append(control)


def _fill(cell: Any, text: str, code: str, **look: Any) -> None:
    for paragraph in list(cell.findall(qn("w:p"))):
        cell.remove(paragraph)
    cell.append(_one_line(text, code, **look))


def _paragraph(document: Any, text: str, code: str, before: int = 0, **look: Any) -> None:
    made = document.add_paragraph()
    made.paragraph_format.space_before = Pt(before)
    fresh = _one_line(text, code, **look)
    spacing = made._p.pPr.find(qn("w:spacing"))
    if spacing is not None:
        settings = fresh.get_or_add_pPr()
        place = settings.find(qn("w:bidi"))
        settings.insert(0, spacing) if place is None else place.addnext(spacing)
    made._p.getparent().replace(made._p, fresh)


def _one_line(text: str, code: str, keep: bool = False, **style: Any) -> Any:
    """A paragraph in the language ``code``, in its direction; without one it runs left to right."""
    rtl = bool(code) and direction_of(code) == "rtl"
    paragraph: Any = OxmlElement("w:p")
    settings = paragraph.get_or_add_pPr()
    if keep:
        settings.append(OxmlElement("w:keepNext"))
    if rtl:
        settings.append(OxmlElement("w:bidi"))
    settings.append(_look(code, rtl, **style))
    for place, part in enumerate(_holdable(text).split("\t")):
        run = OxmlElement("w:r")
        run.append(_look(code, rtl, **style))
        if place:
            run.append(OxmlElement("w:tab"))
        written: Any = OxmlElement("w:t")
        written.text = part
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(written)
        if place or part:
            paragraph.append(run)
    return paragraph


def _look(code: str, rtl: bool, size: int = 0, bold: bool = False, color: str = "") -> Any:
    look = OxmlElement("w:rPr")
    if bold:
        look.extend((OxmlElement("w:b"), OxmlElement("w:bCs")))
    if color:
        look.append(_valued("color", color))
    look.append(_valued("sz", str(size or BODY)))
    look.append(_valued("szCs", str(size or (COMPLEX if rtl else BODY))))
    if rtl:
        look.append(OxmlElement("w:rtl"))
    if code:
        language = OxmlElement("w:lang")
        for script in ("bidi",) if rtl else ("val", "eastAsia"):
            language.set(qn(f"w:{script}"), code)
        look.append(language)
    return look


def _shade(cell: Any, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    cell.get_or_add_tcPr().append(shade)


def _widths(table: Any, widths: tuple[int, int]) -> None:
    """The columns' widths, thin lines, and white above and below what stands in a cell."""
    lines, white = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = _valued(side, "single")
        for name, value in (("sz", "4"), ("space", "0"), ("color", HAIR)):
            line.set(qn(f"w:{name}"), value)
        lines.append(line)
    for side, twips in (("top", 50), ("left", 100), ("bottom", 50), ("right", 100)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        white.append(margin)
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    layout.addprevious(lines)
    layout.addnext(white)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _valued(tag: str, value: str) -> Any:
    made = OxmlElement(f"w:{tag}")
    made.set(qn("w:val"), value)
    return made


def _name(words: Language, code: str) -> str:
    name = words.language(code)
    return name[:1].upper() + name[1:]


def _own_name(code: str) -> str:
    return entries()[code].name if code in entries() else _name(words_of("en"), code)


def _holdable(text: str) -> str:
    return NOT_XML.sub("", text)
