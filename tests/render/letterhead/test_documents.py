"""Documents on a letterhead: valid as without it, and saying all that both say."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import docx
import pikepdf
import pytest
from openxml_audit import OpenXmlValidator

from mla_writer.render.document import Document
from mla_writer.render.document import Letterhead as Sender
from mla_writer.render.letterhead.model import Letterhead
from mla_writer.render.letterhead.reading import read
from mla_writer.render.letterhead.repetition import without_repetition
from mla_writer.render.writers import write
from tests.examples.test_documents import faults
from tests.render.letterhead.made import ADDRESS, DESCRIPTION, NAMES, letterhead
from tests.render.samples import ARABIC, ENGLISH, line
from tests.render.test_writers import text_of_pdf

MADE_ON = datetime(2026, 11, 21, tzinfo=UTC)
SAMPLES = {"en": ENGLISH, "ar": ARABIC}
PAIRS = [("en", "en"), ("ar", "ar"), ("en", "ar"), ("ar", "en")]
"""Language of the document, language of the letterhead."""


@lru_cache
def head(language: str) -> Letterhead:
    return read(letterhead(language))


def sample(language: str) -> Document:
    return replace(SAMPLES[language], on_letterhead=True)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "of_head"), PAIRS)
def test_the_docx_is_valid_and_has_head_marks_reference_and_direction(
    language: str, of_head: str, tmp_path: Path
) -> None:
    data = write(sample(language), "docx", MADE_ON, b"{}", head(of_head))
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert [str(one) for one in OpenXmlValidator().validate(str(path)).errors] == []
    (section,) = docx.Document(io.BytesIO(data)).sections
    first, following = section.first_page_header, section.header
    assert [one.text for one in first.paragraphs if one.text][:2] == list(NAMES[of_head])
    for edge in (first, following):
        for mark in SAMPLES[language].marks:
            assert mark in "".join(one.text for one in edge.paragraphs)
    for foot in (section.first_page_footer, section.footer):
        assert SAMPLES[language].reference in foot.tables[0].rows[0].cells[0].text.replace("\u200e", "")
        assert "NUMPAGES" in foot._element.xml
    assert section.first_page_footer.paragraphs[0].text == ADDRESS[of_head]
    assert round(section.left_margin.mm) == 25
    names = {one.name for one in docx.Document(io.BytesIO(data)).styles}
    assert {"Normal", "Heading 1", "Numbered Paragraph", "Light Rules"} <= names
    bidi = docx.Document(io.BytesIO(data)).styles["Normal"].element.xml.count("<w:bidi/>")
    assert bidi == (language == "ar")


@pytest.mark.slow
@pytest.mark.parametrize(("language", "of_head"), PAIRS)
def test_the_pdf_is_valid_and_reads_head_and_foot_once(language: str, of_head: str, tmp_path: Path) -> None:
    data = write(sample(language), "pdf", MADE_ON, b"{}", head(of_head))
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert faults(path) == []
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
        objects = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        described = [str(one.Alt) for one in objects if "/Alt" in one]
    assert DESCRIPTION in described
    if of_head == "en":
        text = text_of_pdf(data)
        assert text.count("Republic of Exampland") + text.count("Exampland of Republic") == 1
        assert text.count("Exampleville") == 1


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_document_that_is_no_letter_does_not_change(format: str) -> None:
    plain = write(ENGLISH, format, MADE_ON)
    assert write(ENGLISH, format, MADE_ON, None, head("en")) == plain
    assert write(sample("en"), format, MADE_ON) == plain


def test_plain_text_has_no_letterhead() -> None:
    assert write(sample("en"), "text", MADE_ON, None, head("en")) == write(ENGLISH, "text", MADE_ON)


def test_a_name_that_both_have_is_printed_once() -> None:
    sender = Sender((line(" republic of EXAMPLAND"), line("Office 4"), (), line("A street")))
    (block,) = without_repetition(replace(ENGLISH, blocks=(sender,)), head("en")).blocks
    assert block == Sender((line("Office 4"), (), line("A street")))
    alone = replace(ENGLISH, blocks=(Sender((line(NAMES["en"][0]),)),))
    assert without_repetition(alone, head("en")).blocks == ()
