"""A ``Document`` as the plain data that the page template reads.

Belongs here: names and nesting that ``templates/pdf/request.typ`` expects, bidirectional isolates.
Does not belong here: sizes and fonts (the template has them), the making of the PDF (``pdf``).

A span without any property is a string; another is an object of the properties it has: ``t`` text,
``b`` bold, ``i`` italic, ``r`` role, ``l`` language, ``s`` Latin in Arabic text, ``n`` footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from mla_writer.render.document import (
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    References,
    Signature,
    Span,
    Spans,
    Table,
)
from mla_writer.render.layout import (
    APART,
    ENTERED,
    TEXT_STRETCH,
    Entries,
    amounts_only,
    hang_of,
    in_words,
    is_passage,
    kept_whole,
    moved_whole,
    nested,
    passage_direction,
    row_kept_whole,
    shares_of,
    stretches,
    turns,
    with_the_sentence,
    without_skips,
)
from mla_writer.render.long_words import breakable

Data: TypeAlias = dict[str, Any]
LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE = "\u2066", "\u2067"
FIRST_STRONG_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"

CHINESE, LATIN_WORD = re.compile("[\u3000-\u9fff\uff01-\uff60]"), re.compile("[A-Za-z\u00c0-\u024f]{7}")
"""Chinese has no spaces that could give way: a Latin word that does not fit would pull its letters apart."""
UNBROKEN = re.compile(r"\S{26}")
"""A word so long would tear holes into the justified line before it; its paragraph is set ragged."""


def page_data(document: Document) -> Data:
    """``document`` as JSON-able data for the template."""
    rtl = document.direction == "rtl"
    headings = [block.level for block in document.blocks if isinstance(block, Heading)]
    levels = without_skips(headings)
    blocks = [data for block in nested(document.blocks) for data in _blocks(block, rtl, levels)]
    _stick_to_the_next(blocks)
    return {
        "lang": document.language,
        "dir": document.direction,
        "title": document.title,
        "subject": document.subject,
        "author": document.author,
        "reference": isolated(document.reference, "identifier") if rtl else document.reference,
        "plain_reference": document.reference,
        "marks": list(document.marks),
        "page": document.page_label,
        "digits": document.digits,
        "hang": hang_of(document),
        "compact": document.compact,
        "blocks": blocks,
    }


def isolated(text: str, role: str) -> str:
    """``text`` closed off from the direction of the text around it.

    Identifiers always run left to right; anything else by its own first letter (Unicode Standard
    Annex 9, sections 2.4 and 3.1.2).
    """
    opening = LEFT_TO_RIGHT_ISOLATE if role == "identifier" else FIRST_STRONG_ISOLATE
    return f"{opening}{text}{END_OF_ISOLATE}"


def _blocks(block: Block | Entries, rtl: bool, levels: Iterator[int]) -> Iterator[Data]:
    if isinstance(block, Entries):
        yield from _entries(block, rtl, 0)
    else:
        yield _block(block, rtl, levels)


def _block(block: Block, rtl: bool, levels: Iterator[int]) -> Data:
    match block:
        case Heading():
            return {
                "k": "heading",
                "level": block.level,
                "tag": next(levels),
                "number": block.number,
                "worded": in_words(block.number),
                "s": _spans(block.spans, rtl),
            }
        case Paragraph():
            return _paragraph(block, rtl, 0)
        case Table():
            return _table(block, rtl)
        case References():
            rows = [[_spans(row.label, rtl), _spans(row.value, rtl)] for row in block.rows]
            return {"k": block.block, "rows": rows}
        case Letterhead() | Signature():
            return {"k": block.block, "lines": _lines(block.lines, rtl)}
        case _:
            return {"k": block.block}


def _paragraph(paragraph: Paragraph, rtl: bool, depth: int) -> Data:
    depth = max(depth, int(paragraph.style == "numbered"))
    data = {"k": "paragraph", "style": paragraph.style, "depth": depth, "s": _spans(paragraph.spans, rtl)}
    text = "".join(span.text for span in paragraph.spans)
    if UNBROKEN.search(text) or (CHINESE.search(text) and LATIN_WORD.search(text)):
        data["ragged"] = True
    if not is_passage(paragraph.spans):
        return data
    return data | {"passage": True, "dir": passage_direction(paragraph.spans, "rtl" if rtl else "ltr")}


def _entries(entries: Entries, rtl: bool, depth: int) -> Iterator[Data]:
    """The list as lists that hold one paragraph an entry, what stands below an entry after it.

    A list inside an entry that goes over a page would leave a hole there: the typesetter measures
    such a row by the height of the first page.
    """
    run: list[Data] = []
    for entry in entries.entries:
        first, *others = entry.blocks
        shown = {"label": entry.label} | _paragraph(_paragraph_of(first), rtl, depth)
        if not others:
            run.append(shown)
            continue
        if run:
            yield _list(entries.kind, depth, run)
        run = []
        yield _list(entries.kind, depth, [shown]) | {"sticky": isinstance(others[0], Entries)}
        for block in others:
            if isinstance(block, Entries):
                yield from _entries(block, rtl, depth + 1)
            else:
                yield _paragraph(block, rtl, depth + 1)
    if run:
        yield _list(entries.kind, depth, run)


def _list(kind: str, depth: int, entries: list[Data]) -> Data:
    return {"k": "list", "kind": kind, "depth": depth, "entries": entries}


def _paragraph_of(block: Paragraph | Entries) -> Paragraph:
    return block if isinstance(block, Paragraph) else Paragraph(())


def _table(table: Table, rtl: bool) -> Data:
    shares = shares_of(table)
    return {
        "k": "table",
        "head": _lines(table.columns, rtl),
        "rows": [_lines(row, rtl) for row in table.rows],
        "shares": shares,
        "ends": amounts_only(table),
        "whole": kept_whole(table),
        "divided": [not row_kept_whole(row, shares) for row in table.rows],
    }


def _lines(lines: Sequence[Spans], rtl: bool) -> list[list[Any]]:
    return [_spans(line, rtl) for line in lines]


def _spans(spans: Spans, rtl: bool) -> list[Any]:
    return [part for span in spans for part in _span(span, rtl)]


def _span(span: Span, rtl: bool) -> Iterator[Any]:
    properties = _properties(span)
    for stretch, latin in _stretches(span, rtl):
        found = properties | {"s": True} if latin else properties
        yield {"t": stretch} | found if found else stretch
    if span.note:
        yield {"n": _spans(span.note, rtl)}


def _stretches(span: Span, rtl: bool) -> Iterator[tuple[str, bool]]:
    """The text of ``span`` in parts of one size; what stands in a box must not leave its isolate."""
    text = breakable(span.text)
    if not text:
        return
    against = turns(text, rtl)
    in_line = with_the_sentence(span)
    if rtl and in_line:
        text = TEXT_STRETCH.sub(_kept_apart, text)
        text = f"{RIGHT_TO_LEFT_ISOLATE}{text}{END_OF_ISOLATE}" if span.role else text
    elif (span.role or span.lang) and (rtl or against):
        text = isolated(text, span.role)
    if rtl and not moved_whole(span):
        yield from stretches(text, rtl, entered=not in_line)
    else:
        yield text, rtl and against


def _kept_apart(stretch: re.Match[str]) -> str:
    return isolated(stretch[0], "identifier") if APART.fullmatch(stretch[0]) else stretch[0]


def _properties(span: Span) -> Data:
    """The properties of ``span`` that are set; roles that look alike are told as one."""
    found: Data = {}
    if span.bold:
        found["b"] = True
    if span.italic:
        found["i"] = True
    if span.role:
        found["r"] = "whole" if moved_whole(span) else "entered" if span.role in ENTERED else span.role
    if span.lang:
        found["l"] = span.lang
    return found


def _stick_to_the_next(blocks: list[Data]) -> None:
    """Mark what precedes a signature or a table, and of a signature also what precedes that."""
    for index in range(len(blocks) - 1, 0, -1):
        if blocks[index]["k"] in ("signature", "table"):
            _hold(blocks, index)
        if blocks[index]["k"] == "signature" and index > 1:
            _hold(blocks, index - 1)


def _hold(blocks: list[Data], index: int) -> None:
    """Mark the block before ``index``; of a list only its last entry, cut off for that."""
    before = blocks[index - 1]
    if before["k"] == "list" and len(before["entries"]) > 1:
        blocks.insert(index, before | {"entries": [before["entries"].pop()], "sticky": True})
    elif before["k"] in ("list", "paragraph"):
        before["sticky"] = True
