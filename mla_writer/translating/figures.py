"""Reading the figures of a text: dates, numbers, identifiers, as a person of that language writes them.

What is read is taken out of the text before the next is looked for, so that a date is not three
numbers and an account none. Nothing is concluded from what cannot be read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from mla_writer.translating.locale_words import Words, words

TAKEN = "\ufffc"
BIDI = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
SPACES = re.compile(r"[^\S\n]")
ARABIC_SIGNS = str.maketrans({"٫": ".", "٬": ",", "٪": "%", "，": ",", "：": ":", "．": "."})

MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
WEB = r"\b(?:https?://|www\.)[\w./?=&%#:~-]*[\w/]"
DOMAIN = r"\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:example|invalid|test|com|net|org|info|int|eu)\b"
ADDRESS4 = r"\b\d{1,3}(?:\.\d{1,3}){3}\b(?:/\d{1,2})?"
ADDRESS6 = r"\b(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{0,4}|\b(?:[0-9a-fA-F]{1,4}:)+:[0-9a-fA-F:]*"
ACCOUNT = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"
CALL = r"\+\d[\d ().-]{6,18}\d"
MIXED = r"\b(?=[A-Z0-9./-]*\d)(?=[A-Z0-9./-]*[A-Z])[A-Z0-9][A-Z0-9./-]{2,}[A-Z0-9]\b"
IDENTIFIERS = re.compile("|".join((MAIL, WEB, ADDRESS4, ADDRESS6, ACCOUNT, CALL, MIXED, DOMAIN)), re.ASCII)
ALWAYS = re.compile(r"(?<!\d)24\s?/\s?7(?![\d/])")
"""Around the clock: many languages say it in words."""
CITED = re.compile(
    r"(?<!\d)(\d{1,4})[ -]?(bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)\b",
    re.IGNORECASE | re.ASCII,
)

ORDINAL = r"(?:\s?(?:st|nd|rd|th|er|re|º|°|ª|\.º|-го|-е|\.))?"
LINK = r"(?:[\s\u2011-]*(?:of|de|del|do|d['’]|في|من)?[\s\u2011-]*)"
ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
DOTTED = re.compile(r"(?<![\d./])(\d{1,2})[./](\d{1,2})[./](\d{4})(?![\d/])")
HAN = re.compile(r"(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?[日号])?")

GROUPED = r"\d{1,3}(?:([ .,'’])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d+)?"
NUMBER = re.compile(rf"(?<!\d)(?:{GROUPED}|\d+(?:[.,]\d+)*)")
CLOCK = re.compile(r"(?<![\d:.,])(\d{1,2})(?::|\s?h\s?|[时時点]\s?)(\d\d)(?!\d)(?:[:.]\d\d)?分?")


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A date, or the parts of one that are given; 0 where a part is not."""

    year: int
    month: int
    day: int

    @property
    def atoms(self) -> tuple[tuple[str, Decimal], ...]:
        """Its parts, as other ways of writing may give them one by one."""
        numbers = [("number", Decimal(one)) for one in (self.year, self.day) if one]
        return (*numbers, ("month", Decimal(self.month))) if self.month else tuple(numbers)

    @property
    def iso(self) -> str:
        """``2024-03-04``, or ``2024-03``; empty where the year is not given."""
        parts = [f"{self.year:04}", f"{self.month:02}", *([f"{self.day:02}"] if self.day else [])]
        return "-".join(parts) if self.year else ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its value and the words that were read."""

    value: Day | Decimal | str
    written: str


@dataclass(slots=True)
class Figures:
    """What a text contains, in its order. ``cited`` are numbers of articles with a Latin word: 305bis."""

    days: list[Figure] = field(default_factory=list[Figure])
    numbers: list[Figure] = field(default_factory=list[Figure])
    identifiers: list[Figure] = field(default_factory=list[Figure])
    cited: list[Figure] = field(default_factory=list[Figure])


def plain(text: str) -> str:
    """``text`` with European digits, plain spaces, no invisible marks."""
    digits = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() and not sign.isascii() else sign for sign in text
    )
    return SPACES.sub(" ", BIDI.sub("", digits.translate(ARABIC_SIGNS)))


def read(text: str, language: str) -> Figures:
    """The figures of ``text``, written in ``language``."""
    return _Reader(plain(text), words(language)).read()


class _Reader:
    def __init__(self, text: str, known: Words) -> None:
        self._text, self._words = text, known
        self._found = Figures()

    def read(self) -> Figures:
        self._take(IDENTIFIERS, self._identifier)
        self._take(ALWAYS, lambda _: True)
        self._days()
        self._take(CITED, self._citation)
        self._take(CLOCK, self._clock)
        self._numbers()
        return self._found

    def _take(self, pattern: re.Pattern[str], keep: Callable[[re.Match[str]], bool]) -> None:
        def replaced(match: re.Match[str]) -> str:
            return TAKEN if keep(match) else match.group()

        self._text = pattern.sub(replaced, self._text)

    def _identifier(self, match: re.Match[str]) -> bool:
        found = match.group()
        self._found.identifiers.append(Figure(re.sub(r"[ ()]", "", found).casefold(), found))
        return True

    def _citation(self, match: re.Match[str]) -> bool:
        number, word = match.groups()
        self._found.cited.append(Figure(f"{number}{word.lower()}", match.group()))
        self._found.numbers.append(Figure(Decimal(number), match.group()))
        return True

    # Dates

    def _days(self) -> None:
        month = self._words.month
        year = rf"(?:,?{LINK}(\d{{4}})(?!\d))"
        pattern = re.compile(rf"(?<![\d.,])(\d{{1,2}}){ORDINAL}{LINK}\b({month})\.?{year}?", re.IGNORECASE)
        turned = re.compile(rf"\b({month})\.?\s(\d{{1,2}}){ORDINAL}{year}", re.IGNORECASE)
        partly = re.compile(rf"\b({month})\.?{LINK}(\d{{4}})(?!\d)", re.IGNORECASE)
        self._take(ISO, lambda one: self._day(one, one[1], int(one[2]), one[3]))
        self._take(HAN, lambda one: self._day(one, one[1], int(one[2]), one[3]))
        self._take(pattern, lambda one: self._day(one, one[3], self._month(one[2]), one[1]))
        self._take(turned, lambda one: self._day(one, one[3], self._month(one[1]), one[2]))
        self._take(partly, lambda one: self._day(one, one[2], self._month(one[1]), None))
        self._take(DOTTED, self._dotted)

    def _month(self, name: str) -> int:
        return self._words.month_of(re.sub(r"\s+", " ", name))

    def _dotted(self, match: re.Match[str]) -> bool:
        day, month = int(match[1]), int(match[2])
        if month > 12 >= day:
            day, month = month, day
        return self._day(match, match[3], month, str(day))

    def _day(self, match: re.Match[str], year: str | None, month: int, day: str | None) -> bool:
        told = Day(int(year or 0), month, int(day or 0))
        if not 1 <= told.month <= 12 or told.day > 31:
            return False
        self._found.days.append(Figure(told, match.group().strip()))
        return True

    # Numbers

    def _clock(self, match: re.Match[str]) -> bool:
        hour, minute = int(match[1]), int(match[2])
        if hour > 24 or minute > 59:
            return False
        if self._is_afternoon(match.end()) and hour < 12:
            hour += 12
        self._number(Decimal(f"{hour}.{minute:02}"), match.group())
        return True

    def _numbers(self) -> None:
        for match in NUMBER.finditer(self._text):
            value = self._value(match.group())
            factor, word = self._scale(match.end())
            if value is None:
                for part in re.findall(r"\d+", match.group()):
                    self._number(Decimal(part), part)
                continue
            if factor == 1 and value < 12 and self._is_afternoon(match.end()):
                value += 12
            self._number(_scaled(value, factor), match.group() + word)

    def _number(self, value: Decimal, written: str) -> None:
        self._found.numbers.append(Figure(value, written.strip()))

    def _value(self, written: str) -> Decimal | None:
        """The value of a number; None for a row of numbers such as 2.1.4."""
        signs = re.findall(r"[^\d]", written)
        if not signs:
            return Decimal(written)
        last = signs[-1]
        tail = written.rpartition(last)[2]
        grouped = len(tail) == 3 and written[0] != "0"
        if len(signs) == 1 and last in ".,":
            # one sign and three digits: only the language can tell thousands from decimals
            decimal = not grouped or last == self._words.decimal
            return Decimal(written.replace(last, "." if decimal else ""))
        if len(set(signs)) == 1:
            return Decimal(re.sub(r"\D", "", written)) if grouped else None
        if signs.count(last) == 1 and last in ".,":
            return Decimal(re.sub(r"\D", "", written.rpartition(last)[0]) + "." + tail)
        return None

    def _scale(self, end: int) -> tuple[int, str]:
        """The factor that the word after a number gives it, and that word."""
        after = self._text[end : end + 16]
        bare = after.lstrip(" ").lower()
        for word, factor in self._words.scales.items():
            follows = bare[len(word) : len(word) + 1]
            if bare.startswith(word) and (not word[0].isascii() or not follows.isalpha()):
                return factor, after[: len(after) - len(bare) + len(word)]
        return 1, ""

    def _is_afternoon(self, end: int) -> bool:
        after = self._text[end : end + 24].lower().lstrip(" ").removeprefix("h ").lstrip(" ")
        said = (*self._words.afternoon, "p.m.", "pm")
        return any(after.startswith(word) and not after[len(word) :][:1].isalpha() for word in said)


def _scaled(value: Decimal, factor: int) -> Decimal:
    whole = value * factor
    return whole.to_integral() if factor > 1 and whole == whole.to_integral() else whole
