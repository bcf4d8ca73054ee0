"""Two texts compared word by word, as runs of what stayed, went and came. Bounded for long texts.

Words are compared, in scripts without spaces (Chinese, Japanese, Thai, Khmer ...) single characters. Where
that would take long, lines are; where even these are too many, the old text as a whole gives way to the new.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
TOKEN = re.compile(rf"\s*(?:[{UNSPACED}]|(?:(?![{UNSPACED}])[\w{MARKS}'’-])+|\S)|\s+")
LONG = 200_000
"""Characters in both texts beyond which lines are compared before words."""
MOST_PAIRS = 500_000
"""Pairs of equal words (a word that stands 5 times here and 4 times there makes 20) up to which they are
compared; what the comparison costs grows with them."""
MOST_PARTS = 8_000


class Run(StrEnum):
    """What became of a part of the text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of the text. The parts that are not added spell the old text, those not removed the new."""

    run: Run
    text: str


def marked(before: str, after: str) -> tuple[Marked, ...]:
    """``before`` and ``after`` in one, in reading order; neighbours of one kind are joined."""
    if before == after:
        return (Marked(Run.SAME, before),) if before else ()
    if len(before) + len(after) > LONG:
        runs = _compared(before.splitlines(keepends=True), after.splitlines(keepends=True), refine=True)
    else:
        runs = _words(before, after)
    return tuple(
        Marked(run, "".join(one.text for one in group)) for run, group in groupby(runs, lambda one: one.run)
    )


def _words(before: str, after: str) -> Iterator[Marked]:
    yield from _compared(TOKEN.findall(before), TOKEN.findall(after))


def _compared(old: Sequence[str], new: Sequence[str], refine: bool = False) -> Iterator[Marked]:
    """Parts of two texts compared, without what both begin and end with; ``refine`` compares the words of
    those that differ."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    yield from _run(Run.SAME, old[:start])
    middle = old[start : len(old) - end], new[start : len(new) - end]
    if not all(middle) or _too_many(*middle):
        yield from _replaced(*middle, refine=refine)
    else:
        yield from _matched(*middle, refine=refine)
    yield from _run(Run.SAME, old[len(old) - end :])


def _matched(old: Sequence[str], new: Sequence[str], *, refine: bool) -> Iterator[Marked]:
    for what, first, last, begin, close in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield from _run(Run.SAME, old[first:last])
        else:
            yield from _replaced(old[first:last], new[begin:close], refine=refine)


def _replaced(old: Sequence[str], new: Sequence[str], *, refine: bool) -> Iterator[Marked]:
    before, after = "".join(old), "".join(new)
    if refine and before and after and len(before) + len(after) <= LONG // 4:
        yield from _words(before, after)
        return
    yield from _run(Run.REMOVED, (before,))
    yield from _run(Run.ADDED, (after,))


def _run(run: Run, parts: Sequence[str]) -> Iterator[Marked]:
    text = "".join(parts)
    if text:
        yield Marked(run, text)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (here, there) in pairs if here != there), min(len(old), len(new)))


def _too_many(old: Sequence[str], new: Sequence[str]) -> bool:
    if len(old) + len(new) > MOST_PARTS:
        return True
    here, there = Counter(old), Counter(new)
    return sum(number * there[word] for word, number in here.items()) > MOST_PAIRS
