"""Finding a known value in any text, however it is written there.

Compared is what remains of letters and digits without case, accents and marks that cannot be seen; between
them may stand blanks, hyphens, stops. A name therefore is found with its parts joined, divided, or turned
around; a number with or without its spaces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

FURTHEST = 4
"""Signs that may stand between two parts of one value."""
BETWEEN = 2
LONGEST_ENDING = 3
"""Letters that a language may add to a name: endings of cases, of the plural, of possession."""
INFLECTED_FROM = 5
PREFIXES = "وفبلك"
"""Arabic words that are written together with the one that follows: and, then, in, for, as."""
ALIKE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | {"ى": "ي", "ة": "ه", "ـ": None, "ё": "е", "ъ": None, "ʹ": None}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or of digits in a text, folded, with its place; ``together`` where the script sets no
    spaces, each sign being a word of its own."""

    key: str
    start: int
    end: int
    together: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text holds what ``of`` names."""

    start: int
    end: int
    of: str


@lru_cache(maxsize=20_000)
def _class(sign: str) -> str:
    """``a`` letter, ``d`` digit, ``c`` a sign that is a word, ``m`` a mark on a letter, ``i`` invisible, or
    empty for what divides."""
    category = unicodedata.category(sign)
    if category.startswith("M") or sign == "ـ":
        return "m"
    if category == "Nd":
        return "d"
    if category.startswith("L"):
        together = unicodedata.name(sign, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO"))
        return "c" if together or unicodedata.name(sign, "").startswith("HANGUL SYL") else "a"
    return "i" if category == "Cf" else ""


@lru_cache(maxsize=50_000)
def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold().translate(ALIKE)
    apart = unicodedata.normalize("NFKD", apart)
    return "".join(
        str(unicodedata.digit(sign)) if unicodedata.category(sign) == "Nd" else sign
        for sign in apart
        if sign.isalnum()
    )


def words(text: str) -> list[Word]:
    """The words of ``text`` in their order; an invisible sign does not divide one."""
    found: list[Word] = []
    start, kind = 0, ""
    for place, sign in enumerate(text):
        now = _class(sign)
        if now in ("m", "i") and kind:
            continue
        if now == kind and kind != "c":
            continue
        _close(found, text, start, place, kind)
        start, kind = place, now if now not in ("m", "i") else ""
    _close(found, text, start, len(text), kind)
    return found


def _close(found: list[Word], text: str, start: int, end: int, kind: str) -> None:
    key = _folded(text[start:end]) if kind else ""
    if key:
        found.append(Word(key, start, end, kind == "c"))


def key_of(text: str) -> str:
    """``text`` as it is compared: its letters and digits, folded and joined."""
    return "".join(word.key for word in words(text))


class Finder:
    """Finds every value of ``keys`` (as compared, by ``key_of``) in texts; the value of a key says of what it
    is one. ``inflected`` are the keys that may carry an ending, ``capital`` those that are found only where
    they do not begin with a small letter."""

    def __init__(
        self, keys: Mapping[str, str], inflected: Iterable[str] = (), capital: Iterable[str] = ()
    ) -> None:
        self._of = {key: of for key, of in keys.items() if key}
        self._inflected, self._capital = frozenset(inflected), frozenset(capital)
        self._by_first: dict[str, list[str]] = {}
        for key in sorted(self._of, key=len, reverse=True):
            self._by_first.setdefault(key[0], []).append(key)

    @property
    def named(self) -> frozenset[str]:
        """What the values are called by."""
        return frozenset(self._of.values())

    def matches(self, text: str) -> Iterator[Match]:
        """Every place in ``text`` that holds a value: the longest where several fit, none twice."""
        found = words(text)
        at = 0
        while at < len(found):
            match, taken = self._at(text, found, at)
            if match is not None:
                yield match
            at += max(taken, 1)

    def replaced(self, text: str, by: Mapping[str, str]) -> str:
        """``text`` with each value replaced by what ``by`` has for it; one that ``by`` does not have stays.
        The same said twice in a row ("Ernesto" "Magsino") is said once."""
        parts: list[str] = []
        end, last = 0, ""
        for match in self.matches(text):
            between, new = text[end : match.start], by.get(match.of, text[match.start : match.end])
            if new.startswith("+") and between.endswith("+"):
                new = new[1:]
            if not (new == last and len(between) <= BETWEEN and not between.strip(" ,.-\u00a0")):
                parts += (between, new)
            end, last = match.end, new if match.of in by else ""
        return "".join((*parts, text[end:])) if end else text

    def _at(self, text: str, found: list[Word], at: int) -> tuple[Match | None, int]:
        first = found[at]
        small = text[first.start].islower()
        for skipped in (0, 1) if first.key[0] in PREFIXES and len(first.key) > 2 else (0,):
            begun = first.key[skipped:]
            for key in self._by_first.get(begun[0], ()):
                last = None if small and key in self._capital else self._ends(found, at, begun, key)
                if last is not None:
                    return Match(first.start + skipped, found[last].end, self._of[key]), last + 1 - at
        return None, 0

    def _ends(self, found: list[Word], at: int, begun: str, key: str) -> int | None:
        """The place of the word with which ``key`` ends when it begins with the word at ``at``."""
        while True:
            if begun == key or (begun.startswith(key) and self._may_end(found[at], begun, key)):
                return at
            if not key.startswith(begun) or at + 1 >= len(found):
                return None
            if found[at + 1].start - found[at].end > FURTHEST:
                return None
            at += 1
            begun += found[at].key

    def _may_end(self, word: Word, begun: str, key: str) -> bool:
        """Whether what ``begun`` has beyond ``key`` is an ending of its last word."""
        ending = len(begun) - len(key)
        if key not in self._inflected or ending > LONGEST_ENDING or len(word.key) <= ending:
            return False
        return len(key) >= INFLECTED_FROM and begun[-ending:].isalpha()
