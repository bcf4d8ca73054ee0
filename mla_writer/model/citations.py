"""What the abbreviations in a cited source stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from mla_writer.model.rulebook import Rulebook

INSTRUMENTS, STATUTES = "abbreviations", "cited_sources"
"""The tables that explain abbreviations: of instruments, and of statutes, forms and handbooks."""


def explained(rulebook: Rulebook, source: str, language: str) -> tuple[tuple[str, str], ...]:
    """The abbreviations in ``source`` with the titles they stand for, in the order of the source.

    Titles of instruments are given in ``language`` where the instrument has one in it.
    """
    titles = _titles(rulebook, language)
    found = sorted(
        (place.start(), name)
        for name in titles
        if (place := re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", source))
    )
    return tuple((name, titles[name]) for _, name in found)


def _titles(rulebook: Rulebook, language: str) -> dict[str, str]:
    names = cast(Mapping[str, Any], rulebook.tables.get(INSTRUMENTS) or {})
    statutes = cast(Mapping[str, Any], rulebook.tables.get(STATUTES) or {})
    titles = {
        name: rulebook.instruments[id].titles.get(language) or rulebook.instruments[id].title
        for name, id in names.items()
        if id in rulebook.instruments
    }
    for name, entry in statutes.items():
        if isinstance(entry, Mapping) and "title" in entry:
            titles[name] = str(cast(Mapping[str, Any], entry)["title"])
    return titles
