"""What a parsed condition is made of: a frozen tree, each node with its column in the text.

Belongs here: the nodes, and walking over them. Neither types nor values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, number, true, false or null as written."""

    value: str | int | float | bool | None
    column: int


@dataclass(frozen=True, slots=True)
class ListLiteral:
    """``[a, b]``."""

    entries: tuple[Expression, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Name:
    """A root (``offences``, ``measure``) or the variable of a macro."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Select:
    """``subject.field``; the column is that of the field."""

    subject: Expression
    field: str
    column: int


@dataclass(frozen=True, slots=True)
class Has:
    """``has(subject.field)``: whether the field is answered."""

    selected: Select
    column: int


@dataclass(frozen=True, slots=True)
class Size:
    """``size(list or text)``."""

    subject: Expression
    column: int


@dataclass(frozen=True, slots=True)
class Call:
    """``function(a, b)``: a function of the signatures."""

    function: str
    arguments: tuple[Expression, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Method:
    """``text.startsWith(part)``, ``endsWith``, ``contains``."""

    subject: Expression
    name: str
    argument: Expression
    column: int


@dataclass(frozen=True, slots=True)
class Macro:
    """``list.exists(variable, body)``, ``all``, ``exists_one``, ``filter``, ``map``."""

    subject: Expression
    name: str
    variable: str
    body: Expression
    column: int


@dataclass(frozen=True, slots=True)
class Unary:
    """``!a`` or ``-a``."""

    operator: str
    operand: Expression
    column: int


@dataclass(frozen=True, slots=True)
class Binary:
    """``a < b`` and the like; the column is that of the operator."""

    operator: str
    left: Expression
    right: Expression
    column: int


@dataclass(frozen=True, slots=True)
class Logic:
    """``a && b && c`` or ``a || b || c``: kept flat, because their order does not matter."""

    operator: str
    operands: tuple[Expression, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Conditional:
    """``condition ? yes : no``."""

    condition: Expression
    yes: Expression
    no: Expression
    column: int


Expression = (
    Literal
    | ListLiteral
    | Name
    | Select
    | Has
    | Size
    | Call
    | Method
    | Macro
    | Unary
    | Binary
    | Logic
    | Conditional
)


def children(node: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside ``node``, from left to right."""
    return CHILDREN[type(node)](node)


CHILDREN: Mapping[type, Callable[[Any], tuple[Expression, ...]]] = {
    Literal: lambda node: (),
    ListLiteral: lambda node: node.entries,
    Name: lambda node: (),
    Select: lambda node: (node.subject,),
    Has: lambda node: (node.selected,),
    Size: lambda node: (node.subject,),
    Call: lambda node: node.arguments,
    Method: lambda node: (node.subject, node.argument),
    Macro: lambda node: (node.subject, node.body),
    Unary: lambda node: (node.operand,),
    Binary: lambda node: (node.left, node.right),
    Logic: lambda node: node.operands,
    Conditional: lambda node: (node.condition, node.yes, node.no),
}


def walk(node: Expression) -> Iterator[Expression]:
    """``node`` and everything in it."""
    yield node
    for child in children(node):
        yield from walk(child)


def size(node: Expression) -> int:
    """The number of nodes in ``node``: what one evaluation costs in steps."""
    return 1 + sum(map(size, children(node)))
