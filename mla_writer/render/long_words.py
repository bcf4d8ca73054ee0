"""Places where a word that no line can hold may be broken, so that it never runs out of its page or cell.

Hyphenation knows no word of two hundred letters, and none at all in what a person entered. The place is
the zero-width space of the Unicode Standard (Annex 14, class ZW): nothing is printed there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST, PART = 30, 6
"""From so many letters on a word may be broken, after each so many: cells of tables are narrow."""
BREAK = "\u200b"
BREAKS_ANYWAY = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\\s"
LONG_WORD = re.compile(rf"[^{BREAKS_ANYWAY}]{{{LONGEST},}}")
"""Chinese, Japanese and Korean letters part lines by themselves."""


def breakable(text: str) -> str:
    """``text`` with a place to break in its long words, never between a letter and its marks."""
    return LONG_WORD.sub(lambda found: BREAK.join(_parts(found[0])), text)


def _parts(word: str) -> Iterator[str]:
    start = 0
    for place in range(1, len(word)):
        joined = unicodedata.category(word[place])[0] in "MC" or unicodedata.category(word[place - 1]) == "Cf"
        if place - start >= PART and not joined:
            yield word[start:place]
            start = place
    yield word[start:]
