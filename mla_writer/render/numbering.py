"""Numbers and letters as they are printed: assigned here once, so that all writers print the same."""

from __future__ import annotations

from dataclasses import dataclass

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def roman(number: int) -> str:
    """``number`` (from 1) in Roman capitals."""
    text = ""
    for worth, sign in ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


def lettered(number: int, letters: str) -> str:
    """``number`` (from 1) as a letter; after the last one they are doubled, as in Word: aa, bb ..."""
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1)


@dataclass(slots=True)
class Counters:
    """The running numbers of one document. Paragraphs count through; headings by level."""

    letters: str
    paragraph: int = 0
    section: int = 0
    part: int = 0

    def heading(self, level: int) -> str:
        """The number of the next heading: sections "I.", their parts "A."; others have none."""
        if level == 2:
            self.section, self.part = self.section + 1, 0
            return f"{roman(self.section)}."
        if level == 3:
            self.part += 1
            return f"{lettered(self.part, CAPITALS)}."
        return ""

    def next_paragraph(self) -> str:
        """The number of the next numbered paragraph."""
        self.paragraph += 1
        return f"{self.paragraph}."

    def item(self, number: int, level: int) -> str:
        """The label of a sub-item: "(a)" on the first level, "(i)" below."""
        return f"({lettered(number, self.letters) if level == 1 else roman(number).lower()})"
