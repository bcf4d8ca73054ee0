"""What a person types is read in every usual way, and never guessed."""

from __future__ import annotations

import pytest

from mla_writer.gui.reading import fold, read_date, read_number, read_offset, read_time, show_date
from mla_writer.i18n import Language

EN, FR, ES, AR, ZH = (Language(code) for code in ("en", "fr", "es", "ar", "zh"))


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("4.3.2025", EN, "2025-03-04"),
        ("04/03/2025", FR, "2025-03-04"),
        ("2025-03-04", EN, "2025-03-04"),
        ("4 March 2025", EN, "2025-03-04"),
        ("Mar 4, 2025", EN, "2025-03-04"),
        ("4 March 2025", FR, "2025-03-04"),
        ("1er mars 2025", FR, "2025-03-01"),
        ("4 août 2025", FR, "2025-08-04"),
        ("4 AOUT 2025", FR, "2025-08-04"),
        ("4 de marzo de 2025", ES, "2025-03-04"),
        ("٤/٣/٢٠٢٥", AR, "2025-03-04"),
        ("2025年3月4日", ZH, "2025-03-04"),
        ("31.2.2025", EN, None),
        ("4.3.25", EN, None),
        ("4 ma 2025", EN, None),
        ("March 2025", EN, None),
        ("next week", EN, None),
        ("", EN, None),
    ],
)
def test_dates(text: str, language: Language, iso: str | None) -> None:
    assert read_date(text, language) == iso


@pytest.mark.parametrize("language", [EN, FR, ES, AR, ZH], ids=lambda language: language.code)
@pytest.mark.parametrize("month", range(1, 13))
def test_what_is_shown_is_read_again(language: Language, month: int) -> None:
    iso = f"2025-{month:02}-01"
    assert read_date(show_date(iso, language), language) == iso


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:30", "14:30"),
        ("9.05", "09:05"),
        ("14h30", "14:30"),
        ("14:30:05.123", "14:30:05.123"),
        ("25:00", None),
        ("14", None),
    ],
)
def test_times(text: str, time: str | None) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("Z", "+00:00"),
        ("utc", "+00:00"),
        ("UTC+1", "+01:00"),
        ("+01:00", "+01:00"),
        ("-0330", "-03:30"),
        ("−5", "-05:00"),
        ("+25", None),
        ("+01:75", None),
        ("CET", None),
    ],
)
def test_offsets(text: str, offset: str | None) -> None:
    assert read_offset(text) == offset


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("1,234.50", EN, "1234.50"),
        ("1 234,50", FR, "1234.50"),
        ("1.234,50", ES, "1234.50"),
        ("1234", FR, "1234"),
        ("3.5", FR, "3.5"),
        ("3,5", FR, "3.5"),
        ("-2", EN, "-2"),
        ("1.234", FR, None),
        ("1,234,5", EN, None),
        ("12 pieces", EN, None),
    ],
)
def test_numbers(text: str, language: Language, number: str | None) -> None:
    assert read_number(text, language) == number


def test_a_search_ignores_case_and_accents() -> None:
    assert fold("Côte d'Ivoire") == fold("COTE D'IVOIRE")


@pytest.mark.parametrize("code", ["en", "fr", "es", "pt", "ru", "ar", "zh"])
@pytest.mark.parametrize("text", ["21.11.2026", "2026-11-21", "٢١/١١/٢٠٢٦", "２１．１１．２０２６"])
def test_dates_in_digits_of_any_script(code: str, text: str) -> None:
    assert read_date(text, Language(code)) == "2026-11-21"


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("١٢٣٤٫٥", AR, "1234.5"),
        ("１２３４", ZH, "1234"),
        ("١٬٢٣٤٫٥٠", AR, "1234.50"),
        ("１２３４．５", ZH, "1234.5"),
    ],
)
def test_numbers_in_digits_of_any_script(text: str, language: Language, number: str) -> None:
    assert read_number(text, language) == number


@pytest.mark.parametrize(("text", "time"), [("١٤:٣٠", "14:30"), ("１４：３０", "14:30")])
def test_times_in_digits_of_any_script(text: str, time: str) -> None:
    assert read_time(text) == time
