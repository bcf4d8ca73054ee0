"""What differs between two states of a draft, field by field.

Paths are stable (see ``draft.stable_path``): ``common.case.reference``, ``measures.m1.accounts.a2.basis``.
What is no answer is under a name of its own: ``id``, ``document``, ``languages``, ``kind.m1``,
``serves.m1.facts``, ``closed.<path>``, ``unreadable.<path>``, ``overrides.<check>@<path>``,
``confirmations.<check>``, ``translations.<language>.<path>``, ``unknown.<name>``. No words for people here
(``i18n.place_words``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, cast

from mla_writer.model.draft import Draft, Measure, stable_path
from mla_writer.model.errors import UnknownName

WHOLE = (frozenset({"amount", "currency"}), frozenset({"start", "end"}))
"""Objects of these parts are one value: money, and a range of dates."""


class Change(StrEnum):
    """What happened at a place. An entry that was only put elsewhere in its list is ``moved``."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference at ``path``: plain values before and after, None for no answer; of what was moved, its
    places in the list, from 0."""

    path: str
    before: Any
    after: Any
    kind: Change


def differences(old: Draft, new: Draft) -> tuple[Difference, ...]:
    """What differs between ``old`` and ``new``; nothing exactly when they are equal. A difference that has no
    place (two entries of one id were told apart by their order alone) has an empty path."""
    found = tuple(_all(old, new))
    if not found and old != new:
        return (Difference("", None, None, Change.CHANGED),)
    return found


def _all(old: Draft, new: Draft) -> Iterator[Difference]:
    for name in ("id", "document"):
        yield from _value(name, getattr(old, name), getattr(new, name))
    yield from _value("languages", list(old.languages) or None, list(new.languages) or None)
    yield from _objects("common", old.common, new.common)
    yield from _measures(old, new)
    for name in ("closed", "unreadable"):
        yield from _flat(name, _stable(old, getattr(old, name)), _stable(new, getattr(new, name)))
    yield from _flat("overrides", _overrides(old), _overrides(new))
    yield from _flat("confirmations", old.confirmations, new.confirmations)
    yield from _flat("translations", _translations(old), _translations(new))
    yield from _flat("unknown", old.unknown, new.unknown)


def _measures(old: Draft, new: Draft) -> Iterator[Difference]:
    before = {one.id: one for one in old.measures}
    after = {one.id: one for one in new.measures}
    yield from _members("measures", before, after)
    for id in [id for id in before if id in after]:
        yield from _measure(before[id], after[id])


def _measure(old: Measure, new: Measure) -> Iterator[Difference]:
    yield from _value(f"kind.{old.id}", old.kind, new.kind)
    yield from _objects(f"measures.{old.id}", old.answers, new.answers)
    yield from _flat(f"serves.{old.id}", _lists(old.serves), _lists(new.serves))
    yield from _flat(f"unknown.{old.id}", old.unknown, new.unknown)


def _members(path: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    """Entries that came, went, or stand in another order; what changed inside is not looked at."""
    for id, entry in before.items():
        if id not in after:
            yield Difference(f"{path}.{id}", _plain(entry), None, Change.REMOVED)
    for id, entry in after.items():
        if id not in before:
            yield Difference(f"{path}.{id}", None, _plain(entry), Change.ADDED)
    here, there = list(before), list(after)
    staying = [id for id in here if id in after]
    for id in _out_of_order(staying, [id for id in there if id in before]):
        yield Difference(f"{path}.{id}", here.index(id), there.index(id), Change.MOVED)


def _out_of_order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The fewest ids that must be put elsewhere to come from one order to the other."""
    if old == new:
        return []
    place = {id: number for number, id in enumerate(old)}
    numbers = [place[id] for id in new]
    tails: list[int] = []
    lengths: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
        lengths.append(at + 1)
    wanted, least, kept = len(tails), len(numbers), set[str]()
    for at in range(len(numbers) - 1, -1, -1):
        if lengths[at] == wanted and numbers[at] < least:
            kept.add(new[at])
            wanted, least = wanted - 1, numbers[at]
    return [id for id in new if id not in kept]


def _objects(path: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    if old == new:
        return
    for name in dict.fromkeys((*old, *new)):
        if name not in old or name not in new or old[name] != new[name]:
            yield from _inside(f"{path}.{name}", old.get(name), new.get(name))


def _inside(path: str, old: Any, new: Any) -> Iterator[Difference]:
    found: Iterator[Difference] = iter(())
    if _is_object(old, new):
        found = _objects(path, old or {}, new or {})
    elif _is_list(old) and _is_list(new):
        found = _entries(path, old or (), new or ())
    told = list(found)
    yield from told or _value(path, old, new, always=True)


def _entries(path: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
    before, after = _by_id(old), _by_id(new)
    if before is None or after is None:
        yield from _value(path, old or None, new or None)
        return
    yield from _members(path, before, after)
    for id in [id for id in before if id in after]:
        yield from _objects(f"{path}.{id}", before[id], after[id])


def _by_id(entries: Sequence[Any]) -> dict[str, Any] | None:
    """Records by id; None where an entry is no record, has no id, or shares it with another."""
    found: dict[str, Any] = {}
    for entry in entries:
        id: object = cast(Mapping[str, Any], entry).get("id") if isinstance(entry, Mapping) else None
        if not isinstance(id, str) or id in found:
            return None
        found[id] = entry
    return found


def _is_object(old: Any, new: Any) -> bool:
    given = [one for one in (old, new) if one is not None]
    if not all(isinstance(one, Mapping) for one in given):
        return False
    names = {name for one in given for name in one}
    return not any(names <= whole for whole in WHOLE)


def _is_list(value: Any) -> bool:
    return value is None or isinstance(value, (list, tuple))


def _flat(path: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    if old == new:
        return
    for name in dict.fromkeys((*old, *new)):
        if name not in old or name not in new or old[name] != new[name]:
            yield from _value(f"{path}.{name}", old.get(name), new.get(name), always=True)


def _value(path: str, old: Any, new: Any, always: bool = False) -> Iterator[Difference]:
    if always or old != new:
        kind = Change.ADDED if old is None else Change.REMOVED if new is None else Change.CHANGED
        yield Difference(path, old, new, kind)


def _stable(draft: Draft, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of paths, by stable path; a path that leads nowhere in ``draft`` stays as it is."""
    return {_stable_path(draft, path): _plain(one) for path, one in given.items()}


def _stable_path(draft: Draft, path: str) -> str:
    try:
        return stable_path(draft, path)
    except (UnknownName, IndexError, ValueError):
        return path


def _overrides(draft: Draft) -> dict[str, Any]:
    return {f"{one.check}@{one.field}": asdict(one) for one in draft.overrides}


def _translations(draft: Draft) -> dict[str, Any]:
    return {
        f"{language}.{path}": text
        for language, texts in draft.translations.items()
        for path, text in texts.items()
    }


def _lists(given: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {name: list(ids) for name, ids in given.items()}


def _plain(value: Any) -> Any:
    return value if isinstance(value, (Mapping, str)) else asdict(value)
