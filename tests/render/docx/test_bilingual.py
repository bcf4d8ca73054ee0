"""Two languages in one DOCX: the direction and language of each cell, tables that stay apart, no lists."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from mla_writer.render.bilingual import beside
from mla_writer.render.document import Block, Document, Heading, PageBreak, Paragraph, Rule, Signature, Table
from mla_writer.render.docx.bilingual import write_bilingual_docx
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
    references,
)

MADE_ON = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PAIRS = ((FRENCH, ARABIC), (ARABIC, RUSSIAN), (ENGLISH, CHINESE), (SPANISH, FRENCH))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WIDE = Table(lines("a", "b", "c"), (lines("1", "2", "3"),))


def document(*blocks: Block, language: str = "en") -> Document:
    direction = "rtl" if language == "ar" else "ltr"
    return Document(language, direction, "Title", "R-1", (), "{0} / {1}", blocks)


def part(first: Document, second: Document, name: str = "document") -> etree._Element:
    data = write_bilingual_docx(beside(first, second), made_on=MADE_ON)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def text(element: etree._Element) -> str:
    return "".join(node.text or " " for node in element.iter(f"{W}t", f"{W}tab"))


def cells(root: etree._Element) -> list[list[str]]:
    """The texts of the outer tables, row by row."""
    body = root.find(f"{W}body")
    assert body is not None
    rows = body.findall(f"{W}tbl/{W}tr")
    return [[text(cell).strip() for cell in row.findall(f"{W}tc")] for row in rows]


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(one.language for one in pair))
def test_the_auditor_finds_nothing(pair, tmp_path):
    path = tmp_path / "request.docx"
    path.write_bytes(write_bilingual_docx(beside(*pair), made_on=MADE_ON, attachment=b"{}"))
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_numbers_are_text_and_stand_side_by_side():
    english = document(Heading(2, "I.", line("A")), *numbered(["one"]), items("(a)", "x"))
    russian = document(Heading(2, "I.", line("А")), *numbered(["один"]), items("а)", "икс"), language="ru")
    assert cells(part(english, russian)) == [["I. A", "I. А"], ["1. one", "1. один"], ["(a) x", "а) икс"]]


def test_no_paragraph_and_no_style_belongs_to_a_list_of_word():
    pair = (document(*numbered(["one"])), document(*numbered(["un"]), language="fr"))
    assert [one for name in ("document", "styles") for one in part(*pair, name).iter(f"{W}numPr")] == []


def test_arabic_stands_right_and_runs_from_the_right_whichever_leads():
    root = part(
        document(Paragraph(line("مرحبا")), language="ar"), document(Paragraph(line("bonjour")), language="fr")
    )
    assert cells(root) == [["bonjour", "مرحبا"]]
    directions = [cell.find(f".//{W}bidi") is not None for cell in root.iter(f"{W}tc")]
    assert directions == [False, True]
    assert root.find(f".//{W}sectPr/{W}bidi") is None


def test_every_style_in_use_exists_and_the_second_language_has_its_own():
    root, styles = (part(ENGLISH, ARABIC, name) for name in ("document", "styles"))
    used = {one.get(f"{W}val") for one in root.iter(f"{W}pStyle")}
    known = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
    assert used <= known
    assert "NumberedParagraph-ar" in used
    (normal,) = (one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "Normal-ar")
    language = normal.find(f".//{W}lang")
    assert language is not None
    assert language.get(f"{W}bidi") == "ar-EG"


def test_wide_tables_stand_below_each_other_and_never_touch_another_table():
    root = part(
        document(*numbered(["a"]), WIDE, *numbered(["b"])), document(*numbered(["a"]), WIDE, *numbered(["b"]))
    )
    body = root.find(f"{W}body")
    assert body is not None
    tags = [child.tag.removeprefix(W) for child in body]
    assert tags.count("tbl") == 4
    assert ("tbl", "tbl") not in set(pairwise(tags))


def test_labels_and_values_are_tables_inside_their_cells_which_end_in_a_paragraph():
    root = part(document(references(("To", "Bern"))), document(references(("À", "Berne"))))
    (row,) = root.iterfind(f"{W}body/{W}tbl/{W}tr")
    for cell in row.findall(f"{W}tc"):
        assert [child.tag.removeprefix(W) for child in cell] == ["tcPr", "tbl", "p"]


def test_rows_of_headings_and_signatures_are_not_divided_and_others_are():
    both = document(Heading(2, "", line("H")), *numbered(["a"]), Signature(lines("X")))
    rows = part(both, both).iterfind(f"{W}body/{W}tbl/{W}tr")
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, False, True]


def test_a_page_break_is_before_what_follows_both_columns():
    both = document(*numbered(["a"]), PageBreak(), Rule(), *numbered(["b"]))
    assert len(list(part(both, both).iter(f"{W}pageBreakBefore"))) == 1


def test_notes_are_in_the_order_of_their_calls_each_in_its_own_style():
    noted = line("a[[note|first]]"), line("b[[note|second]]")
    pair = (document(Paragraph(noted[0])), document(Paragraph(noted[1]), language="fr"))
    calls = [one.get(f"{W}id") for one in part(*pair).iter(f"{W}footnoteReference")]
    notes = part(*pair, "footnotes").findall(f"{W}footnote")[2:]
    assert calls == [one.get(f"{W}id") for one in notes] == ["1", "2"]
    styles = [style.get(f"{W}val") for one in notes for style in one.iter(f"{W}pStyle")]
    assert styles == ["FootnoteText", "FootnoteText-fr"]
    assert [text(one).strip() for one in notes] == ["first", "second"]


def test_the_page_is_told_in_both_languages_and_the_reference_between():
    footer = part(document(), document(language="ar"), "footer1")
    assert [text(cell) for cell in footer.iter(f"{W}tc")] == ["1 / 1", "R-1", "1 / 1"]
