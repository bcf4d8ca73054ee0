"""Dates, numbers, amounts and names by the Unicode CLDR, through Babel, which is imported when needed.

What cannot be read is given back unchanged: a document shows what was typed rather than nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mla_writer.i18n.languages import Entry, entry
from mla_writer.i18n.states import fictitious

if TYPE_CHECKING:
    from babel import Locale

NO_BREAK = "\u00a0"
ISO_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?")

WORD = re.compile(r"\S+")
LATIN_LETTER = re.compile("[A-Za-z]")
OWN_SEPARATORS = str.maketrans({",": "\u066c", ".": "\u066b"})
"""The separators that go with Arabic-Indic digits in the CLDR; with Latin ones ``ar`` has "," and "."."""


def date_text(language: Entry, iso: str) -> str:
    """``2027-03-01`` as "1 March 2027", in the words and order of ``language``.

    A no-break space stands between day and month, and the first of the month is written as the
    language writes it (French "1er mars").
    """
    from babel.dates import format_date

    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    text = format_date(day, format=language.date, locale=_locale(language.code))
    if day.day == 1 and language.first_of_month:
        text = re.sub(r"\b1\b", language.first_of_month, text, count=1)
    return in_digits(language, re.sub(r"^(\S*\d\S*) ", rf"\1{NO_BREAK}", text))


def partial_date_text(language: Entry, iso: str) -> str:
    """``2010-05`` as "May 2010"; a whole date as ``date_text``, a year as it is."""
    from babel.dates import format_skeleton

    if len(iso) != len("2010-05"):
        return date_text(language, iso)
    try:
        first = datetime.date.fromisoformat(f"{iso}-01")
    except ValueError:
        return iso
    return in_digits(language, format_skeleton("yMMMM", first, locale=_locale(language.code)))


def time_text(language: Entry, iso: str) -> str:
    """``2027-03-01T14:30:05+01:00`` as "1 March 2027, 14:30:05 (UTC+01:00)".

    Seconds and their fractions are printed as they were given, since an IP address may be attributed
    by them; without an offset none is invented.
    """
    found = ISO_TIME.fullmatch(iso)
    if found is None:
        return iso
    day, clock, offset = found.groups()
    zone = "" if offset is None else "UTC" if offset in ("Z", "+00:00") else f"UTC{offset}"
    separator = language.date_and_time
    zoned = language.zone.format(zone=zone) if zone else ""
    return f"{date_text(language, day)}{separator}{in_digits(language, clock)}{zoned}"


def appointment_text(language: Entry, iso: str) -> str:
    """``2027-03-01T14:30:00+01:00`` as "1 March 2027, 14:30 (UTC+01:00)": a time on which people agree."""
    return time_text(language, re.sub(r"(?<=\d\d:\d\d):00(?:\.0+)?(?=Z|[+-]|$)", "", iso))


def number_text(language: Entry, number: float | Decimal | str) -> str:
    """``number`` with the separators of ``language`` and every decimal that was given."""
    from babel.numbers import format_decimal

    try:
        value = Decimal(str(number))
    except InvalidOperation:
        return str(number)
    if not value.is_finite():
        return str(number)
    places = max(0, -int(value.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * places if places else "")
    text = format_decimal(value, pattern, locale=_locale(language.code), decimal_quantization=False)
    return in_digits(language, text.translate(OWN_SEPARATORS) if language.digits else text)


def money_text(language: Entry, amount: str, currency: str) -> str:
    """An amount with the ISO 4217 code of its currency on the side where ``language`` puts it."""
    pattern = _locale(language.code).currency_formats["standard"].pattern
    number = number_text(language, amount)
    before = pattern.lstrip("\u200f\u200e").startswith("¤")
    return NO_BREAK.join(filter(None, (currency, number) if before else (number, currency)))


def in_digits(language: Entry, text: str) -> str:
    """``text`` with its numbers in the digits wished for; what also has Latin letters stays as it is."""
    if not language.digits:
        return text
    table = str.maketrans("0123456789", language.digits)
    return WORD.sub(
        lambda found: found[0] if LATIN_LETTER.search(found[0]) else found[0].translate(table), text
    )


def month_names(code: str) -> tuple[str, ...]:
    """The names of the months as they stand after the day."""
    months: Mapping[int, str] = _locale(code).months["format"]["wide"]
    return tuple(months.values())


def country_text(language: Entry, code: str) -> str:
    """The name of a State or territory; ``code`` itself where none is known."""
    return fictitious(code, language.code) or _locale(language.code).territories.get(code, code)


def language_text(language: Entry, code: str) -> str:
    """The name of the language ``code`` in ``language``; ``code`` itself where none is known."""
    return _locale(language.code).languages.get(code, code)


def list_text(language: Entry, entries: Sequence[str]) -> str:
    """``entries`` as one phrase: "a, b and c"."""
    from babel.lists import format_list

    phrase = format_list(entries, locale=_locale(language.code))
    return _sounding(language, phrase, entries) if len(entries) > 1 and language.and_before else phrase


def _sounding(language: Entry, phrase: str, entries: Sequence[str]) -> str:
    """``phrase`` with the "and" that the last entry wants: "francés e inglés"."""
    last = entries[-1]
    begins = [start for start in language.and_before if last.casefold().startswith(start)]
    before, _, _ = phrase.removesuffix(last).rstrip().rpartition(" ")
    word = language.and_before[max(begins, key=len)] if begins else ""
    return f"{before} {word} {last}" if word else phrase


@lru_cache(maxsize=8)
def countries(code: str) -> Mapping[str, str]:
    """Every State and territory of ISO 3166-1 and every fictitious State, by code, sorted by name."""
    from mla_writer.i18n.states import fictitious_codes

    language = entry(code)
    known = [id for id in map(str, _locale(code).territories) if _is_territory(id)]
    named = {id: country_text(language, id) for id in [*known, *fictitious_codes()]}
    return dict(sorted(named.items(), key=lambda pair: language.sorting.key(pair[1])))


@lru_cache(maxsize=8)
def languages(code: str) -> Mapping[str, str]:
    """Every language with a two-letter code (ISO 639-1), sorted by name."""
    language = entry(code)
    named = {id: name for id, name in _locale(code).languages.items() if len(id) == 2}
    return dict(sorted(named.items(), key=lambda pair: language.sorting.key(pair[1])))


NOT_STATES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "CP", "CQ", "DG", "EA", "IC", "TA", "AC"})
"""Codes of the CLDR that are groupings, test locales or parts without a code of their own in ISO 3166-1."""


def _is_territory(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in NOT_STATES


@lru_cache(maxsize=16)
def _locale(code: str) -> Locale:
    from babel import Locale

    locale: Any = Locale.parse(entry(code).locale)
    return locale
