"""In which forms the name of a person, an organisation, a date of birth, an address may stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from mla_writer.i18n import Language, request_languages
from mla_writer.redaction.words import key_of, words

LEAST_PART, LEAST_TOGETHER = 3, 2
"""Letters of a part of a name that is searched alone; fewer in a script without spaces."""
SHORT = 4
"""A part so short is a word of many languages too ("Mark", "Rose", "Will"): found with a capital only."""
LEAST_LINE = 8
TITLES = frozenset(
    {"dr", "mr", "mrs", "ms", "prof", "professor", "judge", "prosecutor", "sir", "lady", "the", "and", "von"}
    | {"van", "der", "den", "del", "della", "dos", "das", "bin", "ibn", "bint", "abd", "abu", "ben"}
    | {"madame", "monsieur", "mme", "maitre", "juge", "procureur", "sra", "dra", "don", "dona", "juez"}
    | {"officer", "duty", "central", "authority", "person", "unit", "office", "department", "inspector"}
    | {"fiscal", "juiz", "doutor", "doutora", "herr", "frau", "судья", "прокурор"}
)
"""Words beside a name that are none."""
ORDINALS = ("st", "nd", "rd", "th", "er")


def person_keys(given: str, family: str) -> tuple[frozenset[str], frozenset[str]]:
    """The forms of a whole name, and the parts that stand for the person alone."""
    first, last = _parts(given), _parts(family)
    short, long = "".join(first), "".join(last)
    whole = {short + long, long + short} if short and long else {short or long}
    for part in first:
        for one in (long, *last):
            whole |= {part + one, one + part, part[0] + one, one + part[0]} if one else set()
    initials = "".join(part[0] for part in first)
    whole |= {initials + long, long + initials} if long and len(initials) > 1 else set()
    alone = {part for part in (*first, *last, short, long) if part not in TITLES and long_enough(part)}
    return frozenset(one for one in whole if long_enough(one)), frozenset(alone)


def long_enough(key: str) -> bool:
    """Whether ``key`` may be searched in texts on its own."""
    together = any(word.together for word in words(key))
    return len(key) >= (LEAST_TOGETHER if together else LEAST_PART)


def short_ones(keys: Iterable[str]) -> frozenset[str]:
    """Those of ``keys`` that are found with a capital only."""
    return frozenset(key for key in keys if len(key) <= SHORT)


def organisation_keys(name: str) -> frozenset[str]:
    """The forms of an organisation's name: whole, without what stands in brackets or behind a comma, without
    its legal form at the end."""
    forms = {name, re.sub(r"\([^)]*\)", " ", name), *re.findall(r"\(([^)]{6,})\)", name), name.split(",")[0]}
    found: set[str] = set()
    for form in forms:
        parts = [word.key for word in words(form)]
        found.add("".join(parts))
        while len(parts) > 2 and len(parts[-1]) <= SHORT:
            parts.pop()
        found.add("".join(parts))
    return frozenset(key for key in found if len(key) >= SHORT or any(word.together for word in words(key)))


def address_keys(address: str) -> frozenset[str]:
    """The whole address, and its lines that hold a number: the street, not the town."""
    lines = (key_of(line) for line in re.split(r"[\n,;]", address) if re.search(r"\d", line))
    whole = key_of(address)
    return frozenset({whole, *(line for line in lines if len(line) >= LEAST_LINE and not line.isdecimal())})


def place_keys(place: str) -> frozenset[str]:
    """A place of birth, and the town without its State."""
    return frozenset(filter(long_enough, (key_of(place), key_of(re.split(r"[(,;\n]", place)[0]))))


def date_keys(day: date) -> frozenset[str]:
    """A day in figures in every order and in words in every language of requests."""
    year, month, number = str(day.year), str(day.month), str(day.day)
    figures = {one + two for one in _padded(number) for two in _padded(month)}
    figures |= {two + one for one in _padded(number) for two in _padded(month)}
    found = {key for pair in figures for key in (pair + year, year + pair)}
    for entry in request_languages():
        said = Language(entry.code, "request").date(day.isoformat())
        found |= set(_in_words(said, number, year))
    return frozenset(found)


def _in_words(said: str, number: str, year: str) -> Iterator[str]:
    yield key_of(said)
    names = [word.key for word in words(said) if not word.key.isdecimal() and not word.together]
    month = max(names, key=len, default="")
    if month:
        days = (number, number.zfill(2), *(number + ordinal for ordinal in ORDINALS))
        yield from (one + month + year for one in days)
        yield from (month + one + year for one in days)
        yield from (year + month + one for one in days)
        yield from (one + "of" + month + year for one in days)


def _padded(number: str) -> set[str]:
    return {number, number.zfill(2)}


def _parts(name: str) -> list[str]:
    """The parts of a name; a script without spaces gives one part for each run of signs."""
    return [key_of(part) for part in re.split(r"[\s\-‐‑,.·•/]+", name) if key_of(part)]
