"""Two documents side by side: what belongs together stands together, and nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mla_writer.render.bilingual import Row, beside, both, pieces_of
from mla_writer.render.document import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Letterhead,
    PageBreak,
    Paragraph,
    Reference,
    References,
    Rule,
    Signature,
    Span,
    Spans,
    Table,
    lines_of,
)
from tests.render.samples import line


def document(*blocks: Block, language: str = "en") -> Document:
    direction = "rtl" if language == "ar" else "ltr"
    return Document(language, direction, "Title", "R-1", (), "{0} / {1}", blocks)


def texts(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(_text(row, 0), _text(row, 1)) for row in rows]


def _text(row: Row, side: int) -> str:
    piece = (row.first, row.second)[side]
    return "".join(span.text for spans in lines_of(piece.block) for span in spans) if piece else "-"


def numbered(number: int, text: str) -> Paragraph:
    return Paragraph(line(text), f"{number}.", "numbered")


def identified(number: int, text: str, account: str) -> Paragraph:
    return Paragraph((Span(text), Span(account, role="identifier")), f"{number}.", "numbered")


def test_paragraphs_of_the_same_number_stand_side_by_side():
    ones = document(Heading(2, "I.", line("A")), numbered(1, "a"), numbered(2, "b"))
    others = document(Heading(2, "I.", line("Б")), numbered(1, "а"), numbered(2, "б"))
    assert texts(beside(ones, others).rows) == [("A", "Б"), ("a", "а"), ("b", "б")]


def test_letters_of_lists_need_not_be_the_same():
    ones = document(numbered(1, "x"), Items("letter", (Item("(a)", line("a")), Item("(b)", line("b")))))
    others = document(numbered(1, "س"), Items("letter", (Item("(أ)", line("أ")), Item("(ب)", line("ب")))))
    assert texts(beside(ones, others).rows) == [("x", "س"), ("a", "أ"), ("b", "ب")]


def test_a_part_that_one_language_has_more_leaves_the_other_empty():
    end = Paragraph(line("end"))
    ones = document(numbered(1, "a"), end, Signature((line("X"),)))
    more = (Heading(2, "II.", line("Translation")), numbered(2, "of the French"))
    note = Paragraph(line("note"), style="note")
    others = document(numbered(1, "a"), *more, end, Signature((line("X"),)), note)
    assert texts(beside(ones, others).rows) == [
        ("a", "a"),
        ("-", "Translation"),
        ("-", "of the French"),
        ("end", "end"),
        ("X", "X"),
        ("-", "note"),
    ]


def test_a_paragraph_more_in_the_middle_is_found_by_what_is_written_alike():
    ones = document(*(identified(n, "a", f"CH{n}") for n in range(1, 5)))
    others = document(
        identified(1, "b", "CH1"),
        numbered(2, "more"),
        *(identified(n + 1, "b", f"CH{n}") for n in range(2, 5)),
    )
    assert [row.first is None for row in beside(ones, others).rows] == [False, True, False, False, False]


def test_tables_of_three_columns_stand_one_above_the_other_and_labels_beside_each_other():
    row: tuple[Spans, ...] = (line("a"), line("b"))
    wide = Table((line("A"), line("B"), line("C")), ((*row, line("c")),))
    pair = beside(document(Table((), (row, row)), wide), document(Table((), (row, row)), wide))
    assert [row.stacked for row in pair.rows] == [False, False, True]


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [("fr", "ar", "fr"), ("ar", "fr", "fr"), ("ru", "en", "ru"), ("zh", "ru", "zh")],
)
def test_each_direction_stands_on_its_own_side_and_else_the_first_language_left(first, second, left):
    pair = beside(document(language=first), document(language=second))
    assert (pair.left.language, pair.first.language) == (left, first)
    assert {pair.left.language, pair.right.language} == {first, second}


@pytest.mark.parametrize(
    ("first", "second", "said"), [("A", "B", "A / B"), ("A", "A", "A"), ("", "B", "B"), ("", "", "")]
)
def test_what_is_equal_is_said_once(first, second, said):
    assert both(first, second) == said


def test_documents_that_have_nothing_in_common_stand_one_after_the_other():
    pair = beside(document(Rule()), document(numbered(1, "a")))
    assert [len(row.pieces) for row in pair.rows] == [1, 1]


# ---- Nothing lost, nothing doubled -------------------------------------------------------------------

words = st.sampled_from(["a", "b", "c"]).map(line)
entries = st.lists(words, min_size=1, max_size=3).map(
    lambda found: tuple(Item(f"({n})", spans) for n, spans in enumerate(found))
)
three = st.tuples(words, words, words)
blocks = st.one_of(
    st.builds(Heading, st.integers(1, 4), st.sampled_from(["", "I."]), words),
    st.builds(Paragraph, words, st.sampled_from(["", "1."]), st.sampled_from(["body", "numbered", "note"])),
    st.builds(Items, st.sampled_from(["letter", "bullet", "dash"]), entries, st.integers(1, 3)),
    st.builds(References, st.lists(st.builds(Reference, words, words), max_size=3).map(tuple)),
    st.builds(Table, st.just(()), st.lists(st.tuples(words, words), min_size=1, max_size=3).map(tuple)),
    st.builds(Table, three, st.lists(three, min_size=1, max_size=2).map(tuple)),
    st.builds(Letterhead, st.lists(words, max_size=2).map(tuple)),
    st.builds(Signature, st.lists(words, max_size=2).map(tuple)),
    st.builds(Rule),
    st.builds(PageBreak),
)  # fmt: skip
documents = st.lists(blocks, max_size=8).map(lambda found: document(*found))


def in_parts(blocks: tuple[Block, ...]) -> Iterator[object]:
    """What a column must hold: blocks, with lists, references and labelled values entry by entry."""
    for block in blocks:
        match block:
            case Items():
                yield from block.entries
            case References():
                yield from block.rows
            case Table(columns=()):
                yield from block.rows
            case _:
                yield block


@given(documents, documents)
def test_each_column_is_exactly_its_document(first, second):
    rows = beside(first, second).rows
    for document, column in ((first, "first"), (second, "second")):
        pieces = [getattr(row, column) for row in rows if getattr(row, column)]
        assert [piece.source for piece in pieces] == list(in_parts(document.blocks))
    assert all(row.pieces for row in rows)


@given(documents)
def test_a_document_beside_itself_has_no_empty_cell(one):
    assert all(row.first == row.second for row in beside(one, one).rows)


def test_pieces_are_indented_as_in_the_letter():
    deep = document(
        numbered(1, "x"),
        Items("letter", (Item("(a)", line("a")),)),
        Items("dash", (Item("–", line("b")),), 2),
    )
    assert [piece.depth for piece in pieces_of(deep)] == [0, 1, 2]


def test_the_file_is_called_by_both_titles():
    ones, others = document(), replace(document(language="ar"), title="عنوان")
    assert beside(ones, others).title == "Title / عنوان"
