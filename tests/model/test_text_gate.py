"""Which characters may enter a request, and in which form."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from mla_writer.model.errors import TextRefused, TooLarge
from mla_writer.model.text_gate import (
    MOST_MARKS,
    Fault,
    clean,
    clean_tree,
    mended,
    mended_tree,
    mixed_scripts,
    problems,
    refused_in,
)

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"

REFUSED = {
    Fault.CONTROL: [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x80, 0x84, 0x86, 0x9F],
    Fault.SURROGATE: [0xD800, 0xDBFF, 0xDC00, 0xDFFF],
    Fault.NON_CHARACTER: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x8FFFF, 0xFFFFE, 0x10FFFF],
    Fault.OVERRIDE: [0x202A, 0x202B, 0x202C, 0x202D, 0x202E],
    Fault.UNBALANCED: [0x2066, 0x2067, 0x2068, 0x2069],
    Fault.INVISIBLE: [
        *(0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x2060, 0x2064, 0x206A, 0x206F),
        *(0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0xE0000, 0xE0041, 0xE007F),
        *(0x180B, 0xFE00, 0xFE0E, 0xE0100, 0xE01EF),
    ],
    Fault.PRIVATE_USE: [0xE000, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD],
}


@pytest.mark.parametrize("fault", REFUSED)
def test_each_refused_character_is_named_with_its_place(fault: Fault) -> None:
    for code in REFUSED[fault]:
        with pytest.raises(TextRefused) as refused:
            clean(f"Bé{chr(code)}nk")
        assert refused.value.message.values["position"] == 3
        assert refused.value.message.values["code"] == f"U+{code:04X}"
        assert [problem.fault for problem in problems(f"Bé{chr(code)}nk")] == [fault]


def test_the_name_is_the_one_of_unicode_or_says_what_it_is() -> None:
    assert str(problems("ab\u202ecd")[0].name) == "RIGHT-TO-LEFT OVERRIDE"
    assert problems("ab\x07")[0].name == "control character"
    with pytest.raises(TextRefused) as refused:
        clean("pay\u202eelif")
    assert str(refused.value) == (
        "character 4 is U+202E (RIGHT-TO-LEFT OVERRIDE), which may not stand in a request; remove it"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bank of Adaland",
        "first line\nsecond\tline",
        "Société générale, № 7, 50 €",
        "می‌خواهم",
        "क्‍ष",
        "👩‍⚖️ ❤️",
        "العربية \u200f(1)\u200e \u061c",
        f"from {FSI}بنك{PDI} to {LRI}a {RLI}b{PDI} c{PDI}",
        "中文，日本語",
        "\u00a0\u202f\u2009",
    ],
)
def test_what_people_write_passes_unchanged(text: str) -> None:
    assert clean(text) == text
    assert problems(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("\r\n\r\n", "\n\n"),
        ("e\u0301", "é"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u212b", "Å"),
    ],
)
def test_there_is_one_form(text: str, expected: str) -> None:
    assert clean(text) == expected
    assert clean(expected) == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"{LRI}a\nb{PDI}", [1, 5]),
        (f"{LRI}a\u2029b{PDI}", [1, 5]),
        (f"a{PDI}", [2]),
        (f"{RLI}{FSI}a{PDI}", [1]),
        (f"{RLI}a{PDI}{PDI}", [4]),
        (f"{RLI}\x00{LRI}", [1, 2, 3]),
    ],
)
def test_isolates_are_balanced_within_a_paragraph(text: str, places: list[int]) -> None:
    assert [problem.position for problem in problems(text)] == places
    with pytest.raises(TextRefused):
        clean(text)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("IBAN\u200b XX\u00ad00\ufeff", "IBAN XX00"),
        (f"a{PDI}b{LRI}c{PDI}\r\n\x00", f"ab{LRI}c{PDI}\n"),
        ("clean", "clean"),
    ],
)
def test_a_paste_can_be_mended(pasted: str, kept: str) -> None:
    assert mended(pasted) == kept
    assert clean(mended(pasted)) == mended(pasted)


def test_whatever_is_pasted_mends_to_clean_text() -> None:
    everything = "".join(map(chr, range(0x3000))) + LRI + "".join(map(chr, range(0xD7F0, 0xFFFF, 7)))
    assert clean(mended(everything)) == mended(everything)
    assert unicodedata.is_normalized("NFC", mended(everything))


def test_a_tree_is_cleaned_throughout() -> None:
    tree = {
        "common": {"case": {"reference": "e\u0301"}},
        "list": [{"id": "p1", "age": 3, "known": None}, 2.5, True],
    }
    assert clean_tree(tree) == {
        "common": {"case": {"reference": "é"}},
        "list": [{"id": "p1", "age": 3, "known": None}, 2.5, True],
    }
    assert tree["common"]["case"]["reference"] == "e\u0301"


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (
            {"common": {"a": [{"b": "x\u202e"}]}},
            "in common.a[0].b, character 2 is U+202E (RIGHT-TO-LEFT OVERRIDE)",
        ),
        ({"common": {"a\x00": 1}}, "in common, character 2 is U+0000 (control character)"),
        ("\ue000", "in the text, character 1 is U+E000 (character without a public meaning)"),
    ],
)
def test_a_tree_names_the_place(tree: Any, said: str) -> None:
    with pytest.raises(TextRefused) as refused:
        clean_tree(tree)
    assert str(refused.value).startswith(said)


def test_a_tree_that_is_too_deep_is_refused() -> None:
    tree: Any = "leaf"
    for _ in range(5_000):
        tree = [tree]
    with pytest.raises(TooLarge, match="nested more than 64 levels deep"):
        clean_tree(tree)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bank", ()),
        ("Банк Москва Bank", ()),
        ("Αθήνα-Paris", ()),
        ("Société Æthelred naïve", ()),
        ("B\u0430nk of p\u03bfrt, B\u0430nk", ("B\u0430nk", "p\u03bfrt")),
        ("Дом\u006fв", ("Дом\u006fв",)),
        ("中Bank عربي", ()),
    ],
)
def test_words_of_mixed_scripts_are_found(text: str, words: tuple[str, ...]) -> None:
    assert mixed_scripts(text) == words


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("a" + "\u0315" * MOST_MARKS, 0),
        ("a" + "\u0315" * MOST_MARKS + "b" + "\u0315" * MOST_MARKS, 0),
        ("a" + "\u0315" * (MOST_MARKS + 1), 1),
        ("a" + "\u0315\u0301" * 5_000, 10_000 - MOST_MARKS),
        ("—" * 200, 0),
        ("बि" * 100, 0),
        ("ที่" * 100, 0),
        ("مُحَمَّدٌ" * 20, 0),
    ],
)
def test_marks_do_not_pile_up(text: str, refused: int) -> None:
    assert [one.fault for one in problems(text)] == [Fault.PILED_UP] * refused
    assert problems(mended(text)) == ()


def test_every_refused_character_of_a_tree_is_named_with_its_place() -> None:
    tree = {"common": {"a": ["x\u202e", {"b\x00": "\ue000y\ufffe"}]}, "n": 1}
    found = [(path, problem.position, problem.code) for path, problem in refused_in(tree)]
    assert found == [
        ("common.a[0]", 2, "U+202E"),
        ("common.a[1]", 2, "U+0000"),
        ("common.a[1].b\x00", 1, "U+E000"),
        ("common.a[1].b\x00", 3, "U+FFFE"),
    ]
    assert mended_tree(tree) == {"common": {"a": ["x", {"b": "y"}]}, "n": 1}
    assert refused_in(mended_tree(tree)) == ()
