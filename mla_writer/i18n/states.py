"""Names of the fictitious States ``XA`` to ``XZ`` of examples and exercises."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from mla_writer import paths


def fictitious(code: str, language: str) -> str:
    """The invented name of a fictitious State, in English where ``language`` has none; else empty."""
    if not code.startswith("X"):
        return ""
    names = _names().get(code, {})
    return names.get(language) or names.get("en", "")


def fictitious_codes() -> tuple[str, ...]:
    """The codes of all fictitious States."""
    return tuple(_names())


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Mapping[str, str]]:
    with (paths.resources() / "states.toml").open("rb") as file:
        return tomllib.load(file)["states"]
