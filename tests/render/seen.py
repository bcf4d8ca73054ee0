"""What a person sees of a typeset page: its characters by place, from left to right, line by line.

The text layer tells which letters there are, the place of each tells the order in which they stand. Which
way a bracket opens is looked up in the picture: readers of PDF turn brackets by rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pypdfium2

SCALE = 8
DARK = 128
LEAST_BETWEEN_LINES = 9.0
ARABIC = re.compile("[\u0590-\u065f\u066e-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
ARABIC_SIGNS = frozenset("،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩")
CURLED = "“”„"
"""Readers of PDF turn these too, and their shape does not tell; they are seen as one straight mark."""
PAIRS = {"(": "()", ")": "()", "[": "[]", "]": "[]", "«": "«»", "»": "«»", "<": "<>", ">": "<>"}


@dataclass(frozen=True, slots=True)
class Sign:
    """A character with its box on the page, in points from the foot; ``foot`` is that of its line."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    foot: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def seen_lines(pdf: bytes, above: float = 80) -> list[str]:
    """The lines of the first page, each as it is seen from left to right, without spaces.

    A word of Arabic or Hebrew letters stands as its first letter alone, the rightmost; so the order of
    words is told without that of letters, which is the font's. Lines below ``above`` points are left out.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        signs = [sign for sign in _signs(page) if sign.bottom > above]
        picture = _Picture(page)
        return ["".join(_reduced(line, picture)) for line in _lines(signs)]
    finally:
        document.close()


def _signs(page: Any) -> Iterator[Sign]:
    text = page.get_textpage()
    for place in range(text.count_chars()):
        found = text.get_text_range(place, 1)
        if found == " " or (found.strip() and found.isprintable()):
            yield Sign(found, *text.get_charbox(place), text.get_charbox(place, loose=True)[1])


def _lines(signs: Iterable[Sign]) -> Iterator[list[Sign]]:
    """The signs of each line, from the highest: a new one begins far enough below the one before."""
    line: list[Sign] = []
    for sign in sorted(signs, key=lambda one: -one.foot):
        if line and line[0].foot - sign.foot > LEAST_BETWEEN_LINES:
            yield line
            line = []
        line.append(sign)
    if line:
        yield line


def _reduced(line: list[Sign], picture: _Picture) -> Iterator[str]:
    ordered = sorted(line, key=lambda one: one.middle)
    for kind, run in groupby(ordered, key=lambda one: _kind(one.text)):
        signs = list(run)
        if kind == "letter":
            yield max(signs, key=lambda one: one.right).text
        elif kind == "sign":
            yield from (picture.turned(one) for one in signs)


def _kind(text: str) -> str:
    if text == " ":
        return "space"
    return "letter" if ARABIC.match(text) and text not in ARABIC_SIGNS else "sign"


class _Picture:
    """The page as a picture in grey."""

    def __init__(self, page: Any) -> None:
        bitmap = page.render(scale=SCALE, grayscale=True)
        self._grey = memoryview(bytes(bitmap.buffer))
        self._stride, self._height = bitmap.stride, bitmap.height

    def turned(self, sign: Sign) -> str:
        """The text of ``sign``; a bracket or guillemet as it is drawn."""
        if sign.text not in PAIRS:
            return '"' if sign.text in CURLED else sign.text
        top, bottom = self._height - round(sign.top * SCALE), self._height - round(sign.bottom * SCALE)
        rows = [self._middle_of_ink(row, sign) for row in range(top, bottom)]
        inked = [row for row in rows if row is not None]
        end = max(1, len(inked) // 8)
        outer = (sum(inked[:end]) + sum(inked[-end:])) / (2 * end)
        middle = len(inked) // 2
        inner = sum(inked[middle - end : middle + end]) / (2 * end)
        opening, closing = PAIRS[sign.text]
        return opening if inner < outer else closing

    def _middle_of_ink(self, row: int, sign: Sign) -> int | None:
        """Twice the middle between the first and the last dot of ``sign`` in a row of the picture."""
        start = row * self._stride
        across = range(round(sign.left * SCALE) - 1, round(sign.right * SCALE) + 2)
        inked = [place for place in across if self._grey[start + place] < DARK]
        return inked[0] + inked[-1] if inked else None
