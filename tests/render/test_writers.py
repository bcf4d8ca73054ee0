"""One contract for all writers: nothing is lost, and nothing depends on the moment."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta, timezone

import pypdfium2
import pytest
from lxml import etree

from mla_writer.model.errors import UnknownName
from mla_writer.render.document import Document, spans_of
from mla_writer.render.writers import WRITERS, write
from tests.render.long_sample import FRENCH
from tests.render.samples import ARABIC, CHINESE, ENGLISH, RUSSIAN, SPANISH

MADE_ON = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SAMPLES = (ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE)
LEAST = {"ar": 0.85}
"""Share of the words that must be found again; Arabic ligatures are not all mapped back to letters."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHINESE_CHARACTER = re.compile("[\u2e80-\u9fff]")


def text_of_pdf(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def text_of_docx(data: bytes) -> str:
    texts: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in ("header1", "document", "footnotes", "footer1"):
            root = etree.fromstring(archive.read(f"word/{part}.xml"))
            texts += [_text(paragraph) for paragraph in root.iter(f"{W}p")]
    return "\n".join(texts)


def _text(paragraph: etree._Element) -> str:
    return "".join(node.text or " " for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"))


def squeezed(text: str) -> str:
    """Letters and digits only: line ends, hyphens and isolates differ between formats."""
    return re.sub(r"[\W_]+", "", text)


def found_again(document: Document, text: str) -> float:
    """The share of the words of ``document`` that stand in ``text``."""
    words = [word for span in spans_of(document) for word in span.text.split() if squeezed(word)]
    if document.language == "zh":
        words = [letter for word in words for letter in CHINESE_CHARACTER.findall(word)]
    haystack = squeezed(text)
    return sum(squeezed(word) in haystack for word in words) / len(words)


READERS = {"pdf": text_of_pdf, "docx": text_of_docx, "text": lambda data: data.decode("utf-8")}


@pytest.mark.slow
@pytest.mark.parametrize("document", SAMPLES, ids=lambda document: document.language)
@pytest.mark.parametrize("format", list(READERS))
def test_the_words_of_the_document_are_found_again(format, document):
    text = READERS[format](write(document, format, MADE_ON))
    least = LEAST.get(document.language, 0.95) if format == "pdf" else 1.0
    assert found_again(document, text) >= least


@pytest.mark.slow
@pytest.mark.parametrize("format", list(READERS))
def test_equal_input_gives_equal_bytes(format):
    assert write(FRENCH, format, MADE_ON, b"{}") == write(FRENCH, format, MADE_ON, b"{}")


@pytest.mark.slow
@pytest.mark.parametrize("format", list(READERS))
def test_the_same_moment_in_another_zone_gives_equal_bytes(format):
    elsewhere = datetime(2026, 11, 20, 11, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    assert write(SPANISH, format, elsewhere) == write(SPANISH, format, MADE_ON)


@pytest.mark.slow
@pytest.mark.parametrize("format", list(READERS))
def test_a_document_without_a_single_block_can_be_written(format):
    empty = Document("en", "ltr", "Title", "", (), "Page {0} of {1}", ())
    assert isinstance(write(empty, format, MADE_ON), bytes)


def test_every_format_has_a_reader_here():
    assert set(READERS) == set(WRITERS)


def test_an_unknown_format_is_named_with_those_that_exist():
    with pytest.raises(UnknownName, match=r"'odt'.*pdf, docx, text"):
        write(ENGLISH, "odt", MADE_ON)
