"""The macros over lists: ``exists``, ``all``, ``exists_one``, ``filter``, ``map``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mla_writer.conditions import operators
from mla_writer.conditions.frame import Evaluate, Frame, OutOfSteps
from mla_writer.conditions.operators import LISTS
from mla_writer.model.errors import ConditionError


@dataclass(frozen=True, slots=True)
class Loop:
    """A list and what is evaluated for each entry, which stands in the variable ``slot``; ``weight``
    is what one turn costs in steps."""

    subject: Evaluate
    body: Evaluate
    slot: int
    weight: int
    column: int

    def entries(self, frame: Frame, name: str) -> Sequence[Any]:
        """The list; an unanswered list is empty."""
        entries = self.subject(frame)
        if type(entries) in LISTS:
            return entries
        if entries is None:
            return ()
        raise operators.no_operation(name, (entries,), self.column)

    def turns(self, frame: Frame, name: str) -> Iterator[Any]:
        """Each entry, once it stands in the variable and its step is paid."""
        variables, slot, weight, column = frame.variables, self.slot, self.weight, self.column
        for entry in self.entries(frame, name):
            frame.spend(weight, column)
            variables[slot] = entry
            yield entry

    def judged(self, frame: Frame, name: str) -> Iterator[tuple[Any, bool]]:
        """Each entry with the body's yes or no; any other value is an error."""
        for entry in self.turns(frame, name):
            value = self.body(frame)
            if value is not True and value is not False:
                raise operators.no_operation(name, (value,), self.column)
            yield entry, value


def _chain(loop: Loop, name: str, decides: bool) -> Evaluate:
    """``exists`` as a chain of ``||``, ``all`` as a chain of ``&&``: one entry that decides makes up
    for an error at another."""
    body = loop.body

    def decide(frame: Frame) -> bool:
        failure: ConditionError | None = None
        for _ in loop.turns(frame, name):
            try:
                value = body(frame)
            except OutOfSteps:
                raise
            except ConditionError as error:
                failure = failure or error
                continue
            if value is decides:
                return decides
            if value is not True and value is not False:
                failure = failure or operators.no_operation(name, (value,), loop.column)
        if failure is not None:
            raise failure
        return not decides

    return decide


def _exists(loop: Loop) -> Evaluate:
    return _chain(loop, "exists", decides=True)


def _all(loop: Loop) -> Evaluate:
    return _chain(loop, "all", decides=False)


def _exists_one(loop: Loop) -> Evaluate:
    return lambda frame: sum([value for _, value in loop.judged(frame, "exists_one")]) == 1


def _filter(loop: Loop) -> Evaluate:
    return lambda frame: [entry for entry, value in loop.judged(frame, "filter") if value]


def _map(loop: Loop) -> Evaluate:
    return lambda frame: [loop.body(frame) for _ in loop.turns(frame, "map")]


MACROS: Mapping[str, Callable[[Loop], Evaluate]] = {
    "exists": _exists,
    "all": _all,
    "exists_one": _exists_one,
    "filter": _filter,
    "map": _map,
}
