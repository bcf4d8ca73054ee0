"""A difference leads from one value to the other, exactly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mla_writer.vault.patches import applied, difference

SINGLE = (
    some.none()
    | some.booleans()
    | some.integers(-9, 9)
    | some.sampled_from([0.0, -0.0, 1.0, 2.5])
    | some.text("abé证 ", max_size=40)
)
NAMES = some.sampled_from("abcd")
VALUES = some.recursive(
    SINGLE,
    lambda part: some.lists(part, max_size=4) | some.dictionaries(NAMES, part, max_size=4),
    max_leaves=14,
)


def exactly(value: Any) -> str:
    """Order of names and types of numbers count."""
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.slow
@given(VALUES, VALUES)
def test_difference_then_applied(old: Any, new: Any) -> None:
    before = exactly(old)
    patch = json.loads(json.dumps(difference(old, new)))
    assert exactly(applied(old, patch)) == exactly(new)
    assert exactly(old) == before


PAIRS = [
    (1, True),
    (1, 1.0),
    (0.0, -0.0),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ({"a": 1}, {"b": 0, "a": 1}),
    (["a", "b", "c"], ["a", "c"]),
    (["a", "a"], ["a", "a", "a"]),
    (["a", "b"], ["b", "a"]),
    ("x" * 40 + "a" + "y" * 40, "x" * 40 + "y" * 41),
    ("a" * 50, "a" * 51),
    ({"a": [{"b": "c"}]}, {"a": [{"b": "d"}]}),
    ([], {}),
    (None, []),
]


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=range(len(PAIRS)))
def test_what_is_easily_taken_for_the_same(old: Any, new: Any) -> None:
    for before, now in ((old, new), (new, old), (old, old)):
        assert exactly(applied(before, difference(before, now))) == exactly(now)


def test_what_did_not_change_is_shared_and_not_told() -> None:
    old = {"a": [{"text": "t" * 5000, "n": place} for place in range(100)], "b": {"c": 1}}
    new = {**old, "a": [*old["a"][:7], {**old["a"][7], "text": "t" * 2500 + "!" + "t" * 2500}, *old["a"][8:]]}
    patch = difference(old, new)
    assert len(exactly(patch)) < 120
    made = applied(old, patch)
    assert made["b"] is old["b"]
    assert made["a"][6] is old["a"][6]
    assert difference(old, json.loads(json.dumps(old))) is None


@pytest.mark.parametrize("patch", [["?"], ["d", {"a": ["="]}, {}, [], None], ["d", {}, {}, [], ["z"]]])
def test_a_difference_that_is_none_is_refused(patch: Any) -> None:
    with pytest.raises((ValueError, LookupError, TypeError)):
        applied({"a": 1}, patch)
