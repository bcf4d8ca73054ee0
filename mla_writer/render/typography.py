"""Setting text as its language wants it: quotation marks, apostrophes, spaces that do not break.

Applied to the text of templates and to prose, never to identifiers, names or amounts. The rules of a
language are data (``locales/languages.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from mla_writer.i18n.languages import Typography, entries

NO_BREAK = "\u00a0"
BEGINS = "\\s(\\[—–«“‘’*_"
APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|[\ue000«“\"*])|(?<=\ue001)'(?=[^\W\d_])")
OPENING = re.compile(rf"(?:(?<=[{BEGINS}])|^)\"(?=\S)")
SINGLE_OPENING = re.compile(rf"(?:(?<=[{BEGINS}\"«“])|^)'(?=\S)")
PERCENT = re.compile(r"(?<=\d) (?=[%‰])")
Setter = Callable[[str], str]


@lru_cache(maxsize=16)
def setter(code: str) -> Setter:
    """The function that sets text in the language ``code``; one that changes nothing where none is known."""
    known = entries()
    return _setter(known[code].typography) if code in known else str


def _setter(rules: Typography) -> Setter:
    before = _before(rules)
    joined = _joined(rules)

    def set_text(text: str) -> str:
        if '"' in text or "'" in text:
            text = _quoted(text, rules)
        text = PERCENT.sub(NO_BREAK, text.replace("...", "…"))
        return before(joined(text))

    return set_text


def _quoted(text: str, rules: Typography) -> str:
    text = APOSTROPHE.sub("’", text)
    opening, closing = rules.quotes
    text = OPENING.sub(opening, text).replace('"', closing)
    single_opening, single_closing = rules.single_quotes or ("’", "’")
    return SINGLE_OPENING.sub(single_opening, text).replace("'", single_closing)


def _before(rules: Typography) -> Setter:
    if not rules.before:
        return str
    signs = "".join(rules.before)
    pattern = re.compile(
        rf"(?<=[^\s{re.escape(signs)}(«])[ \u00a0\u202f]*([{re.escape(signs)}])(?=[\s)»”\]*_?!]|$)"
    )
    inside = re.compile(r"(«)[ \u00a0\u202f]*|[ \u00a0\u202f]*(»)")

    def spaced(text: str) -> str:
        text = pattern.sub(lambda found: rules.before[found[1]] + found[1], text)
        if "«" not in text and "»" not in text:
            return text
        return inside.sub(lambda found: f"«{NO_BREAK}" if found[1] else f"{NO_BREAK}»", text)

    return spaced


def _joined(rules: Typography) -> Setter:
    if not rules.joined:
        return str
    words = "|".join(re.escape(word) for word in sorted(rules.joined, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w.])({words}) (?=[\d\ue000]|[^\W\d_a-z])")
    return lambda text: pattern.sub(rf"\1{NO_BREAK}", text)
