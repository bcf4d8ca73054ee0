"""Annexes: which are listed, and which a text cites.

The words for "annex" in each language are data (table ``annex_words``). An annex of a treaty or a
statute ("Annex I to the Convention") is not one of the request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from mla_writer.checks.functions.context import Context, from_rulebook, remembered

NUMBER = r"(?:\d{1,3}(?:\.\d{1,2})?[a-zA-Z]?|[IVX]{1,5}|[A-Z]\d{0,2})(?!\w)"
LONGEST_RANGE = 100
LISTS = ("one", "several", "joins", "ranges", "links", "instruments")
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@dataclass(frozen=True, slots=True)
class Wording:
    """Patterns of one set of words: a citation, what may follow a foreign annex, a range, one number."""

    citation: re.Pattern[str]
    plurals: frozenset[str]
    foreign: re.Pattern[str]
    between: re.Pattern[str]
    number: re.Pattern[str]


def annex(context: Context, type: str | None) -> bool:
    """Whether an annex of this type is listed."""
    return bool(type) and any(one.get("type") == type for one in context.records("annexes", "list"))


@remembered
def annex_numbers(context: Context) -> list[str]:
    """The numbers or letters of the annexes listed, in the form in which citations are compared."""
    wording = _wording(context)
    given = [str(one.get("number") or "").strip() for one in context.records("annexes", "list")]
    return [_form(_bare(number, wording)) for number in given if number]


@remembered
def annexes_cited(context: Context, text: str | None) -> list[str]:
    """The numbers or letters of annexes that a text cites, each once, in order; ranges are spelt out."""
    wording = _wording(context)
    found = (
        number
        for citation in wording.citation.finditer(text or "")
        if not _foreign(citation, wording)
        for number in _numbers(citation["numbers"], wording)
    )
    return list(dict.fromkeys(found))


def _foreign(citation: re.Match[str], wording: Wording) -> bool:
    lone_letter = citation["numbers"].strip().isalpha() and len(citation["numbers"].strip()) == 1
    if lone_letter and citation["word"].casefold() in wording.plurals:
        return True
    return wording.foreign.match(citation.string, citation.end()) is not None


def _numbers(written: str, wording: Wording) -> Iterator[str]:
    last = ""
    end = 0
    for found in wording.number.finditer(written):
        number = _form(found[0])
        if last and wording.between.fullmatch(written[end : found.start()]):
            yield from _from_to(last, number)
        yield number
        last, end = number, found.end()


def _from_to(first: str, last: str) -> Iterator[str]:
    for order in (_decimal, _roman, _letter):
        start, end = order(first), order(last)
        if start and end and start < end <= start + LONGEST_RANGE:
            yield from (_written(order, place) for place in range(start + 1, end))
            return


def _decimal(number: str) -> int:
    return int(number) if number.isdecimal() else 0


def _roman(number: str) -> int:
    tens = len(number) - len(number.lstrip("X"))
    rest = number[tens:]
    return tens * 10 + ROMAN.index(rest) if rest in ROMAN else 0


def _letter(number: str) -> int:
    return ord(number) - ord("A") + 1 if len(number) == 1 and number.isalpha() else 0


def _written(order: Any, place: int) -> str:
    if order is _decimal:
        return str(place)
    return "X" * (place // 10) + ROMAN[place % 10] if order is _roman else chr(ord("A") + place - 1)


def _form(number: str) -> str:
    return re.sub(r"^0+(?=\d)", "", number.strip().strip(".()").upper())


def _bare(number: str, wording: Wording) -> str:
    cited = wording.citation.match(number)
    return cited["numbers"] if cited else re.sub(r"^\W*n[°ºo]\.?\s*", "", number, flags=re.IGNORECASE)


@from_rulebook
def _wording(context: Context) -> Wording:
    table = context.table("annex_words")
    return _patterns(*(_all_languages(table, name) for name in LISTS))


def _all_languages(table: Any, name: str) -> tuple[str, ...]:
    lists = cast(dict[str, list[str]], table.get(name) or {})
    return tuple(dict.fromkeys(word for words in lists.values() for word in words))


@lru_cache(maxsize=4)
def _patterns(*lists: tuple[str, ...]) -> Wording:
    one, several, joins, ranges, links, instruments = (_any(words) for words in lists)
    between = rf"\s*(?:[-–—]|(?i:{ranges})\s)\s*"
    join = rf"(?:\s*,\s*(?:(?i:{joins})\s+)?|\s+(?i:{joins})\s+|{between})"
    sign = r"(?:(?i:nos?\.?|n[°º]s?\.?|№)\s*)?"
    number = rf"{sign}{NUMBER}"
    return Wording(
        citation=re.compile(
            rf"(?<!\w)(?P<word>(?i:{several}|{one}))\s+\(?(?P<numbers>{number}(?:{join}{number})*)"
        ),
        plurals=frozenset(word.casefold() for word in lists[1]),
        foreign=re.compile(
            rf"\)?\s+(?i:{links})\s+(?:[^\W\d_]+['’]?\s*){{0,2}}?(?<!\w)(?i:{instruments})(?!\w)"
        ),
        between=re.compile(between + sign),
        number=re.compile(rf"(?<!\w){NUMBER}"),
    )


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
