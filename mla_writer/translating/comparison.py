"""Comparing a translation with its original: what can be compared without knowing what it says.

Every difference says what was found where and what is expected. What cannot be told for certain (a
name in another script, a small number that may be written as a word) is advice, never a warning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from mla_writer.i18n.formats import number_text, partial_date_text
from mla_writer.i18n.languages import entries
from mla_writer.model.declarations import Severity
from mla_writer.model.message import Message, message
from mla_writer.translating.figures import IDENTIFIERS, Day, Figure, Figures, plain, read
from mla_writer.translating.locale_words import script_of, script_of_language, script_of_sign
from mla_writer.translating.names import NO_NAMES, Names, is_called, stands_in

AS_A_WORD = Decimal(20)
"""Up to here a number is often written as a word in one language and as a figure in another."""
COMPARED_FROM = 120
"""Shorter texts vary too much in length to say anything."""
SHORTEST, LONGEST = 0.45, 2.2
IDEOGRAPH = 2.6
"""So many letters does one Chinese character stand for, measured on pairs of legal texts."""
PLACEHOLDER = re.compile(
    r"\{[^{}\n]*\}|\b(?:TODO|FIXME|XXX+)\b|\?{3,}|\[\s*(?:\.{3}|…|\?)?\s*\]|_{3,}|%\([a-z_]+\)s|%[sd]\b|</?[a-z][^<>]*>"
)
PAIRS = (
    ("(", ")"),
    ("[", "]"),
    ("（", "）"),
    ("【", "】"),
    ("《", "》"),
    ("「", "」"),
    ("«", "»"),
    ("“", "”"),
)
LETTERED = re.compile(r"(?:^|(?<=[\s.;,]))\w{1,3}\)")
"""The letter of a sub-item, "a)", which closes no bracket."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is written, and in which language (a code)."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: ``kind`` names the comparison, ``severity`` is a warning or advice."""

    kind: str
    message: Message
    severity: Severity


def compare(source: Text, target: Text, names: Names = NO_NAMES) -> tuple[Difference, ...]:
    """What differs between the original and its translation, warnings first; nothing where one of the
    two is empty. ``names`` are those of the draft."""
    if not source.words.strip() or not target.words.strip():
        return ()
    if plain(source.words) == plain(target.words):
        return tuple(_untranslated(source, target, names))
    found = [*_figures(source, target)]
    for compared in (_names, _script, _length, _placeholders, _pairs):
        found.extend(compared(source, target, names))
    return tuple(sorted(found, key=lambda one: one.severity is not Severity.WARNING))


def _warning(kind: str, text: Message) -> Difference:
    return Difference(kind, text, Severity.WARNING)


def _advice(kind: str, text: Message) -> Difference:
    return Difference(kind, text, Severity.ADVICE)


# Figures


def _figures(source: Text, target: Text) -> Iterator[Difference]:
    ours, theirs = read(source.words, source.language), read(target.words, target.language)
    yield from _identifiers(ours, theirs, plain(source.words), plain(target.words))
    if script_of_language(source.language) == script_of_language(target.language):
        yield from _cited(ours, theirs)
    days, missing, more = _unmatched(ours, theirs)
    for day in days:
        yield _missing_day(day, target)
    yield from _numbers(missing, more, target)


def _unmatched(ours: Figures, theirs: Figures) -> tuple[list[Figure], list[Figure], list[Figure]]:
    """Dates of the original that are missing, numbers of it that are, numbers of the translation that it
    does not have. A range may share its month and year: "from 6 to 28 October"."""
    only_ours, only_theirs = _left(ours.days, theirs.days), _left(theirs.days, ours.days)
    atoms_ours, atoms_theirs = _atoms(only_ours, ours.numbers), _atoms(only_theirs, theirs.numbers)
    lost, added = atoms_ours - atoms_theirs, atoms_theirs - atoms_ours
    days = [one for one in only_ours if isinstance(one.value, Day) and _any(one.value, lost)]
    for day in days:
        lost -= Counter(day.value.atoms if isinstance(day.value, Day) else ())
    for day in only_theirs:
        added -= Counter(day.value.atoms if isinstance(day.value, Day) else ())
    return days, _of(ours.numbers, lost), _of(theirs.numbers, added)


def _left(these: list[Figure], those: list[Figure]) -> list[Figure]:
    """Those of ``these`` whose value ``those`` do not have at all."""
    known = {one.value for one in those}
    return [one for one in these if one.value not in known]


def _atoms(days: Iterable[Figure], numbers: Iterable[Figure]) -> Counter[tuple[str, Decimal]]:
    atoms = {("number", one.value) for one in numbers if isinstance(one.value, Decimal)}
    for one in days:
        atoms |= set(one.value.atoms if isinstance(one.value, Day) else ())
    return Counter(atoms)


def _any(day: Day, lost: Counter[tuple[str, Decimal]]) -> bool:
    return any(lost[atom] > 0 for atom in day.atoms)


def _of(numbers: list[Figure], wanted: Counter[tuple[str, Decimal]]) -> list[Figure]:
    values = {value for (kind, value), count in wanted.items() if kind == "number" and count > 0}
    found = {one.value: one for one in numbers if one.value in values}
    return list(found.values())


def _missing_day(found: Figure, target: Text) -> Difference:
    day, known = found.value, entries().get(target.language)
    assert isinstance(day, Day)
    if known is None or not day.iso:
        text = message(
            "The date “{found}” of the original is not found in the translation.", found=found.written
        )
    else:
        text = message(
            "The date “{found}” of the original is not found in the translation; expected: {expected}.",
            found=found.written,
            expected=partial_date_text(known, day.iso),
        )
    return _warning("date", text)


def _numbers(missing: list[Figure], more: list[Figure], target: Text) -> Iterator[Difference]:
    large = [one for one in missing if _is_large(one)]
    larger = [one for one in more if _is_large(one)]
    if len(large) == len(larger) == 1:
        text = message(
            "The original has “{found}”, the translation “{instead}”; expected: {expected}.",
            found=large[0].written,
            instead=larger[0].written,
            expected=_written(large[0], target),
        )
        yield _warning("number", text)
        large, larger = [], []
    for one in large:
        text = message(
            "The number “{found}” of the original is not found in the translation; expected: {expected}.",
            found=one.written,
            expected=_written(one, target),
        )
        yield _warning("number", text)
    for one in larger:
        yield _warning(
            "number",
            message(
                "The number “{found}” of the translation is not found in the original.", found=one.written
            ),
        )
    small = [one.written for one in missing if not _is_large(one)]
    if small:
        text = message(
            "Compare: “{found}” of the original stands in the translation as a word, or is missing.",
            found=", ".join(small),
        )
        yield _advice("number", text)
    added = [one.written for one in more if not _is_large(one)]
    if added:
        text = message(
            "Compare: “{found}” of the translation stands in the original as a word, or is too much.",
            found=", ".join(added),
        )
        yield _advice("number", text)


def _is_large(one: Figure) -> bool:
    return isinstance(one.value, Decimal) and (one.value > AS_A_WORD or one.value != one.value.to_integral())


def _written(one: Figure, target: Text) -> str:
    known = entries().get(target.language)
    assert isinstance(one.value, Decimal)
    if known is None or (one.written.isdigit() and len(one.written) <= 4):
        return one.written
    return number_text(known, f"{one.value:f}")


def _identifiers(ours: Figures, theirs: Figures, source: str, target: str) -> Iterator[Difference]:
    joined, original = (re.sub(r"[ ()]", "", one).casefold() for one in (target, source))
    for one in _once(ours.identifiers):
        if str(one.value) not in joined:
            text = message(
                "“{found}” of the original is not found in the translation; it is written the same in every "
                "language.",
                found=one.written,
            )
            yield _warning("identifier", text)
    for one in _once(theirs.identifiers):
        if str(one.value) not in original:
            text = message("“{found}” of the translation is not found in the original.", found=one.written)
            yield _warning("identifier", text)


def _cited(ours: Figures, theirs: Figures) -> Iterator[Difference]:
    known = {one.value for one in theirs.cited}
    for one in _once(ours.cited):
        if one.value not in known:
            text = message(
                "The article “{found}” of the original is not found in the translation.", found=one.written
            )
            yield _warning("article", text)


def _once(figures: list[Figure]) -> list[Figure]:
    return list({one.value: one for one in figures}.values())


# Words


def _names(source: Text, target: Text, names: Names) -> Iterator[Difference]:
    script = script_of_language(target.language)
    elsewhere: list[str] = []
    for name in names.written_in(source.words):
        if stands_in(name, target.words):
            continue
        if script_of(name) == script:
            text = message(
                "The name “{name}” is not found in the translation as it is written in the original.",
                name=name,
            )
            yield _warning("name", text)
        else:
            elsewhere.append(name)
    elsewhere.extend(name for name in names.places_in(source.words) if not is_called(name, target.words))
    if elsewhere:
        yield _advice(
            "name", message("Names to compare: {names}.", names=", ".join(dict.fromkeys(elsewhere)))
        )


def _untranslated(source: Text, target: Text, names: Names) -> Iterator[Difference]:
    rest = IDENTIFIERS.sub(" ", PLACEHOLDER.sub(" ", plain(source.words)))
    for name in (*names.people, *names.places):
        rest = rest.replace(name, " ")
    if source.language != target.language and any(
        word[0].islower() or script_of_sign(word[0]) == "CJK" or not word[0].isupper()
        for word in re.findall(r"[^\W\d_]{3,}", rest)
    ):
        yield _warning("same", message("The translation is the same as the original: it is not translated."))


def _script(source: Text, target: Text, names: Names) -> Iterator[Difference]:
    expected = script_of_language(target.language)
    if expected == script_of_language(source.language):
        return
    letters = Counter(map(script_of_sign, target.words))
    del letters[""]
    if sum(letters.values()) >= COMPARED_FROM // 4 and letters[expected] * 4 < sum(letters.values()):
        yield _warning(
            "same", message("Most of the translation is not written in the script of its language.")
        )


def _length(source: Text, target: Text, names: Names) -> Iterator[Difference]:
    ours, theirs = _weight(source.words), _weight(target.words)
    if max(ours, theirs) >= COMPARED_FROM and not SHORTEST < theirs / max(ours, 1) < LONGEST:
        if theirs < ours:
            text = message(
                "The translation is much shorter than the original: see whether something is missing."
            )
        else:
            text = message(
                "The translation is much longer than the original: see whether something was added."
            )
        yield _advice("length", text)


def _weight(text: str) -> float:
    signs = [sign for sign in text if not sign.isspace()]
    return sum(IDEOGRAPH if script_of_sign(sign) == "CJK" else 1 for sign in signs)


def _placeholders(source: Text, target: Text, names: Names) -> Iterator[Difference]:
    left = [one.group() for one in PLACEHOLDER.finditer(target.words) if one.group() not in source.words]
    if left:
        text = message(
            "“{found}” was left in the translation; fill or delete it.", found=", ".join(dict.fromkeys(left))
        )
        yield _warning("placeholder", text)


def _pairs(source: Text, target: Text, names: Names) -> Iterator[Difference]:
    ours, theirs = _unpaired(source.words), _unpaired(target.words)
    for opening, closing in PAIRS:
        if "„" in theirs and opening == "“":
            continue
        if theirs.count(opening) != theirs.count(closing) and ours.count(opening) == ours.count(closing):
            text = message(
                "The translation has {first} “{opening}” and {second} “{closing}”: each must be closed.",
                first=theirs.count(opening),
                second=theirs.count(closing),
                opening=opening,
                closing=closing,
            )
            yield _warning("pair", text)


def _unpaired(text: str) -> str:
    """``text`` without what stands in round brackets, innermost first, and the letters of sub-items."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"\([^()]*\)", " ", text)
    return LETTERED.sub(" ", text)
