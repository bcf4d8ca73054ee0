"""What the functions of conditions know: the case, its names, the moment; and their reference tables.

Belongs here: access to answers and tables, and the memory of one judgement. Does not belong here: any
rule of law or form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from mla_writer.model.case import Case
from mla_writer.model.errors import ConditionError
from mla_writer.model.message import message

P = ParamSpec("P")
T = TypeVar("T")
Record = Mapping[str, Any]
Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Context:
    """One case at one moment. ``names`` is the scope of conditions, ``now`` has an offset.

    ``memory`` keeps what costly functions have answered; it lives and dies with the context.
    ``lasting`` keeps what follows from the rulebook alone, as long as one judge serves it.
    """

    case: Case
    names: Mapping[str, Any]
    now: datetime
    memory: dict[tuple[object, ...], Any] = field(
        default_factory=dict[tuple[object, ...], Any], repr=False, compare=False
    )
    lasting: dict[tuple[object, ...], Any] = field(
        default_factory=dict[tuple[object, ...], Any], repr=False, compare=False
    )

    def answer(self, group: str, name: str) -> Any:
        """The answer to a common field, null where the group or the field is not there."""
        answers = self.names.get(group)
        return cast(Record, answers).get(name) if isinstance(answers, Mapping) else None

    def records(self, group: str, name: str) -> Sequence[Record]:
        """The records that a common field lists; what is not a record is left out."""
        return records(self.answer(group, name))

    def table(self, name: str) -> Record:
        """A reference table, empty where it is not installed."""
        found = self.case.rulebook.tables.get(name)
        return cast(Record, found) if isinstance(found, Mapping) else {}


def declared(entries: Mapping[str, T], id: str) -> T:
    """The declaration ``id``; else ``ConditionError`` with those that exist."""
    if id not in entries:
        raise ConditionError(
            message("'{found}' is not declared; known: {known}", found=id, known=", ".join(entries))
        )
    return entries[id]


def records(entries: Any) -> list[Record]:
    """The records of a list of answers; a dangling reference or null is left out."""
    if not isinstance(entries, (list, tuple)):
        return []
    return [cast(Record, entry) for entry in cast(Sequence[object], entries) if isinstance(entry, Mapping)]


def remembered(
    function: Callable[Concatenate[Context, P], T],
) -> Callable[Concatenate[Context, P], T]:
    """``function``, worked out once per context for the same (hashable, positional) arguments."""

    @wraps(function)
    def answer(context: Context, *args: P.args, **named: P.kwargs) -> T:
        key = (function, *args)
        if key not in context.memory:
            context.memory[key] = function(context, *args, **named)
        return context.memory[key]

    return answer


def from_rulebook(
    function: Callable[Concatenate[Context, P], T],
) -> Callable[Concatenate[Context, P], T]:
    """``function``, which reads the rulebook and its arguments only, worked out once per judge."""

    @wraps(function)
    def answer(context: Context, *args: P.args, **named: P.kwargs) -> T:
        key = (function, *args)
        if key not in context.lasting:
            context.lasting[key] = function(context, *args, **named)
        return context.lasting[key]

    return answer
