"""From text to tree: a Pratt parser for the subset of CEL. Names and types are not looked at here.

Precedence and associativity are those of the CEL specification, section "Syntax".
"""

from __future__ import annotations

from collections.abc import Callable

from mla_writer.conditions.expression import (
    Binary,
    Call,
    Conditional,
    Expression,
    Has,
    ListLiteral,
    Literal,
    Logic,
    Macro,
    Method,
    Name,
    Select,
    Size,
    Unary,
)
from mla_writer.conditions.limits import DEEPEST, too_deep, within_limits
from mla_writer.conditions.suggestions import known
from mla_writer.conditions.tokens import LARGEST_INTEGER, Sort, Token, tokens
from mla_writer.model.errors import ConditionError
from mla_writer.model.message import message

CONDITIONAL, OR, AND, RELATION, SUM, PRODUCT, UNARY, MEMBER = range(1, 9)
BINDING = {
    "?": CONDITIONAL,
    "||": OR,
    "&&": AND,
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">=", "in"), RELATION),
    "+": SUM,
    "-": SUM,
    "*": PRODUCT,
    ".": MEMBER,
}
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
MACROS = ("exists", "all", "exists_one", "filter", "map")
METHODS = ("startsWith", "endsWith", "contains")
# CEL keeps these for other languages; a condition that uses them would not be portable.
RESERVED = frozenset(
    {*WORDS, "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import"}
    | {"let", "loop", "package", "namespace", "return", "var", "void", "while"}
)


def parse(text: str) -> Expression:
    """The tree of ``text`` (at most 2,000 characters, 24 levels, lists in lists at most twice).

    ``ConditionError`` names the column, what was found and what is allowed.
    """
    parser = _Parser(tokens(text))
    expression = parser.expression()
    parser.end()
    within_limits(expression)
    return expression


class _Parser:
    """The place in the tokens, and how deep the parser itself has gone."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.place]

    def next(self) -> Token:
        token = self.tokens[self.place]
        self.place += token.sort is not Sort.END
        return token

    def takes(self, sign: str) -> bool:
        token = self.tokens[self.place]
        if token.sort is Sort.SIGN and token.value == sign:
            self.place += 1
            return True
        return False

    def expect(self, sign: str) -> None:
        if not self.takes(sign):
            raise _unexpected(self.token, f"'{sign}'")

    def name(self, allowed: str) -> Token:
        token = self.next()
        if token.sort is not Sort.NAME:
            raise _unexpected(token, allowed)
        return token

    def end(self) -> None:
        if self.token.sort is not Sort.END:
            raise _unexpected(self.token, "an operator or the end")

    def expression(self, binding: int = CONDITIONAL) -> Expression:
        """The expression that begins here and binds at least as tightly as ``binding``."""
        if self.depth >= DEEPEST:
            raise too_deep(self.token.column)
        self.depth += 1
        left = self.prefix()
        while True:
            operator = self.token
            bound = BINDING.get(str(operator.value), 0) if operator.sort in OPERATORS else 0
            if bound < binding or not bound:
                break
            self.place += 1
            left = self.infix(left, operator, bound)
        self.depth -= 1
        return left

    def infix(self, left: Expression, operator: Token, bound: int) -> Expression:
        sign = str(operator.value)
        if bound == MEMBER:
            return self.member(left)
        if bound == CONDITIONAL:
            return self.conditional(left, operator)
        right = self.expression(bound + 1)
        if bound in (OR, AND):
            before = left.operands if isinstance(left, Logic) and left.operator == sign else (left,)
            return Logic(sign, (*before, right), operator.column)
        return Binary(sign, left, right, operator.column)

    def conditional(self, condition: Expression, operator: Token) -> Expression:
        yes = self.expression(OR)
        self.expect(":")
        return Conditional(condition, yes, self.expression(CONDITIONAL), operator.column)

    def prefix(self) -> Expression:
        token = self.next()
        if token.sort is Sort.NAME:
            return self.named(token)
        if token.sort in (Sort.NUMBER, Sort.TEXT):
            if token.value == LARGEST_INTEGER and isinstance(token.value, int):
                raise _unexpected(token, "a number of 64 bits")
            return Literal(token.value, token.column)
        prefixed = PREFIXES.get(str(token.value)) if token.sort is Sort.SIGN else None
        if prefixed is None:
            raise _unexpected(token, "a value, a name, '(', '[', '!' or '-'")
        return prefixed(self, token)

    def parenthesis(self, _: Token) -> Expression:
        inner = self.expression()
        self.expect(")")
        return inner

    def list(self, opening: Token) -> Expression:
        return ListLiteral(self.arguments("]"), opening.column)

    def negation(self, token: Token) -> Expression:
        return Unary("!", self.expression(UNARY), token.column)

    def minus(self, token: Token) -> Expression:
        following = self.token
        # A minus before a number is part of the number, so that the smallest integer can be written.
        if following.sort is Sort.NUMBER and not isinstance(following.value, str):
            self.place += 1
            return Literal(-following.value, token.column)
        return Unary("-", self.expression(UNARY), token.column)

    def named(self, token: Token) -> Expression:
        name = str(token.value)
        if name in WORDS:
            return Literal(WORDS[name], token.column)
        if name in RESERVED:
            raise _unexpected(token, "a value or a name; this word is reserved")
        if not self.takes("("):
            return Name(name, token.column)
        arguments = self.arguments(")")
        special = SPECIAL.get(name)
        return special(arguments, token) if special else Call(name, arguments, token.column)

    def arguments(self, closing: str) -> tuple[Expression, ...]:
        if self.takes(closing):
            return ()
        arguments = [self.expression()]
        while self.takes(","):
            arguments.append(self.expression())
        self.expect(closing)
        return tuple(arguments)

    def member(self, subject: Expression) -> Expression:
        token = self.name("the name of a field")
        name = str(token.value)
        if name in WORDS or name == "in":
            raise _unexpected(token, "the name of a field; this word is reserved")
        if not self.takes("("):
            return Select(subject, name, token.column)
        if name in MACROS:
            return self.macro(subject, token)
        arguments = self.arguments(")")
        if name not in METHODS:
            raise _no_method(token)
        _counted(token, arguments, 1)
        return Method(subject, name, arguments[0], token.column)

    def macro(self, subject: Expression, token: Token) -> Expression:
        variable = self.name("a name for the entry")
        if variable.value in RESERVED:
            raise _unexpected(variable, "a name for the entry; this word is reserved")
        self.expect(",")
        body = self.expression()
        self.expect(")")
        return Macro(subject, str(token.value), str(variable.value), body, token.column)


OPERATORS = (Sort.SIGN, Sort.NAME)
PREFIXES: dict[str, Callable[[_Parser, Token], Expression]] = {
    "(": _Parser.parenthesis,
    "[": _Parser.list,
    "!": _Parser.negation,
    "-": _Parser.minus,
}


def _has(arguments: tuple[Expression, ...], token: Token) -> Expression:
    _counted(token, arguments, 1)
    if not isinstance(arguments[0], Select):
        raise ConditionError(
            message("column {column}: has() asks for a field; write has(record.field)", column=token.column)
        )
    return Has(arguments[0], token.column)


def _size(arguments: tuple[Expression, ...], token: Token) -> Expression:
    _counted(token, arguments, 1)
    return Size(arguments[0], token.column)


SPECIAL: dict[str, Callable[[tuple[Expression, ...], Token], Expression]] = {"has": _has, "size": _size}


def _unexpected(token: Token, allowed: str) -> ConditionError:
    if token.sort is Sort.END:
        return ConditionError(
            message(
                "column {column}: the condition ends here; allowed: {allowed}",
                column=token.column,
                allowed=allowed,
            )
        )
    return ConditionError(
        message(
            "column {column}: '{found}' is not expected here; allowed: {allowed}",
            column=token.column,
            found=token.value,
            allowed=allowed,
        )
    )


def _no_method(token: Token) -> ConditionError:
    return ConditionError(
        message(
            "column {column}: nothing named '{found}' can be called on a value; known: {known}",
            column=token.column,
            found=token.value,
            known=known(str(token.value), (*METHODS, *MACROS)),
        )
    )


def _counted(token: Token, arguments: tuple[Expression, ...], wanted: int) -> None:
    if len(arguments) != wanted:
        raise ConditionError(
            message(
                "column {column}: {function}() takes {wanted} values; {found} are given",
                column=token.column,
                function=token.value,
                wanted=wanted,
                found=len(arguments),
            )
        )
