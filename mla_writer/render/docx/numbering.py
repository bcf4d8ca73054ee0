"""Real Word lists whose numbers are those of the model.

Belongs here: reading a label ("12.", "(a)", "б)"), finding the number format that makes Word count
the same, the part ``numbering.xml``. Does not belong here: deciding a number (the model has done it).

A label that no format of Word yields is printed as text before the paragraph; nothing is renumbered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mla_writer.render.docx.xml import Element, val, w
from mla_writer.render.numbering import circled, han

LABEL = re.compile(r"(?P<before>[(（]?)(?P<core>[^\W_]+)(?P<after>[.)）、]*)")
BULLETS = frozenset("•–—‣◦")
ROMAN = {"c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}
LATIN = "abcdefghijklmnopqrstuvwxyz"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
ALONE, STROKE = "ه", "ـ"
"""The fifth letter is written with a stroke where it stands alone."""
HIGHEST_HAN, HIGHEST_CIRCLED = 99, 20
HIGHEST = 399
"""Beyond it a label is printed as text; no list of a request is so long."""


def roman(number: int) -> str:
    """``number``, below 400, in lower-case Roman numerals."""
    text = ""
    for letters, worth in ROMAN.items():
        times, number = divmod(number, worth)
        text += letters * times
    return text


def _letters(alphabet: str) -> Callable[[int], str]:
    """a, b ... z, aa, bb: the way Word counts on after the last letter."""

    def lettered(number: int) -> str:
        times, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * (times + 1)

    return lettered


def _abjad(number: int) -> str:
    letter = ABJAD[number - 1] if number <= len(ABJAD) else ""
    return f"{letter}{STROKE}" if letter == ALONE else letter


def _han(number: int) -> str:
    return han(number) if number <= HIGHEST_HAN else ""


def _circled(number: int) -> str:
    return circled(number) if number <= HIGHEST_CIRCLED else ""


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": _letters(LATIN),
    "upperLetter": _letters(LATIN.upper()),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "russianLower": _letters(RUSSIAN),
    "russianUpper": _letters(RUSSIAN.upper()),
    "arabicAbjad": _abjad,
    "chineseCounting": _han,
    "decimalEnclosedCircle": _circled,
}
"""The number formats of Word (ECMA-376, part 1, 17.18.59) that we use, and how each counts."""


@lru_cache(maxsize=1)
def _counted() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Each numeral that a format yields, with the formats and numbers that yield it."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for format, counted in FORMATS.items():
        for number in range(1, HIGHEST + 1):
            numeral = counted(number)
            found[numeral] = (*found.get(numeral, ()), (format, number))
    return found


@dataclass(frozen=True, slots=True)
class Label:
    """One way to read a label: the format in which Word counts it, its number, what stands around."""

    format: str
    number: int
    pattern: str


def readings(label: str) -> tuple[Label, ...]:
    """The ways to read ``label``, lowest number first: "(i)" is the first Roman, the ninth letter."""
    if label in BULLETS:
        return (Label("bullet", 0, label),)
    found = LABEL.fullmatch(label)
    if found is None:
        return ()
    pattern = f"{found['before']}%1{found['after']}"
    ways = _counted().get(found["core"], ())
    return tuple(Label(format, number, pattern) for format, number in sorted(ways, key=lambda way: way[1]))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the labels of a list stand: text indent and hang of the label in twips, style of the text."""

    indent: int
    hang: int
    style: str = ""
    bold: bool = False

    @property
    def after(self) -> str:
        """What follows the label: nothing where no room is kept for it."""
        return "tab" if self.hang else "nothing"


@dataclass(slots=True)
class Series:
    """A list that Word counts: its id, how it counts, and the number last given out."""

    id: int
    format: str
    pattern: str
    last: int


class Numbering:
    """The lists of one document, in the order in which their first entries were met.

    The first list exists from the start: it counts the paragraphs of the style ``paragraphs.style``,
    so that a paragraph set in that style by hand is numbered too.
    """

    def __init__(self, paragraphs: Place, rtl: bool) -> None:
        self._rtl = rtl
        self._definitions = {(paragraphs, "decimal", "%1."): 1}
        self._lists: list[tuple[int, int]] = [(1, 1)]
        self._first_is_free = True
        self._running: dict[str, Series] = {}

    def continued(self, name: str, label: str, place: Place) -> int | None:
        """The id of the list that gives the next entry of the series ``name`` the label ``label``.

        None where Word cannot count so. A number that does not follow the last one begins the
        series anew at that number.
        """
        series = self._running.get(name)
        ways = readings(label)
        for way in ways:
            if series is not None and _follows(series, way):
                series.last = way.number
                return series.id
        if not ways:
            return None
        self._running[name] = series = self._begun(ways[0], place)
        return series.id

    def end(self, name: str) -> None:
        """The next entry of the series ``name`` begins a list of its own."""
        self._running.pop(name, None)

    def _begun(self, way: Label, place: Place) -> Series:
        key = (place, way.format, way.pattern)
        definition = self._definitions.setdefault(key, len(self._definitions) + 1)
        if self._first_is_free and (definition, way.number) == (1, 1):
            self._first_is_free = False
            return Series(1, way.format, way.pattern, 1)
        self._lists.append((definition, way.number))
        return Series(len(self._lists), way.format, way.pattern, way.number)

    def part(self) -> Element:
        """The root of ``numbering.xml``."""
        root = w("numbering")
        for (place, format, pattern), id in self._definitions.items():
            level = self._level(place, format, pattern, id)
            root.append(w("abstractNum", val("multiLevelType", "singleLevel"), level, abstractNumId=id))
        for id, (definition, start) in enumerate(self._lists, 1):
            over = w("lvlOverride", val("startOverride", start), ilvl=0) if start else None
            root.append(w("num", val("abstractNumId", definition), over, numId=id))
        return root

    def _level(self, place: Place, format: str, pattern: str, id: int) -> Element:
        # Left and right are read differently in right-to-left paragraphs by the standard, Word and
        # LibreOffice; centred is the same for all. The label then stands astride its position.
        hang = place.hang - place.hang // 4 if self._rtl else place.hang
        indents = w("ind", left=place.indent, hanging=hang)
        tabs = w("tabs", w("tab", val="num", pos=place.indent)) if place.hang else None
        return w(
            "lvl",
            val("start", 1),
            val("numFmt", format),
            val("pStyle", place.style) if id == 1 else None,
            val("suff", place.after),
            val("lvlText", pattern),
            val("lvlJc", "center" if self._rtl else "left"),
            w("pPr", tabs, indents),
            w("rPr", w("b"), w("bCs")) if place.bold else w("rPr", val("b", 0), val("bCs", 0)),
            ilvl=0,
        )


def _follows(series: Series, way: Label) -> bool:
    if (series.format, series.pattern) != (way.format, way.pattern):
        return False
    return way.format == "bullet" or way.number == series.last + 1
