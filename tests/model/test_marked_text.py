"""Marked text: both texts can be read from it, in every script, and long ones do not hang."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mla_writer.model.marked_text import LONG, Marked, Run, marked

WORDS = some.lists(some.sampled_from(["a", "b ", " c", "\n", "转", "账。", "تحويل ", "é", "  "]), max_size=30)


def both(runs):
    old = "".join(one.text for one in runs if one.run is not Run.ADDED)
    return old, "".join(one.text for one in runs if one.run is not Run.REMOVED)


@given(WORDS.map("".join), WORDS.map("".join))
def test_both_texts_are_in_it(before, after):
    runs = marked(before, after)
    assert both(runs) == (before, after)
    assert all(one.text for one in runs)
    assert all(here.run is not there.run for here, there in pairwise(runs))


@given(some.text(max_size=60), some.text(max_size=60))
def test_both_texts_are_in_it_whatever_they_are(before, after):
    assert both(marked(before, after)) == (before, after)


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [
        ("He was in Bern.", "He was in Geneva.", [" Bern"], [" Geneva"]),
        ("He was in Bern.", "He, was in Bern.", [], [","]),
        ("该公司于三月转账", "该公司于五月转账", ["三"], ["五"]),
        ("حوّلت الشركة المبلغ", "حوّلت المؤسسة المبلغ", [" الشركة"], [" المؤسسة"]),
        ("", "new", [], ["new"]),
    ],
)
def test_what_changed_is_marked_by_words(before, after, removed, added):
    runs = marked(before, after)
    assert [one.text for one in runs if one.run is Run.REMOVED] == removed
    assert [one.text for one in runs if one.run is Run.ADDED] == added


def test_equal_texts_are_one_run():
    assert marked("a", "a") == (Marked(Run.SAME, "a"),)
    assert marked("", "") == ()


def test_one_word_in_a_long_text_is_found():
    text = "".join(f"line {number} of the account\n" for number in range(LONG // 20))
    runs = marked(text, text.replace("line 4000 of", "line 4000 off"))
    assert [one.text for one in runs if one.run is not Run.SAME] == [" of", " off"]


@pytest.mark.parametrize("size", [3000, 1_000_000])
def test_texts_that_would_take_long_give_way_as_a_whole(size):
    before, after = "a b " * (size // 4), "b b a " * (size // 6)
    runs = marked(f"first {before}", f"first {after}")
    assert both(runs) == (f"first {before}", f"first {after}")
    assert len(runs) < 10
