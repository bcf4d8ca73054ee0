"""What a document says and in which order, before anyone decides how it looks.

Belongs here: the blocks and spans of a finished document, in one language, with every number and
letter already assigned. Does not belong here: fonts, sizes, page breaks by measure, file formats,
translating, reading a case.

All of it is plain data: ``dataclasses.asdict`` gives what JSON can carry, each block with its kind
under ``block``. Text is text: no markup, no bidirectional controls, no private-use characters.
Spaces that must not break (U+00A0, U+202F) are in the text, put there by ``typography``. A line
feed in a text is a line break.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]
Role: TypeAlias = Literal["", "value", "identifier", "name", "amount", "gap", "untranslated", "mark"]
Style: TypeAlias = Literal["body", "numbered", "lead", "center", "note"]
ListKind: TypeAlias = Literal["letter", "bullet", "dash"]
Spans: TypeAlias = "tuple[Span, ...]"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one kind.

    ``role``: ``identifier`` (account, passport, telephone, IP address: left to right in every
    script, never hyphenated), ``name``, ``amount`` and ``value`` (what a person entered: kept apart
    from the text's direction), ``gap`` (a label for what is still missing), ``untranslated`` (a
    passage in the language ``lang``, not in that of the document), ``mark`` (confidentiality,
    urgency). Empty: text of the template. ``lang`` is a language tag where it differs from the
    document's. ``note`` is a footnote called at the end of the span; ``text`` may then be empty.
    """

    text: str
    bold: bool = False
    italic: bool = False
    role: Role = ""
    lang: str = ""
    note: Spans = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 is the title of the document, 2 a section, 3 and 4 its parts.

    ``number`` is as printed, with its full stop ("3.", "A."), or empty.
    """

    level: int
    number: str
    spans: Spans
    block: Literal["heading"] = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    ``number`` is as printed ("12."), or empty. Style ``numbered`` without a number continues the
    numbered paragraph before it; ``lead`` is the subject line or opening; ``note`` is a remark in
    small type.
    """

    spans: Spans
    number: str = ""
    style: Style = "body"
    block: Literal["paragraph"] = field(default="paragraph", init=False)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; ``label`` as printed: "(a)", "•", "–"."""

    label: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Items:
    """A list. ``level`` 1 stands below a paragraph, 2 and 3 below the item that precedes it."""

    kind: ListKind
    entries: tuple[Item, ...]
    level: int = 1
    block: Literal["items"] = field(default="items", init=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header cells, rows of as many cells, and the columns' shares of the width.

    Without ``columns`` the table has no header row and the first cell of each row is its header
    (label and value). ``shares`` are relative ("1, 2" = a third and two thirds); empty: by content.
    """

    columns: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    shares: tuple[float, ...] = ()
    block: Literal["table"] = field(default="table", init=False)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: the first line is the State, then its authority; after an empty line the address."""

    lines: tuple[Spans, ...]
    block: Literal["letterhead"] = field(default="letterhead", init=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """One row of the reference block: "Our reference", "Date", "To" and what stands beside it."""

    label: Spans
    value: Spans


@dataclass(frozen=True, slots=True)
class References:
    """The reference block below the letterhead."""

    rows: tuple[Reference, ...]
    block: Literal["references"] = field(default="references", init=False)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs; kept on one page, with the paragraph before it. An empty line is room to sign."""

    lines: tuple[Spans, ...]
    block: Literal["signature"] = field(default="signature", init=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the page."""

    block: Literal["rule"] = field(default="rule", init=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    block: Literal["page_break"] = field(default="page_break", init=False)


Block: TypeAlias = (
    Heading | Paragraph | Items | Table | Letterhead | References | Signature | Rule | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document in one language.

    ``title``, ``subject``, ``author`` and ``reference`` go into the file's properties; the reference
    and the ``marks`` (confidentiality, urgency) also stand on each page. What is to be read on the
    first page is in ``blocks``. ``page_label`` is "Page {0} of {1}" in the document's language.
    ``gaps`` are the labels of what is still missing; ``untranslated`` counts passages.
    ``digits`` are the ten in which page numbers are printed; empty: Latin ones.
    ``compact`` asks for small type and narrow margins: a sheet for the file, not a letter.
    ``on_letterhead``: it is written on the letterhead of an authority, where there is one.
    """

    language: str
    direction: Direction
    title: str
    reference: str
    marks: tuple[str, ...]
    page_label: str
    blocks: tuple[Block, ...]
    subject: str = ""
    gaps: tuple[str, ...] = ()
    untranslated: int = 0
    author: str = ""
    compact: bool = False
    digits: str = ""
    on_letterhead: bool = False


def lines_of(block: Block) -> Iterator[Spans]:
    """Every sequence of spans in ``block``, in reading order; labels and numbers are not spans."""
    match block:
        case Heading() | Paragraph():
            yield block.spans
        case Items():
            yield from (entry.spans for entry in block.entries)
        case Table():
            yield from block.columns
            yield from (cell for row in block.rows for cell in row)
        case Letterhead() | Signature():
            yield from block.lines
        case References():
            for row in block.rows:
                yield row.label
                yield row.value
        case _:
            return


def spans_of(document: Document) -> Iterator[Span]:
    """Every span of ``document`` in reading order, each footnote's spans after its call."""
    for block in document.blocks:
        for line in lines_of(block):
            yield from _with_notes(line)


def plain(spans: Iterable[Span]) -> str:
    """The text of ``spans`` without footnotes."""
    return "".join(span.text for span in spans)


def _with_notes(spans: Spans) -> Iterator[Span]:
    for span in spans:
        yield span
        yield from _with_notes(span.note)
