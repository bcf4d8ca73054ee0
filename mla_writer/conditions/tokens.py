"""The text of a condition as tokens. Nothing is known here of what they mean together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from math import isinf

from mla_writer.conditions.limits import LONGEST
from mla_writer.model.errors import ConditionError
from mla_writer.model.message import message

LARGEST_INTEGER = 2**63


class Sort(Enum):
    """What a token is."""

    NUMBER = auto()
    TEXT = auto()
    NAME = auto()
    SIGN = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``value`` is the number or text meant, the name, or the sign."""

    sort: Sort
    value: str | int | float
    column: int


PATTERN = re.compile(
    r"""(?P<space>\s+)
      | (?P<number>\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\d+)
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<sign>&&|\|\||[=!<>]=|[-!<>+*?:.,()\[\]])
    """,
    re.VERBOSE,
)
ESCAPES = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "t": "\t"}
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``, ending with ``END``; ``ConditionError`` with the column of what is none."""
    if len(text) > LONGEST:
        raise ConditionError(
            message(
                "column {column}: the condition has {found} characters; at most {allowed} are allowed",
                column=LONGEST + 1,
                found=len(text),
                allowed=LONGEST,
            )
        )
    found: list[Token] = []
    position = 0
    while position < len(text):
        match = PATTERN.match(text, position)
        if match is None:
            raise _no_token(text, position)
        if match.lastgroup != "space":
            found.append(_token(match, position + 1))
        position = match.end()
    found.append(Token(Sort.END, "", len(text) + 1))
    return found


def _token(match: re.Match[str], column: int) -> Token:
    written = match[0]
    if match.lastgroup == "name":
        return Token(Sort.NAME, written, column)
    if match.lastgroup == "sign":
        return Token(Sort.SIGN, written, column)
    if match.lastgroup == "number":
        return Token(Sort.NUMBER, _number(written, column), column)
    return Token(Sort.TEXT, _text(written[1:-1], column + 1), column)


def _number(written: str, column: int) -> int | float:
    if written.isdigit():
        # 2**63 itself only ever stands behind a minus; the parser sees to that.
        if len(written) > 19 or int(written) > LARGEST_INTEGER:
            raise _too_large(written, column)
        return int(written)
    if isinf(value := float(written)):
        raise _too_large(written, column)
    return value


def _text(written: str, column: int) -> str:
    if "\\" not in written:
        return written

    def meant(escape: re.Match[str]) -> str:
        code = escape[1]
        if len(code) == 5 and not 0xD800 <= int(code[1:], 16) <= 0xDFFF:
            return chr(int(code[1:], 16))
        if code not in ESCAPES:
            raise ConditionError(
                message(
                    "column {column}: '{found}' is not an escape; allowed in a text: {allowed}",
                    column=column + escape.start(),
                    found=escape[0],
                    allowed=r"\\ \' \" \n \t \u00e9",
                )
            )
        return ESCAPES[code]

    return ESCAPE.sub(meant, written)


def _too_large(written: str, column: int) -> ConditionError:
    return ConditionError(
        message(
            "column {column}: the number {found} is too large; allowed: 64 bits",
            column=column,
            found=written if len(written) <= 24 else written[:24] + "...",
        )
    )


def _no_token(text: str, position: int) -> ConditionError:
    if text[position] in "\"'":
        return ConditionError(
            message(
                "column {column}: the text that begins here has no closing {quote} on its line",
                column=position + 1,
                quote=text[position],
            )
        )
    return ConditionError(
        message(
            "column {column}: '{found}' has no meaning here; allowed: {allowed}",
            column=position + 1,
            found=text[position],
            allowed="! && || == != < <= > >= in + - * ? : . ( ) [ ]",
        )
    )
