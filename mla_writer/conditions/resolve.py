"""Every name and every type of a condition, checked against what is declared.

A misspelt field, a text compared with a number, a yes/no answer used without ``== true``: all are
errors when the rulebook is loaded, because at run time they would be a quiet false.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from mla_writer.conditions import expression as tree
from mla_writer.conditions.expression import Expression, Literal
from mla_writer.conditions.literals import written_as
from mla_writer.conditions.parse import parse
from mla_writer.conditions.signatures import SIGNATURES, Signature
from mla_writer.conditions.suggestions import known
from mla_writer.conditions.types import (
    ANY,
    BOOL,
    DATE,
    FIELD_NAME,
    NULL,
    NUMBER,
    TEXT,
    TIME,
    EitherOf,
    ListOf,
    RecordOf,
    Type,
    common,
    fields_of,
    fits,
    is_text,
)
from mla_writer.model.errors import ConditionError
from mla_writer.model.message import message

NO_VOCABULARIES: Mapping[str, Collection[str]] = {}


def resolve(
    text: str,
    names: Mapping[str, Type],
    signatures: Mapping[str, Signature] = SIGNATURES,
    expect: Type | None = None,
    vocabularies: Mapping[str, Collection[str]] = NO_VOCABULARIES,
) -> Type:
    """The type of ``text`` where the roots ``names`` may be read.

    ``expect`` is the type wanted, ``BOOL`` for a condition; None takes any. ``vocabularies`` holds the
    words of closed lists that signatures name (``kind``, ``instrument``, ``limit`` ...); those not given
    are not checked. ``ConditionError`` names the column, what was found and what is known.
    """
    expression = parse(text)
    found = _Resolver(names, signatures, vocabularies).resolved(expression)
    if expect is BOOL:
        found.definite(expression)
    if expect is not None and not fits(found.type, expect):
        raise _wrong_type(expression.column, found.type, expect)
    return found.type


@dataclass(frozen=True, slots=True)
class Found:
    """The type of an expression, and whether its value may be null."""

    type: Type
    open: bool = False

    def definite(self, node: Expression) -> None:
        """``ConditionError`` unless this is yes or no in every case."""
        if self.type not in (BOOL, ANY):
            raise _wrong_type(node.column, self.type, BOOL)
        if self.open:
            raise ConditionError(
                message(
                    "column {column}: this may be unanswered or unknown, which is neither yes nor no;"
                    " write '== true', '== false' or '!= true' behind it",
                    column=node.column,
                )
            )


@dataclass(frozen=True, slots=True)
class _Resolver:
    names: Mapping[str, Type]
    signatures: Mapping[str, Signature]
    vocabularies: Mapping[str, Collection[str]]

    def resolved(self, node: Expression) -> Found:
        return RESOLVERS[type(node)](self, node)

    def type_of(self, node: Expression) -> Type:
        return self.resolved(node).type

    def literal(self, node: Literal) -> Found:
        return Found(LITERALS[type(node.value)], node.value is None)

    def list(self, node: tree.ListLiteral) -> Found:
        return Found(ListOf(common([self.type_of(entry) for entry in node.entries])))

    def name(self, node: tree.Name) -> Found:
        if node.name not in self.names:
            raise ConditionError(
                message(
                    "column {column}: there is nothing named '{found}' here; known: {known}",
                    column=node.column,
                    found=node.name,
                    known=known(node.name, self.names),
                )
            )
        return _open(self.names[node.name])

    def select(self, node: tree.Select) -> Found:
        subject = self.type_of(node.subject)
        if subject is ANY:
            return Found(ANY, open=True)
        fields = fields_of(subject)
        if fields is None:
            raise ConditionError(
                message(
                    "column {column}: the field '{field}' is asked of {found}, which has none",
                    column=node.column,
                    field=node.field,
                    found=str(subject),
                )
            )
        if node.field not in fields:
            raise no_field(node.field, fields, node.column)
        return _open(fields[node.field])

    def has(self, node: tree.Has) -> Found:
        self.resolved(node.selected)
        return Found(BOOL)

    def size(self, node: tree.Size) -> Found:
        subject = self.type_of(node.subject)
        if not (is_text(subject) or isinstance(subject, ListOf) or subject is ANY):
            raise _wrong_type(node.column, subject, EitherOf((ListOf(ANY), TEXT)))
        return Found(NUMBER)

    def call(self, node: tree.Call) -> Found:
        signature = self.signatures.get(node.function)
        if signature is None:
            raise ConditionError(
                message(
                    "column {column}: there is no function '{found}'; known: {known}",
                    column=node.column,
                    found=node.function,
                    known=known(node.function, [*self.signatures, "has", "size"]),
                )
            )
        if len(node.arguments) != len(signature.parameters):
            raise _miscounted(node, signature)
        types = [self.type_of(argument) for argument in node.arguments]
        for argument, type, wanted in zip(node.arguments, types, signature.parameters, strict=True):
            if wanted is FIELD_NAME:
                _field_of_entries(argument, types[0])
            else:
                self.agree(argument, type, wanted, node.column)
        return Found(signature.result, bool(signature.unknown))

    def method(self, node: tree.Method) -> Found:
        for part in (node.subject, node.argument):
            type = self.type_of(part)
            if not (is_text(type) or type is ANY):
                raise _wrong_type(part.column, type, TEXT)
        return Found(BOOL)

    def macro(self, node: tree.Macro) -> Found:
        subject = self.type_of(node.subject)
        if not (isinstance(subject, ListOf) or subject is ANY):
            raise _wrong_type(node.column, subject, ListOf(ANY))
        if node.variable in self.names:
            raise ConditionError(
                message(
                    "column {column}: '{found}' already has a meaning; choose another name for the entry",
                    column=node.column,
                    found=node.variable,
                )
            )
        entry = subject.entry if isinstance(subject, ListOf) else ANY
        inside = _Resolver({**self.names, node.variable: entry}, self.signatures, self.vocabularies)
        body = inside.resolved(node.body)
        if node.name == "map":
            return Found(ListOf(body.type))
        body.definite(node.body)
        return Found(subject) if node.name == "filter" else Found(BOOL)

    def unary(self, node: tree.Unary) -> Found:
        operand = self.resolved(node.operand)
        if node.operator == "!":
            operand.definite(node.operand)
            return Found(BOOL)
        self.agree(node.operand, operand.type, NUMBER, node.column)
        return Found(NUMBER)

    def logic(self, node: tree.Logic) -> Found:
        for operand in node.operands:
            self.resolved(operand).definite(operand)
        return Found(BOOL)

    def conditional(self, node: tree.Conditional) -> Found:
        self.resolved(node.condition).definite(node.condition)
        yes, no = self.resolved(node.yes), self.resolved(node.no)
        return Found(common([yes.type, no.type]), yes.open or no.open)

    def binary(self, node: tree.Binary) -> Found:
        left, right = self.type_of(node.left), self.type_of(node.right)
        return BINARY[node.operator](self, node, left, right)

    def equality(self, node: tree.Binary, left: Type, right: Type) -> Found:
        self.alike(node, left, right)
        return Found(BOOL)

    def order(self, node: tree.Binary, left: Type, right: Type) -> Found:
        self.alike(node, left, right)
        for type in (left, right):
            if not (type in (NUMBER, DATE, TIME, ANY) or is_text(type)):
                raise _no_operation(node, left, right)
        return Found(BOOL)

    def membership(self, node: tree.Binary, left: Type, right: Type) -> Found:
        if isinstance(node.right, tree.ListLiteral):
            for entry in node.right.entries:
                self.alike(tree.Binary("in", node.left, entry, entry.column), left, self.type_of(entry))
        elif isinstance(right, ListOf):
            self.alike(tree.Binary("in", node.left, node.right, node.column), left, right.entry)
        elif right is not ANY:
            raise _wrong_type(node.right.column, right, ListOf(left))
        return Found(BOOL)

    def sum(self, node: tree.Binary, left: Type, right: Type) -> Found:
        if is_text(left) and is_text(right):
            return Found(TEXT)
        if isinstance(left, ListOf) and isinstance(right, ListOf):
            return Found(ListOf(common([left.entry, right.entry])))
        return self.arithmetic(node, left, right)

    def arithmetic(self, node: tree.Binary, left: Type, right: Type) -> Found:
        if left not in (NUMBER, ANY) or right not in (NUMBER, ANY):
            raise _no_operation(node, left, right)
        return Found(NUMBER)

    def alike(self, node: tree.Binary, left: Type, right: Type) -> None:
        """``ConditionError`` unless values of the two types can be equal."""
        if isinstance(node.right, Literal) and not isinstance(node.left, Literal):
            self.agree(node.right, right, left, node.column)
        elif isinstance(node.left, Literal):
            self.agree(node.left, left, right, node.column)
        elif not fits(left, right):
            raise _no_operation(node, left, right)

    def agree(self, node: Expression, found: Type, wanted: Type, column: int) -> None:
        """``ConditionError`` unless what ``node`` writes, of type ``found``, can be a ``wanted``."""
        if isinstance(node, Literal) and isinstance(node.value, str):
            written_as(node.value, wanted, self.vocabularies, node.column)
        elif not fits(found, wanted):
            raise _wrong_type(node.column if isinstance(node, Literal) else column, found, wanted)


LITERALS: Mapping[type, Type] = {
    str: TEXT,
    int: NUMBER,
    float: NUMBER,
    bool: BOOL,
    type(None): NULL,
}
BINARY: Mapping[str, Callable[[_Resolver, tree.Binary, Type, Type], Found]] = {
    "==": _Resolver.equality,
    "!=": _Resolver.equality,
    "<": _Resolver.order,
    "<=": _Resolver.order,
    ">": _Resolver.order,
    ">=": _Resolver.order,
    "in": _Resolver.membership,
    "+": _Resolver.sum,
    "-": _Resolver.arithmetic,
    "*": _Resolver.arithmetic,
}
RESOLVERS: Mapping[type, Callable[[_Resolver, Any], Found]] = {
    Literal: _Resolver.literal,
    tree.ListLiteral: _Resolver.list,
    tree.Name: _Resolver.name,
    tree.Select: _Resolver.select,
    tree.Has: _Resolver.has,
    tree.Size: _Resolver.size,
    tree.Call: _Resolver.call,
    tree.Method: _Resolver.method,
    tree.Macro: _Resolver.macro,
    tree.Unary: _Resolver.unary,
    tree.Binary: _Resolver.binary,
    tree.Logic: _Resolver.logic,
    tree.Conditional: _Resolver.conditional,
}


def no_field(found: str, fields: Mapping[str, Type], column: int) -> ConditionError:
    """The error about a field that is not declared."""
    return ConditionError(
        message(
            "column {column}: there is no field '{found}'; known: {known}",
            column=column,
            found=found,
            known=known(found, fields),
        )
    )


def _open(type: Type) -> Found:
    return Found(type, open=not isinstance(type, ListOf))


def _field_of_entries(argument: Expression, entries: Type) -> None:
    if not (isinstance(argument, Literal) and isinstance(argument.value, str)):
        raise ConditionError(
            message("column {column}: the name of a field is written as a text here", column=argument.column)
        )
    entry = entries.entry if isinstance(entries, ListOf) else ANY
    if isinstance(entry, RecordOf) and argument.value not in entry.fields:
        raise no_field(argument.value, entry.fields, argument.column)


def _wrong_type(column: int, found: Type, wanted: Type) -> ConditionError:
    return ConditionError(
        message(
            "column {column}: found {found}; allowed: {wanted}",
            column=column,
            found=str(found),
            wanted=str(wanted),
        )
    )


def _no_operation(node: tree.Binary, left: Type, right: Type) -> ConditionError:
    return ConditionError(
        message(
            "column {column}: '{operator}' does not go with {left} and {right}",
            column=node.column,
            operator=node.operator,
            left=str(left),
            right=str(right),
        )
    )


def _miscounted(node: tree.Call, signature: Signature) -> ConditionError:
    return ConditionError(
        message(
            "column {column}: {function}({parameters}) takes {wanted} values; {found} are given",
            column=node.column,
            function=node.function,
            parameters=", ".join(str(type) for type in signature.parameters),
            wanted=len(signature.parameters),
            found=len(node.arguments),
        )
    )
