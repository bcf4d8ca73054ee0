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
GROUPS = ["basis", "if_offence_falls_under_it", "other_measures", "replaced", "scheme"]
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


def known_states() -> list[str]:
    return sorted({state for one in declared().values() for state in one.get("participations", {})})


def binds(id: str, pair: tuple[str, str], day: str) -> bool:
    """Whether the instrument is sure to bind both States on the day."""
    one = declared()[id]
    if one["bound_by"] == "always":
        return True
    if one["bound_by"] not in ("participation", "membership") or one.get("court_only"):
        return False
    if one["standing"] not in ("in_force", "non_binding") or one.get("in_force_since", "") > day:
        return False
    if not all(binds(parent, pair, day) for parent in one.get("needs", [])):
        return False
    if one["bound_by"] == "membership":
        return membership(one, pair)
    rows = [one["participations"].get(state) for state in pair]
    return all(row and row["bound"] and row.get("in_force_on", "") <= day for row in rows)


def membership(one: dict[str, Any], pair: tuple[str, str]) -> bool:
    members, others = sets()[one["members"]]["members"], one.get("only_with", [])
    if not others:
        return pair[0] in members and pair[1] in members
    return any(a in members and b in others for a, b in (pair, pair[::-1]))


def covers(id: str, kind: str) -> bool:
    one = declared()[id]
    return kind not in one.get("kinds_not", []) and kind in one.get("kinds", [kind])


def replaced(id: str, kind: str, active: set[str]) -> bool:
    return any(
        later in active and covers(later, kind) and kind not in declared()[later].get("kinds_partly", [])
        for later in declared()[id].get("replaced_by", [])
    )


def group(id: str, pair: tuple[str, str], active: set[str], kinds: list[str], routes: list[str]) -> str:
    one = declared()[id]
    if one["bound_by"] == "always":
        rule = profile(pair[1]).get("legal_basis", {}).get("treaty_required", {})
        return "excluded" if rule.get("value") == "yes" else "reciprocity"
    if one["standing"] == "non_binding":
        return "scheme"
    own = [kind for kind in kinds if covers(id, kind)]
    gone = bool(own) and all(replaced(id, kind, active) for kind in own)
    if gone or (not kinds and active.intersection(one.get("replaced_by", []))):
        return "replaced"
    if kinds and not own:
        return "other_measures"
    named = set(one.get("subjects", [])) & set(routes) or set(one.get("subject_kinds", [])) & set(kinds)
    if one["rank"] in ("subject", "untoc") and not named:
        return "if_offence_falls_under_it"
    return "basis"


def reference(pair: tuple[str, str], day: str, kinds: list[str], routes: list[str]) -> list[tuple[str, str]]:
    """Place and id of everything that is listed, in order."""
    active = {id for id in declared() if binds(id, pair, day)}
    listed = [(group(id, pair, active, kinds, routes), id) for id in sorted(active)]
    # Python's sort is stable: by id, then by date from late to early, then by rank, then by place.
    listed.sort(key=lambda one: declared()[one[1]].get("in_force_since", ""), reverse=True)
    listed.sort(key=lambda one: ORDER.index(declared()[one[1]]["rank"]))
    listed.sort(key=lambda one: (GROUPS + LAST).index(one[0]))
    return listed
