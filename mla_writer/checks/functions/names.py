"""Names of persons and firms that a text mentions and the draft does not know.

A help for the drafter, built to be silent when in doubt: it answers only for languages of which the
table ``proper_names`` holds the ordinary capitalised words, and never for one that capitalises nouns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from mla_writer.checks.functions.context import Context, Record, from_rulebook, remembered

WORD = re.compile(r"(?:[^\W\d_]\.)+(?:[^\W\d_](?![^\W\d_]))?|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
ELISION = re.compile(r"\A(?:[dlnsjmtc]|qu|dell|all|nell|sull)['’](?=\w)", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s$")
SPACES = re.compile(r"[^\S\n]{1,3}")
LINK = re.compile(r"[^\S\n]{1,3}(?:&[^\S\n]{1,3})?")
FORM_LINK = re.compile(r",?[^\S\n]{1,3}")
BESIDE = re.compile(r"[^\S\n]{1,3}[«“\"'‘(]?[^\S\n]?")
SENTENCE_END = re.compile(r"[.!?:;…•]|\n")
LONGEST_ACRONYM = 3
HEADING_WORDS = 3
MOST_PARTICLES = 3
ELIDED_PARTICLE = "d'"
LONGEST = 200_000
"""Characters of a text that are looked through: more than any statement of facts needs."""
SHARED = ("phrases", "particles", "company_forms", "acronyms")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words of one language: first words of sentences, ordinary capitalised words, things that
    bear names, what may stand between a thing and its name, phrases that name nobody, forms of firms."""

    starters: frozenset[str]
    endings: tuple[str, ...]
    between: frozenset[str]
    ordinary: frozenset[str]
    things: frozenset[str]
    phrases: frozenset[tuple[str, ...]]
    particles: frozenset[str]
    forms: frozenset[str]

    @property
    def longest_phrase(self) -> int:
        """The number of words of the longest phrase."""
        return _longest(self.phrases)


@lru_cache(maxsize=16)
def _longest(phrases: frozenset[tuple[str, ...]]) -> int:
    return max(map(len, phrases), default=0)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as written (without elision), folded, its place, what stands before it."""

    text: str
    folded: str
    start: int
    end: int
    gap: str
    starts_sentence: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def initial(self) -> bool:
        """Whether it is an initial such as ``J.``"""
        return self.text.endswith(".") and self.capital

    @property
    def acronym(self) -> bool:
        """Whether it is a short word in capitals, such as ``EU``, or a lone letter."""
        return self.text.isupper() and len(self.text) <= LONGEST_ACRONYM and not self.initial


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its words, and which of them may belong to a name."""

    text: str
    words: tuple[Word, ...]
    naming: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that may form one name, as places ``first`` to ``last`` among the words of a line."""

    first: int
    last: int
    firm: bool


@remembered
def names_missing(context: Context, text: str | None) -> list[str]:
    """Names in ``text`` of which no word occurs among the other answers of the draft, in order.

    A name is two or more capitalised words in a row, or one or more before a form of company. Empty
    for languages that the table does not hold, and while the original language is not answered.
    """
    vocabulary = _vocabulary(context)
    if not text or vocabulary is None:
        return []
    known, ordinary = _elsewhere(context, text)
    found: dict[str, str] = {}
    for line in _lines(text[:LONGEST], vocabulary, ordinary):
        for run in _runs(line, vocabulary):
            if _is_name(line, run, vocabulary) and not known.intersection(_parts(line, run)):
                name = POSSESSIVE.sub("", line.text[line.words[run.first].start : line.words[run.last].end])
                found.setdefault(fold(name), " ".join(name.split()))
    return list(found.values())


def fold(text: str) -> str:
    """A text as names are compared: without accents, case and dots."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(one for one in parts if not unicodedata.combining(one)).replace("’", "'")
    return text.casefold().replace(".", "")


def _lines(text: str, vocabulary: Vocabulary, ordinary: frozenset[str]) -> Iterator[Line]:
    for line in text.splitlines():
        words = _words(line)
        if not _heading(line, words):
            phrases = _in_phrases(words, vocabulary)
            naming = (
                place not in phrases and _names(word, vocabulary, ordinary)
                for place, word in enumerate(words)
            )
            yield Line(line, words, tuple(naming))


@lru_cache(maxsize=512)
def _words(line: str) -> tuple[Word, ...]:
    words: list[Word] = []
    end = 0
    for found in WORD.finditer(line):
        elided = ELISION.match(found[0])
        start = found.start() + (elided.end() if elided else 0)
        gap = line[end : found.start()] + (ELIDED_PARTICLE if elided and found[0][0] == "d" else "")
        after_initial = bool(words) and words[-1].text.endswith(".")
        starts = not words or after_initial or SENTENCE_END.search(gap) is not None
        text = line[start : found.end()]
        words.append(Word(text, fold(POSSESSIVE.sub("", text)), start, found.end(), gap, starts))
        end = found.end()
    return tuple(words)


def _heading(line: str, words: Sequence[Word]) -> bool:
    long = [word for word in words if len(word.text) > LONGEST_ACRONYM]
    closed = line.rstrip()[-1:] in {".", ";", ",", "!", "?"}
    return len(words) >= HEADING_WORDS and not closed and all(word.capital for word in long)


def _in_phrases(words: Sequence[Word], vocabulary: Vocabulary) -> set[int]:
    folded = [word.folded for word in words]
    longest = vocabulary.longest_phrase
    return {
        place
        for first, word in enumerate(words)
        if word.capital
        for size in range(2, longest + 1)
        if tuple(folded[first : first + size]) in vocabulary.phrases
        for place in range(first, first + size)
    }


def _names(word: Word, vocabulary: Vocabulary, ordinary: frozenset[str]) -> bool:
    if not word.capital or word.acronym or word.folded in vocabulary.forms:
        return False
    if _is_ordinary(word, vocabulary) or word.folded in ordinary or word.folded in vocabulary.things:
        return False
    if not word.starts_sentence:
        return True
    return word.folded not in vocabulary.starters and not word.folded.endswith(vocabulary.endings)


def _is_ordinary(word: Word, vocabulary: Vocabulary) -> bool:
    head, _, tail = word.text.partition("-")
    return word.folded in vocabulary.ordinary or (tail.islower() and fold(head) in vocabulary.ordinary)


def _runs(line: Line, vocabulary: Vocabulary) -> Iterator[Run]:
    taken = -1
    for place, word in enumerate(line.words):
        if _is_form(word, vocabulary):
            first = _first_of_firm(line, place)
            if any(line.naming[first:place]):
                yield Run(first, place, firm=True)
        elif line.naming[place] and place > taken:
            taken = _last_of_run(line, place, vocabulary)
            follows = line.words[taken + 1 : taken + 3]
            if not any(_is_form(word, vocabulary) for word in follows):
                yield Run(place, taken, firm=False)


def _last_of_run(line: Line, first: int, vocabulary: Vocabulary) -> int:
    last = first
    for place in range(first + 1, len(line.words)):
        word = line.words[place]
        if not LINK.fullmatch(word.gap.removesuffix(ELIDED_PARTICLE)):
            break
        if line.naming[place]:
            last = place
        elif word.folded not in vocabulary.particles or word.capital or place - last > MOST_PARTICLES:
            break
    return last


def _is_form(word: Word, vocabulary: Vocabulary) -> bool:
    return word.folded in vocabulary.forms and word.capital and FORM_LINK.fullmatch(word.gap) is not None


def _first_of_firm(line: Line, form: int) -> int:
    """The first word of a firm's name, in which ordinary words stand too (``Blue Harbour Trade Ltd``)."""
    first = form
    for place in range(form - 1, -1, -1):
        link = FORM_LINK if place == form - 1 else LINK
        word = line.words[place]
        if not word.capital or link.fullmatch(line.words[place + 1].gap) is None:
            break
        if word.starts_sentence and not line.naming[place]:
            break
        first = place
    return first


def _is_name(line: Line, run: Run, vocabulary: Vocabulary) -> bool:
    if run.firm:
        return True
    words = line.words[run.first : run.last + 1]
    telling = [word for word in words if word.capital and not word.initial]
    if len(telling) + words[0].initial < 2 or not telling:
        return False
    if all(word.text.isupper() for word in telling) and line.text.isupper():
        return False
    return not _follows_thing(line, run, vocabulary) and not _precedes_thing(line, run, vocabulary)


def _follows_thing(line: Line, run: Run, vocabulary: Vocabulary) -> bool:
    """Whether the run is the name of a street, a ship, a bank: ``rue du Général X``, ``vessel named X``."""
    for place in range(run.first - 1, max(run.first - 2 - MOST_PARTICLES, -1), -1):
        word = line.words[place]
        if not BESIDE.fullmatch(line.words[place + 1].gap.removesuffix(ELIDED_PARTICLE)):
            return False
        if word.folded in vocabulary.things:
            return True
        skipped = word.folded in vocabulary.between or word.folded in vocabulary.particles
        if not skipped and not (word.capital and _is_ordinary(word, vocabulary)):
            return False
    return False


def _precedes_thing(line: Line, run: Run, vocabulary: Vocabulary) -> bool:
    """Whether a thing is named by the run: ``X Street``, ``X International Airport``."""
    for word in line.words[run.last + 1 : run.last + 3]:
        if not SPACES.fullmatch(word.gap):
            return False
        if word.folded in vocabulary.things:
            return True
        if not (word.capital and _is_ordinary(word, vocabulary)):
            return False
    return False


def _parts(line: Line, run: Run) -> set[str]:
    return {
        part
        for word in line.words[run.first : run.last + 1 - run.firm]
        if word.capital and not word.initial
        for part in _split(word.folded)
    }


def _split(folded: str) -> set[str]:
    return {folded, *(part for part in re.split(r"[-']", folded) if len(part) > 2)}


def _elsewhere(context: Context, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Capitalised words of all other answers, and words that the draft writes small somewhere."""
    others = [forms for answer, forms in _answers(context) if answer != text]
    known = _listed_names(context).union(*(capitals for capitals, _ in others))
    return known, _forms(text)[1].union(*(small for _, small in others))


@remembered
def _answers(context: Context) -> list[tuple[str, tuple[frozenset[str], frozenset[str]]]]:
    draft = context.case.draft
    found = {*_strings(draft.common), *(one for each in draft.measures for one in _strings(each.answers))}
    return [(answer, _forms(answer)) for answer in found]


@from_rulebook
def _listed_names(context: Context) -> frozenset[str]:
    rulebook = context.case.rulebook
    texts = list(_strings(context.table("providers")))
    for instrument in rulebook.instruments.values():
        texts += (instrument.title, instrument.short, *instrument.also_known_as)
    return _capitals(" ".join(texts))


@lru_cache(maxsize=2)
def _capitals(text: str) -> frozenset[str]:
    return _forms(text)[0]


@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text that are written with a capital, and those written small."""
    words = {ELISION.sub("", word) for word in cast(set[str], set(WORD.findall(text)))}
    folded = {word: fold(POSSESSIVE.sub("", word)) for word in words if word}
    capitals = (part for word, form in folded.items() if word[0].isupper() for part in _split(form))
    small = (form for word, form in folded.items() if not word[0].isupper() and len(form) > 2)
    return frozenset(capitals), frozenset(small)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in cast(Record, value).values():
            yield from _strings(part)
    elif isinstance(value, (list, tuple)):
        for part in cast(list[Any], value):
            yield from _strings(part)


def _vocabulary(context: Context) -> Vocabulary | None:
    return _vocabulary_of(
        context, str(context.answer("translation", "original_language") or "").split("-")[0]
    )


@from_rulebook
def _vocabulary_of(context: Context, language: str) -> Vocabulary | None:
    table = context.table("proper_names")
    languages = cast(Mapping[str, Record], table.get("languages") or {})
    if language not in languages:
        return None
    shared = cast(Record, table["shared"])
    own = (tuple(languages[language][part]) for part in ("starters", "endings", "between"))
    every = (
        tuple(word for described in languages.values() for word in described[part])
        for part in ("ordinary", "things")
    )
    return _read(*own, *every, *(tuple(shared[part]) for part in SHARED))


@lru_cache(maxsize=8)
def _read(*lists: tuple[str, ...]) -> Vocabulary:
    starters, endings, between, ordinary, things, phrases, particles, forms, acronyms = lists
    return Vocabulary(
        starters=_folded(starters),
        endings=endings,
        between=_folded(between),
        ordinary=_folded(ordinary) | _folded(acronyms),
        things=_folded(things),
        phrases=frozenset(tuple(word.folded for word in _words(phrase)) for phrase in phrases),
        particles=_folded(particles),
        forms=_folded(forms),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
