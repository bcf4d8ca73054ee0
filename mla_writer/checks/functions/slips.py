"""Slips of the pen: two numbers or addresses in one draft that differ by so little that one is wrong.

Only what can hardly be meant: two account numbers (IBAN) one character apart, since check digits keep
correct ones further from each other; two mail addresses one letter apart; two amounts whose digits are the
same but for two neighbours that changed places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Any, cast

from mla_writer.checks.functions.context import Context

SHORTEST = 9
MOST = 400
"""Of one form; with more the comparison of each with each would take too long."""
ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}(?!\w)")
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\.\w+")
AMOUNT = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?![\w/-])|^\d{4,}\.\d{2}$"
)
FORMS = (ACCOUNT, ADDRESS, AMOUNT)


def slips(context: Context) -> list[str]:
    """Pairs that differ by a slip, each as ``first / second``, anywhere in the answers of the draft."""
    found: tuple[dict[str, str], ...] = tuple({} for _ in FORMS)
    draft = context.case.draft
    for text in _texts([draft.common, *(measure.answers for measure in draft.measures)]):
        for place, one in _codes(text):
            found[place].setdefault(_bare(one), one)
    tests = (_one_apart, _one_letter_apart, _neighbours_swapped)
    return [pair for place, test in enumerate(tests) for pair in _pairs(found[place], test)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) >= SHORTEST:
            yield value
    elif isinstance(value, Mapping):
        for one in cast(Mapping[str, Any], value).values():
            yield from _texts(one)
    elif isinstance(value, (list, tuple)):
        for one in cast(list[Any], value):
            yield from _texts(one)


@lru_cache(maxsize=4096)
def _codes(text: str) -> tuple[tuple[int, str], ...]:
    """The codes in a text, each with the place of its form."""
    return tuple((place, found[0]) for place, form in enumerate(FORMS) for found in form.finditer(text))


@lru_cache(maxsize=4096)
def _bare(code: str) -> str:
    return re.sub(r"[\s.,'’]", "", code) if "@" not in code else code.casefold()


def _pairs(codes: dict[str, str], slip: Callable[[str, str], bool]) -> Iterator[str]:
    if len(codes) <= MOST:
        for one, other in combinations(codes, 2):
            if slip(one, other):
                yield f"{codes[one]} / {codes[other]}"


def _differences(one: str, other: str) -> list[int]:
    return [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]


def _one_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and (len(_differences(one, other)) == 1 or _neighbours_swapped(one, other))


def _one_letter_apart(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    places = _differences(one, other)
    return len(places) == 1 and not (one[places[0]].isdigit() or other[places[0]].isdigit())


def _neighbours_swapped(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    match _differences(one, other):
        case [first, second]:
            return second == first + 1 and one[first] == other[second] and one[second] == other[first]
        case _:
            return False
