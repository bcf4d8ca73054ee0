"""Which State a name or code means, whatever language a directory is written in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from mla_writer import paths
from mla_writer.authorities.folding import folded
from mla_writer.i18n import Language
from mla_writer.i18n.languages import entries

IN_BRACKETS = re.compile(r"\s*[(（].*?[)）]")
CODE = re.compile(r"[A-Za-z]{2,3}")
UNKNOWN = ""


def state_of(text: str) -> str:
    """The ISO 3166-1 alpha-2 code that ``text`` means, empty when it means none or more than one.

    Read are alpha-2 and alpha-3 codes, and the names that the Unicode CLDR gives in every language of the
    program, and those in ``resources/state_names.toml``.
    """
    plain = text.strip()
    if CODE.fullmatch(plain):
        code = _code(plain.upper())
        if code:
            return code
    found = _names().get(folded(plain), frozenset())
    return next(iter(found)) if len(found) == 1 else UNKNOWN


def _code(code: str) -> str:
    from babel.core import get_global

    known = Language("en").countries()
    if code in known:
        return code
    meant = get_global("territory_aliases").get(code, [])
    return meant[0] if len(meant) == 1 and meant[0] in known else UNKNOWN


@lru_cache(maxsize=1)
def _names() -> Mapping[str, frozenset[str]]:
    """States by folded name. A name without what it has in brackets counts where no other State's
    begins like it: "Congo" is two States."""
    names: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    for state, name in _named():
        names.setdefault(folded(name), set()).add(state)
        short.setdefault(folded(IN_BRACKETS.sub("", name)), set()).add(state)
    for form, states in short.items():
        others = {state for name, found in names.items() if name.startswith(f"{form} ") for state in found}
        if form not in names and not others - states:
            names[form] = states
    unclear = {folded(name) for name in _declared()["ambiguous"]}
    return {name: frozenset(states) for name, states in names.items() if name and name not in unclear}


def _named() -> Iterator[tuple[str, str]]:
    """Every State with each of its names."""
    for code in entries():
        yield from Language(code).countries().items()
    for state, names in _declared()["names"].items():
        yield from ((state, name) for name in names)


def _declared() -> dict[str, Any]:
    with (paths.resources() / "state_names.toml").open("rb") as file:
        return tomllib.load(file)
