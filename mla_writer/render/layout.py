"""What all writers of pages decide alike: widths of columns, nesting of lists, what may not break.

Belongs here: decisions about a ``Document`` that must not differ between a PDF and a DOCX. Does not
belong here: a file format, sizes, fonts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from mla_writer.i18n.languages import direction_of
from mla_writer.render.document import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Span,
    Spans,
    Table,
    plain,
)

LONGEST_WITHOUT_BREAK = 16
"""Beyond so many characters an identifier may break between its groups: an unbreakable account
number of 29 characters tears a hole into the justified line before it."""

ENTERED = frozenset(("value", "identifier", "name", "amount"))
"""Roles of what a person entered; such spans are never hyphenated."""

KEPT_WHOLE_ROWS, KEPT_WHOLE_LINES = 6, 10
"""A table with more rows, or of about so many lines, may be divided between pages."""
ROW_KEPT_WHOLE_LINES = 9
"""A row of more lines may be divided too: moved whole it would leave a large part of a page empty."""

LEAST_HANG, MOST_HANG, AFTER_LABEL = 2.4, 3.6, 0.45
"""Bounds of the room for a number or letter, and the white after it, in em."""

NARROW, DIGIT, BROAD, FULL = 0.4, 0.58, 0.72, 1.0
"""Widths in em of bold stops, brackets and I, of digits, of other letters, and of Chinese signs: enough, not
exact."""
FIRST_CHINESE = "\u2460"
"""Circled digits and all that follows it in Unicode up to U+FF60 and is used in labels is of full width."""
FIRST_CYRILLIC, LAST_CYRILLIC, CYRILLIC_LETTER = "\u0400", "\u04ff", 1.2
"""Cyrillic letters, and how much longer than a Latin one they are, with room to spare."""
STANDING_BEFORE = (":", "、", "）")
"""Ends of the labels that stand before their heading, as in Arabic and Chinese documents, and not in the
room for numbers: words ("أولاً:") and Chinese numerals ("二十一、") do not fit into it."""

NARROWEST, WIDEST, LONGEST_COUNTED = 8, 60, 120
"""Bounds of the weight of a column, in characters, where the document gives no shares."""

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
LATIN = "A-Za-z\u00c0-\u024f0-9"
LATIN_STRETCH = re.compile(rf"[+<(\[]*[{LATIN}](?:[^{RIGHT_TO_LEFT}\n]*[{LATIN}>)\]])?")
NUMBER_GROUPS = re.compile(
    r"(?<![\w.,)])(?:\+\d[\d \u00a0()/-]*\d|[-\u2212]\d+(?:[.,]\d+)*|\d+(?:[ \u00a0]\d+)+)(?![\w])"
)
"""Telephone and account numbers in groups, and numbers below nought: read from the left in every script,
though the Unicode algorithm would turn the order of their groups in Arabic text."""
LETTER = "A-Za-z\u00c0-\u024f"
CITATION = r"\d+(?:\([0-9A-Za-z]{1,4}\))+(?![\w(])"
"""An article with its paragraph: "18(7)", "46(3)(f)" run from the left, a list of them with the sentence."""
APART = re.compile(rf"{NUMBER_GROUPS.pattern}|(?<![\w.,(]){CITATION}")
"""What keeps its own direction within a sentence."""
TEXT_STRETCH = re.compile(
    rf"{APART.pattern}"
    rf"|[+<(\[]*(?:[0-9][^\s{RIGHT_TO_LEFT}{LETTER}]*)?[{LETTER}](?:[^{RIGHT_TO_LEFT}\n]*[{LATIN}>)\]])?"
    r"|[0-9]+(?:[.,:/][0-9]+)*"
)
"""In a sentence a number alone is a stretch; "2024-2026" runs with it, as it is read."""
PROVISIONS = re.compile(r"\d+(?:\(\w{1,3}\))*(?:(?:[,،] ?|[-–])\d+(?:\(\w{1,3}\))*)*")
"""Articles that a person entered: "18(7)", "1، 3، 4". A list of them runs with the sentence."""
RIGHT_TO_LEFT_LETTER = re.compile(rf"[{RIGHT_TO_LEFT}]")
RIGHT_TO_LEFT_STRETCH = re.compile(rf"[{RIGHT_TO_LEFT}](?:[^{LATIN}\n]*[{RIGHT_TO_LEFT}])?")


@dataclass(slots=True)
class Entry:
    """An entry of a list as it stands on the page: its label and the blocks beside the label.

    ``source`` is the paragraph or item it was made from.
    """

    label: str
    blocks: list[Paragraph | Entries]
    source: Paragraph | Item


@dataclass(slots=True)
class Entries:
    """A run of numbered paragraphs (``kind`` "number") or the entries of ``Items``."""

    kind: str
    entries: list[Entry] = field(default_factory=list[Entry])


CHARACTERS_ACROSS = 80
"""About so many characters of a table stand side by side on a page."""

BREAKING = re.compile(r"[^\S\u00a0\u202f]+")
"""White space at which a line may end."""


WIDEST_SHARE = 0.5
"""Of the width, for the longest word of one column where words of all columns do not find room."""


def nested(blocks: Iterable[Block]) -> Iterator[Block | Entries]:
    """``blocks`` with numbered paragraphs gathered into lists, and what belongs to an entry inside it."""
    run: Entries | None = None
    for block in blocks:
        if isinstance(block, Items) and not block.entries:
            continue
        if run is not None and _belongs_to(run, block):
            continue
        if run is not None:
            yield run
        run = _begun(block)
        if run is None:
            yield block
    if run is not None:
        yield run


def _begun(block: Block) -> Entries | None:
    if isinstance(block, Paragraph) and block.style == "numbered" and block.number:
        return Entries("number", [_numbered(block)])
    return _listed(block) if isinstance(block, Items) else None


def _numbered(paragraph: Paragraph) -> Entry:
    return Entry(paragraph.number, [paragraph], paragraph)


def _listed(items: Items) -> Entries:
    return Entries(items.kind, [Entry(one.label, [Paragraph(one.spans)], one) for one in items.entries])


def _belongs_to(run: Entries, block: Block) -> bool:
    """Whether ``block`` was taken into ``run``."""
    if isinstance(block, Items):
        return _nested_below(run, block)
    if not isinstance(block, Paragraph) or block.style != "numbered" or run.kind != "number":
        return False
    if block.number:
        run.entries.append(_numbered(block))
    else:
        run.entries[-1].blocks.append(block)
    return True


def _nested_below(run: Entries, items: Items) -> bool:
    above = run
    depth = 0 if run.kind == "number" else 1
    while depth < items.level - 1:
        deeper = above.entries[-1].blocks[-1]
        if not isinstance(deeper, Entries):
            break
        above, depth = deeper, depth + 1
    begun = above if depth == items.level else above.entries[-1].blocks[-1]
    if isinstance(begun, Entries) and _goes_on(begun, items):
        begun.entries.extend(_listed(items).entries)
        return True
    if depth == items.level:
        return False
    above.entries[-1].blocks.append(_listed(items))
    return True


def _goes_on(begun: Entries, items: Items) -> bool:
    """Whether ``items`` continue a list that was left for the list below one of its entries."""
    same = begun.kind == items.kind == "letter"
    return same and items.entries[0].label != begun.entries[0].label


def in_words(label: str) -> bool:
    """Whether a heading is counted by a word ("أولاً:") or a Chinese numeral, which stand before its text."""
    return label.endswith(STANDING_BEFORE)


def before_heading(label: str) -> str:
    """``label`` with the white between it and its heading; a Chinese sign has its own."""
    return label if label[-1:] >= FIRST_CHINESE else f"{label} "


def hang_of(document: Document) -> float:
    """The room for the labels of ``document``, in em: one for all, so that all its text begins in line."""
    widest = max(map(_label_width, _labels(document)), default=0.0)
    return min(MOST_HANG, max(LEAST_HANG, widest + AFTER_LABEL))


def _labels(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph) or (isinstance(block, Heading) and not in_words(block.number)):
            yield block.number
        elif isinstance(block, Items):
            yield from (entry.label for entry in block.entries)


def _label_width(label: str) -> float:
    return sum(map(_letter_width, label))


def _letter_width(letter: str) -> float:
    if letter >= FIRST_CHINESE:
        return FULL
    return NARROW if letter in ".,;:()ilI" else DIGIT if letter.isdigit() else BROAD


def kept_whole(table: Table) -> bool:
    """Whether ``table`` is small enough to be moved to the next page rather than divided."""
    shares = shares_of(table)
    lines = sum(_height(row, shares) for row in table.rows)
    return len(table.rows) <= KEPT_WHOLE_ROWS and lines <= KEPT_WHOLE_LINES


def row_kept_whole(row: Sequence[Spans], shares: Sequence[float]) -> bool:
    """Whether a row may not be divided between pages: all but the high ones."""
    return _height(row, shares) <= ROW_KEPT_WHOLE_LINES


def _height(row: Sequence[Spans], shares: Sequence[float]) -> int:
    """About how many lines ``row`` has."""
    return max((_lines_in(plain(cell), share) for cell, share in zip(row, shares, strict=True)), default=0)


def _lines_in(text: str, share: float) -> int:
    across = share * CHARACTERS_ACROSS
    return sum(max(1, ceil(sum(map(_cells_of, line)) / across)) for line in text.split("\n"))


def _cells_of(letter: str) -> int:
    """Chinese signs are twice as wide as Latin letters."""
    return 2 if letter >= FIRST_CHINESE else 1


def shares_of(table: Table) -> tuple[float, ...]:
    """The columns' shares of the width, summing to 1: those given, else by what the cells hold; wide
    enough for the longest word of each column where there is room for all."""
    columns = tuple(zip(*_cells(table), strict=True))
    shares = table.shares or tuple(_weight(column) for column in columns)
    total = sum(shares) or 1.0
    return _fitting([share / total for share in shares], [_least(column) for column in columns])


def _fitting(shares: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """``shares`` with those raised that are below their ``least``, at the cost of those above; where there
    is no room for all, every column gives way alike."""
    raised = [max(share, need) for share, need in zip(shares, least, strict=True)]
    excess = sum(raised) - 1.0
    slack = sum(one - need for one, need in zip(raised, least, strict=True))
    if excess <= 0:
        return tuple(shares)
    if excess >= slack:
        bounded = [min(need, WIDEST_SHARE) for need in least]
        return tuple(need / sum(bounded) for need in bounded)
    return tuple(one - excess * (one - need) / slack for one, need in zip(raised, least, strict=True))


def _least(column: Sequence[Spans]) -> float:
    """The share that the longest word of a column needs; a space that does not break is part of a word."""
    words = (word for cell in column for word in BREAKING.split(plain(cell)))
    return (max(map(_length_of, words), default=0.0) + 2) / CHARACTERS_ACROSS


def _length_of(word: str) -> float:
    """How many Latin letters are as long as ``word``."""
    return sum(CYRILLIC_LETTER if FIRST_CYRILLIC <= letter <= LAST_CYRILLIC else 1.0 for letter in word)


def _cells(table: Table) -> Iterator[Sequence[Spans]]:
    if table.columns:
        yield table.columns
    yield from table.rows


def _weight(column: Sequence[Spans]) -> float:
    """Room for the longest word, and more for long texts, less than in proportion to their length."""
    texts = [plain(cell) for cell in column]
    word = max((len(word) for text in texts for word in text.split()), default=0)
    length = max((min(len(text), LONGEST_COUNTED) for text in texts), default=0)
    return float(min(WIDEST, max(NARROWEST, word + 1, length**0.8)))


def amounts_only(table: Table) -> tuple[bool, ...]:
    """For each column, whether all its cells that are not empty hold an amount and nothing else."""
    return tuple(_is_amounts(column) for column in zip(*table.rows, strict=True))


def _is_amounts(column: Sequence[Spans]) -> bool:
    filled = [cell for cell in column if plain(cell).strip()]
    return bool(filled) and all(span.role == "amount" for cell in filled for span in cell)


def is_passage(spans: Spans) -> bool:
    """Whether a paragraph is wholly untranslated, so that a line at its side can say so."""
    return bool(spans) and all(span.role == "untranslated" for span in spans if span.text.strip())


def passage_direction(spans: Spans, direction: str) -> str:
    """The direction in which a passage runs: that of its own language in a document of ``direction``."""
    foreign = next((span.lang for span in spans if span.lang), "")
    return direction_of(foreign) if foreign else direction


def moved_whole(span: Span) -> bool:
    """Whether ``span`` must stand on one line: amounts, and identifiers that are not too long for it."""
    return span.role == "amount" or (span.role == "identifier" and len(span.text) <= LONGEST_WITHOUT_BREAK)


def stretches(text: str, rtl: bool, entered: bool = False) -> Iterator[tuple[str, bool]]:
    """``text`` cut where its script turns, as (stretch, whether it runs against the document).

    In a right-to-left document these are stretches of Latin letters and digits, in another those of
    Arabic or Hebrew letters, each with the spaces inside it. What a person ``entered`` into a field of
    its own is not read as a sentence: digits and the signs between them are then one stretch, and so is
    the whole where it has no letter of the other direction ("Meridian Ltd.").
    """
    if rtl and entered and text.strip() and not RIGHT_TO_LEFT_LETTER.search(text):
        yield text, True
        return
    pattern = RIGHT_TO_LEFT_STRETCH if not rtl else LATIN_STRETCH if entered else TEXT_STRETCH
    position = 0
    for found in pattern.finditer(text):
        if found.start() > position:
            yield text[position : found.start()], False
        yield found[0], True
        position = found.end()
    if position < len(text):
        yield text[position:], False


def with_the_sentence(span: Span) -> bool:
    """Whether ``span`` takes the direction of the text around it: words of the document, and articles."""
    if span.role == "value":
        return PROVISIONS.fullmatch(span.text) is not None
    return not span.role and not span.lang


def turns(text: str, rtl: bool) -> bool:
    """Whether ``text`` has a stretch that runs against the direction of the document."""
    return (LATIN_STRETCH if rtl else RIGHT_TO_LEFT_STRETCH).search(text) is not None


def without_skips(levels: Iterable[int]) -> Iterator[int]:
    """Heading levels as structure needs them: the first is 1, none is skipped on the way down."""
    way: list[int] = []
    for level in levels:
        while way and way[-1] >= level:
            way.pop()
        way.append(level)
        yield len(way)
