"""The two-column DOCX: filled in by a word processor, altered, or made to do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from openxml_audit import OpenXmlValidator

from mla_writer.model.errors import HandoverRefused
from mla_writer.session import Session
from mla_writer.session.handover import compared, handed_over
from mla_writer.translating import handover_files
from mla_writer.translating.handover_check import Comparison, Outcome
from tests.translating.conftest import NOW

Edit = Callable[[Any], object]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def sheet(session: Session) -> bytes:
    return handover_files.write(handed_over(session, "ar"), "docx", NOW)


def edited(data: bytes, edit: Edit) -> bytes:
    document: Any = docx.Document(io.BytesIO(data))
    edit(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def cell(document: Any, row: int = 2, column: int = 1) -> Any:
    return document.tables[1].rows[row].cells[column]


def content(document: Any) -> Any:
    """The field of the first translation."""
    return cell(document)._tc.find(f".//{{{W}}}sdtContent")


def typed(document: Any, xml: str) -> None:
    field = content(document)
    for old in list(field):
        field.remove(old)
    field.append(parse_xml(f'<w:p xmlns:w="{W}">{xml}</w:p>'))


def read(session: Session, data: bytes) -> Comparison:
    return compared(session, handover_files.read_data(data, "back.docx"), "ar")


def with_part(data: bytes, name: str, part: bytes, *, instead: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != instead:
                new.writestr(entry, old.read(entry))
        new.writestr(name, part)
    return made.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_a_cell_that_python_docx_fills_comes_back(session: Session, sheet: bytes) -> None:
    def fill(document: Any) -> None:
        tc = cell(document)._tc
        tc.remove(tc.find(f"{{{W}}}sdt"))  # as programs do that know no content controls
        cell(document).add_paragraph("نص أول")
        cell(document).add_paragraph("سطر\tثان")

    row = read(session, edited(sheet, fill)).rows[0]
    assert (row.outcome, row.new, row.proposed) == (Outcome.NEW, "نص أول\nسطر\tثان", True)


@pytest.mark.parametrize(
    ("xml", "text", "odd"),
    [
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:noBreakHyphen/></w:r>", "a\nb\t\u2011", False),
        ("<w:ins w:id='1' w:author='x'><w:r><w:t>new</w:t></w:r></w:ins>", "new", False),
        (
            "<w:del w:id='1'><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t>a</w:t></w:r>",
            "a",
            True,
        ),
        ("<w:hyperlink w:anchor='x'><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "a link", False),
        ("<w:r><w:t>a</w:t><w:drawing/></w:r>", "a", True),
        ("<w:r><w:t>a</w:t><w:footnoteReference w:id='1'/></w:r>", "a", True),
        ("<w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:t>today</w:t></w:r>", "today", True),
        ("<w:r><w:t>soft</w:t><w:softHyphen/><w:t>ly</w:t></w:r>", "softly", False),
    ],
)
def test_what_word_processors_write(session: Session, sheet: bytes, xml: str, text: str, odd: bool) -> None:
    row = read(session, edited(sheet, lambda document: typed(document, xml))).rows[0]
    assert (row.new, row.proposed) == (text, not odd)


def removed(document: Any, *rows: int) -> None:
    table = document.tables[1]
    for row in [table.rows[place] for place in rows]:
        table._tbl.remove(row._tr)


def swapped(document: Any) -> None:
    table = document.tables[1]
    first, second = table.rows[1]._tr, table.rows[2]._tr
    table.rows[4]._tr.addnext(first)
    first.addnext(second)


def other_text(document: Any, place: tuple[int, int, int], old: str, new: str) -> None:
    table, row, column = place
    for text in document.tables[table].rows[row].cells[column]._tc.iter(f"{{{W}}}t"):
        text.text = (text.text or "").replace(old, new)


def extra_column(document: Any) -> None:
    tc = cell(document)._tc
    tc.addnext(parse_xml(f'<w:tc xmlns:w="{W}"><w:p/></w:tc>'))


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda document: removed(document, 1, 2), "missing in the file: passage 1;"),
        (lambda document: removed(document, 2), "table was changed at row 2"),
        (lambda document: removed(document, 0), "table was changed"),
        (swapped, "no longer in its place: passage 2, 1;"),
        (extra_column, "table was changed at row 2"),
        (
            lambda document: other_text(document, (1, 2, 0), "Coopération", "X"),
            "original was changed in the file: passage 1;",
        ),
        (lambda document: other_text(document, (1, 1, 0), "1. ", "7. "), "twice in the file: passage 7;"),
        (lambda document: other_text(document, (1, 1, 0), " ", ""), "table was changed at row 2"),
        (lambda document: other_text(document, (0, 3, 1), "mla-writer", "x"), "names the draft is lost"),
        (lambda document: other_text(document, (0, 3, 1), "example", "other"), "another draft (other-france"),
        (lambda document: other_text(document, (0, 3, 1), ">ar", ">ru"), "into 'ru'"),
        (lambda document: document.add_table(1, 1), "table was changed"),
        (
            lambda document: document.tables[1]._tbl.getparent().remove(document.tables[1]._tbl),
            "table was changed",
        ),
    ],
)
def test_a_table_that_was_altered_is_refused(session: Session, sheet: bytes, edit: Edit, said: str) -> None:
    before = session.draft
    with pytest.raises(HandoverRefused) as refused:
        read(session, edited(sheet, edit))
    assert said in str(refused.value)
    assert session.draft is before


def relationship(target: str, kind: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATION}/{kind}" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    ).encode()


def harmful(data: bytes) -> dict[str, tuple[bytes, str]]:
    document = part_of(data, "word/document.xml")
    bomb = b"<a>" + b" " * 60_000_000 + b"</a>"
    types = part_of(data, "[Content_Types].xml")
    entity = document.replace(b"<w:document ", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document ', 1)
    return {
        "macros": (with_part(data, "word/vbaProject.bin", b"x"), "macros or embedded files (vbaProject.bin)"),
        "macro type": (
            with_part(
                data,
                "[Content_Types].xml",
                types.replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"),
                instead="[Content_Types].xml",
            ),
            "macros or embedded files",
        ),
        "embedded": (with_part(data, "word/embeddings/oleObject1.bin", b"x"), "embedded files"),
        "template elsewhere": (
            with_part(
                data, "word/_rels/settings.xml.rels", relationship("https://x.example/t", "attachedTemplate")
            ),
            "outside it (https://x.example/t)",
        ),
        "picture elsewhere": (
            with_part(data, "word/_rels/other.xml.rels", relationship("file:///x", "image")),
            "outside it",
        ),
        "bomb": (with_part(data, "word/media.xml", bomb), "unpacks to more"),
        "many parts": (_many(data), "unpacks to more"),
        "entity": (
            with_part(data, "word/document.xml", entity, instead="word/document.xml"),
            "document type",
        ),
        "half": (data[: len(data) // 2], "no DOCX or is damaged"),
        "no document": (with_part(data, "x.xml", b"<a/>", instead="word/document.xml"), "is no DOCX"),
        "older Word": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "older Word"),
        "cut XML": (
            with_part(data, "word/document.xml", document[:-300], instead="word/document.xml"),
            "damaged or not complete",
        ),
    }


def _many(data: bytes) -> bytes:
    for_all = io.BytesIO(data)
    with zipfile.ZipFile(for_all, "a") as archive:
        for number in range(420):
            archive.writestr(f"word/part{number}.xml", b"<a/>")
    return for_all.getvalue()


HARMS = (
    *("macros", "macro type", "embedded", "template elsewhere", "picture elsewhere", "bomb", "many parts"),
    *("entity", "half", "no document", "older Word", "cut XML"),
)


@pytest.mark.slow
@pytest.mark.parametrize("harm", HARMS)
def test_what_could_do_harm_is_refused(session: Session, sheet: bytes, harm: str) -> None:
    data, said = harmful(sheet)[harm]
    with pytest.raises(HandoverRefused) as refused:
        read(session, data)
    assert said in str(refused.value)


def test_a_link_to_be_clicked_is_no_harm(session: Session, sheet: bytes) -> None:
    data = with_part(sheet, "word/_rels/other.xml.rels", relationship("https://x.example", "hyperlink"))
    assert read(session, data).rows


@pytest.mark.slow
def test_the_auditor_finds_nothing(sheet: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sheet.docx"
    path.write_bytes(sheet)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_originals_are_locked_and_fields_stay(sheet: bytes) -> None:
    document: Any = docx.Document(io.BytesIO(sheet))
    locks = [one.get(f"{{{W}}}val") for one in document.element.iter(f"{{{W}}}lock")]
    assert locks[:2] == ["sdtContentLocked", "sdtLocked"]
    assert content(document).find(f"{{{W}}}p/{{{W}}}pPr/{{{W}}}bidi") is not None


def test_a_file_that_is_too_large_is_not_read(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.docx"
    path.write_bytes(b"PK" + b"x" * 100)
    monkeypatch.setattr(handover_files, "LARGEST", 50)
    with pytest.raises(HandoverRefused, match=r"large\.docx: it is larger than"):
        handover_files.read(path)
    with pytest.raises(HandoverRefused, match="no such file"):
        handover_files.read(tmp_path / "missing.docx")
