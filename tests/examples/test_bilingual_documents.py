"""Every example in two languages side by side, every pair of languages: valid, complete, in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, permutations

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from mla_writer.model.case import Case
from mla_writer.render.bilingual import Bilingual, beside, is_wide, pieces_of
from mla_writer.render.document import Document, Heading, Paragraph, lines_of, plain
from mla_writer.render.writers import write
from tests.examples.test_documents import FILES, LANGUAGES, MADE_ON, cases, faults, printed

__all__ = ["cases"]
EXAMPLE = "supplementary"
PAIRS = list(permutations(LANGUAGES, 2))
ALWAYS = (("fr", "ar"), ("zh", "en"))
EACH_EXAMPLE = list(zip(FILES, cycle(PAIRS), strict=False))
TRIED = [*((EXAMPLE, pair) for pair in PAIRS if pair not in ALWAYS), *EACH_EXAMPLE]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pair_of(cases: Mapping[str, Case], name: str, languages: Sequence[str]) -> Bilingual:
    first, second = (printed(cases, name, language) for language in languages)
    return beside(first, second)


def _pdf_has_no_fault(pair: Bilingual, folder) -> None:
    data = write(pair, "pdf", MADE_ON, b"{}")
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
    path = folder / "request.pdf"
    path.write_bytes(data)
    assert faults(path) == []


@pytest.mark.slow
@pytest.mark.parametrize("languages", ALWAYS, ids="-".join)
def test_the_pdf_is_archivable_and_accessible(cases, languages, tmp_path):
    _pdf_has_no_fault(pair_of(cases, EXAMPLE, languages), tmp_path)


@pytest.mark.full
@pytest.mark.slow
@pytest.mark.parametrize(("name", "languages"), TRIED)
def test_the_pdf_of_every_pair_and_every_example_is(cases, name, languages, tmp_path):
    _pdf_has_no_fault(pair_of(cases, name, languages), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "languages"), EACH_EXAMPLE)
def test_the_docx_has_no_fault(cases, name, languages, tmp_path):
    path = tmp_path / "request.docx"
    path.write_bytes(write(pair_of(cases, name, languages), "docx", MADE_ON, FILES[name]))
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "languages"), EACH_EXAMPLE)
def test_only_what_tells_of_the_translation_has_nothing_beside_it(cases, name, languages):
    """The parts that say that a text is a translation stand at the end: numbers agree up to there."""
    pair = pair_of(cases, name, languages)
    alone = [place for place, row in enumerate(pair.rows) if len(row.pieces) == 1]
    assert len(alone) <= 8
    assert all(place > len(pair.rows) * 0.6 for place in alone)
    for row in pair.rows[: min(alone, default=None)]:
        assert row.first is not None
        assert row.second is not None
        assert row.first.place == row.second.place


@pytest.mark.slow
@pytest.mark.parametrize(("name", "languages"), EACH_EXAMPLE)
def test_in_the_docx_each_column_is_its_document_in_order(cases, name, languages):
    pair = pair_of(cases, name, languages)
    with zipfile.ZipFile(io.BytesIO(write(pair, "docx", MADE_ON))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    columns = (_column(root, 0), _column(root, 1))
    for document, column in zip((pair.left, pair.right), columns, strict=True):
        position = 0
        for text in _texts(document):
            assert text in column[position:]
            position = column.index(text, position) + len(text)


def _column(root: etree._Element, side: int) -> str:
    cells = root.iterfind(f"{W}body/{W}tbl/{W}tr/{W}tc[{side + 1}]")
    return _squeezed("".join(node.text or "" for cell in cells for node in cell.iter(f"{W}t")))


def _texts(document: Document) -> Iterator[str]:
    """Every text that stands in the column of ``document``, from top to bottom."""
    for piece in pieces_of(document):
        if not is_wide(piece.block):
            yield from (_squeezed(plain(line)) for line in lines_of(piece.block))


def _sentences(document: Document) -> list[str]:
    """The texts of its headings and numbered paragraphs."""
    pieces = [piece.block for piece in pieces_of(document)]
    counted = (
        one for one in pieces if isinstance(one, Heading) or (isinstance(one, Paragraph) and one.number)
    )
    return [_squeezed(plain(block.spans)) for block in counted]


@pytest.mark.slow
def test_in_the_pdf_each_column_is_its_document_in_order(cases):
    """Words of each half of the pages, from top to bottom."""
    pair = pair_of(cases, EXAMPLE, ("es", "ru"))
    pdf = pypdfium2.PdfDocument(write(pair, "pdf", MADE_ON))
    for side, document in enumerate((pair.left, pair.right)):
        column = _squeezed("".join(_half(page, side) for page in pdf))
        starts = [sentence[:12] for sentence in _sentences(document)]
        once = [start for start in starts if column.count(start) == 1]
        assert len(once) > len(starts) * 0.6
        places = [column.index(start) for start in once]
        assert places == sorted(places)
    pdf.close()


def _half(page: pypdfium2.PdfPage, side: int) -> str:
    width, height = page.get_size()
    left = side * width / 2
    return page.get_textpage().get_text_bounded(left=left, right=left + width / 2, top=height - 70, bottom=70)


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def test_every_pair_is_tried():
    assert (len(PAIRS), len(set(map(frozenset, PAIRS)))) == (42, 21)
    assert {pair for name, pair in TRIED if name == EXAMPLE} | set(ALWAYS) >= set(PAIRS)
    assert {name for name, _ in EACH_EXAMPLE} == set(FILES)


@pytest.mark.slow
def test_plain_text_is_one_language_after_the_other(cases):
    pair = pair_of(cases, EXAMPLE, ("fr", "en"))
    text = write(pair, "text", MADE_ON).decode("utf-8")
    first, second = (write(one, "text", MADE_ON).decode("utf-8") for one in (pair.first, pair.second))
    assert text.startswith(first)
    assert text.endswith(second)
