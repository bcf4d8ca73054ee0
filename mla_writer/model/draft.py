"""A draft: what a person has entered so far, as plain immutable data.

The shape is the published format (``mla-request``, see ``docs/draft-format.md``). Values that this
version does not know stay in ``unknown`` or beside the known answers and are written back.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from mla_writer.model import answers
from mla_writer.model.answers import Steps, parse_path
from mla_writer.model.errors import UnknownName
from mla_writer.model.message import message

STEP_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
FORMAT = "mla-request"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure asked for: its kind, its answers, and what it serves.

    ``serves`` maps ``facts``, ``offences`` and ``persons`` to ids in those lists.
    """

    id: str
    kind: str
    answers: Mapping[str, Any] = field(default_factory=dict[str, Any])
    serves: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    unknown: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Override:
    """A finding set aside by a named officer with a reason; kept in the draft, never printed."""

    check: str
    field: str
    reason: str
    officer: str
    on: str
    unknown: Mapping[str, Any] = dataclasses.field(default_factory=dict[str, Any], hash=False)


@dataclass(frozen=True, slots=True)
class Closed:
    """A required field that was closed instead of answered: ``unknown`` or ``not_applicable``."""

    state: str
    reason: str
    unknown: Mapping[str, Any] = field(default_factory=dict[str, Any], hash=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole draft.

    ``document`` is a document class, ``languages`` the languages it is to be rendered in (ISO 639-1).
    ``confirmations`` maps a check to ``yes`` or ``no``. ``translations`` maps a language to stable
    paths and their text (see ``stable_path``), with the digest of what was translated (``of``).
    ``closed`` maps paths to the way a field was closed.
    ``unreadable`` maps paths to text that is not yet a value (half a date), so that nothing typed is
    lost. ``redacted`` marks a copy in which persons and identifiers were replaced; each page says so.
    """

    id: str
    document: str = "letter"
    languages: tuple[str, ...] = ()
    common: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    measures: tuple[Measure, ...] = ()
    overrides: tuple[Override, ...] = ()
    confirmations: Mapping[str, str] = field(default_factory=dict[str, str])
    translations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    closed: Mapping[str, Closed] = field(default_factory=dict[str, Closed])
    unreadable: Mapping[str, str] = field(default_factory=dict[str, str])
    redacted: bool = False
    unknown: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds asked for, each once, in the order of the measures."""
        return tuple(dict.fromkeys(measure.kind for measure in self.measures))

    def get(self, path: str, default: Any = None) -> Any:
        """The answer at ``path``, or ``default``."""
        steps = parse_path(path)
        if steps[:1] == ("common",):
            return answers.get(self.common, steps[1:], default)
        index, rest = self._in_measure(steps)
        if index >= len(self.measures):
            return default
        return answers.get(self.measures[index].answers, rest, default)

    def put(self, path: str, value: Any) -> Draft:
        """A draft with ``value`` at ``path``."""
        return self._change(path, partial(answers.put, value=value))

    def drop(self, path: str) -> Draft:
        """A draft without the answer or the list entry at ``path``."""
        return self._change(path, answers.drop)

    def move(self, path: str, to: int) -> Draft:
        """A draft in which the list entry at ``path`` stands at index ``to``."""
        return self._change(path, partial(answers.move, to=to))

    def measure(self, id: str) -> Measure:
        """The measure ``id``; else ``UnknownName``."""
        return self.measures[self.index_of(id)]

    def index_of(self, id: str) -> int:
        """The place of the measure ``id``; else ``UnknownName``."""
        for index, measure in enumerate(self.measures):
            if measure.id == id:
                return index
        raise UnknownName(message("there is no measure '{found}' in this draft", found=id))

    def _change(self, path: str, change: Any) -> Draft:
        steps = parse_path(path)
        if steps[:1] == ("common",):
            return replace(self, common=change(self.common, steps[1:]))
        index, rest = self._in_measure(steps)
        if index >= len(self.measures):
            raise UnknownName(message("there is no measure {index} in this draft", index=index + 1))
        measure = self.measures[index]
        changed = replace(measure, answers=change(measure.answers, rest))
        return replace(self, measures=(*self.measures[:index], changed, *self.measures[index + 1 :]))

    @staticmethod
    def _in_measure(steps: Steps) -> tuple[int, Steps]:
        if len(steps) < 3 or steps[0] != "measures" or not isinstance(steps[1], int) or steps[2] != "answers":
            raise UnknownName(
                message("'{found}' is not a path to an answer", found=answers.write_path(steps))
            )
        return steps[1], steps[3:]


def new_id(prefix: str, taken: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """The first of ``prefix1``, ``prefix2`` ... that is not ``taken``; numbers are never used twice
    in a row of insertions because the highest one taken counts."""
    numbers = [int(found[1]) for id in taken if (found := re.fullmatch(re.escape(prefix) + r"(\d{1,9})", id))]
    return f"{prefix}{max(numbers, default=0) + 1}"


def digest_of(text: str) -> str:
    """A short digest of a text, by which a translation knows of what it is one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def stable_path(draft: Draft, path: str) -> str:
    """``path`` with list places replaced by the ids of their entries, so that it survives reordering.

    ``measures[0].answers.accounts[1].basis`` becomes ``measures.m1.accounts.a2.basis``. An entry
    without an id keeps its number.
    """
    steps = parse_path(path)
    if steps[:1] == ("common",):
        return ".".join(["common", *_named(draft.common, steps[1:])])
    index = int(steps[1])
    measure = draft.measures[index]
    return ".".join(["measures", measure.id, *_named(measure.answers, steps[3:])])


def path_of(draft: Draft, stable: str) -> str:
    """Where what the ``stable`` path names stands in ``draft`` now; empty where its entry is gone, or where
    it names no place of an answer. The answer itself may be missing."""
    first, _, rest = stable.partition(".")
    if first == "common" and rest:
        return _unnamed(draft.common, rest, "common")
    id, _, rest = rest.partition(".")
    place = next((place for place, one in enumerate(draft.measures) if one.id == id), -1)
    if first != "measures" or place < 0 or not rest:
        return ""
    return _unnamed(draft.measures[place].answers, rest, f"measures[{place}].answers")


def _unnamed(data: Any, rest: str, path: str) -> str:
    for name in rest.split("."):
        if isinstance(data, (list, tuple)):
            entries: list[Any] = list(data)
            found = (
                at for at, one in enumerate(entries) if isinstance(one, dict) and str(one.get("id")) == name
            )
            number = int(name) if name.isascii() and name.isdigit() and len(name) <= 6 else len(entries)
            place = next(found, number)
            if place >= len(entries):
                return ""
            data, path = entries[place], f"{path}[{place}]"
        elif not STEP_NAME.fullmatch(name):
            return ""
        else:
            data, path = answers.get(data, (name,)), f"{path}.{name}"
    return path


def _named(data: Any, steps: Steps) -> Iterator[str]:
    for step in steps:
        data = answers.get(data, (step,))
        yield str(data.get("id", step)) if isinstance(step, int) and isinstance(data, dict) else str(step)
