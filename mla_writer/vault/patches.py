"""The difference between two values of plain JSON, and the other value made from one and the difference.

``applied(old, difference(old, new))`` is ``new`` exactly, the order of names and the types of numbers
included, and shares with ``old`` every part that did not change. A difference is itself plain JSON:

    null                              nothing changed
    ["=", value]                      another value
    ["t", start, end, text]           a text: all between the first ``start`` and last ``end`` signs is new
    ["l", start, end, [values], {place: difference}]   a list, likewise; or its entries changed in place
    ["d", {name: difference}, {name: value}, [names], [order]]   an object: changed, new, gone, order or null
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

SHORT = 24
"""Texts up to this length are given whole."""


def difference(old: Any, new: Any) -> Any:
    """What turns ``old`` into ``new``."""
    if old is new:
        return None
    if isinstance(old, dict) and isinstance(new, dict):
        return _of_objects(old, new)
    if isinstance(old, (list, tuple)) and isinstance(new, (list, tuple)):
        return _of_lists(list(old), list(new))
    if isinstance(old, str) and isinstance(new, str):
        return _of_texts(old, new)
    same = type(old) is type(new) and repr(old) == repr(new)  # repr tells 0.0 from -0.0
    return None if same else ["=", new]


def applied(old: Any, patch: Any) -> Any:
    """What ``old`` was turned into; ``ValueError``, ``LookupError`` or ``TypeError`` when the difference does
    not belong to it."""
    if patch is None:
        return old
    kind, *rest = patch
    return APPLIED[kind](old, *rest)


def _of_objects(old: dict[str, Any], new: dict[str, Any]) -> Any:
    changed = {
        name: patch for name in old if name in new and (patch := difference(old[name], new[name])) is not None
    }
    added = {name: value for name, value in new.items() if name not in old}
    gone = [name for name in old if name not in new]
    result = [*(name for name in old if name in new), *added]
    order = None if result == list(new) else list(new)
    if not changed and not added and not gone and order is None:
        return None
    return ["d", changed, added, gone, order]


def _of_lists(old: list[Any], new: list[Any]) -> Any:
    if len(old) == len(new):
        changed = {
            str(place): patch
            for place, (before, now) in enumerate(zip(old, new, strict=True))
            if (patch := difference(before, now)) is not None
        }
        return ["l", len(old), 0, [], changed] if changed else None
    most = min(len(old), len(new))
    start = 0
    while start < most and difference(old[start], new[start]) is None:
        start += 1
    end = 0
    while end < most - start and difference(old[-1 - end], new[-1 - end]) is None:
        end += 1
    return ["l", start, end, new[start : len(new) - end], {}]


def _of_texts(old: str, new: str) -> Any:
    if old == new:
        return None
    if len(new) <= SHORT:
        return ["=", new]
    most = min(len(old), len(new))
    start = _alike(_begins, old, new, most)
    end = _alike(_ends, old, new, most - start)
    return ["t", start, end, new[start : len(new) - end]]


def _begins(old: str, new: str, size: int) -> bool:
    return old[:size] == new[:size]


def _ends(old: str, new: str, size: int) -> bool:
    return old[len(old) - size :] == new[len(new) - size :]


def _alike(same: Callable[[str, str, int], bool], old: str, new: str, most: int) -> int:
    """The greatest size up to ``most`` for which ``same`` holds; it holds for all smaller ones too."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if same(old, new, middle) else (low, middle - 1)
    return low


def _value(old: Any, value: Any) -> Any:
    return value


def _text(old: str, start: int, end: int, text: str) -> str:
    return old[:start] + text + old[len(old) - end :]


def _list(old: Any, start: int, end: int, values: list[Any], changed: dict[str, Any]) -> list[Any]:
    result = [*old[:start], *values, *old[len(old) - end :]]
    for place, patch in changed.items():
        result[int(place)] = applied(result[int(place)], patch)
    return result


def _object(
    old: dict[str, Any],
    changed: dict[str, Any],
    added: dict[str, Any],
    gone: list[str],
    order: list[str] | None,
) -> dict[str, Any]:
    result = {name: applied(value, changed.get(name)) for name, value in old.items() if name not in gone}
    result.update(added)
    return result if order is None else {name: result[name] for name in order}


APPLIED: Mapping[str, Callable[..., Any]] = {"=": _value, "t": _text, "l": _list, "d": _object}
