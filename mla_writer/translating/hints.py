"""Terms of the glossary in an original, and their equivalents in the language of the translation.

The glossary is ``locales/glossary.toml``, whose head says how its forms are read; it is read when it is
first asked for. A hint never says that a translation is wrong: it shows the word of the treaties.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mla_writer import paths
from mla_writer.i18n.languages import entries
from mla_writer.translating.comparison import Text
from mla_writer.translating.figures import plain
from mla_writer.translating.locale_words import script_of_language

JOINED = frozenset({"ARABIC", "CJK"})
"""Scripts in which a term may begin within a word, or in which words are not parted."""
VOWELS = re.compile("[\u064b-\u0652\u0640]")


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary. ``words`` are its base forms, ``forms`` what counts as it, by language;
    ``ambiguous`` words have other senses too."""

    id: str
    words: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    definition: str
    source: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Hint:
    """``found`` in the original, the ``equivalent`` in the language of the translation, where that word
    comes from, what the term means; ``used`` is False where the translation has none of its forms."""

    term: str
    found: str
    equivalent: str
    source: str
    definition: str
    used: bool


def hints(source: Text, target: Text) -> tuple[Hint, ...]:
    """The terms in the original, in its order; a term within a longer one is not told."""
    found: dict[str, tuple[int, str, Term]] = {}
    rest = _even(source.words)
    for pattern, term in _patterns(source.language):
        if target.language not in term.words:
            continue
        for match in pattern.finditer(rest):
            known = found.get(term.id)
            if known is None or match.start() < known[0]:
                found[term.id] = match.start(), match.group().strip(), term
        rest = pattern.sub(lambda match: "\ufffc" * len(match.group()), rest)
    written = _even(target.words)
    return tuple(
        _hint(words, term, target.language, written) for _, words, term in sorted(found.values(), key=_place)
    )


def _place(found: tuple[int, str, Term]) -> int:
    return found[0]


def _hint(found: str, term: Term, language: str, written: str) -> Hint:
    forms = (*term.forms.get(language, ()), term.words[language])
    used = (
        term.ambiguous
        or not written.strip()
        or any(_pattern(form, language).search(written) for form in forms)
    )
    return Hint(term.id, found, term.words[language], term.source, term.definition, used)


@lru_cache(maxsize=1)
def glossary() -> tuple[Term, ...]:
    """Every term, in the order of the file."""
    with (paths.locales() / "glossary.toml").open("rb") as file:
        tables: Mapping[str, Mapping[str, Any]] = tomllib.load(file)["terms"]
    return tuple(_term(id, table) for id, table in tables.items())


def _term(id: str, table: Mapping[str, Any]) -> Term:
    forms: Mapping[str, Iterable[str]] = table.get("forms", {})
    return Term(
        id=id,
        words={code: str(table[code]) for code in entries() if code in table},
        forms={code: tuple(some) for code, some in forms.items()},
        definition=str(table.get("definition", "")),
        source=str(table.get("source", "")),
        ambiguous=table.get("ambiguous") is True,
    )


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Term], ...]:
    """Every form of every term in ``language``, the longest first."""
    forms = [
        (form, term)
        for term in glossary()
        for form in dict.fromkeys((*term.forms.get(language, ()), term.words.get(language, "")))
        if form
    ]
    forms.sort(key=lambda pair: -len(pair[0].replace("*", "")))
    return tuple((_pattern(form, language), term) for form, term in forms)


@lru_cache(maxsize=8192)
def _pattern(form: str, language: str) -> re.Pattern[str]:
    """What ``form`` matches, as the head of the glossary says."""
    parts = (re.escape(part) for part in re.split(r"\s+", _even(form)))
    written = r"\s+".join(part.replace(r"\*", r"\w*") for part in parts)
    if script_of_language(language) in JOINED:
        return re.compile(written, re.IGNORECASE)
    return re.compile(rf"(?<!\w){written}(?!\w)", re.IGNORECASE)


def _even(text: str) -> str:
    return VOWELS.sub("", plain(text)).replace("’", "'")
