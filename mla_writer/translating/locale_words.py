"""What the Unicode CLDR says of writing figures in a language: months, scales, separators, script.

Belongs here: what ``figures`` must know to read a text. Does not belong here: reading it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mla_writer.i18n.languages import entries

if TYPE_CHECKING:
    from babel import Locale

REGIONS = ("", "DZ", "LB", "MA", "IQ")
"""In these regions one language names the months differently (Arabic); elsewhere they change nothing."""
ENDING = r"\w{0,2}"


@dataclass(frozen=True, slots=True)
class Words:
    """``months`` maps a pattern of a month's name to its number, ``scales`` a word to its factor, both
    longest first. ``afternoon`` are words for hours after noon; ``decimal`` and ``group`` separators."""

    months: Mapping[str, int]
    scales: Mapping[str, int]
    afternoon: tuple[str, ...]
    decimal: str
    group: str

    @property
    def month(self) -> str:
        """A pattern of any month's name."""
        return "|".join(self.months)

    def month_of(self, name: str) -> int:
        """The number of the month called ``name``."""
        return next(number for one, number in self.months.items() if re.fullmatch(one, name, re.IGNORECASE))


@lru_cache(maxsize=16)
def words(language: str) -> Words:
    """Those of ``language``; of English where the CLDR does not know it."""
    locale = _locale(language)
    latin: Mapping[str, str] = locale.number_symbols.get("latn", {})
    return Words(
        months=_longest_first(dict(_months(language))),
        scales=_longest_first(dict(_scales(locale))),
        afternoon=tuple(dict.fromkeys(_afternoon(locale))),
        decimal=latin.get("decimal", "."),
        group=latin.get("group", ","),
    )


@lru_cache(maxsize=16)
def script_of_language(language: str) -> str:
    """The script in which ``language`` is written, as ``script_of`` names it."""
    known = entries().get(language)
    name = known.name if known else str(_locale(language).get_display_name() or "")
    return script_of(name) or "LATIN"


def script_of(text: str) -> str:
    """The script of the first letter of ``text`` (``LATIN``, ``CYRILLIC``, ``ARABIC``, ``CJK`` ...);
    empty where it has none."""
    return next((script for script in map(script_of_sign, text) if script), "")


def script_of_sign(sign: str) -> str:
    """The script of one letter; empty for what is none."""
    return unicodedata.name(sign, "").split(" ")[0] if sign.isalpha() else ""


def _locale(language: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    known = entries().get(language)
    try:
        return Locale.parse(known.locale if known else language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _months(language: str) -> Iterator[tuple[str, int]]:
    for locale in _regional(language):
        for number in range(1, 13):
            for pattern in _written(locale.months, number):
                yield pattern, number


def _written(months: Any, number: int) -> Iterator[str]:
    """Patterns of the names of one month."""
    uses = ("format", "stand-alone")
    written, alone = (str(months[use]["wide"][number]) for use in uses)
    yield from (_spaced(written), _spaced(alone))
    stem = _common(written, alone)
    if stem != written and len(stem) > 1:  # inflected, so that other cases occur too
        yield _spaced(stem) + ENDING
    short = (str(months[use]["abbreviated"][number]).rstrip(".") for use in uses)
    yield from (_spaced(one) + r"\b" for one in short if one and not one.isdigit())


def _common(one: str, other: str) -> str:
    shared = 0
    while one[: shared + 1] == other[: shared + 1] and shared < min(len(one), len(other)):
        shared += 1
    return one[:shared]


def _spaced(name: str) -> str:
    return r"\s".join(map(re.escape, name.split()))


def _regional(language: str) -> Iterator[Locale]:
    from babel import Locale, UnknownLocaleError

    yield _locale(language)
    for region in REGIONS:
        try:
            yield Locale.parse(f"{language}_{region}" if region else language)
        except (UnknownLocaleError, ValueError):
            continue


def _scales(locale: Locale) -> Iterator[tuple[str, int]]:
    for formats in locale.compact_decimal_formats.values():
        forms: Mapping[str, Mapping[str, Any]] = formats
        for factor, pattern in ((size, one) for sizes in forms.values() for size, one in sizes.items()):
            written = str(getattr(pattern, "pattern", pattern))
            word = re.sub(r"[0'\u00a0\u202f\u200f ]", "", written).rstrip(".").lower()
            if len(word) > 2 or (word and not word.isascii()):
                yield word, int(factor) // 10 ** (written.count("0") - 1)


def _afternoon(locale: Locale) -> Iterator[str]:
    periods: Any = locale.day_periods
    named = [
        (name, str(word).lower())
        for use in periods.values()
        for one in use.values()
        for name, word in one.items()
    ]
    before = {word for name, word in named if name.startswith(("am", "morning"))}
    for name, word in named:
        if name.startswith(("pm", "afternoon", "evening")) and len(word) > 1 and word not in before:
            yield re.sub(r"\s", " ", word)


def _longest_first(words: dict[str, int]) -> dict[str, int]:
    return dict(sorted(words.items(), key=lambda pair: -len(pair[0].replace(ENDING, ""))))
