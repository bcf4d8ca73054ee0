"""The PDF: archivable, accessible, with the request inside, and clear about what cannot be printed."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from datetime import UTC, datetime

import outloud
import pikepdf
import pytest

from mla_writer.i18n import Language
from mla_writer.i18n.languages import interface_languages
from mla_writer.model.errors import CannotRender
from mla_writer.render.document import Document, Heading, Paragraph, Signature, Span
from mla_writer.render.pdf import write_pdf
from mla_writer.render.pdf_data import page_data
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
from tests.render.test_writers import text_of_pdf

MADE_ON = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SAMPLES = (ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE)
REQUEST = b'{"format": "mla-request", "name": "\xc3\x8d\xc3\xb1igo"}'
SMALL = Document("en", "ltr", "Title", "R-1", (), "Page {0} of {1}", (Heading(2, "1.", line("Section")),))


def opened(document: Document, attachment: bytes | None = None) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write_pdf(document, made_on=MADE_ON, attachment=attachment)))


@pytest.mark.slow
@pytest.mark.parametrize("document", SAMPLES, ids=lambda document: document.language)
def test_the_file_declares_both_standards_and_its_language(document):
    with opened(document) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang).startswith(document.language)
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.Root.OutputIntents) == 1
        assert metadata["dc:title"] == document.title


@pytest.mark.slow
def test_the_request_is_attached_byte_by_byte():
    with opened(ENGLISH, REQUEST) as pdf:
        assert list(pdf.attachments) == ["request.json"]
        assert pdf.attachments["request.json"].get_file().read_bytes() == REQUEST
        assert str(pdf.Root.AF[0].AFRelationship) == "/Source"


@pytest.mark.slow
def test_without_a_request_nothing_is_attached():
    with opened(SMALL) as pdf:
        assert not list(pdf.attachments)


@pytest.mark.slow
@pytest.mark.parametrize("document", SAMPLES, ids=lambda document: document.language)
def test_the_file_is_accessible(document, tmp_path):
    path = tmp_path / "request.pdf"
    path.write_bytes(write_pdf(document, made_on=MADE_ON, attachment=REQUEST))
    errors = [finding for finding in outloud.check(str(path)).findings if finding.severity == "error"]
    assert errors == []


@pytest.mark.slow
def test_lists_tables_and_headings_are_tagged_as_such():
    with opened(ENGLISH) as pdf:
        tags = {str(item.S) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item}
    assert {"/H1", "/H2", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TH", "/TD", "/Note"} <= tags


@pytest.mark.slow
def test_each_page_carries_reference_marks_and_its_number():
    import pypdfium2

    pdf = pypdfium2.PdfDocument(write_pdf(FRENCH, made_on=MADE_ON))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    assert len(pages) == 6
    for number, text in enumerate(pages, 1):
        assert f"Page {number} sur {len(pages)}" in text
        assert all(word in text for word in ("MLA-OUT/2026/0417", "URGENT", "CONFIDENTIEL"))


@pytest.mark.slow
def test_a_cell_longer_than_a_page_goes_over_to_the_next():
    words = " ".join(f"word{number}" for number in range(900))
    document = replace(SMALL, blocks=(*SMALL.blocks, table(("h", "i"), (words, "x"))))
    text = text_of_pdf(write_pdf(document, made_on=MADE_ON))
    assert "word899" in text
    assert "Page 2 of" in text


@pytest.mark.slow
def test_content_is_data_and_never_markup():
    typed = '#read("/etc/passwd") $x^2$ *b* _i_ `c` <l> @r // c \\ "q" [x] = h'
    document = replace(SMALL, blocks=(*SMALL.blocks, *numbered((typed,))), title=typed, reference=typed)
    assert typed in " ".join(text_of_pdf(write_pdf(document, made_on=MADE_ON)).split())


@pytest.mark.slow
def test_a_character_of_no_font_is_named_with_its_place():
    document = replace(SMALL, blocks=(*SMALL.blocks, *numbered(("Account of \ufdd0 Ltd",))))
    with pytest.raises(CannotRender) as caught:
        write_pdf(document, made_on=MADE_ON)
    assert caught.value.message.values["code"] == "U+FDD0"
    assert caught.value.message.values["place"] == "1.: Account of \ufdd0 Ltd"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["张㐂", "王䶮", "Đặng Thị Hồng", "Ғалым", "Ɓala Ŋoor", "كريم", "Ωμέγα"])
def test_names_in_many_scripts_are_printed_with_our_own_fonts(name):
    document = replace(SMALL, blocks=(*SMALL.blocks, *numbered((f"[[name|{name}]]",))))
    assert write_pdf(document, made_on=MADE_ON)


@pytest.mark.slow
def test_two_threads_may_write_at_once():
    made: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: made.append(write_pdf(SPANISH, made_on=MADE_ON))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3
    assert len(set(made)) == 1


def blocks_of(document: Document) -> list[dict]:
    return page_data(document)["blocks"]


def test_plain_spans_are_strings_and_others_carry_only_what_they_have():
    document = replace(SMALL, blocks=(numbered(("a **b** [[gap|c]][[note|d]]",))[0],))
    (entry,) = blocks_of(document)[0]["entries"]
    assert entry["s"] == ["a ", {"t": "b", "b": True}, " ", {"t": "c", "r": "gap"}, {"n": ["d"]}]


@pytest.mark.parametrize(
    ("span", "parts"),
    [
        ("[[identifier|+999 1]]", [{"t": "\u2066+999 1\u2069", "r": "whole", "s": True}]),
        ("[[name|كريم]]", [{"t": "\u2068كريم\u2069", "r": "entered"}]),
        ("نص 18", ["نص ", {"t": "18", "s": True}]),
    ],
)
def test_what_was_entered_is_isolated_in_right_to_left_text(span, parts):
    document = replace(ARABIC, blocks=tuple(numbered((span,))))
    assert blocks_of(document)[0]["entries"][0]["s"] == parts


def test_arabic_names_are_isolated_in_left_to_right_text():
    document = replace(SMALL, blocks=tuple(numbered(("[[name|كريم]] 12",))))
    assert blocks_of(document)[0]["entries"][0]["s"][0]["t"] == "\u2068كريم\u2069"


def test_what_precedes_a_signature_or_a_table_sticks_to_it():
    signed = blocks_of(ENGLISH)
    kinds = [(block["k"], block.get("sticky", False)) for block in signed]
    assert kinds[-2:] == [("paragraph", True), ("signature", False)]
    listed = replace(SMALL, blocks=(*numbered(("a", "b")), table(("h",), ("c",))))
    assert [(b["k"], len(b.get("entries", ())), b.get("sticky", False)) for b in blocks_of(listed)] == [
        ("list", 1, False),
        ("list", 1, True),
        ("table", 0, False),
    ]


def test_closing_words_and_signature_take_text_with_them():
    blocks = (*numbered(("a", "b")), Paragraph(line("Closing")), Signature(lines("X")))
    held = blocks_of(replace(SMALL, blocks=blocks))
    assert [(block["k"], block.get("sticky", False)) for block in held] == [
        ("list", False),
        ("list", True),
        ("paragraph", True),
        ("signature", False),
    ]


def test_a_list_below_an_entry_stands_after_it_and_deeper():
    document = replace(SMALL, blocks=(*numbered(("a", "b")), items("i) ii)", "x", "y"), *numbered(("c",), 3)))
    assert [(b["depth"], [e["label"] for e in b["entries"]]) for b in blocks_of(document)] == [
        (0, ["1."]),
        (0, ["2."]),
        (1, ["i)", "ii)"]),
        (0, ["3."]),
    ]


def test_a_line_feed_stays_in_the_text():
    assert blocks_of(replace(SMALL, blocks=tuple(numbered(("a\nb",)))))[0]["entries"][0]["s"] == ["a\nb"]


def test_an_empty_span_prints_nothing():
    heading = Heading(1, "", (Span(""), Span("x")))
    assert blocks_of(replace(SMALL, blocks=(heading,)))[0]["s"] == ["x"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Արմեն", "გიორგი", "דוד כהן", "สมชาย", "देवेन्द्र", "\U00020bb7田"])
@pytest.mark.parametrize("document", [SMALL, ARABIC, CHINESE], ids=lambda document: document.language)
def test_a_name_that_our_fonts_lack_is_printed_with_those_of_the_machine_or_named(document, name):
    """Which fonts the machine has is not ours to say: the name is either on the page or in the sentence."""
    document = replace(document, blocks=(*document.blocks, *numbered((f"[[name|{name}]]",))))
    assert name[0] in printed_or_told(document)


def printed_or_told(document: Document) -> str:
    """The text of the PDF; where it cannot be made, the place that the sentence names."""
    try:
        return text_of_pdf(write_pdf(document, made_on=MADE_ON))
    except CannotRender as refused:
        return str(refused.message.values["place"])


@pytest.mark.slow
def test_page_numbers_are_in_the_digits_of_the_document():
    document = replace(ARABIC, page_label="الصفحة {0} من {1}", digits="٠١٢٣٤٥٦٧٨٩")
    assert "١" in text_of_pdf(write_pdf(document, made_on=MADE_ON))


@pytest.mark.slow
@pytest.mark.parametrize("code", [entry.code for entry in interface_languages()])
def test_the_sentence_on_a_character_without_font_names_it_in_each_language(code):
    document = replace(SMALL, blocks=(*SMALL.blocks, *numbered(("Account of \ufdd0 Ltd",))))
    with pytest.raises(CannotRender) as caught:
        write_pdf(document, made_on=MADE_ON)
    said = Language(code).say(caught.value.message)
    assert "U+FDD0" in said
    assert "Account of" in said
