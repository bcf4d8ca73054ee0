"""From filled-in text to blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.errors import CannotRender
from mla_writer.render.compose import compose
from mla_writer.render.document import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Letterhead,
    PageBreak,
    Paragraph,
    References,
    Rule,
    Signature,
    Span,
    Table,
    plain,
)


@pytest.fixture
def document(case: Case, make_texts):
    def made(source: str, code: str = "en", of: Case = case) -> Document:
        return compose(of, Language(code), make_texts(source))

    return made


def s(text: str) -> tuple[Span, ...]:
    return (Span(text),)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("# Title", [Heading(1, "", s("Title"))]),
        ("## A\n\n### B\n\n### C\n\n#### D\n\n## E\n\n### F", [
            Heading(2, "I.", s("A")), Heading(3, "A.", s("B")), Heading(3, "B.", s("C")),
            Heading(4, "", s("D")),
            Heading(2, "II.", s("E")), Heading(3, "A.", s("F"))]),
        ("1. a\n1. b\n\n## H\n\n7. c", [
            Paragraph(s("a"), "1.", "numbered"), Paragraph(s("b"), "2.", "numbered"),
            Heading(2, "I.", s("H")),
            Paragraph(s("c"), "3.", "numbered")]),
        ("1. a\n\n   more\n\n   1. x\n   1. y\n      1. z\n   1. w", [
            Paragraph(s("a"), "1.", "numbered"), Paragraph(s("more"), "", "numbered"),
            Items("letter", (Item("(a)", s("x")), Item("(b)", s("y")))),
            Items("letter", (Item("(i)", s("z")),), 2),
            Items("letter", (Item("(c)", s("w")),))]),
        ("- a\n- b", [Items("dash", (Item("–", s("a")), Item("–", s("b"))))]),
        ("* a", [Items("bullet", (Item("•", s("a")),))]),
        ("a **b** *c*", [Paragraph((Span("a "), Span("b", bold=True), Span(" "), Span("c", italic=True)))]),
        ("a\nb", [Paragraph(s("a b"))]),
        ("| A | B |\n|--|----|\n| 1 | 2 |", [Table((s("A"), s("B")), ((s("1"), s("2")),), (2.0, 4.0))]),
        ("| | |\n|--|--|\n| 1 | 2 |", [Table((), ((s("1"), s("2")),))]),
        ("| A |\n|--|", []),
        ("---", [Rule()]),
        ("::: pagebreak\n:::", [PageBreak()]),
        ("::: letterhead\na\n\nb\n- c\n:::", [Letterhead((s("a"), s("b"), s("c")))]),
        ("::: signature\na\n\n---\n\nb\n:::", [Signature((s("a"), (), s("b")))]),
        ("::: center\na\n:::", [Paragraph(s("a"), style="center")]),
        ("::: note\na\n:::", [Paragraph(s("a"), style="note")]),
        ("::: mark\nSECRET\nURGENT\n:::", []),
        ("<b>x</b> [y](z) `c` ![i](j) &amp; http://x.example", [
            Paragraph(s("<b>x</b> [y](z) `c` ![i](j) &amp; http://x.example"))]),
        ("    not code", [Paragraph(s("not code"))]),
        ("> no quote", [Paragraph(s("> no quote"))]),
        ("a\n===", [Paragraph(s("a ==="))]),
        (r"\*a\* 1\. b", [Paragraph(s("*a* 1. b"))]),
    ],
)  # fmt: skip
def test_blocks(document, source: str, blocks: list[Block]) -> None:
    assert list(document(source).blocks) == blocks


def test_references_from_lines_and_from_a_table(document) -> None:
    lines = document("::: references\nTo | x\n| y\nFrom | z\n:::").blocks[0]
    assert isinstance(lines, References)
    assert [(plain(row.label), plain(row.value)) for row in lines.rows] == [("To", "x\ny"), ("From", "z")]
    table = document("::: references\n| To | x |\n|---|---|\n| From | z |\n:::").blocks[0]
    assert isinstance(table, References)
    assert [(plain(row.label), plain(row.value)) for row in table.rows] == [("To", "x"), ("From", "z")]


def test_properties(document) -> None:
    made = document(
        "::: mark\nSECRET\n:::\n\n::: reference\nAB 1\n:::\n\n::: author\nCourt\n:::\n\n"
        "# T\n\n::: subject\nS\n:::"
    )
    assert (made.title, made.subject, made.reference, made.author) == ("T", "S", "AB 1", "Court")
    assert made.marks == ("SECRET",)
    assert made.page_label == "Page {0} of {1}"
    assert made.blocks == (Heading(1, "", s("T")), Paragraph(s("S"), style="lead"))


def test_footnotes_stand_at_their_call(document) -> None:
    made = document("1. a[^x] b ^[in *line*]\n\n[^x]: note {{ case.reference }}")
    assert made.blocks == (
        Paragraph(
            (
                Span("a"),
                Span("", note=(Span("note "), Span("AB 12/2026", role="value"))),
                Span(" b "),
                Span("", note=(Span("in "), Span("line", italic=True))),
            ),
            "1.",
            "numbered",
        ),
    )


def test_rows_of_a_loop_make_one_table(document) -> None:
    made = document(
        "| N |\n|---|\n{% for person in persons.list %}\n| {{ person|person_name }} |\n{% endfor %}\n\nend"
    )
    assert isinstance(made.blocks[0], Table)
    assert [plain(row[0]) for row in made.blocks[0].rows] == ["Karim Haddad", "Meridian Trade Ltd"]
    assert made.blocks[1] == Paragraph(s("end"))


def test_an_unknown_part_is_refused(document) -> None:
    with pytest.raises(CannotRender, match=r"leterhead.*letterhead"):
        document("::: leterhead\nx\n:::")


def test_letters_of_other_scripts(document) -> None:
    items = document("1. a\n   1. x\n   1. y", "ru").blocks[1]
    assert isinstance(items, Items)
    assert [item.label for item in items.entries] == ["а)", "б)"]


def test_lines_of_chinese_are_joined_without_a_space(document) -> None:
    assert document("你\n好", "zh").blocks == (Paragraph(s("你好")),)


@pytest.mark.parametrize(
    ("language", "source", "bold", "text"),
    [
        ("zh", "**姓名：**张三", "姓名：", "姓名：张三"),
        ("zh", "称**（甲方）**的", "（甲方）", "称（甲方）的"),
        ("ar", "و**«العقد»**ثم", "«العقد»", "و«العقد»ثم"),
        ("en", "a **b** c", "b", "a b c"),
    ],
)
def test_emphasis_needs_no_spaces_around_it(document, language, source, bold, text) -> None:
    (block,) = document(source, language).blocks
    assert isinstance(block, Paragraph)
    assert plain(block.spans) == text
    assert [span.text for span in block.spans if span.bold] == [bold]


def test_asterisks_that_are_no_emphasis_stay(document) -> None:
    assert document("5 * 3 \\*x\\*").blocks == (Paragraph(s("5 * 3 *x*")),)


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Bahía, S. A.", "Bahía, S. A."),
        ("zh", "Meridian Ltd.", "Meridian Ltd."),
        ("ar", "من؟", "من؟"),
        ("zh", "Meridian", "Meridian。"),
    ],
)
def test_a_sentence_has_one_full_stop(document, case, language, name, text) -> None:
    case = replace(case, draft=case.draft.put("common.signature.name", name))
    stop = "。" if language == "zh" else "."
    (block,) = document(f"{{{{ signature.name }}}}{stop}", language, of=case).blocks
    assert plain(block.spans) == text
