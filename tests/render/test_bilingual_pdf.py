"""Two languages on one page: both standards, the language of each cell, notes and pages in both."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import outloud
import pikepdf
import pytest

from mla_writer.model.errors import CannotRender
from mla_writer.render.bilingual import beside
from mla_writer.render.bilingual_pdf import pair_data, write_bilingual_pdf
from mla_writer.render.document import Block, Document, Heading, PageBreak, Paragraph, Signature, Table
from tests.render.long_sample import FRENCH
from tests.render.samples import ARABIC, CHINESE, ENGLISH, RUSSIAN, SPANISH, items, line, lines, numbered
from tests.render.test_writers import text_of_pdf

MADE_ON = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PAIRS = ((FRENCH, ARABIC), (ARABIC, RUSSIAN), (ENGLISH, CHINESE), (SPANISH, FRENCH))


def document(*blocks: Block, language: str = "en", page: str = "Page {0} of {1}") -> Document:
    direction = "rtl" if language == "ar" else "ltr"
    return Document(language, direction, "Title", "R-1", (), page, blocks)


def pdf_of(first: Document, second: Document, attachment: bytes | None = None) -> bytes:
    return write_bilingual_pdf(beside(first, second), made_on=MADE_ON, attachment=attachment)


def rows_of(first: Document, second: Document) -> list[dict[str, Any]]:
    return pair_data(beside(first, second))["rows"]


def named(pairs: tuple[Document, ...]) -> str:
    return "-".join(one.language for one in pairs)


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_the_file_is_archivable_and_accessible(pair, tmp_path):
    data = pdf_of(*pair, b"{}")
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
        assert str(pdf.Root.Lang) == pair[0].language
        assert xmp["dc:title"] == f"{pair[0].title} / {pair[1].title}"
        assert list(pdf.attachments) == ["request.json"]
    path = tmp_path / "request.pdf"
    path.write_bytes(data)
    assert [one for one in outloud.check(str(path)).findings if one.severity == "error"] == []


def _texts(node: Any, language: str = "") -> Iterator[tuple[str, str]]:
    """Tags of paragraphs and headings in reading order, each with the language it is read in."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _texts(one, language)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        language = str(node.get("/Lang", language))
        if str(node.S) in ("/P", "/H1", "/H2"):
            yield str(node.S), language
        elif "/K" in node:
            yield from _texts(node.K, language)


@pytest.mark.slow
def test_it_is_read_row_by_row_each_cell_in_its_language():
    french = document(Heading(1, "", line("Titre")), *numbered(["un"]), language="fr")
    arabic = document(Heading(1, "", line("عنوان")), *numbered(["واحد"]), language="ar")
    with pikepdf.open(io.BytesIO(pdf_of(arabic, french))) as pdf:
        read = list(_texts(pdf.Root.StructTreeRoot.K, str(pdf.Root.Lang)))
    assert read == [("/H1", "fr"), ("/H1", "ar"), ("/P", "fr"), ("/P", "ar")]


@pytest.mark.slow
def test_each_page_says_its_number_in_both_languages():
    french = document(*numbered(["un"]), language="fr", page="Page {0} sur {1}")
    text = text_of_pdf(pdf_of(document(*numbered(["one"])), french))
    assert "Page 1 of 1" in text
    assert "Page 1 sur 1" in text


@pytest.mark.slow
def test_a_paragraph_of_several_pages_goes_over_and_the_next_stands_below_it():
    long = document(*numbered(["word " * 1500 + "end", "after"]))
    text = text_of_pdf(pdf_of(long, document(*numbered(["mot", "après"]), language="fr")))
    assert text.count("word") == 1500
    assert text.index("end") < text.index("après")


@pytest.mark.slow
def test_a_character_of_no_font_is_named_with_its_place_in_the_second_document():
    with pytest.raises(CannotRender, match=r"U\+10FFFD.*1\.: un"):
        pdf_of(document(*numbered(["one"])), document(*numbered(["un \U0010fffd"]), language="fr"))


def test_both_columns_count_their_notes_from_one():
    noted = document(Paragraph(line("a[[note|x]]b[[note|y]]")))
    (row,) = rows_of(noted, noted)
    notes = [[part["c"] for part in row[side]["s"] if "n" in part] for side in ("left", "right")]
    assert notes == [[1, 2], [1, 2]]


def test_headings_are_tagged_without_a_skip_in_the_order_in_which_they_are_read():
    both = document(Heading(1, "", line("T")), Heading(3, "1.", line("S")))
    rows = rows_of(both, both)
    assert [(row["left"]["tag"], row["right"]["tag"]) for row in rows] == [(1, 1), (2, 2)]


def test_headings_and_what_precedes_a_signature_stick_to_what_follows():
    both = document(Heading(2, "", line("T")), *numbered(["a", "b", "c"]), Signature(lines("X")))
    assert ["sticky" in row for row in rows_of(both, both)] == [True, False, True, True, False]


def test_a_wide_table_is_stacked_the_first_language_above():
    wide = Table(lines("a", "b", "c"), (lines("1", "2", "3"),))
    (row,) = rows_of(document(wide, language="ar"), document(wide, language="fr"))
    assert (row["k"], [one["side"] for one in row["cells"]]) == ("stack", ["right", "left"])


def test_a_page_break_belongs_to_both():
    both = document(PageBreak())
    assert rows_of(both, both) == [{"k": "page_break"}]


def test_what_only_one_document_has_leaves_the_other_side_empty():
    (row,) = rows_of(document(), document(*numbered(["a"])))
    assert ("left" in row, "right" in row) == (False, True)


def test_a_list_is_indented_below_its_paragraph():
    both = document(*numbered(["a"]), items("(a)", "x"))
    assert [(row["left"]["k"], row["left"]["depth"]) for row in rows_of(both, both)] == [
        ("entry", 0),
        ("entry", 1),
    ]
