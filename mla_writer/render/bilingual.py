"""One case in two languages, paragraph by paragraph side by side.

Belongs here: which block stands beside which, what stands over the full width, on which side a language
stands. Does not belong here: sizes, fonts, file formats, composing a document.

What belongs together is found by its place and kind, never by its printed number: letters and digits
differ between languages. Nothing is lost and nothing doubled: read from top to bottom, each column is
exactly its document. Where one document has a block more, such as the remark on passages that are not
translated, the other column is empty beside it.

A table of three columns or more is not squeezed into half a page, where names and account numbers would
break inside words: it stands over the full width, that of the first language above that of the second.
Tables of labels and values find room beside each other, row by row.

Which text prevails is said only where the document itself says so (its part "Translation").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from mla_writer.render.document import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Reference,
    References,
    Spans,
    Table,
    lines_of,
)
from mla_writer.render.layout import Entries, nested

MOST_COLUMNS_IN_HALF_A_PAGE = 2
PAIRED, SAME_PLACE, SAME_ANSWERS = 4, 1, 2
"""What a pair is worth: that its kinds agree, that it is the same place in the count of its kind, that the
same account or telephone numbers stand in it."""

Source: TypeAlias = "Block | Item | Reference | tuple[Spans, ...]"


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in one cell: ``source`` is a block, an entry of ``Items``, a row of ``References`` or of
    a table of labels and values.

    ``block`` is ``source`` as a block of its own. ``depth`` is how many rooms for labels it is indented;
    ``place`` counts pieces of its kind from the beginning, items from the beginning of their list.
    """

    source: Source
    block: Block
    depth: int = 0
    place: int = 0

    @property
    def label(self) -> str:
        """The number or letter as printed, or empty."""
        match self.source:
            case Heading() | Paragraph():
                return self.source.number
            case Item():
                return self.source.label
            case _:
                return ""


@dataclass(frozen=True, slots=True)
class Row:
    """Two pieces that say the same; None where only one document has such a piece."""

    first: Piece | None
    second: Piece | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces that are there, that of the first language first."""
        return tuple(piece for piece in (self.first, self.second) if piece is not None)

    @property
    def stacked(self) -> bool:
        """Whether the pieces stand over the full width, one above the other."""
        return any(is_wide(piece.block) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Bilingual:
    """``first`` is the document that leads, ``second`` stands beside it."""

    first: Document
    second: Document
    rows: tuple[Row, ...]

    @property
    def first_is_left(self) -> bool:
        """Which side is whose. Of two directions, each language stands on the side where its lines begin,
        as in official texts in French and Arabic; otherwise the first language is on the left."""
        return self.first.direction == "ltr" or self.second.direction == "rtl"

    @property
    def left(self) -> Document:
        """The document of the left column."""
        return self.first if self.first_is_left else self.second

    @property
    def right(self) -> Document:
        """The document of the right column."""
        return self.second if self.first_is_left else self.first

    def sides(self, row: Row) -> tuple[Piece | None, Piece | None]:
        """What of ``row`` stands left and right."""
        return (row.first, row.second) if self.first_is_left else (row.second, row.first)

    @property
    def rows_with_the_next(self) -> Iterator[tuple[Row, Row]]:
        """Each row with the one that follows it; an empty one follows the last."""
        return zip(self.rows, (*self.rows, Row(None, None))[1:], strict=True)

    @property
    def title(self) -> str:
        """Both titles, for the properties of a file."""
        return both(self.first.title, self.second.title)

    @property
    def reference(self) -> str:
        """The reference of the case; both where a document has one of its own."""
        return both(self.first.reference, self.second.reference)


def both(first: str, second: str) -> str:
    """Two short texts on one line; once where they are equal or one is empty."""
    return " / ".join(dict.fromkeys(filter(None, (first, second))))


def beside(first: Document, second: Document) -> Bilingual:
    """``first`` and ``second``, made from one case, side by side."""
    ones, others = tuple(pieces_of(first)), tuple(pieces_of(second))
    rows: list[Row] = []
    one = other = 0
    for left, right in (*_pairs(_marks(ones), _marks(others)), (len(ones), len(others))):
        rows += [Row(piece, None) for piece in ones[one:left]]
        rows += [Row(None, piece) for piece in others[other:right]]
        if left < len(ones):
            rows.append(Row(ones[left], others[right]))
        one, other = left + 1, right + 1
    return Bilingual(first, second, tuple(rows))


# ---- Pieces ----------------------------------------------------------------------------------------


def pieces_of(document: Document) -> Iterator[Piece]:
    """The pieces of ``document`` in its order, each once."""
    count: dict[object, int] = {}
    for piece in _pieces(document):
        kind = _kind(piece)
        count[kind] = count.get(kind, 0) + 1
        yield piece if isinstance(piece.source, Item) else replace(piece, place=count[kind])


def _pieces(document: Document) -> Iterator[Piece]:
    for block in nested(document.blocks):
        match block:
            case Entries():
                yield from _entries(block, 0)
            case References():
                yield from (Piece(row, References((row,))) for row in block.rows)
            case Table(columns=()) if not is_wide(block):
                yield from (Piece(row, replace(block, rows=(row,))) for row in block.rows)
            case _:
                yield Piece(block, block)


def _entries(entries: Entries, depth: int) -> Iterator[Piece]:
    for place, entry in enumerate(entries.entries, 1):
        yield Piece(entry.source, _own_block(entries, entry.source), depth, place)
        for block in entry.blocks[1:]:
            if isinstance(block, Entries):
                yield from _entries(block, depth + 1)
            else:
                yield Piece(block, block, depth + 1)


def _own_block(entries: Entries, source: Paragraph | Item) -> Block:
    if isinstance(source, Paragraph):
        return source
    kind = "bullet" if entries.kind == "bullet" else "dash" if entries.kind == "dash" else "letter"
    return Items(kind, (source,))


# ---- Pairs -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Marks:
    """By what a piece is known again in another language; ``answers`` are written alike in every one."""

    kind: tuple[object, ...]
    place: int
    answers: tuple[str, ...]


def _marks(pieces: Iterable[Piece]) -> tuple[_Marks, ...]:
    return tuple(_Marks(_kind(piece), piece.place, tuple(_answers(piece.block))) for piece in pieces)


def _pairs(ones: Sequence[_Marks], others: Sequence[_Marks]) -> Iterator[tuple[int, int]]:
    """The places of the pieces that belong together, in order: the choice of greatest worth in all."""
    best = _worths(ones, others)
    one = other = 0
    while one < len(ones) and other < len(others):
        worth = _worth(ones[one], others[other])
        if worth and best[one][other] == worth + best[one + 1][other + 1]:
            yield one, other
            one, other = one + 1, other + 1
        elif best[one][other] == best[one + 1][other]:
            one += 1
        else:
            other += 1


def _worths(ones: Sequence[_Marks], others: Sequence[_Marks]) -> list[list[int]]:
    """What can be gained from each pair of places to the ends (longest common subsequence, weighed)."""
    best = [[0] * (len(others) + 1) for _ in range(len(ones) + 1)]
    for one in range(len(ones) - 1, -1, -1):
        for other in range(len(others) - 1, -1, -1):
            worth = _worth(ones[one], others[other])
            together = worth + best[one + 1][other + 1] if worth else 0
            best[one][other] = max(together, best[one + 1][other], best[one][other + 1])
    return best


def _worth(one: _Marks, other: _Marks) -> int:
    """What it is worth to set the two side by side; 0 where they may not stand so."""
    if one.kind != other.kind:
        return 0
    agree = bool(one.answers) and one.answers == other.answers
    return PAIRED + SAME_PLACE * (one.place == other.place) + SAME_ANSWERS * agree


def _kind(piece: Piece) -> tuple[object, ...]:
    source = piece.source
    match source:
        case Heading():
            return (source.block, source.level, bool(source.number))
        case Paragraph():
            return (source.block, source.style, bool(source.number), piece.depth)
        case Table():
            return (source.block, len(source.rows[0]) if source.rows else 0)
        case _:
            return (type(source), piece.depth)


def _answers(block: Block) -> Iterator[str]:
    return (span.text for spans in lines_of(block) for span in spans if span.role == "identifier")


def is_wide(block: Block) -> bool:
    """Whether ``block`` needs the full width."""
    if not isinstance(block, Table):
        return False
    return max(map(len, (block.columns, *block.rows)), default=0) > MOST_COLUMNS_IN_HALF_A_PAGE
