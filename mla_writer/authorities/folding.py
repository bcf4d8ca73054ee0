"""Texts as they are compared: without case, accents and signs."""

from __future__ import annotations

from mla_writer.i18n import searchable


def folded(text: str) -> str:
    """``text`` in lower case without accents, every run of other signs one blank."""
    kept = (sign if sign.isalnum() else " " for sign in searchable(text))
    return " ".join("".join(kept).split())
