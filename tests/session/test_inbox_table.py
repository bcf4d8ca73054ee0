"""The table of an inbox for a spreadsheet: read back, nothing in it is calculated."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from mla_writer.i18n import Language
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.cache import rulebook
from mla_writer.session.inbox import Row
from mla_writer.session.inbox_table import COLUMNS, LONGEST_CELL, Words, as_csv, as_xlsx

FORMULAS = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1", "=cmd|' /C calc'!A0"]
PLACES = list(COLUMNS)


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return rulebook()


def words(rules: Rulebook, language: str = "en") -> Words:
    return Words(rules, Language(language))


def row(text: str) -> Row:
    return Row(Path(text), text, "draft", reference=text, requesting="FR", sender=text, blocking=2, days=7)


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_the_csv_is_a_formula(rules: Rulebook, text: str) -> None:
    data = as_csv([row(text)], words(rules))
    assert data.startswith(b"\xef\xbb\xbf")
    _, cells = read(data)
    for name in ("file", "reference", "sender"):
        assert cells[PLACES.index(name)] == f"'{text}"
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) for cell in cells
    )


def test_quotes_and_lines_survive(rules: Rulebook) -> None:
    text = 'a "b", c\r\nd'
    assert read(as_csv([row(text)], words(rules)))[1][PLACES.index("reference")] == text


@pytest.mark.slow
def test_the_workbook_holds_texts_and_counts_alone(rules: Rulebook) -> None:
    texts = [*FORMULAS[:4], *FORMULAS[6:], "https://a.example", "12", "x\x01y", "é" * (LONGEST_CELL + 5)]
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(map(row, texts), words(rules))))
    sheet = book.active
    assert sheet is not None
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    read_back = [sheet.cell(2 + place, 1 + PLACES.index("reference")).value for place in range(len(texts))]
    assert read_back[:-2] == texts[:-2]
    assert str(read_back[-1]).endswith("…")
    assert sheet.cell(2, 1 + PLACES.index("blocking")).value == 2
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:S{len(texts) + 1}")


@pytest.mark.slow
@pytest.mark.parametrize(("language", "mirrored"), [("en", False), ("ar", True)])
def test_an_arabic_workbook_is_mirrored(rules: Rulebook, language: str, mirrored: bool) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([row("a")], words(rules, language))))
    assert book.active is not None
    assert bool(book.active.sheet_view.rightToLeft) is mirrored


def test_an_empty_inbox_makes_a_table_of_heads(rules: Rulebook) -> None:
    assert len(read(as_csv([], words(rules)))) == 1
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([], words(rules))))
    assert book.active is not None
    assert book.active.max_row == 1


def test_a_refused_file_says_why_and_nothing_else(rules: Rulebook) -> None:
    refused = Row(Path("a"), "a.pdf", "pdf", problem=message("it is damaged"), days=2)
    cells = dict(zip(COLUMNS, words(rules).cells(refused), strict=True))
    assert {name for name, cell in cells.items() if cell} == {"file", "sort", "standing", "days", "problem"}
    assert (cells["standing"], cells["problem"]) == ("not read", "it is damaged")
