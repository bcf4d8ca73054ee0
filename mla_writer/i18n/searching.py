"""Texts as they are compared when a person searches: as forgiving as a reader of each script is."""

from __future__ import annotations

import unicodedata

ALIKE = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ", "'"),
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ـ": None,
        **dict.fromkeys("\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"),
    }
)
"""Letters that Unicode does not take apart, and those that are typed one for the other."""


def searchable(text: str) -> str:
    """``text`` without case, accents, forms of hamza and kinds of apostrophe; wide letters and digits of
    any script as the plain ones."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(ALIKE)
    return "".join(_plain(sign) for sign in decomposed if not unicodedata.combining(sign))


def _plain(sign: str) -> str:
    return sign if sign.isascii() or not sign.isdecimal() else str(unicodedata.decimal(sign))
