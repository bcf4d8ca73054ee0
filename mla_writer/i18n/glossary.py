"""Legal terms and their equivalents, and the command that looks whether translations keep to them:
``python -m mla_writer.i18n.glossary check [DOMAIN [LANGUAGE]]``.

Where a text contains an English form of a term, its translation must contain a form of the equivalent.
A longer term hides those within it: "production order" is no "order". Rules of forms, phrases in which
the words mean something else, texts that are excepted and the catalogs in which a fault is one are data:
``locales/glossary.toml``.
"""

from __future__ import annotations

import io
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from mla_writer import paths
from mla_writer.i18n.catalog_files import CATALOGS, catalog_path
from mla_writer.i18n.language import PLACEHOLDER

ENGLISH = "en"
WRITTEN_TOGETHER = frozenset({"ar", "zh"})
"""Languages in which a form may begin within a word: with prefixes written to it, or without spaces."""
WITHOUT_SPACES = frozenset({"zh"})
ARTICLE, AFTER_LAM = "ال", "(?:ال|لل)"
"""The Arabic article, and what it becomes where the preposition ل is written to it as well."""
ACCUSATIVE = re.compile(r"(?<=[ب-غف-وي])(?<!ة)$")
"""Where an Arabic word takes an alif in the accusative."""
PLAIN = str.maketrans({"’": "'", "ʼ": "'", "ـ": None})


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its base form and its forms by language. ``elsewhere``: English phrases in which the words
    are not the term. ``ambiguous``: they have so many other senses that no translation can be tested.
    ``source`` names the text whose authentic or official versions use the words."""

    id: str
    base: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    ambiguous: bool = False
    definition: str = ""
    elsewhere: tuple[str, ...] = ()
    source: str = ""

    def spans(self, text: str, language: str) -> Iterator[tuple[int, int]]:
        """Where a form of the term stands in the plain ``text`` of ``language``, in its own sense."""
        phrases = self.elsewhere if language == ENGLISH else ()
        others = [found.span() for found in _pattern(phrases, language).finditer(text)]
        for found in _pattern(self.forms.get(language, ()), language).finditer(text):
            if not any(_within(found.span(), other) for other in others):
                yield found.span()

    def found_in(self, text: str, language: str) -> bool:
        """Whether ``text`` of ``language`` contains a form of the term."""
        return _pattern(self.forms.get(language, ()), language).search(plain(text)) is not None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """An English ``text`` whose translation lacks the equivalent of ``term``."""

    term: str
    text: str
    translation: str
    expected: str


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The terms by id, the texts excepted (term, language, English text), and the enforced catalogs."""

    terms: Mapping[str, Term]
    exceptions: frozenset[tuple[str, str, str]] = frozenset()
    enforced: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def terms_in(self, text: str, language: str = ENGLISH) -> list[tuple[Term, ...]]:
        """The terms of ``text`` in their order, longest only; several together where they share words."""
        return [together for _, together in self.found_in(text, language)]

    def found_in(self, text: str, language: str) -> list[tuple[str, tuple[Term, ...]]]:
        """The same, each with its words as they stand in the plain ``text``."""
        bare = plain(text)
        spans = [
            (start, end, term) for term in self.terms.values() for start, end in term.spans(bare, language)
        ]
        kept: dict[tuple[int, int], list[Term]] = {}
        for start, end, term in sorted(spans, key=lambda one: one[:2]):
            if not any(_hides(other[:2], (start, end)) for other in spans):
                kept.setdefault((start, end), []).append(term)
        return [(bare[start:end], tuple(together)) for (start, end), together in kept.items()]

    def unmatched(self, text: str, translation: str, language: str) -> Iterator[Unmatched]:
        """The terms of the English ``text`` whose equivalent is not in ``translation``."""
        for together in _english(self, text):
            excepted = any((term.id, language, text) in self.exceptions for term in together)
            if excepted or any(term.ambiguous or term.found_in(translation, language) for term in together):
                continue
            first = together[0]
            yield Unmatched(first.id, text, translation, first.base.get(language, ""))


def plain(text: str) -> str:
    """``text`` as forms are compared with it: no placeholders, one apostrophe, no marks of vowels."""
    bare = PLACEHOLDER.sub("{}", text).translate(PLAIN)
    return "".join(sign for sign in bare if not _vowel_mark(sign))


@lru_cache(maxsize=1)
def glossary() -> Glossary:
    """The glossary of the program."""
    return read(paths.locales().joinpath("glossary.toml").read_text(encoding="utf-8"))


def read(source: str) -> Glossary:
    """The glossary written in ``source``; ``KeyError`` or ``tomllib.TOMLDecodeError`` where it is none."""
    data = tomllib.loads(source)
    terms = {id: _term(id, table) for id, table in data["terms"].items()}
    exceptions = frozenset(
        (one["term"], language, text)
        for one in data.get("exceptions", [])
        for language in one["languages"]
        for text in one["texts"]
    )
    enforced = {domain: tuple(codes) for domain, codes in data.get("enforced", {}).items()}
    return Glossary(terms, exceptions, enforced)


def translated(code: str, domain: str) -> Iterator[tuple[str, str]]:
    """English text and translation of what the catalog of ``domain`` has in the language ``code``, each
    plural form of its own; what is not translated is left out."""
    from babel.messages.pofile import read_po

    path = catalog_path(code, domain)
    if not path.is_file():
        return
    for entry in read_po(io.BytesIO(path.read_bytes()), locale=code):
        english = entry.id if isinstance(entry.id, str) else entry.id[0]
        texts = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
        yield from ((english, text) for text in dict.fromkeys(texts) if english and text)


def faults(known: Glossary, code: str, domain: str) -> list[Unmatched]:
    """What in one catalog departs from the glossary."""
    return [one for text, said in translated(code, domain) for one in known.unmatched(text, said, code)]


def main(arguments: list[str]) -> int:
    """Print what departs from the glossary: in full for catalogs that are enforced or named, else as a
    number. 0 when no enforced catalog has a fault, 1 when one has, 2 for misuse."""
    codes = [code for code in next(iter(glossary().terms.values())).base if code != ENGLISH]
    named = dict(zip(("check", "domain", "code"), arguments, strict=False))
    right = named.get("domain", CATALOGS[0]) in CATALOGS and named.get("code", codes[0]) in codes
    if named.get("check") != "check" or len(arguments) > len(named) or not right:
        sys.stderr.write("usage: python -m mla_writer.i18n.glossary check [DOMAIN [LANGUAGE]]\n")
        return 2
    failed = 0
    for domain in [named["domain"]] if "domain" in named else CATALOGS:
        for code in [named["code"]] if "code" in named else codes:
            failed += _reported(domain, code, "domain" in named)
    return 1 if failed else 0


def _reported(domain: str, code: str, full: bool) -> int:
    found = faults(glossary(), code, domain)
    enforced = code in glossary().enforced.get(domain, ())
    note = "" if enforced else ", not enforced"
    sys.stdout.write(f"{domain} {code}: {len(found)} not as in the glossary{note}\n")
    for one in found if enforced or full else ():
        sys.stdout.write(f"  {one.term} ({one.expected}): {one.text}\n      {one.translation}\n")
    return len(found) if enforced else 0


def _term(id: str, table: Mapping[str, Any]) -> Term:
    forms = {code: tuple(given) for code, given in table["forms"].items()}
    base = {code: table[code] for code in forms}
    return Term(
        id,
        base,
        forms,
        ambiguous=table.get("ambiguous", False),
        definition=table.get("definition", ""),
        elsewhere=tuple(table.get("elsewhere", ())),
        source=table.get("source", ""),
    )


@lru_cache(maxsize=16384)
def _english(known: Glossary, text: str) -> list[tuple[Term, ...]]:
    return _distinct(known.terms_in(text))


@lru_cache(maxsize=2048)
def _pattern(forms: tuple[str, ...], language: str) -> re.Pattern[str]:
    """What finds any of ``forms``, the longest first; nothing where there are none."""
    begin = "" if language in WRITTEN_TOGETHER else r"(?<!\w)"
    end = "" if language in WITHOUT_SPACES else r"(?!\w)"
    each = "|".join(_form(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(f"{begin}(?:{each}){end}" if forms else r"(?!)", re.IGNORECASE)


def _form(form: str) -> str:
    words = [ACCUSATIVE.sub("ا?", re.escape(word).replace(r"\*", r"\w*")) for word in plain(form).split()]
    first = words[0].replace(ARTICLE, AFTER_LAM, 1) if words[0].startswith(ARTICLE) else words[0]
    return r"\s+".join([first, *words[1:]])


def _hides(other: tuple[int, int], span: tuple[int, int]) -> bool:
    return other != span and _within(span, other)


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _distinct(found: list[tuple[Term, ...]]) -> list[tuple[Term, ...]]:
    return list({tuple(term.id for term in together): together for together in found}.values())


def _vowel_mark(sign: str) -> bool:
    return "\u0600" <= sign <= "\u06ff" and unicodedata.combining(sign) != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
