"""Words that no line can hold."""

from __future__ import annotations

import pytest

from mla_writer.render.long_words import BREAK, breakable


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("x" * 29, 1),
        ("x" * 30, 5),
        ("x" * 200, 34),
        ("a b " * 100, 1),
        ("中" * 200, 1),
        ("Донаудампф" * 20, 34),
        ("q\u0303" * 30, 10),
        ("\u200d".join("क" * 40), 1),
    ],
)
def test_only_long_words_may_be_broken(word: str, parts: int) -> None:
    made = breakable(word).split(BREAK)
    assert "".join(made) == word
    assert len(made) == parts


def test_a_letter_keeps_its_marks() -> None:
    assert not any(part.startswith("\u0303") for part in breakable("q\u0303" * 60).split(BREAK))
