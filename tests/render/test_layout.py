"""What the writers decide alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.render.document import Heading, Paragraph, Span, Table
from mla_writer.render.layout import (
    Entries,
    amounts_only,
    before_heading,
    hang_of,
    is_passage,
    kept_whole,
    moved_whole,
    nested,
    row_kept_whole,
    shares_of,
    stretches,
    turns,
    without_skips,
)
from tests.render.samples import ENGLISH, items, line, numbered, table


def shape(block):
    """Labels with what stands below them: ``[("1.", [("a)", [])])]``."""
    if isinstance(block, Entries):
        return [(entry.label, [shape(one) for one in entry.blocks[1:]]) for entry in block.entries]
    return "text" if isinstance(block, Paragraph) else block.block


@pytest.mark.parametrize(
    ("blocks", "shapes"),
    [
        (numbered(("x", "y")), [[("1.", []), ("2.", [])]]),
        ([*numbered(("x",)), items("a) b)", "p", "q")], [[("1.", [[("a)", []), ("b)", [])]])]]),
        (
            [*numbered(("x",)), items("a)", "p"), items("i)", "q", level=2)],
            [[("1.", [[("a)", [[("i)", [])]])]])]],
        ),
        ([*numbered(("x",)), Paragraph(line("y"), style="numbered")], [[("1.", ["text"])]]),
        ([items("a)", "p"), items("i)", "q", level=2)], [[("a)", [[("i)", [])]])]]),
        ([items("a)", "p"), items("a)", "q")], [[("a)", [])], [("a)", [])]]),
        (
            [items("a)", "p"), items("i)", "q", level=2), items("b)", "r")],
            [[("a)", [[("i)", [])]]), ("b)", [])]],
        ),
        (
            [*numbered(("x",)), items("a)", "p"), items("i)", "q", level=2), items("b)", "r")],
            [[("1.", [[("a)", [[("i)", [])]]), ("b)", [])]])]],
        ),
        (
            [*numbered(("x",)), items("a)", "p"), items("a)", "q")],
            [[("1.", [[("a)", [])], [("a)", [])]])]],
        ),
        ([*numbered(("x",)), items(""), *numbered(("y",), 2)], [[("1.", []), ("2.", [])]]),
        ([items("i)", "q", level=3)], [[("i)", [])]]),
        ([*numbered(("x",)), items("i)", "q", level=3)], [[("1.", [[("i)", [])]])]]),
        (
            [*numbered(("x",)), Paragraph(line("y")), *numbered(("z",), 2)],
            [[("1.", [])], "text", [("2.", [])]],
        ),
        ([Paragraph(line("y"), style="numbered")], ["text"]),
        ([*numbered(("x",)), table(("h",), ("c",))], [[("1.", [])], "table"]),
    ],
)
def test_what_belongs_to_an_entry_stands_inside_it(blocks, shapes):
    assert [shape(block) for block in nested(blocks)] == shapes


def test_given_shares_are_kept_and_sum_to_one():
    assert shares_of(table(("a", "b"), ("c", "d"), shares=(1, 3))) == (0.25, 0.75)


def test_without_shares_a_long_text_gets_more_room_than_a_short_one():
    narrow, wide = shares_of(table(("No.", "Text"), ("1", "a long description of the annex")))
    assert narrow < wide
    assert narrow + wide == pytest.approx(1)


def test_a_narrow_column_grows_to_its_longest_word_and_a_date_is_one_word():
    heads = ("Date", "B", "C")
    date, _, text = shares_of(table(heads, ("22\u00a0September 2026", "b", "c"), shares=(1, 4, 6)))
    broken, _, _ = shares_of(table(heads, ("22 September 2026", "b", "c"), shares=(1, 4, 6)))
    assert date > broken > 1 / 11
    assert text < 6 / 11


@pytest.mark.parametrize(
    ("labels", "least", "most"),
    [
        ((), 2.4, 2.4),
        (("12.",), 2.4, 2.4),
        (("XIII.",), 2.7, 3.2),
        (("128.",), 2.5, 2.7),
        (("x" * 40,), 3.6, 3.6),
        (("（2",), 2.4, 2.4),
        (("二十一、", "（三）", "أولاً:"), 2.4, 2.4),
    ],
)
def test_the_room_for_labels_fits_the_longest(labels, least, most):
    blocks = tuple(Heading(2, label, line("x")) for label in labels)
    assert least <= hang_of(replace(ENGLISH, blocks=blocks)) <= most


@pytest.mark.parametrize(("rows", "length", "expected"), [(3, 10, True), (7, 10, False), (3, 300, False)])
def test_only_a_small_table_is_kept_whole(rows, length, expected):
    assert kept_whole(table(("h",), *((("x" * length),) for _ in range(rows)))) is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("x" * 300, True),
        ("x" * 500, False),
        ("一" * 150, True),
        ("一" * 250, False),
        ("x\n" * 8, True),
        ("x\n" * 9, False),
    ],
)
def test_only_a_high_row_may_be_divided(cell, expected):
    assert row_kept_whole((line(cell), line("y")), (0.5, 0.5)) is expected


@pytest.mark.parametrize(
    ("label", "shown"), [("IV.", "IV. "), ("أولاً:", "أولاً: "), ("二、", "二、"), ("（三）", "（三）")]
)
def test_white_stands_between_a_label_and_its_heading_where_the_sign_has_none(label, shown):
    assert before_heading(label) == shown


def test_an_empty_table_has_no_columns():
    assert shares_of(Table((), ())) == ()


def test_only_columns_of_amounts_are_set_to_the_end():
    rows = table(("Name", "Sum", "Mixed"), ("x", "[[amount|1]]", "[[amount|1]]"), ("y", "", "none"))
    assert amounts_only(rows) == (False, True, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[untranslated:fr|Bonjour]]", True),
        ("[[untranslated:fr|Bonjour]] ", True),
        ("he said: [[untranslated:fr|Bonjour]]", False),
        ("", False),
    ],
)
def test_a_passage_is_wholly_untranslated(text, expected):
    assert is_passage(line(text)) is expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span("+999 1 555 01 23", role="identifier"), True),
        (Span("AD99 0001 2030 2003 5910 0100", role="identifier"), False),
        (Span("EUR 4,873,512,000.40", role="amount"), True),
        (Span("Karim Haddad", role="name"), False),
    ],
)
def test_short_identifiers_and_amounts_are_moved_whole(span, expected):
    assert moved_whole(span) is expected


@pytest.mark.parametrize(
    ("text", "rtl", "parts"),
    [
        ("plain", False, [("plain", False)]),
        ("see كريم الحداد here", False, [("see ", False), ("كريم الحداد", True), (" here", False)]),
        ("هاتف +999 1 555 هنا", True, [("هاتف ", False), ("+999 1 555", True), (" هنا", False)]),
        ("شركة Meridian Trade Ltd", True, [("شركة ", False), ("Meridian Trade Ltd", True)]),
        ("", True, []),
    ],
)
def test_text_is_cut_where_its_script_turns(text, rtl, parts):
    assert list(stretches(text, rtl)) == parts
    assert turns(text, rtl) is any(turned for _, turned in parts)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([1, 2, 3, 2], [1, 2, 3, 2]),
        ([2, 2, 3], [1, 1, 2]),
        ([1, 3, 4, 2], [1, 2, 3, 2]),
        ([], []),
        ([3, 1], [1, 1]),
    ],
)
def test_heading_levels_never_skip(levels, expected):
    assert list(without_skips(levels)) == expected
