"""How a text reads: unexplained abbreviations and long sentences."""

from __future__ import annotations

import pytest

from mla_writer.checks.functions.wording import abbreviations_left, longest_sentence


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (None, 0),
        ("", 0),
        ("He paid.", 2),
        ("He paid. She then took the money away.", 6),
        ("One line\nand another line here", 4),
        ("¿Quién pagó? Nadie lo sabe todavía.", 4),
    ],
)
def test_the_longest_sentence(text, number):
    assert longest_sentence(text) == number


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The KFRC reported it.", ["KFRC"]),
        ("The Coast Bank (CBMK) paid. CBMK denies it.", []),
        ("Paid in EUR by SWIFT to the IBAN below; see UNCAC.", []),
        ("On page XIV of FILE-ABC1.", []),
        ("The ODPP and the ODPP again, and the EACC.", ["ODPP", "EACC"]),
        ("Written to info@KFRC.example.", []),
    ],
)
def test_abbreviations_left(context, text, left):
    assert abbreviations_left(context({}), text) == left
