"""How large a condition may be and how long it may run, so that no rule can stop the program."""

from __future__ import annotations

from mla_writer.conditions.expression import Expression, ListLiteral, Macro, children
from mla_writer.model.errors import ConditionError
from mla_writer.model.message import message

LONGEST = 2_000
DEEPEST = 24
NESTED_LISTS = 2
STEPS = 200_000


def within_limits(expression: Expression) -> None:
    """``ConditionError`` when ``expression`` is nested too deep. Works without recursion, because it
    is what makes recursion over the tree safe."""
    open: list[tuple[Expression, int, int, int]] = [(expression, 1, 0, 0)]
    while open:
        node, depth, macros, lists = open.pop()
        if depth > DEEPEST:
            raise too_deep(node.column)
        if isinstance(node, Macro):
            open.append((node.subject, depth + 1, macros, lists))
            open.append((node.body, depth + 1, _nested(macros, node), lists))
            continue
        if isinstance(node, ListLiteral):
            lists = _nested(lists, node)
        open.extend([(child, depth + 1, macros, lists) for child in children(node)])


def too_deep(column: int) -> ConditionError:
    """The refusal of what is nested too deep at ``column``."""
    return ConditionError(
        message(
            "column {column}: the condition is nested more than {allowed} levels deep; split it",
            column=column,
            allowed=DEEPEST,
        )
    )


def _nested(outside: int, node: Expression) -> int:
    if outside >= NESTED_LISTS:
        raise ConditionError(
            message(
                "column {column}: a list inside lists; at most {allowed} may stand in one another",
                column=node.column,
                allowed=NESTED_LISTS,
            )
        )
    return outside + 1
