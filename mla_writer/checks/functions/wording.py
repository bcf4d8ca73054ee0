"""How a text reads: abbreviations that nobody explained, and sentences that are too long.

Advice only. What is common knowledge among practitioners is data (table ``plain_words``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from mla_writer.checks.functions.context import Context, from_rulebook, remembered
from mla_writer.checks.functions.texts import words

CAPITALS = re.compile(r"(?<![\w.@/-])[A-Z]{3,7}(?![\w@/-]|\.\w)")
ROMAN = re.compile(r"[IVXLCM]+")
SENTENCE = re.compile(r"(?<=[.!?;:؟。！？])\s+|\n+")
EXPLAINED = "({0})", "({0},", "({0} ", "{0} (", "“{0}”", "« {0} »", "«{0}»", '"{0}"'


@remembered
def abbreviations_left(context: Context, text: str | None) -> list[str]:
    """The abbreviations in a text that are neither common nor explained where the text uses them."""
    if not text:
        return []
    known = _known(context)
    found = dict.fromkeys(cast(list[str], CAPITALS.findall(text)))
    return [
        one for one in found if one not in known and not ROMAN.fullmatch(one) and not _explained(one, text)
    ]


def longest_sentence(text: str | None) -> int:
    """How many words the longest sentence of a text has; 0 without a text."""
    return max((words(one) for one in SENTENCE.split(text or "")), default=0)


def _explained(abbreviation: str, text: str) -> bool:
    return any(form.format(abbreviation) in text for form in EXPLAINED)


@from_rulebook
def _known(context: Context) -> frozenset[str]:
    """Common abbreviations, codes of States and currencies, and short names of instruments."""
    table = context.table("plain_words")
    shared = context.table("proper_names").get("shared", {})
    titles = [one.short for one in context.case.rulebook.instruments.values()]
    listed = [*table.get("abbreviations", ()), *shared.get("acronyms", ()), *shared.get("company_forms", ())]
    return frozenset([*listed, *_currencies(), *(word for title in titles for word in title.split())])


@lru_cache(maxsize=1)
def _currencies() -> tuple[str, ...]:
    from babel.core import get_global

    pairs = get_global("territory_currencies").values()
    return tuple({str(entry[0]) for entries in pairs for entry in entries})
