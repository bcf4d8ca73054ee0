"""Bytes to plain JSON, within limits and without the liberties that parsers take.

Refused: anything but UTF-8, a key given twice, NaN and infinities, numbers too large to be kept
exactly, nesting and numbers of values beyond any real draft. The text gate follows in ``format``.
"""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from mla_writer.model.errors import NotADraft, TooLarge
from mla_writer.model.message import message

LARGEST = 5 * 1024 * 1024
DEEPEST = 40
MOST_VALUES = 300_000
LONGEST_WHOLE_NUMBER = 15


def parse(data: bytes) -> Any:
    """The value that ``data`` holds; ``NotADraft`` or ``TooLarge`` saying what was found."""
    if len(data) > LARGEST:
        raise TooLarge(message("it is larger than {limit} MiB, the limit", limit=LARGEST // 1024**2))
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise TooLarge(message("it holds more than {limit} values, the limit", limit=MOST_VALUES))
    try:
        value = json.loads(_text(data), **HOOKS)
    except json.JSONDecodeError as error:
        raise NotADraft(
            message(
                "it is not valid JSON (line {line}, column {column})", line=error.lineno, column=error.colno
            )
        ) from None
    except RecursionError:
        raise _too_deep() from None
    _check_depth(value)
    return value


def shown(value: object) -> str:
    """``value`` as it may stand in a message: short, on one line, without hidden characters."""
    text = value if isinstance(value, str) else str(value)
    safe = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text[:40])
    return safe + ("…" if len(text) > 40 else "")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotADraft(
            message("it is not a text in UTF-8 (byte {position})", position=error.start + 1)
        ) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))
        raise NotADraft(message("the key '{key}' is given twice", key=shown(twice)))
    return found


def _whole_number(text: str) -> int:
    if len(text.lstrip("-")) > LONGEST_WHOLE_NUMBER:
        raise _inexact(text)
    return int(text)


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _inexact(text)
    return value


def _inexact(text: str) -> NotADraft:
    return NotADraft(
        message(
            "the number {found} is too large; long identifiers are written in quotation marks",
            found=shown(text),
        )
    )


def _no_number(text: str) -> NoReturn:
    raise NotADraft(message("{found} is not a number", found=text))


HOOKS: dict[str, Any] = {
    "object_pairs_hook": _object,
    "parse_int": _whole_number,
    "parse_float": _number,
    "parse_constant": _no_number,
}


def _check_depth(value: Any) -> None:
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        level = [part for parent in level for part in _parts(parent)]
        if not level:
            return
    raise _too_deep()


def _parts(value: Any) -> Any:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _too_deep() -> NotADraft:
    return NotADraft(message("it is nested more than {limit} levels deep, the limit", limit=DEEPEST))
