"""Paths to answers, and changes of nested plain data that leave the old value untouched.

A path is written as in findings: ``common.authorities.requested_state``,
``measures[0].answers.accounts[1].number``. Parsed, it is a tuple of names and indexes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from mla_writer.model.errors import UnknownName
from mla_writer.model.message import message

Steps = tuple[str | int, ...]
STEP = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)|\[(\d{1,6})\]")


@lru_cache(maxsize=4096)
def parse_path(path: str) -> Steps:
    """The steps of ``path``; ``UnknownName`` when it is not a path."""
    steps: list[str | int] = []
    position = 0
    while position < len(path):
        found = STEP.match(path, position)
        if found is None:
            raise UnknownName(message("'{found}' is not a path to an answer", found=path))
        steps.append(found[1] if found[1] is not None else int(found[2]))
        position = found.end()
        if path[position : position + 1] == ".":
            position += 1
    return tuple(steps)


def write_path(steps: Steps) -> str:
    """The path that ``steps`` spell."""
    text = ""
    for step in steps:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def get(data: Any, steps: Steps, default: Any = None) -> Any:
    """What stands at ``steps`` in ``data``, or ``default`` where nothing does."""
    for step in steps:
        if isinstance(step, int):
            if not isinstance(data, (list, tuple)) or step >= len(data):
                return default
            data = data[step]
        else:
            if not isinstance(data, dict) or step not in data:
                return default
            data = data[step]
    return data


def put(data: Any, steps: Steps, value: Any) -> Any:
    """A copy of ``data`` with ``value`` at ``steps``; what lies beside the way is shared.

    Missing objects on the way are made; an index may at most be the length of its list.
    """
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        entries: list[Any] = list(data) if isinstance(data, (list, tuple)) else []
        if step > len(entries):
            raise UnknownName(
                message("there is no entry {index} in a list of {size}", index=step, size=len(entries))
            )
        changed = put(entries[step] if step < len(entries) else None, rest, value)
        return [*entries[:step], changed, *entries[step + 1 :]]
    parts: dict[str, Any] = data if isinstance(data, dict) else {}
    return {**parts, step: put(parts.get(step), rest, value)}


def drop(data: Any, steps: Steps) -> Any:
    """A copy of ``data`` without what stands at ``steps``; ``data`` itself when nothing does."""
    if get(data, steps, default=drop) is drop:
        return data
    *way, last = steps
    holder = get(data, tuple(way))
    if isinstance(last, int):
        return put(data, tuple(way), [*holder[:last], *holder[last + 1 :]])
    return put(data, tuple(way), {name: part for name, part in holder.items() if name != last})


def move(data: Any, steps: Steps, to: int) -> Any:
    """A copy of ``data`` in which the entry at ``steps`` stands at index ``to`` of its list."""
    *way, index = steps
    entries = list(get(data, tuple(way), []))
    if not isinstance(index, int) or not (0 <= index < len(entries) and 0 <= to < len(entries)):
        raise UnknownName(
            message("there is no entry {index} in a list of {size}", index=index, size=len(entries))
        )
    entries.insert(to, entries.pop(index))
    return put(data, tuple(way), entries)
