"""Facts in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mla_writer.i18n import Language, fact_words
from mla_writer.model.countries import Fact
from mla_writer.model.packs import Pack
from mla_writer.model.sheet import Entry, sheet_of
from tests.model.law import law

ENGLISH = Language("en")
DAY = date(2026, 11, 21)


def entry(as_of: str = "2010-05", years: int | None = 16, **parts: object) -> Entry:
    fact = Fact("languages.accepted", ["de", "fr"], "s", as_of)
    return Entry(replace(fact, **parts), "languages", years=years)


@pytest.mark.parametrize(
    ("found", "whole", "short"),
    [
        (entry(), "as of May 2010, 16 years old", "2010, 16 years old"),
        (entry("2025", 1), "as of 2025, 1 year old", "2025, 1 year old"),
        (entry("2026-01-02", 0), "as of 2\u00a0January 2026", "2026"),
        (entry("", None), "", ""),
        (entry(basis="knowledge"), "general knowledge, verify", "general knowledge, verify"),
    ],
)
def test_ages(found: Entry, whole: str, short: str) -> None:
    assert (fact_words.age(ENGLISH, found), fact_words.short_age(ENGLISH, found)) == (whole, short)


def test_a_date_in_french_names_the_month() -> None:
    assert Language("fr").partial_date("2010-05") == "mai 2010"


@pytest.mark.parametrize("date", ["2010", "someday", "2010-13"])
def test_what_is_no_month_stays_as_it_is(date: str) -> None:
    assert ENGLISH.partial_date(date) == date


def test_what_depends_on_the_measure_names_it_and_its_code() -> None:
    fact = Fact("evidentiary_standards", "see the guide", "s", "2024", measure="search_seizure")
    named = replace(fact, code="reasonable_grounds")
    assert fact_words.label(ENGLISH, law(), fact) == "What must be shown · Search and seizure of evidence"
    assert fact_words.value(ENGLISH, law(), named) == "Reasonable grounds to believe: see the guide"
    assert fact_words.value(ENGLISH, law(), replace(fact, code="other")) == "see the guide"


def test_who_says_it() -> None:
    packs = (Pack("own", "My facts", "", "1", ""), Pack("moj", "Ministry", "Ministry", "2", ""))
    book = replace(law(), packs=packs)
    said = [fact_words.said_by(book, entry(said_by=id).fact) for id in ("", "own", "moj")]
    words = [ENGLISH.say(one) if one else "" for one in said]
    assert words == ["", "entered by you", "says the pack “Ministry”"]


def test_the_unknown_is_listed_by_group() -> None:
    found = sheet_of(law(), "EG", DAY)
    parts = dict(fact_words.unknown(ENGLISH, law(), found.unknown))
    assert "Central authority" in parts["Channel and addressee"]
    assert next(iter(parts)) == "Languages and translation"
