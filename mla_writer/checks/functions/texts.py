"""What is written in a text: whether there is one, how long it is, which terms and slips it holds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, cast

from mla_writer.checks.functions.context import Context, declared, remembered
from mla_writer.model.fields import is_empty

SCRIPTS_WITHOUT_SPACES = "\u0e00-\u0edf\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
UNSPACED = re.compile(f"[{SCRIPTS_WITHOUT_SPACES}]+")
WORD = re.compile(r"\w(?:[\w'’.\-/]*\w)?")
CHARACTERS_PER_WORD = 2
SHORT_DATE = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2\d{2}(?![\d]|[./-]\d)")
CAPITALISED = re.compile(r"[^\W\d_][^\s\d]*")


def filled(value: Any) -> bool:
    """Whether there is an answer: ``false`` and 0 are answers."""
    return not is_empty(value)


def empty(value: Any) -> bool:
    """Whether there is no answer: null, blank text, an empty list, a record without any answer."""
    return is_empty(value)


def words(text: str | None) -> int:
    """How many words a text has. Scripts that write without spaces count two characters as a word."""
    if not text:
        return 0
    unspaced = sum(-(-len(run) // CHARACTERS_PER_WORD) for run in cast(list[str], UNSPACED.findall(text)))
    return unspaced + len(WORD.findall(UNSPACED.sub(" ", text)))


def mentions(context: Context, text: str | None, list_id: str) -> bool:
    """Whether a text holds a term of a term list, as whole words and in any case, in one of the
    languages of the draft or in English. ``ConditionError`` for a list that is not declared."""
    if not text:
        return False
    return _any_term(_terms(context, list_id)).search(plain(text)) is not None


def placeholder_left(context: Context, text: str | None) -> bool:
    """Whether something to be filled in is left: ``[name of the bank]``, ``[...]``, ``TODO``, ``____``."""
    if not text:
        return False
    marks = context.table("placeholder_words")
    pattern = _placeholder(
        tuple(_by_language(marks.get("in_brackets"))), tuple(_by_language(marks.get("anywhere")))
    )
    return pattern.search(text) is not None


def two_digit_year(text: str | None) -> bool:
    """Whether a text holds a date in figures with a year of two digits, such as ``3/4/24``."""
    return any(_day_and_month(found) for found in SHORT_DATE.finditer(text or ""))


def looks_like_name(text: str | None) -> bool:
    """Whether a text may be a person's name: two or more capitalised words and no digit."""
    if not text or any(character.isdigit() for character in text):
        return False
    return sum(word[0].isupper() for word in cast(list[str], CAPITALISED.findall(text))) >= 2


def plain(text: str) -> str:
    """A text as terms are compared: one form of each character, straight apostrophes, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").casefold().split())


@remembered
def _terms(context: Context, list_id: str) -> tuple[str, ...]:
    terms = declared(context.case.rulebook.term_lists, list_id).terms
    asked = (context.answer("translation", "original_language"), *context.case.draft.languages, "en")
    languages = dict.fromkeys(str(language).split("-")[0] for language in asked if language)
    return tuple(term for language in languages for term in terms.get(language, ()))


@lru_cache(maxsize=256)
def _any_term(terms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_bounded(plain(term)) for term in terms) or r"(?!)")


def _bounded(term: str) -> str:
    before = r"(?<!\w)" if _spaced(term[:1]) else ""
    after = r"(?!\w)" if _spaced(term[-1:]) else ""
    return f"{before}{re.escape(term)}{after}"


def _spaced(character: str) -> bool:
    return bool(re.match(r"\w", character)) and not UNSPACED.match(character)


def _by_language(lists: Any) -> list[str]:
    return [word for one in cast(dict[str, list[str]], lists or {}).values() for word in one]


@lru_cache(maxsize=4)
def _placeholder(in_brackets: tuple[str, ...], anywhere: tuple[str, ...]) -> re.Pattern[str]:
    openings = "|".join(_bounded(word) for word in in_brackets) or r"(?!)"
    marks = "|".join(_bounded(word) for word in anywhere) or r"(?!)"
    return re.compile(rf"[\[<{{]\s*(?i:\.{{3}}|…|_|{openings})[^\]>}}]{{0,200}}[\]>}}]|_{{4,}}|{marks}")


def _day_and_month(found: re.Match[str]) -> bool:
    first, second = int(found[1]), int(found[3])
    return 1 <= min(first, second) <= 12 and max(first, second) <= 31
