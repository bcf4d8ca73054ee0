"""Laying one declaration over another: what a pack may override, what it may only add.

A fact is overridden whole, with its source and date, never in part; who says it goes with it. A
list of a profile that has no ids takes the place of the list before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mla_writer.model.packs import Said
from mla_writer.rulebook.reader import wrong

Tables = dict[str, Any]
Merged = tuple[Tables, list[Said]]

LISTS_OF_PROFILES = ("evidentiary_standards", "attachments", "common_mistakes", "other_rules")
AUTHORITIES = "central_authorities"


def merged(name: str, below: Tables | None, above: Tables, pack: str) -> Merged:
    """``above``, which the pack ``pack`` says, laid over ``below`` (None where there is no such file),
    and what changed by it. ``RulebookError`` where the file may only be added or not be in a pack."""
    folder, slash, _ = name.partition("/")
    way = WAYS.get(folder if slash else name.removesuffix(".toml"))
    if way is None:
        raise wrong(f"{pack}: {name}", "", f"a pack may hold only: {', '.join(WAYS)}")
    return way(name, below, above, pack)


def _profile(name: str, below: Tables | None, above: Tables, pack: str) -> Merged:
    """Facts and authorities leaf by leaf, lists whole."""
    stem, said, result = name.removesuffix(".toml"), list[Said](), dict(below or {})
    for key, value in above.items():
        if key == AUTHORITIES and isinstance(value, list):
            result[key] = _authorities(stem, result.get(key, []), value, (pack, said))
        elif key in LISTS_OF_PROFILES and isinstance(value, list):
            said.append(Said(f"{stem}:{key}", pack, result.get(key)))
            result[key] = [_by(pack, one) for one in value]
        elif isinstance(value, dict):
            result[key] = _leaves(f"{stem}:{key}", result.get(key, {}), value, (pack, said))
        elif key == "name":
            result.setdefault(key, value)
        else:
            result[key] = value  # what has not the right form is refused by its reader
    return result, said


def _authorities(
    stem: str, below: list[Tables], above: list[Any], by: tuple[str, list[Said]]
) -> list[Tables]:
    known = {str(block.get("id")): block for block in below}
    for block in above:
        if not isinstance(block, dict):
            raise wrong(f"{by[0]}: {stem}.toml", AUTHORITIES, "each authority is a table with an id")
        id = str(block.get("id"))
        leaves = {leaf: value for leaf, value in block.items() if leaf != "id"}
        place = f"{stem}:{AUTHORITIES}.{id}"
        known[id] = {"id": block.get("id"), **_leaves(place, known.get(id, {}), leaves, by)}
    return list(known.values())


def _leaves(place: str, below: Tables, above: Tables, by: tuple[str, list[Said]]) -> Tables:
    """``above`` over ``below``; a leaf with ``unknown = true`` takes back what is said below."""
    pack, said = by
    result = {leaf: value for leaf, value in below.items() if leaf != "id"}
    for leaf, value in above.items():
        said.append(Said(f"{place}.{leaf}", pack, result.get(leaf)))
        if isinstance(value, dict) and value.get("unknown") is True:
            result.pop(leaf, None)
        else:
            result[leaf] = _by(pack, value)
    return result


def _instrument(name: str, below: Tables | None, above: Tables, pack: str) -> Merged:
    """Participations by State, declarations added, titles and articles by key, the rest replaced."""
    stem, said, result = name.removesuffix(".toml"), list[Said](), dict(below or {})
    if below is None:
        said.append(Said(f"{stem}:", pack))
        result["said_by"] = pack
    for key, value in above.items():
        before = result.get(key)
        if key == "participations" and isinstance(value, dict):
            result[key] = _leaves(f"{stem}:{key}", before or {}, value, (pack, said))
            continue
        if below is not None:
            said.append(Said(f"{stem}:{key}", pack, before))
        if key == "declarations" and isinstance(value, list):
            result[key] = [*(before or []), *(_by(pack, one) for one in value)]
        else:
            result[key] = {**(before or {}), **value} if isinstance(value, dict) else value
    return result, said


def _entries(name: str, below: Tables | None, above: Tables, pack: str) -> Merged:
    """Tables of entries: each entry whole, by its id."""
    stem, said, result = name.removesuffix(".toml"), list[Said](), dict(below or {})
    for key, value in above.items():
        if isinstance(value, dict):
            before = result.get(key, {})
            said += [Said(f"{stem}:{id}", pack, before.get(id)) for id in value]
            result[key] = {**before, **value}
        elif key == "as_of":
            result.setdefault(key, value)
        else:
            result[key] = value  # what has not the right form is refused by its reader
    return result, said


def _dated_entries(name: str, below: Tables | None, above: Tables, pack: str) -> Merged:
    """The same, where the file dates its entries: those of the pack bear the pack's date."""
    day = above.get("as_of")
    if not isinstance(day, str):
        raise wrong(f"{pack}: {name}", "as_of", "the day on which the entries were compiled is missing")
    dated = {
        key: {id: _on(day, one) for id, one in value.items()} if isinstance(value, dict) else value
        for key, value in above.items()
    }
    return _entries(name, below, dated, pack)


def _on(day: str, entry: Any) -> Any:
    return {**entry, "as_of": day} if isinstance(entry, dict) else entry


def _whole(name: str, below: Tables | None, above: Tables, pack: str) -> Merged:
    return above, [Said(f"{name.removesuffix('.toml')}:", pack, below)]


def _added(name: str, below: Tables | None, above: Tables, pack: str) -> Merged:
    if below is not None:
        raise wrong(f"{pack}: {name}", "", "a pack may add such a file, not replace one; choose another name")
    return above, [Said(f"{name.removesuffix('.toml')}:", pack)]


def _by(pack: str, leaf: Any) -> Any:
    return {**leaf, "said_by": pack} if isinstance(leaf, dict) else leaf


WAYS: Mapping[str, Callable[[str, Tables | None, Tables, str], Merged]] = {
    "countries": _profile,
    "instruments": _instrument,
    "assurances": _dated_entries,
    "refusal_grounds": _dated_entries,
    "term_lists": _entries,
    "translations": _entries,
    "kinds": _whole,
    "records": _added,
    "choices": _added,
    "checks": _added,
    "sources": _added,
}
"""What a pack may hold, by folder or file, and how it is laid over what is there."""
