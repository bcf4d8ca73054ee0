"""From tree to closures: a condition is compiled once and evaluated many times.

Errors follow CEL: ``false && error`` is false, ``true || error`` is true, and ``exists`` and ``all``
are such a chain over a list; everywhere else an error ends the evaluation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from mla_writer.conditions import expression as tree
from mla_writer.conditions.closures import closure
from mla_writer.conditions.expression import Expression
from mla_writer.conditions.frame import Evaluate, Frame
from mla_writer.conditions.parse import parse


@dataclass(frozen=True, slots=True)
class Compiled:
    """A condition ready to be evaluated.

    ``reads`` holds the paths it reads, at most two names deep (``offences.list``, ``item.number``, or
    ``item`` when the value itself is read); ``calls`` the functions it calls.
    """

    text: str
    expression: Expression
    reads: frozenset[str]
    calls: frozenset[str]
    _run: Evaluate = field(repr=False, compare=False)

    def evaluate(self, names: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]]) -> Any:
        """The value for ``names`` (root to plain JSON) and ``functions`` (name to implementation).

        ``ConditionError`` when it fails, which is never to be taken for true or false.
        """
        return self._run(Frame(names, functions))


@lru_cache(maxsize=4096)
def compiled(text: str) -> Compiled:
    """``text`` parsed and compiled; ``ConditionError`` when it does not parse."""
    expression = parse(text)
    return Compiled(
        text,
        expression,
        frozenset(_reads(expression, ())),
        frozenset(node.function for node in tree.walk(expression) if isinstance(node, tree.Call)),
        closure(expression, ()),
    )


def _reads(node: Expression, variables: tuple[str, ...]) -> Iterator[str]:
    match node:
        case tree.Name(name):
            if name not in variables:
                yield name
        case tree.Select(tree.Name(name), part) if name not in variables:
            yield f"{name}.{part}"
        case tree.Macro(subject, _, variable, body):
            yield from _reads(subject, variables)
            yield from _reads(body, (*variables, variable))
        case _:
            for child in tree.children(node):
                yield from _reads(child, variables)
