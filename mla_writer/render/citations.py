"""Articles of a treaty as a language cites them: "46(4), 46(5)" is 第46条第4款、第5款 in Chinese.

Only lists of plain citations are put so ("5(1)(a)", "18(13)-18(15)"), and only where one of them has a
paragraph or a letter; anything else stays as it was entered. The words are data (``locales/languages.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from mla_writer.i18n.languages import Citation, Entry
from mla_writer.render.typography import separator

PLAIN = re.compile(r"(\d+[A-Z]?)(?:\((\d+)\))?(?:\(([a-z])\))?(?:\(([ivx]+)\))?")
COMMA, DASH = re.compile(", ?"), re.compile("[-–]")


Levels: TypeAlias = tuple[str, ...]


def cited(text: str, language: Entry) -> str | None:
    """``text`` in the words of ``language``; None where it is to stay as it is."""
    lists = [DASH.split(listed) for listed in COMMA.split(text)]
    parts = [one for listed in lists for one in listed]
    citation = language.citation
    if not citation.article or all(map(str.isdigit, parts)) or not all(map(PLAIN.fullmatch, parts)):
        return None
    above: Levels = ()
    made: list[str] = []
    for listed in lists:
        said: list[str] = []
        for levels in map(_levels, listed):
            said.append("".join(_words(levels, citation)[_shared(levels, above) :]))
            above = levels
        made.append(citation.range.join(said))
    return separator(language.code, ", ").join(made)


def _levels(text: str) -> Levels:
    found = PLAIN.fullmatch(text)
    return tuple(level or "" for level in found.groups()) if found else ()


def _shared(levels: Levels, above: Levels) -> int:
    """How many levels need not be said again: only where both go on below them with the same kind."""
    for place, (one, other) in enumerate(zip(levels, above, strict=False)):
        if one != other:
            return place if one and other else 0
    return 0


def _words(levels: Sequence[str], citation: Citation) -> list[str]:
    patterns = (citation.article, citation.paragraph, citation.letter, citation.roman)
    return [
        pattern.replace("{number}", level) if level else ""
        for pattern, level in zip(patterns, levels, strict=True)
    ]
