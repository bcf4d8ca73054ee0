"""Reading a directory that was exported as CSV: encoding and delimiter recognised, columns mapped.

What cannot be read for certain is refused, the whole file where its structure is in doubt, else the
row, with its line.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mla_writer.authorities.card import AuthorityCard
from mla_writer.authorities.columns import STATE, checked
from mla_writer.authorities.comparing import Row
from mla_writer.authorities.reading import FileRefused, row_of
from mla_writer.csv_table import unguarded, written
from mla_writer.model.message import message

MOST_ROWS = 20_000
MOST_COLUMNS = 200
LARGEST_FIELD = 100_000
DELIMITERS = ",;\t|"
SAMPLED = 20
ZEROS_OF_TEXT = 10
"""In UTF-16 every delimiter and line end, and every Latin letter, has a zero; text has one in ten bytes."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file as rows of texts; ``lines`` are the lines of the file in which they begin, from 1."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def read_table(data: bytes) -> Table:
    """The table in ``data``; ``FileRefused`` for what is no text, no table, or beyond the limits."""
    text = decoded(data)
    if not text.strip():
        raise FileRefused(message("the file is empty"))
    records = list(_records(text, _delimiter(text)))
    if not records:
        raise FileRefused(message("the file is empty"))
    (_, header), body = records[0], records[1:]
    names = tuple(cell.strip() for cell in header)
    _check_header(names)
    width = len(names)
    rows = tuple(tuple((*map(unguarded, cells), *[""] * width)[:width]) for _, cells in body)
    too_wide = next((line for line, cells in body if len(cells) > width), None)
    if too_wide is not None:
        raise FileRefused(
            message(
                "line {line} has more columns than the header; nothing was read. Is a text with a "
                "delimiter not in quotes?",
                line=too_wide,
            )
        )
    return Table(names, rows, tuple(line for line, _ in body))


def read_rows(table: Table, mapping: Mapping[str, str], state: str = "") -> tuple[Row, ...]:
    """The authorities in ``table``. ``mapping`` says which column holds which target; ``state`` is the
    State of all rows where none is mapped or a cell is empty. ``UnknownName`` for a wrong mapping."""
    columns = {target: table.header.index(name) for target, name in checked(mapping, table.header).items()}
    return tuple(
        row_of(line, {target: cells[place] for target, place in columns.items() if target != STATE}, (
            cells[columns[STATE]] if STATE in columns else "", state
        ))
        for line, cells in zip(table.lines, table.rows, strict=True)
    )  # fmt: skip


def decoded(data: bytes) -> str:
    """``data`` as text: UTF-8 and UTF-16 by their marks, else UTF-8, UTF-16 or Windows-1252."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
                           (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
        if data.startswith(mark):
            return _in_encodings(data, (encoding,))
    if b"\0" in data:
        return _in_encodings(data, _sixteen_bits(data))
    return _in_encodings(data, ("utf-8", "cp1252"))


def to_csv(cards: Sequence[AuthorityCard], fields: Sequence[str]) -> bytes:
    """``cards`` as CSV, as it is read here."""
    rows = ([card.state, *(card.text(name) for name in fields)] for card in cards)
    return written([[STATE, *fields], *rows])


def _sixteen_bits(data: bytes) -> tuple[str, ...]:
    """Text in UTF-16 without a mark has its zeros in the same half of each pair."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and min(even, odd) == 0 and max(even, odd) * ZEROS_OF_TEXT >= len(data):
        return ("utf-16-be" if even else "utf-16-le",)
    return ()


def _in_encodings(data: bytes, encodings: Sequence[str]) -> str:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileRefused(message("the file is no text: save it as CSV in UTF-8 and try again"))


def _delimiter(text: str) -> str:
    """The delimiter that splits the first records most evenly into the most columns."""

    def evenness(delimiter: str) -> tuple[float, int]:
        sizes: list[int] = []
        try:
            for _, cells in _records(text[: LARGEST_FIELD * 2], delimiter):
                sizes.append(len(cells))
                if len(sizes) == SAMPLED:
                    break
        except FileRefused:
            pass  # the sample may end within a quoted text; what was read of it counts
        first = sizes[0] if sizes else 1
        return (sum(size == first for size in sizes) / len(sizes) if first > 1 else 0, first)

    return max(DELIMITERS, key=evenness)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The records that are not blank, each with the line in which it begins."""
    before = csv.field_size_limit(LARGEST_FIELD)
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    count = begins = 0
    try:
        while True:
            begins = reader.line_num + 1
            cells = next(reader)
            if any(cell.strip() for cell in cells):
                count += 1
                _check_size(count, cells, begins)
                yield begins, cells
    except StopIteration:
        return
    except csv.Error:
        raise FileRefused(
            message(
                "the quotes from line {line} on do not close, or a field is too long; nothing was read",
                line=begins,
            )
        ) from None
    finally:
        csv.field_size_limit(before)


def _check_size(count: int, cells: Sequence[str], line: int) -> None:
    if count > MOST_ROWS + 1:
        raise FileRefused(message("the file has more than {limit} rows, the limit", limit=MOST_ROWS))
    if len(cells) > MOST_COLUMNS:
        raise FileRefused(
            message("line {line} has more than {limit} columns, the limit", line=line, limit=MOST_COLUMNS)
        )


def _check_header(names: Sequence[str]) -> None:
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice is not None:
        raise FileRefused(message("two columns are called '{name}'; give them different names", name=twice))
