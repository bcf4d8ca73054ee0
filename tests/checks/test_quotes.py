"""What findings quote is said in the language of the reader."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer.checks.quotes import quoted
from mla_writer.i18n import Language
from mla_writer.model.message import State, message
from mla_writer.rulebook.cache import rulebook


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-21", date(2026, 11, 21)),
        ("2026-02-31", "2026-02-31"),
        ("2026-11-21T10:00:00+01:00", "2026-11-21T10:00:00+01:00"),
        ("CH", State("CH")),
        ("ZZ", "ZZ"),
        ("coe-ets30", rulebook().instruments["coe-ets30"].short),
        ("CH93 0076", "CH93 0076"),
        (None, "–"),
        (12, 12),
        (["CH", "text"], (State("CH"), "text")),
    ],
)
def test_quoted(value, expected):
    assert quoted(rulebook(), value) == expected


@pytest.mark.parametrize(("language", "said"), [("en", "Switzerland"), ("fr", "Suisse")])
def test_a_state_is_named_in_the_language_of_the_reader(language, said):
    assert said in Language(language).say(message("{state}", state=State("CH")))


@pytest.mark.parametrize(("language", "said"), [("en", "November"), ("fr", "novembre")])
def test_a_day_is_said_in_the_language_of_the_reader(language, said):
    assert said in Language(language).say(message("{day}", day=date(2026, 11, 21)))
