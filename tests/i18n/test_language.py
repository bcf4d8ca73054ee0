"""Languages: messages, dates, numbers, names."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mla_writer.i18n import Language, direction_of, interface_languages, request_languages
from mla_writer.i18n.languages import entries
from mla_writer.model.errors import UnknownName
from mla_writer.model.message import Message, message

N, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("code", "iso", "text"),
    [
        ("en", "2027-03-21", f"21{N}March 2027"),
        ("fr", "2027-03-21", f"21{N}mars 2027"),
        ("fr", "2027-03-01", f"1er{N}mars 2027"),
        ("es", "2027-03-21", f"21{N}de marzo de 2027"),
        ("pt", "2027-03-01", f"1{N}de março de 2027"),
        ("ru", "2027-03-21", f"21{N}марта 2027 года"),
        ("ar", "2027-03-21", f"21{N}مارس 2027"),
        ("zh", "2027-03-21", "2027年3月21日"),
        ("en", "soon", "soon"),
        ("en", "2027-02-30", "2027-02-30"),
    ],
)
def test_dates(code: str, iso: str, text: str) -> None:
    assert Language(code).date(iso) == text


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2027-03-21T14:30:00+01:00", f"21{N}March 2027, 14:30:00{N}(UTC+01:00)"),
        ("2027-03-21T14:30Z", f"21{N}March 2027, 14:30{N}(UTC)"),
        ("2027-03-21T14:30:05.120+00:00", f"21{N}March 2027, 14:30:05.120{N}(UTC)"),
        ("2027-03-21T14:30:05", f"21{N}March 2027, 14:30:05"),
        ("2027-03-21", "2027-03-21"),
    ],
)
def test_times_keep_seconds_and_offset(iso: str, text: str) -> None:
    assert Language("en").datetime(iso) == text


def test_a_zone_stands_in_the_brackets_of_the_language() -> None:
    assert Language("zh").appointment("2027-03-21T14:30:00+01:00") == "2027年3月21日 14:30（UTC+01:00）"


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2027-03-21T14:30:00+01:00", f"21{N}March 2027, 14:30{N}(UTC+01:00)"),
        ("2027-03-21T14:00:00Z", f"21{N}March 2027, 14:00{N}(UTC)"),
        ("2027-03-21T14:30:05+01:00", f"21{N}March 2027, 14:30:05{N}(UTC+01:00)"),
        ("2027-03-21T14:00", f"21{N}March 2027, 14:00"),
    ],
)
def test_a_time_agreed_on_has_no_seconds_that_are_nought(iso: str, text: str) -> None:
    assert Language("en").appointment(iso) == text


@pytest.mark.parametrize(
    ("code", "amount", "text"),
    [
        ("en", "1234567.50", f"EUR{N}1,234,567.50"),
        ("fr", "1234567.50", f"1{NN}234{NN}567,50{N}EUR"),
        ("es", "1234567", f"1.234.567{N}EUR"),
        ("pt", "12.345", f"12,345{N}EUR"),
        ("ru", "-5.00", f"-5,00{N}EUR"),
        ("ar", "1200.00", f"1,200.00{N}EUR"),
        ("en", "much", f"EUR{N}much"),
        ("en", "NaN", f"EUR{N}NaN"),
    ],
)
def test_amounts_keep_their_decimals(code: str, amount: str, text: str) -> None:
    assert Language(code).money(amount, "EUR") == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2026-01-01", "2026-03-02", f"from 1{N}January 2026 to 2{N}March 2026"),
        ("2026-01-01", None, f"since 1{N}January 2026"),
        (None, "2026-03-02", f"until 2{N}March 2026"),
        ("2026-03-02", "2026-03-02", f"2{N}March 2026"),
        (None, None, ""),
    ],
)
def test_periods_may_be_open(start: str | None, end: str | None, text: str) -> None:
    assert Language("en").period(start, end) == text


@pytest.mark.parametrize(
    ("code", "state", "name"),
    [
        ("en", "GB", "United Kingdom"),
        ("fr", "GB", "Royaume-Uni"),
        ("fr", "XA", "Aldovie"),
        ("ru", "XA", "Aldovia"),
        ("en", "XK", "Kosovo"),
        ("en", "QQ", "QQ"),
    ],
)
def test_states(code: str, state: str, name: str) -> None:
    assert Language(code).country(state) == name


def test_lists_of_names_are_sorted_as_in_dictionaries() -> None:
    states = list(Language("fr").countries().values())
    assert states.index("Égypte") < states.index("Espagne") < states.index("États-Unis")
    assert {"XA", "XK", "FR"} <= set(Language("fr").countries())
    assert not {"EU", "ZZ", "001"} & set(Language("fr").countries())
    assert Language("fr").languages()["es"] == "espagnol"
    assert Language("en").language("fr") == "French"


@pytest.mark.parametrize(
    ("code", "text"), [("en", "a, b and c"), ("fr", "a, b et c"), ("es", "a, b y c"), ("zh", "a、b和c")]
)
def test_phrases(code: str, text: str) -> None:
    assert Language(code).list(["a", "b", "c"]) == text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (message("plain"), "plain"),
        (message("{a} of {b}", a=1, b="x"), "1 of x"),
        (message("{a}", a=message("inner {b}", b=2)), "inner 2"),
        (message("{a}", a=(message("one"), "two")), "one and two"),
        (message("{unknown} {0} {a!r} {a:>9}", a=1), "{unknown} {0} {a!r} {a:>9}"),
        (message("{a}", a="{b}", b=2), "{b}"),
        (message(""), ""),
        (Message("x", context="menu"), "x"),
    ],
)
def test_messages(said: Message, text: str) -> None:
    assert Language("en").say(said) == text


def test_plurals() -> None:
    language = Language("en")
    assert language.count("one finding", "{n} findings", 1) == "one finding"
    assert language.count("one finding", "{n} findings of {x}", 3, x="y") == "3 findings of y"


def test_directions() -> None:
    assert Language("ar").direction == "rtl"
    assert [direction_of(code) for code in ("fr", "he", "fa", "hy", "zz", "", "no such")] == [
        *("ltr", "rtl", "rtl", "ltr", "ltr", "ltr", "ltr")
    ]


def test_offers() -> None:
    seven = ["en", "fr", "es", "pt", "ru", "ar", "zh"]
    assert [one.code for one in interface_languages()] == seven
    assert [one.code for one in request_languages()] == seven
    assert list(entries()) == seven


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UnknownName, match="'xx'; known: en, fr"):
        Language("xx").date("2027-01-01")


@pytest.mark.slow
def test_importing_loads_no_babel() -> None:
    code = "import sys, mla_writer.i18n; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("entries", "phrase"),
    [
        (["francés", "inglés"], "francés e inglés"),
        (["agua", "hielo"], "agua y hielo"),
        (["a", "b", "Irán"], "a, b e Irán"),
        (["inglés"], "inglés"),
        (["inglés", "francés"], "inglés y francés"),
    ],
)
def test_a_spanish_list_sounds_right(entries, phrase):
    assert Language("es", "request").list(entries) == phrase


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("", ["23\u00a0نوفمبر 2026", "1,250.50", "1,250.50\u00a0EUR"]),
        ("arab", ["٢٣\u00a0نوفمبر ٢٠٢٦", "١٬٢٥٠٫٥٠", "١٬٢٥٠٫٥٠\u00a0EUR"]),
    ],
)
def test_digits_on_wish(digits: str, shown: list[str]) -> None:
    language = Language("ar", digits=digits)
    made = [language.date("2026-11-23"), language.number("1250.50"), language.money("1250.50", "EUR")]
    assert made == shown


def test_an_hour_keeps_its_zone_whatever_the_digits() -> None:
    shown = Language("ar", digits="arab").datetime("2027-03-01T14:30:05+01:00")
    assert shown == "١\u00a0مارس ٢٠٢٧، ١٤:٣٠:٠٥\u00a0(UTC+01:00)"


def test_digits_that_a_language_does_not_have_are_named() -> None:
    with pytest.raises(UnknownName, match="no digits 'arab' in the language 'zh'; known: latn"):
        Language("zh", digits="arab").number(5)
