"""The names that an error offers instead of an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

SHOWN = 12


def known(found: str, names: Iterable[str]) -> str:
    """``names`` as one text, those that look like ``found`` first, at most twelve."""
    names = list(names)
    close = get_close_matches(found, names, n=3, cutoff=0.6)
    ordered = [*close, *sorted(name for name in names if name not in close)]
    return ", ".join(ordered[:SHOWN]) + (", ..." if len(ordered) > SHOWN else "")
