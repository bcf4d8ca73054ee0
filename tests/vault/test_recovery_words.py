"""Eight words stand for 120 bits; what is mistyped is told at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mla_writer.model.errors import WrongKey
from mla_writer.vault.recovery_words import new_words, read, written

SECRET = bytes(range(15))


@given(some.binary(min_size=15, max_size=15))
def test_words_and_back(secret: bytes) -> None:
    words = written(secret)
    assert len(words) == 8
    assert read(" ".join(words)) == secret


def test_the_words_of_the_proposal() -> None:
    """127.0.0.1 is lusab-babad there."""
    assert written(bytes([127, 0, 0, 1]) + bytes(11))[:2] == ("lusab", "babad")


@pytest.mark.parametrize("between", [" ", "-", "\n", "", ", ", " 1. "])
def test_reading_is_tolerant(between: str) -> None:
    assert read(between.join(written(SECRET)).upper()) == SECRET


def test_fresh_words_differ() -> None:
    assert new_words() != new_words()


def test_nearly_every_slip_is_told() -> None:
    """One byte of check lets 1 of 256 slips pass: the slot itself refuses those."""
    text = "".join(written(SECRET))
    passed = 0
    for place, sign in enumerate(text):
        for other in "bdfghjklmnprstvzaiou":
            if other != sign:
                try:
                    read(text[:place] + other + text[place + 1 :])
                    passed += 1
                except WrongKey:
                    pass
    assert passed < len(text) * 19 / 40


WRONG = [
    ("", "0 letters"),
    (" ".join(written(SECRET)[:7]), "35 letters"),
    (" ".join(("xxxxx", *written(SECRET)[1:])), "word 1 is no recovery word"),
    (" ".join(reversed(written(SECRET))), "mistyped"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=range(len(WRONG)))
def test_what_is_said(text: str, said: str) -> None:
    with pytest.raises(WrongKey, match=said):
        read(text)
