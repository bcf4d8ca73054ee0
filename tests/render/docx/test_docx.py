"""The DOCX: valid, editable, equal to the model, right in both directions."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from mla_writer.model.errors import CannotRender
from mla_writer.render.document import (
    Document,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Rule,
    Signature,
)
from mla_writer.render.docx import write_docx
from mla_writer.render.docx.numbering import FORMATS
from tests.render.long_sample import FRENCH
from tests.render.samples import (
    ARABIC,
    CHINESE,
    ENGLISH,
    RUSSIAN,
    SPANISH,
    items,
    line,
    lines,
    numbered,
    table,
)

MADE_ON = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SAMPLES = (ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
SMALL = Document(
    "en", "ltr", "Title", "R-1", ("SECRET",), "Page {0} of {1}", (Heading(1, "", line("Title")),)
)


def parts_of(document: Document, attachment: bytes | None = None) -> dict[str, bytes]:
    data = write_docx(document, made_on=MADE_ON, attachment=attachment)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body_of(*blocks, **changes) -> etree._Element:
    parts = parts_of(replace(SMALL, blocks=blocks, **changes))
    return etree.fromstring(parts["word/document.xml"])


def text(element: etree._Element) -> str:
    pieces = element.iter(f"{W}t", f"{W}tab", f"{W}br")
    return "".join(node.text or " " for node in pieces if node.getparent().tag == f"{W}r")


def found(element: etree._Element, path: str) -> etree._Element | None:
    return element.find("/".join(f"{W}{tag}" for tag in path.split("/")))


@pytest.mark.slow
@pytest.mark.parametrize("document", SAMPLES, ids=lambda document: document.language)
def test_the_auditor_finds_nothing(document, tmp_path):
    path = tmp_path / "request.docx"
    path.write_bytes(write_docx(document, made_on=MADE_ON, attachment=b'{"format": "mla-request"}'))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


# ---- Numbers -------------------------------------------------------------------------------------


def printed_labels(document: Document) -> list[str]:
    """The labels as Word computes them from its lists, or as printed where they are text."""
    parts = parts_of(document)
    numbering = etree.fromstring(parts["word/numbering.xml"])
    levels = {one.get(f"{W}abstractNumId"): found(one, "lvl") for one in numbering.iter(f"{W}abstractNum")}
    lists = {one.get(f"{W}numId"): one for one in numbering.iter(f"{W}num")}
    counts: dict[str, int] = {}
    labels: list[str] = []
    for paragraph in etree.fromstring(parts["word/document.xml"]).iter(f"{W}p"):
        number = found(paragraph, "pPr/numPr/numId")
        if number is None:
            continue
        id = number.get(VAL)
        if id == "0":
            labels.append(text(paragraph).partition(" ")[0])
            continue
        level = levels[found(lists[id], "abstractNumId").get(VAL)]
        start = found(lists[id], "lvlOverride/startOverride")
        counts[id] = counts[id] + 1 if id in counts else int(start.get(VAL)) if start is not None else 1
        format, pattern = found(level, "numFmt").get(VAL), found(level, "lvlText").get(VAL)
        labels.append(pattern if format == "bullet" else pattern.replace("%1", FORMATS[format](counts[id])))
    return labels


def model_labels(document: Document) -> list[str]:
    labels: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph) and block.number:
            labels.append(block.number)
        elif isinstance(block, Items):
            labels += [entry.label for entry in block.entries]
    return labels


@pytest.mark.parametrize("document", SAMPLES, ids=lambda document: document.language)
def test_the_numbers_of_word_are_those_of_the_model(document):
    assert printed_labels(document) == model_labels(document)


@pytest.mark.parametrize("labels", ["1. 2. 7. 8.", "2. 3.", "1. 1. 1.", "1.1. 1.2.", "12. 1.1. 13."])
def test_numbers_that_jump_are_printed_as_they_are(labels):
    blocks = tuple(Paragraph(line("x"), label, "numbered") for label in labels.split())
    assert printed_labels(replace(SMALL, blocks=blocks)) == labels.split()


# ---- Styles, pages ---------------------------------------------------------------------------------


def test_headings_are_headings_of_word():
    blocks = tuple(Heading(level, "", line(f"h{level}")) for level in (1, 2, 3, 4))
    data = write_docx(replace(SMALL, blocks=blocks), made_on=MADE_ON)
    styles = [paragraph.style.name for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert styles == ["Title", "Heading 1", "Heading 2", "Heading 3"]


def test_a_signature_holds_together_and_to_the_paragraph_before_it():
    signature = Signature(lines("Place", "", "Name", "Office"))
    paragraphs = list(body_of(Paragraph(line("Closing")), signature).iter(f"{W}p"))
    held = [found(paragraph, "pPr/keepNext") is not None for paragraph in paragraphs]
    assert held == [True, True, True, False]
    assert int(found(paragraphs[2], "pPr/spacing").get(f"{W}before")) > 800


def test_the_closing_words_hold_to_the_text_before_them():
    blocks = (
        Paragraph(line("a")),
        Paragraph(line("b")),
        Paragraph(line("Closing")),
        Signature(lines("Name")),
    )
    held = [found(paragraph, "pPr/keepNext") is not None for paragraph in body_of(*blocks).iter(f"{W}p")]
    assert held == [False, True, True, False]


def test_a_chinese_numeral_stands_right_before_its_heading():
    data = write_docx(replace(CHINESE, blocks=(Heading(2, "二十一、", line("附件")),)), made_on=MADE_ON)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        levels = etree.fromstring(archive.read("word/numbering.xml")).iter(f"{W}lvl")
    kinds = [(found(one, "lvlText").get(VAL), found(one, "suff").get(VAL)) for one in levels]
    assert ("%1、", "nothing") in kinds


def test_header_rows_are_repeated_and_rows_are_not_divided():
    rows = list(body_of(table(("h",), ("c",), ("d",))).iter(f"{W}tr"))
    assert [found(row, "trPr/tblHeader") is not None for row in rows] == [True, False, False]
    assert all(found(row, "trPr/cantSplit") is not None for row in rows)


def test_a_column_of_amounts_is_set_to_the_end():
    cells = list(body_of(table(("n", "sum"), ("a", "[[amount|1]]"))).iter(f"{W}tc"))
    aligned = [found(cell, "p/pPr/jc") is not None for cell in cells]
    assert aligned == [False, True, False, True]


def test_a_page_break_is_before_the_next_paragraph():
    first, second = body_of(Paragraph(line("a")), PageBreak(), Paragraph(line("b"))).iter(f"{W}p")
    assert found(first, "pPr/pageBreakBefore") is None
    assert found(second, "pPr/pageBreakBefore") is not None


def test_a_rule_is_an_empty_paragraph_with_a_line():
    (rule,) = body_of(Rule()).iter(f"{W}p")
    assert found(rule, "pPr/pStyle").get(VAL) == "Rule"
    assert text(rule) == ""


def test_each_page_has_marks_reference_and_page_fields():
    parts = parts_of(SMALL)
    header, footer = (etree.fromstring(parts[f"word/{name}1.xml"]) for name in ("header", "footer"))
    assert text(header) == "SECRET"
    assert text(footer) == "R-1Page 1 of 1"
    assert [field.text for field in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]


def test_footnotes_are_real_and_in_order():
    parts = parts_of(replace(SMALL, blocks=tuple(numbered(("a[[note|first]]", "b[[note|second]]")))))
    notes = etree.fromstring(parts["word/footnotes.xml"])
    calls = etree.fromstring(parts["word/document.xml"]).iter(f"{W}footnoteReference")
    assert [call.get(f"{W}id") for call in calls] == ["1", "2"]
    assert [text(note).strip() for note in notes][2:] == ["first", "second"]


# ---- Spans -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "style"),
    [("gap", "Missing"), ("untranslated", "Untranslated"), ("identifier", "Identifier"), ("mark", "Mark")],
)
def test_a_role_is_a_character_style(role, style):
    (run,) = body_of(Paragraph(line(f"[[{role}|x]]"))).iter(f"{W}r")
    assert found(run, "rPr/rStyle").get(VAL) == style


def test_an_untranslated_passage_has_a_line_at_its_side_and_its_language():
    body = body_of(Paragraph(line("[[untranslated:fr|Bonjour]]")))
    assert body.find(f".//{W}pBdr/{W}left") is not None
    assert body.find(f".//{W}lang").get(VAL) == "fr"


def test_a_passage_of_the_other_direction_is_turned_and_keeps_room_at_the_side_of_labels():
    blocks = (*numbered(("ا",)), Paragraph(line("[[untranslated:fr|Bonjour]]"), "", "numbered"))
    passage = list(body_of(*blocks, language="ar", direction="rtl").iter(f"{W}p"))[1]
    assert found(passage, "pPr/bidi").get(VAL) == "0"
    assert (found(passage, "pPr/ind").get(f"{W}left"), found(passage, "pPr/ind").get(f"{W}right") > "0") == (
        "0",
        True,
    )
    assert found(passage, "pPr/pBdr/right") is not None


def test_a_numbered_passage_of_the_other_direction_holds_its_number_and_is_justified():
    blocks = numbered(("[[untranslated:fr|Bonjour]]",))
    (passage,) = body_of(*blocks, language="ar", direction="rtl").iter(f"{W}p")
    assert found(passage, "pPr/bidi").get(VAL) is None
    assert found(passage, "pPr/jc").get(VAL) == "both"


def test_a_short_identifier_does_not_break_and_a_long_one_may():
    runs = body_of(Paragraph(line("[[identifier|+999 1]] [[identifier|AD99 0001 2030 2003 5910]]")))
    assert [text(run) for run in runs.iter(f"{W}r")] == ["+999\u00a01", " ", "AD99 0001 2030 2003 5910"]


def test_a_line_feed_is_a_line_break():
    body = body_of(Paragraph(line("a\nb")))
    assert [node.tag.removeprefix(W) for node in body.iter(f"{W}t", f"{W}br")] == ["t", "br", "t"]


# ---- Directions --------------------------------------------------------------------------------------


def test_right_to_left_reaches_every_paragraph_and_the_section():
    parts = parts_of(ARABIC)
    for name in ("document", "header1", "footer1"):
        paragraphs = etree.fromstring(parts[f"word/{name}.xml"]).iter(f"{W}p")
        assert all(found(paragraph, "pPr/bidi") is not None for paragraph in paragraphs), name
    body = etree.fromstring(parts["word/document.xml"])
    assert found(body, "body/sectPr/bidi") is not None
    assert all(found(one, "tblPr/bidiVisual") is not None for one in body.iter(f"{W}tbl"))


def test_what_joins_articles_keeps_their_list_running_from_the_right():
    body = body_of(Paragraph(line("المواد: [[value|1(g)، 3(1)]]")), language="ar", direction="rtl")
    assert [text(run) for run in body.iter(f"{W}r")][1:] == [
        "\u200e1(g)\u200e",
        "\u200f، ",
        "\u200e3(1)\u200e",
    ]


def test_latin_stretches_are_runs_without_the_right_to_left_mark():
    body = body_of(Paragraph(line("شركة Meridian Trade Ltd هنا")), language="ar", direction="rtl")
    runs = [(text(run), found(run, "rPr/rtl") is not None) for run in body.iter(f"{W}r")]
    assert runs == [("شركة ", True), ("Meridian Trade Ltd", False), (" هنا", True)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("[[identifier|+999 1 555]]", "\u200e+999 1 555"),
        ("[[amount|4,873.40 EUR]]", "\u200e4,873.40 EUR"),
        ("[[name|كريم]]", "كريم"),
        ("[[identifier|AD99 0001]]", "AD99 0001"),
    ],
)
def test_what_begins_with_a_sign_or_digit_gets_a_mark_in_arabic_text(typed, expected):
    assert text(body_of(Paragraph(line(typed)), language="ar", direction="rtl")) == expected


def test_chinese_runs_ask_for_the_chinese_face():
    body = body_of(Paragraph(line("案件事实")), language="zh")
    assert body.find(f".//{W}rFonts").get(f"{W}hint") == "eastAsia"


@pytest.mark.parametrize(
    ("language", "tag"), [("fr", "fr-FR"), ("es", "es-ES"), ("ru", "ru-RU"), ("pt-BR", "pt-BR"), ("xx", "xx")]
)
def test_the_language_is_one_that_word_has_a_dictionary_for(language, tag):
    styles = etree.fromstring(parts_of(replace(SMALL, language=language))["word/styles.xml"])
    assert styles.find(f"{W}docDefaults//{W}lang").get(VAL) == tag


# ---- The file ----------------------------------------------------------------------------------------


def test_the_properties_are_only_those_chosen():
    properties = etree.fromstring(parts_of(ENGLISH)["docProps/core.xml"])
    values = {etree.QName(node).localname: node.text for node in properties}
    assert values == {
        "title": ENGLISH.title,
        "subject": ENGLISH.subject,
        "creator": ENGLISH.author,
        "keywords": ENGLISH.reference,
        "language": "en",
        "created": "2026-11-20T09:30:00Z",
        "modified": "2026-11-20T09:30:00Z",
    }


def test_the_request_travels_as_a_part_of_its_own():
    request = '{"name": "Íñigo & <b>"}'
    holder = etree.fromstring(parts_of(SMALL, request.encode())["customXml/item1.xml"])
    assert holder.text == request


def test_without_a_request_there_is_no_such_part():
    assert not any(name.startswith("customXml") for name in parts_of(SMALL))


@pytest.mark.parametrize("place", ["text", "title", "mark"])
def test_a_control_character_is_refused_with_its_place(place):
    changes = {
        "text": {"blocks": (Paragraph(line("a\x0bb")),)},
        "title": {"title": "a\x0bb"},
        "mark": {"marks": ("a\x0bb",)},
    }
    with pytest.raises(CannotRender) as caught:
        write_docx(replace(SMALL, **changes[place]), made_on=MADE_ON)
    assert caught.value.message.values["code"] == "U+000B"


def test_markup_in_values_stays_text():
    typed = "</w:t> & <b>x</b> {{ y }} ]]>"
    assert text(body_of(*numbered((typed,)))) == typed


def test_lists_below_lists_are_indented_further():
    body = body_of(*numbered(("a",)), items("(a)", "b"), items("(i)", "c", level=2))
    levels = [found(paragraph, "pPr/numPr/numId").get(VAL) for paragraph in body.iter(f"{W}p")]
    assert len(set(levels)) == 3
