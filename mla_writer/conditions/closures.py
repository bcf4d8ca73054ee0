"""One small function for each node of a condition, built once; this is what runs.

Belongs here: control flow, names, steps. What operators do to values is in ``operators``.
"""

from __future__ import annotations

import operator as python
from collections.abc import Callable, Mapping
from typing import Any

from mla_writer.conditions import expression as tree
from mla_writer.conditions import operators
from mla_writer.conditions.expression import Expression
from mla_writer.conditions.frame import Evaluate, Frame, OutOfSteps
from mla_writer.conditions.macros import MACROS, Loop
from mla_writer.conditions.operators import LISTS, equal
from mla_writer.model.errors import ConditionError
from mla_writer.model.message import message

Scope = tuple[str, ...]


def closure(node: Expression, scope: Scope) -> Evaluate:
    """The function that evaluates ``node``; ``scope`` holds the variables of the macros around it."""
    return BUILDERS[type(node)](node, scope)


def _literal(node: tree.Literal, _: Scope) -> Evaluate:
    value = node.value
    return lambda frame: value


def _list(node: tree.ListLiteral, scope: Scope) -> Evaluate:
    if all(isinstance(entry, tree.Literal) for entry in node.entries):
        constants = [entry.value for entry in node.entries if isinstance(entry, tree.Literal)]
        return lambda frame: constants
    entries = [closure(entry, scope) for entry in node.entries]
    return lambda frame: [entry(frame) for entry in entries]


def _name(node: tree.Name, scope: Scope) -> Evaluate:
    name, column = node.name, node.column
    if name in scope:
        slot = len(scope) - 1 - scope[::-1].index(name)
        return lambda frame: frame.variables[slot]

    def read(frame: Frame) -> Any:
        try:
            return frame.names[name]
        except KeyError:
            raise _missing(name, column) from None

    return read


def _select(node: tree.Select, scope: Scope) -> Evaluate:
    subject, name, column = closure(node.subject, scope), node.field, node.column

    def read(frame: Frame) -> Any:
        record = subject(frame)
        # An unanswered record has no answered fields: CEL reads unset messages the same way.
        if record is None:
            return None
        try:
            return record[name]
        except (KeyError, TypeError):
            raise _missing(name, column) from None

    return read


def _has(node: tree.Has, scope: Scope) -> Evaluate:
    selected = closure(node.selected, scope)

    def answered(frame: Frame) -> bool:
        value = selected(frame)
        return value is not None and not (type(value) in LISTS and not value)

    return answered


def _size(node: tree.Size, scope: Scope) -> Evaluate:
    subject, column = closure(node.subject, scope), node.column
    return lambda frame: operators.length(subject(frame), column)


def _call(node: tree.Call, scope: Scope) -> Evaluate:
    name, column = node.function, node.column
    arguments = [closure(argument, scope) for argument in node.arguments]

    def call(frame: Frame) -> Any:
        function = frame.functions.get(name)
        if function is None:
            raise ConditionError(
                message("column {column}: there is no function '{found}'", column=column, found=name)
            )
        values = [argument(frame) for argument in arguments]
        try:
            return function(*values)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise ConditionError(
                message("column {column}: the function '{found}' failed", column=column, found=name)
            ) from error

    return call


def _method(node: tree.Method, scope: Scope) -> Evaluate:
    subject, argument = closure(node.subject, scope), closure(node.argument, scope)
    method, name, column = operators.TEXT_METHODS[node.name], node.name, node.column

    def call(frame: Frame) -> bool:
        text, part = subject(frame), argument(frame)
        if type(text) is str and type(part) is str:
            return method(text, part)
        raise operators.no_operation(name, (text, part), column)

    return call


def _unary(node: tree.Unary, scope: Scope) -> Evaluate:
    operand, column = closure(node.operand, scope), node.column
    if node.operator == "-":
        return lambda frame: operators.negative(operand(frame), column)

    def opposite(frame: Frame) -> bool:
        value = operand(frame)
        if value is True or value is False:
            return not value
        raise operators.no_operation("!", (value,), column)

    return opposite


def _binary(node: tree.Binary, scope: Scope) -> Evaluate:
    left, right = closure(node.left, scope), closure(node.right, scope)
    sign, column = node.operator, node.column
    if sign == "==":
        return lambda frame: equal(left(frame), right(frame))
    if sign == "!=":
        return lambda frame: not equal(left(frame), right(frame))
    if sign == "in":
        return _membership(left, right, column)
    if sign in ORDERS:
        return _order(left, right, sign, column)
    calculate = operators.ARITHMETIC[sign]
    return lambda frame: calculate(left(frame), right(frame), column)


ORDERS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": python.lt,
    "<=": python.le,
    ">": python.gt,
    ">=": python.ge,
}


def _order(left: Evaluate, right: Evaluate, sign: str, column: int) -> Evaluate:
    compare = ORDERS[sign]

    def ordered(frame: Frame) -> bool:
        return compare(*operators.comparable(left(frame), right(frame), sign, column))

    return ordered


def _membership(left: Evaluate, right: Evaluate, column: int) -> Evaluate:
    def contained(frame: Frame) -> bool:
        entry, entries = left(frame), right(frame)
        if entries is None:
            return False
        if type(entries) in LISTS:
            frame.spend(len(entries) >> 3, column)
        return operators.contains(entry, entries, column)

    return contained


def _logic(node: tree.Logic, scope: Scope) -> Evaluate:
    operands = [closure(operand, scope) for operand in node.operands]
    sign, column = node.operator, node.column
    decides = sign == "||"

    def decide(frame: Frame) -> bool:
        failure: ConditionError | None = None
        for operand in operands:
            try:
                value = operand(frame)
            except OutOfSteps:
                raise
            except ConditionError as error:
                failure = failure or error
                continue
            if value is decides:
                return decides
            if value is not True and value is not False:
                failure = failure or operators.no_operation(sign, (value,), column)
        if failure is not None:
            raise failure
        return not decides

    return decide


def _conditional(node: tree.Conditional, scope: Scope) -> Evaluate:
    condition, yes, no = (closure(part, scope) for part in (node.condition, node.yes, node.no))
    column = node.column

    def choose(frame: Frame) -> Any:
        value = condition(frame)
        if value is True:
            return yes(frame)
        if value is False:
            return no(frame)
        raise operators.no_operation("?", (value,), column)

    return choose


def _macro(node: tree.Macro, scope: Scope) -> Evaluate:
    subject, body = closure(node.subject, scope), closure(node.body, (*scope, node.variable))
    return MACROS[node.name](Loop(subject, body, len(scope), tree.size(node.body), node.column))


BUILDERS: Mapping[type, Callable[[Any, Scope], Evaluate]] = {
    tree.Literal: _literal,
    tree.ListLiteral: _list,
    tree.Name: _name,
    tree.Select: _select,
    tree.Has: _has,
    tree.Size: _size,
    tree.Call: _call,
    tree.Method: _method,
    tree.Macro: _macro,
    tree.Unary: _unary,
    tree.Binary: _binary,
    tree.Logic: _logic,
    tree.Conditional: _conditional,
}


def _missing(name: str, column: int) -> ConditionError:
    return ConditionError(
        message("column {column}: there is no '{found}' in what is judged", column=column, found=name)
    )
