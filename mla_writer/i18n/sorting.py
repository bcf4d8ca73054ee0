"""The order of words as each language has it (Unicode CLDR, collation), as far as lists of names need it.

What a language wants beyond the common order is declared in ``locales/languages.toml``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

LAST = "\uffff"
LIGATURES = {"œ": "oe", "æ": "ae", "ø": "o", "ı": "i"}


@dataclass(frozen=True, slots=True)
class Sorting:
    """``after`` maps a letter of its own to the letter after which it stands (Spanish ñ after n).
    ``codec`` names an encoding whose order is that of the language (GB 2312: pinyin); ``alike`` gives for
    signs that it has elsewhere one that sounds the same. ``latin_last``: words in Latin letters follow
    those in the language's own script."""

    after: Mapping[str, str] = field(default_factory=dict[str, str])
    alike: Mapping[str, str] = field(default_factory=dict[str, str])
    codec: str = ""
    latin_last: bool = False

    def key(self, text: str) -> tuple[str, str]:
        """A key that sorts as dictionaries do: accents and case count only between equal words."""
        plain = "".join(map(self._placed, unicodedata.normalize("NFC", text.casefold())))
        later = LAST if self.latin_last and "a" <= plain[:1] <= "z" else ""
        return later + plain, text

    def _placed(self, letter: str) -> str:
        if letter in self.after:
            return self.after[letter] + LAST
        letter = LIGATURES.get(letter) or self.alike.get(letter, letter)
        if letter.isascii():
            return letter
        if self.codec and (code := self._code(letter)):
            return code
        parts = unicodedata.normalize("NFKD", letter)
        return "".join(part for part in parts if not unicodedata.combining(part))

    def _code(self, letter: str) -> str:
        """The place of ``letter`` in the codec, as two letters that sort after all of ASCII."""
        try:
            return letter.encode(self.codec).decode("latin-1")
        except UnicodeEncodeError:
            return ""
