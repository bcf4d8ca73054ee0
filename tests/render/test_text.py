"""Plain text."""

from __future__ import annotations

import pytest

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
)
from mla_writer.render.text import WIDTH, write_text


def s(text: str) -> Spans:
    return (Span(text),)


def written(*blocks: Block, marks: tuple[str, ...] = ()) -> str:
    return write_text(Document("en", "ltr", "T", "R", marks, "Page {0} of {1}", blocks))


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Heading(1, "", s("Title")), "Title\n=====\n"),
        (Heading(2, "I.", s("Facts")), "I. Facts\n--------\n"),
        (Heading(3, "A.", s("Part")), "A. Part\n"),
        (Paragraph(s("text"), "12.", "numbered"), "12.  text\n"),
        (Paragraph(s("more"), "", "numbered"), "     more\n"),
        (Paragraph(s("a\nb")), "a\nb\n"),
        (Items("letter", (Item("(a)", s("x")), Item("(b)", s("y")))), "     (a) x\n     (b) y\n"),
        (Items("dash", (Item("–", s("x")),), 2), "          – x\n"),
        (Letterhead((s("State"), s("Court"))), "State\nCourt\n"),
        (Signature((s("a"), (), s("b"))), "a\n\nb\n"),
        (
            References((Reference(s("To"), s("x\ny")), Reference(s("From"), s("z")))),
            "To    x\n      y\nFrom  z\n",
        ),
        (
            Table((s("A"), s("中")), ((s("1"), s("2")), (s("333"), s("4")))),
            "A    中\n---  --\n1    2\n333  4\n",
        ),
        (Table((), ((s("label"), s("value")),)), "label  value\n"),
        (Rule(), "-" * WIDTH + "\n"),
    ],
)
def test_blocks(block: Block, text: str) -> None:
    assert written(block) == text


def test_long_paragraphs_are_wrapped_and_keep_no_break_spaces() -> None:
    text = written(Paragraph(s("word " * 40 + "1\u00a0200\u00a0EUR"), "1.", "numbered"))
    lines = text.rstrip("\n").split("\n")
    assert max(map(len, lines)) <= WIDTH
    assert all(line.startswith("     ") for line in lines[1:])
    assert "1\u00a0200\u00a0EUR" in text


def test_a_wide_table_is_written_row_by_row() -> None:
    text = written(Table((s("Name"), s("Place")), ((s("n" * 50), s("p" * 50)), (s("x"), s("y")))))
    assert text == f"Name: {'n' * 50}\nPlace: {'p' * 50}\n\nName: x\nPlace: y\n"


def test_footnotes_stand_at_the_end() -> None:
    note = Span("", note=(Span("see above"),))
    assert (
        written(Paragraph((Span("a"), note)), PageBreak(), Paragraph(s("b")))
        == "a[1]\n\nb\n\n[1] see above\n"
    )


def test_marks_stand_on_top() -> None:
    assert written(Paragraph(s("a")), marks=("SECRET",)).startswith(" " * (WIDTH - 6) + "SECRET\n\na")


def test_a_passage_that_is_not_translated_stands_in_brackets() -> None:
    passage = Span("Les faits", role="untranslated", lang="fr")
    assert written(Paragraph((Span("Facts. "), passage))) == "Facts. [fr: Les faits]\n"
    assert written(Paragraph((Span("\n", role="untranslated", lang="fr"),))) == "\n\n"
