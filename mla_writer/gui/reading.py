"""Reading what a person types as a date, a time, a number or an offset: tolerant, but never guessing.

Words of months come from the CLDR, so that "4 mars 2025" is read where French is spoken. What cannot
be read for certain is None: the text is then kept as it was typed. No Qt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mla_writer.i18n import Language, searchable

if TYPE_CHECKING:
    from babel import Locale

NUMBERS = re.compile(r"\d+")
WORDS = re.compile(r"[^\W\d_]+")
CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(\.\d{1,6})?)?")
OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
AMOUNT = re.compile(r"-?\d+(?:\.\d+)?")
SIGNS = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x066B: ".", 0x066C: ","}
"""What a Chinese keyboard writes wide, and the Arabic separators of decimals and of thousands."""
ENGLISH = "en"
DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "dmy", "mdy", "ymd"
SHORTEST_WORD = 3
EARLIEST_YEAR = 1000


def read_date(text: str, language: Language) -> str | None:
    """The date that ``text`` writes, as ``YYYY-MM-DD``: 4.3.2025, 2025-03-04, 4 March 2025.

    Years need four digits. Bare numbers stand in the order of ``language``.
    """
    plain = _plain(text)
    numbers = [int(number) for number in NUMBERS.findall(plain)]
    words = [word for word in WORDS.findall(plain) if len(word) >= SHORTEST_WORD or not word.isascii()]
    month = _named_month(words, language)
    if month:
        return _from_words(numbers, month)
    if len(numbers) != 3 or (words and not _are_units(words)):
        return None
    return _from_numbers(numbers, order(language))


def show_date(iso: str, language: Language) -> str:
    """``iso`` in words, so that day and month cannot be taken for each other."""
    return language.date(iso).replace("\u00a0", " ")


def read_time(text: str) -> str | None:
    """The time of day that ``text`` writes, as ``HH:MM[:SS[.ffffff]]``; seconds stay as given."""
    found = CLOCK.fullmatch(_plain(text).replace(" ", ""))
    if found is None:
        return None
    hour, minute, second, fraction = found.groups()
    try:
        time(int(hour), int(minute), int(second or 0))
    except ValueError:
        return None
    return f"{int(hour):02}:{minute}" + (f":{second}{fraction or ''}" if second else "")


def read_offset(text: str) -> str | None:
    """The offset from UTC that ``text`` writes, as ``+HH:MM``: "UTC+1", "+01:00", "Z"."""
    plain = _plain(text).strip().upper()
    if plain in ("Z", "UTC", "GMT"):
        return "+00:00"
    found = OFFSET.fullmatch(plain)
    if found is None:
        return None
    sign, hours, minutes = found[1].replace("−", "-"), int(found[2]), int(found[3] or 0)
    if timedelta(hours=hours, minutes=minutes) > timedelta(hours=14) or minutes >= 60:
        return None
    return f"{sign}{hours:02}:{minutes:02}"


def read_number(text: str, language: Language) -> str | None:
    """The number that ``text`` writes, as decimal text; separators are those of ``language`` or none.

    "1.234" is refused where it can be meant in two ways.
    """
    plain = re.sub(r"[\s'’\u00a0\u202f]", "", _plain(text))
    if AMOUNT.fullmatch(plain) and not re.fullmatch(r"-?\d{1,3}\.\d{3}", plain):
        return plain
    decimal, group = separators(language)
    grouped = rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})*" if group.strip() else r"\d+"
    if re.fullmatch(rf"-?(?:{grouped}|\d+)(?:{re.escape(decimal)}\d+)?", plain):
        return plain.replace(group, "").replace(decimal, ".")
    return None


@lru_cache(maxsize=16)
def order(language: Language) -> str:
    """The order in which ``language`` writes day, month and year: ``dmy``, ``mdy`` or ``ymd``."""
    pattern = str(_locale(language.entry.locale).date_formats["short"].pattern).lower()
    places = {letter: pattern.find(letter) for letter in DAY_FIRST}
    return "".join(sorted(places, key=lambda letter: places[letter]))


@lru_cache(maxsize=16)
def separators(language: Language) -> tuple[str, str]:
    """The decimal separator of ``language``, and that of groups of three digits."""
    symbols: Any = _locale(language.entry.locale).number_symbols
    latin = symbols.get("latn", symbols)
    return str(latin["decimal"]), str(latin["group"])


def fold(text: str) -> str:
    """``text`` without case, accents, forms of hamza and kinds of apostrophe, to search in."""
    return searchable(text)


def _plain(text: str) -> str:
    """Digits of any script and wide signs as those of ASCII; no marks of direction."""
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign
        for sign in text.translate(SIGNS).strip()
        if unicodedata.category(sign) != "Cf"
    )


def _from_words(numbers: list[int], month: int) -> str | None:
    if len(numbers) != 2:
        return None
    day, year = sorted(numbers)
    return _iso(year, month, day)


def _from_numbers(numbers: list[int], order: str) -> str | None:
    if numbers[0] >= EARLIEST_YEAR:
        order = YEAR_FIRST
    elif order == YEAR_FIRST:
        order = DAY_FIRST
    parts = dict(zip(order, numbers, strict=True))
    return _iso(parts["y"], parts["m"], parts["d"])


def _iso(year: int, month: int, day: int) -> str | None:
    if year < EARLIEST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _named_month(words: list[str], language: Language) -> int:
    months = {**_months(ENGLISH), **_months(language.entry.locale)}
    found = {month for word in words for name, month in months.items() if _names(fold(word), name)}
    return found.pop() if len(found) == 1 else 0


def _names(word: str, month: str) -> bool:
    return word == month or (len(word) >= SHORTEST_WORD and word.isascii() and month.startswith(word))


def _are_units(words: list[str]) -> bool:
    """Chinese and Japanese write units after numbers: 2025年3月4日."""
    return all(word in "年月日" for word in words)


@lru_cache(maxsize=16)
def _months(locale: str) -> Mapping[str, int]:
    """Month by its folded name; Arabic and others write some months in more than one way."""
    formats: Any = _locale(locale).months
    named = [
        (fold(str(name)).strip("."), int(month))
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for month, name in formats[context][width].items()
    ]
    return {word: month for word, month in named if WORDS.fullmatch(word)}


@lru_cache(maxsize=16)
def _locale(name: str) -> Locale:
    from babel import Locale

    return Locale.parse(name)
