"""What looks like an identifier is told from dates, sums and words."""

from __future__ import annotations

import pytest

from mla_writer.redaction.fictive import shaped
from mla_writer.redaction.free_text import looks_like_identifiers, names_in

IDENTIFIERS = {
    "write to j.roe+x@mail.example.": ["j.roe+x@mail.example"],
    "call +254 20 555 0142 at once": ["+254 20 555 0142"],
    "account CH93 0076 2011 6238 5295 7 in": ["CH93 0076 2011 6238 5295 7"],
    "from 203.0.113.7 and 2001:db8:0:1:2:3:4:5": ["203.0.113.7", "2001:db8:0:1:2:3:4:5"],
    "passport P9900417A": ["P9900417A"],
    "card 4111-1111-1111-1111": ["4111-1111-1111-1111"],
    "on 14.04.1962 at 06:14:03, 418,600,000 or 1 250 000.50, in 2019-2020, section 409": [],
}


@pytest.mark.parametrize("text", IDENTIFIERS)
def test_identifiers_are_found_in_texts(text: str) -> None:
    assert list(looks_like_identifiers(text)) == IDENTIFIERS[text]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Liam Byrne, defence counsel; Anna-Maria O'Hara", ["Liam Byrne", "Anna-Maria O'Hara"]),
        ("Пётр Заворыкин (отец)", ["Пётр Заворыкин"]),
        ("the mother of the accused", []),
    ],
)
def test_names_are_found_in_sentences_that_name_persons(text: str, names: list[str]) -> None:
    assert list(names_in(text)) == names


@pytest.mark.parametrize(
    ("value", "made"),
    [
        ("DE02 1203 0000 0000 2020 51", "XX00 0000 0000 0000 0000 07"),
        ("j.roe@mail.example", "address7@mail.example"),
        ("203.0.113.9", "192.0.2.7"),
        ("shop.example", "name7.example"),
        ("+254 20 555 0142", "+000 00 000 0007"),
        ("darkwolf", "X0007"),
    ],
)
def test_a_replacement_keeps_the_shape_and_is_recognisably_invented(value: str, made: str) -> None:
    assert shaped(value, 7) == made
    assert shaped(made, 7) == made
