"""A document as plain text: for reading aloud, for mail, for comparing."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from mla_writer.render.document import (
    Block,
    Document,
    Heading,
    Items,
    Letterhead,
    PageBreak,
    Paragraph,
    References,
    Rule,
    Signature,
    Span,
    Spans,
    Table,
)
from mla_writer.render.layout import before_heading
from mla_writer.render.typography import separator

WIDTH = 78
GAP = "  "
NUMBER = 5
"""Columns for the number of a paragraph."""


def write_text(document: Document) -> str:
    """``document`` in lines of at most 78 columns, footnotes at the end.

    Wide tables are written row by row as "label: value". A word that is longer than a line stays
    whole. A passage that is not translated stands in square brackets after the code of its language.
    """
    writer = _Writer(document.language)
    parts = [_marks(document)] if document.marks else []
    parts += [part for block in document.blocks if (part := writer.block(block))]
    if writer.notes:
        parts.append("\n".join(_wrapped(note, f"[{n}] ") for n, note in enumerate(writer.notes, 1)))
    return "\n\n".join(parts) + "\n"


class _Writer:
    """Writes blocks and collects the footnotes that they call."""

    def __init__(self, language: str) -> None:
        self.notes: list[str] = []
        self._colon = separator(language, ": ")
        self._writers: Mapping[type[Block], Callable[[Any], str]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Items: self._items,
            Table: self._table,
            Letterhead: self._plain_lines,
            Signature: self._plain_lines,
            References: self._references,
            Rule: lambda _rule: "-" * WIDTH,
            PageBreak: lambda _break: "",
        }

    def block(self, block: Block) -> str:
        """The lines of one block."""
        written: str = self._writers[type(block)](block)
        return written

    def text(self, spans: Spans) -> str:
        """The text of ``spans`` with the numbers of the footnotes called."""
        text = ""
        for span in spans:
            text += _marked(span)
            if span.note:
                place = len(self.notes)
                self.notes.append("")
                self.notes[place] = self.text(span.note)
                text += f"[{place + 1}]"
        return text

    def _plain_lines(self, block: Letterhead | Signature) -> str:
        return "\n".join(self.text(line) for line in block.lines)

    def _heading(self, heading: Heading) -> str:
        label = before_heading(heading.number) if heading.number else ""
        text = label + self.text(heading.spans)
        if heading.level > 2:
            return text
        lines = _wrapped(text).split("\n")
        sign = "=" if heading.level == 1 else "-"
        return "\n".join([*lines, sign * min(WIDTH, max(_width(line) for line in lines))])

    def _paragraph(self, paragraph: Paragraph) -> str:
        text = self.text(paragraph.spans)
        if paragraph.style == "numbered":
            return _wrapped(text, paragraph.number.ljust(NUMBER), " " * NUMBER)
        if paragraph.style == "center":
            return "\n".join(line.center(WIDTH).rstrip() for line in _wrapped(text).split("\n"))
        return _wrapped(text)

    def _items(self, items: Items) -> str:
        margin = " " * (NUMBER * items.level)
        return "\n".join(
            _wrapped(
                self.text(entry.spans), f"{margin}{entry.label} ", margin + " " * (_width(entry.label) + 1)
            )
            for entry in items.entries
        )

    def _references(self, references: References) -> str:
        labels = [self.text(row.label) for row in references.rows]
        wide = max((_width(label) for label in labels), default=0)
        return "\n".join(
            _wrapped(self.text(row.value), _padded(label, wide) + GAP, " " * (wide + len(GAP)))
            for label, row in zip(labels, references.rows, strict=True)
        )

    def _table(self, table: Table) -> str:
        header = [self.text(cell) for cell in table.columns]
        rows = [[self.text(cell) for cell in row] for row in table.rows]
        lines = [header, *rows] if header else rows
        widths = [max(_width(row[n]) for row in lines) for n in range(len(lines[0]))]
        if any("\n" in cell for row in lines for cell in row) or sum(widths) + 2 * len(widths) > WIDTH:
            return "\n\n".join(_record(header, row, self._colon) for row in rows)
        if header:
            lines = [header, ["-" * width for width in widths], *rows]
        return "\n".join(_aligned(row, widths) for row in lines)


def _marked(span: Span) -> str:
    """The text of ``span``; a sign that all readers see where it is not in the document's language."""
    return f"[{span.lang}: {span.text}]" if span.role == "untranslated" and span.text.strip() else span.text


def _marks(document: Document) -> str:
    return "\n".join(mark.rjust(WIDTH) for mark in document.marks)


def _record(header: Sequence[str], row: Sequence[str], colon: str) -> str:
    if not header:
        return _wrapped(" ".join(row[1:]), f"{row[0]}{colon}", GAP)
    return "\n".join(
        _wrapped(cell, f"{label}{colon}", GAP) for label, cell in zip(header, row, strict=True) if cell
    )


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two, combining signs none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    return "\n".join(_lines(text, first, first and " " * _width(first) if rest is None else rest))


def _lines(text: str, first: str, rest: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from textwrap.wrap(
            line,
            WIDTH,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first.rstrip()]
        first = rest
