"""Texts as they are compared: without case, accents and signs."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """``text`` in lower case without accents, every run of other signs one blank."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(kept).split())
