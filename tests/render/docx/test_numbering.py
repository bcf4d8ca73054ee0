"""Reading labels, and lists in which Word counts as the model does."""

from __future__ import annotations

import pytest

from mla_writer.render.docx.numbering import FORMATS, Numbering, Place, readings, roman

PARAGRAPHS = Place(510, 510, "NumberedParagraph")
ENTRIES = Place(1020, 510, "ListEntry")


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (399, "cccxcix")]
)
def test_roman_numerals(number, numeral):
    assert roman(number) == numeral


@pytest.mark.parametrize(
    ("format", "number", "label"),
    [
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("russianLower", 10, "к"),
        ("arabicAbjad", 2, "ب"),
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
    ],
)
def test_each_format_counts_as_word_does(format, number, label):
    assert FORMATS[format](number) == label


@pytest.mark.parametrize(
    ("label", "format", "number", "pattern"),
    [
        ("12.", "decimal", 12, "%1."),
        ("(a)", "lowerLetter", 1, "(%1)"),
        ("b)", "lowerLetter", 2, "%1)"),
        ("(i)", "lowerRoman", 1, "(%1)"),
        ("IV.", "upperRoman", 4, "%1."),
        ("B.", "upperLetter", 2, "%1."),
        ("б)", "russianLower", 2, "%1)"),
        ("أ)", "arabicAbjad", 1, "%1)"),
        ("(هـ)", "arabicAbjad", 5, "(%1)"),
        ("一、", "chineseCounting", 1, "%1、"),
        ("（二）", "chineseCounting", 2, "（%1）"),
        ("•", "bullet", 0, "•"),
        ("–", "bullet", 0, "–"),
    ],
)
def test_a_label_is_read(label, format, number, pattern):
    first = readings(label)[0]
    assert (first.format, first.number, first.pattern) == (format, number, pattern)


@pytest.mark.parametrize("label", ["1.1.", "§ 3", "", "01.", "Annex 1", "1000."])
def test_a_label_that_word_cannot_count_is_not_read(label):
    assert readings(label) == ()


def counted(numbering: Numbering, name: str, labels: str) -> list[int | None]:
    return [numbering.continued(name, label, ENTRIES) for label in labels.split()]


def test_a_series_that_goes_on_stays_one_list():
    assert counted(Numbering(PARAGRAPHS, False), "x", "(a) (b) (c)") == [2, 2, 2]


def test_the_first_numbered_paragraphs_are_the_list_of_the_style():
    numbering = Numbering(PARAGRAPHS, False)
    assert [numbering.continued("number", f"{number}.", PARAGRAPHS) for number in (1, 2, 3)] == [1, 1, 1]


def test_a_number_that_does_not_follow_begins_a_list_there():
    numbering = Numbering(PARAGRAPHS, False)
    assert counted(numbering, "x", "1. 2. 5. 6. 1.") == [2, 2, 3, 3, 4]
    starts = [over.get(over.keys()[0]) for over in numbering.part().iter("{*}startOverride")]
    assert starts == ["1", "1", "5", "1"]


def test_the_ninth_letter_is_not_taken_for_a_roman_numeral():
    assert counted(Numbering(PARAGRAPHS, False), "x", "(g) (h) (i) (j)") == [2, 2, 2, 2]


def test_a_change_of_format_begins_a_list():
    assert counted(Numbering(PARAGRAPHS, False), "x", "1. (a) • •") == [2, 3, 4, 4]


def test_two_lists_of_one_look_share_their_definition():
    numbering = Numbering(PARAGRAPHS, False)
    counted(numbering, "x", "(a) (b)")
    counted(numbering, "y", "(a) (b)")
    part = numbering.part()
    assert len(list(part.iter("{*}abstractNum"))) == 2
    assert len(list(part.iter("{*}num"))) == 3
