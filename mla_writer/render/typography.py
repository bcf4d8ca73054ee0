"""Setting text as its language wants it: quotation marks, apostrophes, spaces that do not break.

Applied to the text of templates and to prose, never to identifiers, names or amounts. The rules of a
language are data (``locales/languages.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from mla_writer.i18n.formats import month_names
from mla_writer.i18n.languages import Typography, entries

NO_BREAK = "\u00a0"
CAPITAL = "[^\\W\\d_a-zа-яёß-ÿ\u0600-\u06ff]"
HAN = "\u3400-\u9fff\uf900-\ufaff"
BEGINS = "\\s(\\[—–«“„‘’*_¿¡（【《〈「"
APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|[\ue000«“\"*])|(?<=\ue001)'(?=[^\W\d_])")
SINGLE_OPENING = re.compile(rf"(?:(?<=[{BEGINS}\"])|^)'(?=\S)")
OPENS = re.compile(rf"[{BEGINS}]")
SPACED_PERCENT = re.compile(r"(?<=[\d٠-٩]) (?=[%‰٪])")
CLOSE_PERCENT = re.compile(r"(?<=\d)(?=[%‰](?!\w))")
TIGHT = re.compile(
    rf"(?<=[{HAN}]) (?=[A-Za-z0-9\ue000])|(?<=[A-Za-z0-9\ue001]) (?=[{HAN}])"
    r"|(?<=[，。；：、！？）”》]) +(?=\S)"
)
BETWEEN_ANSWERS = "(?<=\ue001)(\\*\\*)?({})(?=\ue000|\\*)|(?<=\ue001)(\\*\\*)?(; )"
"""After a semicolon of a template words may follow too; a name stands out before what is said of it."""
Setter = Callable[[str], str]


@lru_cache(maxsize=16)
def setter(code: str) -> Setter:
    """The function that sets text in the language ``code``; one that changes nothing where none is known."""
    known = entries()
    return _setter(known[code].typography, code) if code in known else str


def separator(code: str, english: str) -> str:
    """What the language ``code`` writes for ``english`` (", ", "; ", ": "), put between answers."""
    known = entries()
    return known[code].typography.signs.get(english, english) if code in known else english


def _setter(rules: Typography, code: str) -> Setter:
    steps = (
        _percent(rules),
        _between(rules),
        _joined(rules, code),
        _before(rules),
        _inside(rules),
        _tight(rules),
    )

    def set_text(text: str) -> str:
        if '"' in text or "'" in text:
            text = _quoted(text, rules)
        text = text.replace("...", "…")
        for step in steps:
            text = step(text)
        return text

    return set_text


def _quoted(text: str, rules: Typography) -> str:
    text = APOSTROPHE.sub("’", text)
    single_opening, single_closing = rules.single_quotes or ("’", "’")
    text = SINGLE_OPENING.sub(single_opening, text).replace("'", single_closing)
    return _doubled(text, rules)


def _doubled(text: str, rules: Typography) -> str:
    """``text`` with its straight double marks as quotation marks, those inside others in their own form."""
    parts = text.split('"')
    made, depth = parts[0], 0
    for part in parts[1:]:
        opens = _opens(made, part, depth, rules.paired)
        depth += opens
        opening, closing = rules.quotes if depth < 2 else rules.inner_quotes or rules.quotes
        depth = depth if opens else max(0, depth - 1)
        made += (opening if opens else closing) + part
    return made


def _opens(before: str, after: str, depth: int, paired: bool) -> bool:
    """Whether a mark between ``before`` and ``after`` opens. Right after an opening mark, or at the beginning
    of a word, it does; in a language without spaces around quotations also when none is open."""
    if not after[:1].strip() and not (paired and depth == 0 and not after):
        return False
    begins = not before or OPENS.match(before[-1]) is not None
    return begins or (paired and depth == 0)


def _percent(rules: Typography) -> Setter:
    def spaced(text: str) -> str:
        text = SPACED_PERCENT.sub(NO_BREAK, text)
        return CLOSE_PERCENT.sub(rules.percent, text) if rules.percent else text

    return spaced


def _before(rules: Typography) -> Setter:
    if not rules.before:
        return str
    signs = "".join(rules.before)
    pattern = re.compile(
        rf"(?<=[^\s{re.escape(signs)}(«])[ \u00a0\u202f]*([{re.escape(signs)}])(?=[\s)»”\]*_?!]|$)"
    )
    return lambda text: pattern.sub(lambda found: rules.before[found[1]] + found[1], text)


def _inside(rules: Typography) -> Setter:
    """Spaces inside quotation marks that have them, also those that were typed."""
    opening, closing = rules.quotes
    if not opening.endswith(NO_BREAK):
        return str
    begin, end = opening[0], closing[-1]
    pattern = re.compile(rf"({begin})[ \u00a0\u202f]*|[ \u00a0\u202f]*({end})")
    return lambda text: pattern.sub(lambda found: opening if found[1] else closing, text)


def _between(rules: Typography) -> Setter:
    """Separators that a template puts between two answers, as the language writes them."""
    if not rules.signs:
        return str
    signs = sorted(rules.signs, key=len, reverse=True)
    pattern = re.compile(BETWEEN_ANSWERS.format("|".join(map(re.escape, signs))))

    def between(found: re.Match[str]) -> str:
        emphasis, english = found[1] or found[3] or "", found[2] or found[4]
        said = rules.apposition if emphasis and english == ", " else ""
        return emphasis + (said or rules.signs.get(english, english))

    return lambda text: pattern.sub(between, text)


def _joined(rules: Typography, code: str) -> Setter:
    patterns = [re.compile(pattern) for pattern in _bonds(rules, code)]

    def joined(text: str) -> str:
        if " " not in text:
            return text
        for pattern in patterns:
            text = pattern.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
        return text

    return joined


def _bonds(rules: Typography, code: str) -> Iterable[str]:
    """Patterns of what one line holds together."""
    if rules.joined:
        yield rf"(?<![\w.])(?:{_any(rules.joined)}) (?=[\d\ue000]|{CAPITAL})"
    if rules.units:
        yield rf"(?<=\d) (?=(?:{_any(rules.units)})(?!\w))"
    if rules.phrases:
        yield rf"(?<!\w)(?:{_any(rules.phrases)})"
    if rules.initials:
        yield rf"(?<![\w.]){CAPITAL}\. (?={CAPITAL})"
    if rules.grouped:
        yield r"(?<!\d)(?<!\d )\d{1,3}(?: \d{3}){1,3}(?! ?\d)"
    if not rules.tight:
        yield rf"(?<!\d)\d{{1,2}} (?=(?:{_any(month_names(code))})(?!\w))"


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _tight(rules: Typography) -> Setter:
    return (lambda text: TIGHT.sub("", text)) if rules.tight else str
