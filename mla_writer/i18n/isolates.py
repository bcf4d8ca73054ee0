"""Values within a sentence of the screen keep to themselves: they must not turn the words around them.

Unicode Standard Annex 9 (sections 2.4 and 3.1.2). Documents have their own way (``render``), since
there each value is marked with what it is.
"""

from __future__ import annotations

import re
import unicodedata

FIRST_STRONG, END = "\u2068", "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
"""Hebrew, Arabic and the scripts between them, with their digits."""
TURNS = {
    "ltr": re.compile(rf"[{RIGHT_TO_LEFT}\U00010800-\U00010fff\U0001e800-\U0001efff]"),
    "rtl": re.compile(rf"[^\s،؛؟\u0660-\u0669{RIGHT_TO_LEFT}]"),
}
"""What can disturb a sentence of each direction: letters of the other, and in an Arabic sentence also
signs, which would go to the wrong side of what they belong to."""
COUNT = re.compile(r"\d+")


def isolated(text: str, direction: str) -> str:
    """``text`` as it may stand in a sentence of ``direction`` (``ltr`` or ``rtl``): closed off where it
    could disturb it, else unchanged. A whole number never does."""
    if COUNT.fullmatch(text) or not TURNS[direction].search(text):
        return text
    return f"{FIRST_STRONG}{text}{END}"


def begun(sentence: str, direction: str) -> str:
    """``sentence`` that runs in ``direction`` although it begins with a value closed off: what lays out
    longer texts in the window takes the direction from the first letter, within isolates too."""
    turned = direction == "rtl" and sentence.startswith(FIRST_STRONG)
    return f"{RIGHT_TO_LEFT_MARK}{sentence}" if turned else sentence


def runs_right_to_left(text: str) -> bool:
    """Whether ``text`` has a letter of a script that is written from right to left."""
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def without_isolates(text: str) -> str:
    """``text`` as a file or a comparison wants it."""
    return text.replace(FIRST_STRONG, "").replace(END, "").replace(RIGHT_TO_LEFT_MARK, "")
