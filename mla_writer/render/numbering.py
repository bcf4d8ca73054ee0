"""Numbers and letters as they are printed: assigned here once, so that all writers print the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mla_writer.i18n.formats import in_digits
from mla_writer.i18n.languages import Entry

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
HAN = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")
CIRCLED = 0x2460
"""U+2460 is a circled 1; there are twenty."""
COUNT = re.compile(r"\{(\w+)\}")


def roman(number: int) -> str:
    """``number`` (from 1) in Roman capitals."""
    text = ""
    for worth, sign in ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


def lettered(number: int, letters: Sequence[str]) -> str:
    """``number`` (from 1) as a letter; after the last one they are doubled, as in Word: aa, bb ..."""
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1)


def han(number: int) -> str:
    """``number`` (from 1 to 99) in Chinese numerals, as they number sections; above it in digits."""
    tens, units = divmod(number, 10)
    if tens > 9:
        return str(number)
    return ("" if tens < 2 else HAN[tens]) + ("十" if tens else "") + HAN[units]


def circled(number: int) -> str:
    """``number`` (from 1) in a circle; above 20 in brackets."""
    return chr(CIRCLED + number - 1) if number <= 20 else f"({number})"


@dataclass(slots=True)
class Counters:
    """The running numbers of one document. Paragraphs count through; headings by level. The patterns of
    ``language`` say how each level is counted and what stands around it."""

    language: Entry
    paragraph: int = 0
    section: int = 0
    part: int = 0

    def heading(self, level: int) -> str:
        """The number of the next heading: sections "I.", their parts "A."; others have none."""
        if level == 2:
            self.section, self.part = self.section + 1, 0
            return self._counted(self.language.numbering.section, self.section)
        if level == 3:
            self.part += 1
            return self._counted(self.language.numbering.part, self.part)
        return ""

    def next_paragraph(self) -> str:
        """The number of the next numbered paragraph."""
        self.paragraph += 1
        return self._counted(self.language.numbering.paragraph, self.paragraph)

    def item(self, number: int, level: int) -> str:
        """The label of a sub-item: "(a)" on the first level, "(i)" below."""
        numbering = self.language.numbering
        return self._counted(numbering.item if level == 1 else numbering.subitem, number)

    def _counted(self, pattern: str, number: int) -> str:
        text = COUNT.sub(lambda found: COUNTS[found[1]](number, self.language), pattern)
        return in_digits(self.language, text)


def _named(number: int, names: tuple[str, ...]) -> str:
    return names[number - 1] if number <= len(names) else str(number)


COUNTS: Mapping[str, Callable[[int, Entry], str]] = {
    "decimal": lambda number, _: str(number),
    "letter": lambda number, language: lettered(number, language.letters),
    "capital": lambda number, language: lettered(number, language.capitals),
    "roman": lambda number, _: roman(number).lower(),
    "upper_roman": lambda number, _: roman(number),
    "han": lambda number, _: han(number),
    "circled": lambda number, _: circled(number),
    "section_name": lambda number, language: _named(number, language.numbering.section_names),
    "part_name": lambda number, language: _named(number, language.numbering.part_names),
}
"""The ways of counting that a pattern of ``locales/languages.toml`` can name."""
