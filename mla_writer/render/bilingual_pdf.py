"""Two languages side by side as a PDF, archivable and accessible as any other.

Belongs here: rows as the plain data that ``templates/pdf/bilingual.typ`` reads. Does not belong here:
what a block looks like as data (``pdf_data``), sizes and fonts (the template).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain, count
from typing import Any

from mla_writer.render.bilingual import Bilingual, Piece, Row, both
from mla_writer.render.document import Document, Heading, PageBreak, Rule, Signature, Table
from mla_writer.render.layout import hang_of, without_skips
from mla_writer.render.pdf import typeset
from mla_writer.render.pdf_data import Data, page_data

TEMPLATE = "bilingual.typ"
ONCE = (Rule, PageBreak)
"""What belongs to both columns."""


def write_bilingual_pdf(pair: Bilingual, *, made_on: datetime, attachment: bytes | None = None) -> bytes:
    """The PDF of ``pair``; ``attachment``, ``made_on`` and errors as in ``pdf.write_pdf``."""
    return typeset(TEMPLATE, pair_data(pair), (pair.first, pair.second), made_on, attachment)


def pair_data(pair: Bilingual) -> Data:
    """``pair`` as JSON-able data for the template."""
    maker = _Cells(pair)
    rows = [maker.row(row) for row in pair.rows]
    for place, (row, following) in enumerate(pair.rows_with_the_next):
        if _holds(row, following):
            rows[place]["sticky"] = True
        if place and _signed(following):
            rows[place - 1]["sticky"] = True
    return {
        "title": pair.title,
        "subject": both(pair.first.subject, pair.second.subject),
        "author": pair.first.author,
        "keywords": pair.reference,
        "left": _side(pair.left),
        "right": _side(pair.right),
        "first": "left" if pair.first_is_left else "right",
        "rows": rows,
    }


def _side(document: Document) -> Data:
    return page_data(replace(document, blocks=())) | {"hang": hang_of(document)}


def _holds(row: Row, following: Row) -> bool:
    """Whether the end of a page may not part ``row`` from ``following``."""
    next_kinds = {type(piece.block) for piece in following.pieces}
    if any(isinstance(piece.block, Heading) for piece in row.pieces):
        return True
    return _signed(following) or (Table in next_kinds and not _is_table(row))


def _signed(row: Row) -> bool:
    return any(isinstance(piece.block, Signature) for piece in row.pieces)


def _is_table(row: Row) -> bool:
    return any(isinstance(piece.block, Table) for piece in row.pieces)


class _Cells:
    """Makes the data of rows; the notes of each document are counted on their own."""

    def __init__(self, pair: Bilingual) -> None:
        self._pair = pair
        self._notes = {"left": count(1), "right": count(1)}
        pieces = chain.from_iterable(filter(None, pair.sides(row)) for row in pair.rows)
        self._tags = without_skips(piece.block.level for piece in pieces if isinstance(piece.block, Heading))

    def row(self, row: Row) -> Data:
        """``row`` with what stands left and right, or in a stack, or once for both."""
        cells = dict(self._cells(row))
        if any(isinstance(piece.block, ONCE) for piece in row.pieces):
            return {"k": row.pieces[0].block.block}
        if row.stacked:
            order = ("left", "right") if self._pair.first_is_left else ("right", "left")
            return {"k": "stack", "cells": [cells[side] for side in order if side in cells]}
        kind = next(iter(cells.values()))["k"]
        return {"k": "row", "kind": kind, **cells}

    def _cells(self, row: Row) -> Iterator[tuple[str, Data]]:
        documents = (self._pair.left, self._pair.right)
        for side, document, piece in zip(("left", "right"), documents, self._pair.sides(row), strict=True):
            if piece is not None:
                data = self._cell(document, piece) | {"side": side}
                _count(data, self._notes[side])
                yield side, data

    def _cell(self, document: Document, piece: Piece) -> Data:
        (data,) = page_data(replace(document, blocks=(piece.block,)))["blocks"]
        match data["k"]:
            case "list":
                return data["entries"][0] | {"k": "entry", "depth": piece.depth}
            case "paragraph":
                return data | {"depth": max(data["depth"], piece.depth)}
            case "heading":
                return data | {"tag": next(self._tags)}
            case _:
                return data


def _count(data: Any, numbers: Iterator[int]) -> None:
    """Give each note in ``data`` its number: both columns call their first note 1."""
    if isinstance(data, dict):
        if "n" in data:
            data["c"] = next(numbers)
        data = list(data.values())  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(data, list):
        for one in data:  # pyright: ignore[reportUnknownVariableType]
            _count(one, numbers)
