"""The language of conditions: parse, resolve names and types, evaluate.

A subset of CEL (Common Expression Language), described in ``docs/conditions.md``. Belongs here: the
language and the signatures of the functions it may call. Does not belong here: what those functions
do (``checks``), and what is declared (``rulebook``).
"""

from __future__ import annotations

from mla_writer.conditions.compiled import Compiled, compiled
from mla_writer.conditions.expression import Expression
from mla_writer.conditions.parse import parse
from mla_writer.conditions.resolve import resolve
from mla_writer.conditions.signatures import SIGNATURES, Signature
from mla_writer.conditions.types import (
    ANY,
    BOOL,
    DATE,
    FIELD_NAME,
    MONEY,
    NULL,
    NUMBER,
    RANGE,
    TEXT,
    TIME,
    EitherOf,
    ListOf,
    OneOf,
    RecordOf,
    Scalar,
    Type,
)

__all__ = [
    "ANY",
    "BOOL",
    "DATE",
    "FIELD_NAME",
    "MONEY",
    "NULL",
    "NUMBER",
    "RANGE",
    "SIGNATURES",
    "TEXT",
    "TIME",
    "Compiled",
    "EitherOf",
    "Expression",
    "ListOf",
    "OneOf",
    "RecordOf",
    "Scalar",
    "Signature",
    "Type",
    "compiled",
    "parse",
    "resolve",
]
