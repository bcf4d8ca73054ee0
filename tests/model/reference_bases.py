"""An independent reading of what binds two States, to be compared with the program's.

Written from the rules alone and from the raw declarations; it uses none of the program's code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2] / "resources"
ORDER = ["eu", "bilateral", "regional", "subject", "untoc", "scheme", "reciprocity"]
GROUPS = ["basis", "if_offence_falls_under_it", "if_extended", "other_measures", "replaced", "scheme"]
LAST = ["reciprocity", "excluded"]


@cache
def declared() -> dict[str, dict[str, Any]]:
    return {path.stem: toml(path) for path in (ROOT / "instruments").glob("*.toml")}


@cache
def sets() -> dict[str, Any]:
    return toml(ROOT / "memberships.toml")


@cache
def profile(state: str) -> dict[str, Any]:
    path = ROOT / "countries" / f"{state}.toml"
    return toml(path) if path.exists() else {}


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def world() -> dict[str, Any]:
    return toml(ROOT / "world.toml")


def known_states() -> list[str]:
    return sorted({state for one in declared().values() for state in one.get("participations", {})})


def territories() -> list[str]:
    return sorted(code for codes in world()["territories"].values() for code in codes)


def state_of(code: str) -> str:
    """The State that concludes treaties for a territory; empty for a State."""
    return next((state for state, codes in world()["territories"].items() if code in codes), "")


def in_force(one: dict[str, Any], day: str) -> bool:
    """A scheme is never in force, but States take part in it all the same."""
    if one["standing"] not in ("in_force", "non_binding"):
        return False
    return one.get("in_force_since", "") <= day and one.get("adopted_on", "") <= day


def row_binds(one: dict[str, Any], state: str, day: str) -> bool:
    row = one.get("participations", {}).get(state)
    if row is None or not row["bound"]:
        return False
    if row.get("in_force_on", "") > day or row.get("ratified_on", "") > day:
        return False
    return row.get("denounced_on", "9999") > day


def reach(one: dict[str, Any], code: str, day: str) -> str:
    """Whether the instrument binds ``code``: "no", "own", or "extended" for a territory of a bound State."""
    if code in one.get("participations", {}):
        return "own" if row_binds(one, code, day) else "no"
    above = state_of(code)
    return "extended" if above and one["rank"] != "eu" and row_binds(one, above, day) else "no"


def binding(id: str, pair: tuple[str, str], day: str) -> str:
    """How the instrument lies between the two on the day: "no", "own", or "extended"."""
    one = declared()[id]
    if one["bound_by"] == "always":
        return "own"
    if one["bound_by"] not in ("participation", "membership") or one.get("court_only"):
        return "no"
    if not in_force(one, day) or (state_of(pair[0]) or pair[0]) == (state_of(pair[1]) or pair[1]):
        return "no"
    if any(binding(parent, pair, day) == "no" for parent in one.get("needs", [])):
        return "no"
    if one["bound_by"] == "membership":
        return "own" if membership(one, pair) else "no"
    both = {reach(one, code, day) for code in pair}
    return "no" if "no" in both else "extended" if "extended" in both else "own"


def membership(one: dict[str, Any], pair: tuple[str, str]) -> bool:
    members, others = sets()[one["members"]]["members"], one.get("only_with", [])
    if not others:
        return pair[0] in members and pair[1] in members
    return any(a in members and b in others for a, b in (pair, pair[::-1]))


def covers(id: str, kind: str) -> bool:
    one = declared()[id]
    return kind not in one.get("kinds_not", []) and kind in one.get("kinds", [kind])


def replaced(id: str, kind: str, certain: set[str]) -> bool:
    return any(
        later in certain and covers(later, kind) and kind not in declared()[later].get("kinds_partly", [])
        for later in declared()[id].get("replaced_by", [])
    )


def apart(one: dict[str, Any], requested: str) -> str:
    if one["standing"] == "non_binding":
        return "scheme"
    rule = profile(requested).get("legal_basis", {}).get("treaty_required", {})
    return "excluded" if rule.get("value") == "yes" else "reciprocity"


def group(id: str, how: dict[str, str], requested: str, kinds: list[str], routes: list[str]) -> str:
    one = declared()[id]
    certain = {other for other in how if how[other] == "own"}
    if one["bound_by"] == "always" or one["standing"] == "non_binding":
        return apart(one, requested)
    own = [kind for kind in kinds if covers(id, kind)]
    gone = bool(own) and all(replaced(id, kind, certain) for kind in own)
    if gone or (not kinds and certain.intersection(one.get("replaced_by", []))):
        return "replaced"
    if kinds and not own:
        return "other_measures"
    if how[id] == "extended":
        return "if_extended"
    named = set(one.get("subjects", [])) & set(routes) or set(one.get("subject_kinds", [])) & set(kinds)
    if one["rank"] in ("subject", "untoc") and not named:
        return "if_offence_falls_under_it"
    return "basis"


def reference(pair: tuple[str, str], day: str, kinds: list[str], routes: list[str]) -> list[tuple[str, str]]:
    """Place and id of everything that is listed, in order."""
    how = {id: binding(id, pair, day) for id in declared()}
    active = {id: found for id, found in how.items() if found != "no"}
    listed = [(group(id, active, pair[1], kinds, routes), id) for id in sorted(active)]
    # Python's sort is stable: by id, then by date from late to early, then by rank, then by place.
    listed.sort(key=lambda one: declared()[one[1]].get("in_force_since", ""), reverse=True)
    listed.sort(key=lambda one: ORDER.index(declared()[one[1]]["rank"]))
    listed.sort(key=lambda one: (GROUPS + LAST).index(one[0]))
    return listed
