"""Reading small JSON that a stranger made: values of the expected type and form, or a refusal.

Belongs here: what manifest, key card and kept identity have in common. Does not belong here: what their
fields mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from mla_writer.drafts.strict_json import parse
from mla_writer.exchange.limits import LONGEST_NAME, MOST_VALUES
from mla_writer.model.errors import ExchangeRefused, ProgramError
from mla_writer.model.message import Message, message
from mla_writer.model.text_gate import clean, clean_tree

Plain = Mapping[str, Any]
T = TypeVar("T")
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
UNSAFE = re.compile(r"[/\\:\n\t]")


def plain(data: bytes, what: Message) -> Plain:
    """The JSON object in ``data``; ``ExchangeRefused`` naming ``what`` it should have been."""
    try:
        found = clean_tree(parse(data))
    except ProgramError as error:
        raise damaged(what, error.message) from error
    if not isinstance(found, dict):
        raise damaged(what, message("it is no object"))
    return found


def damaged(what: Message, reason: Message) -> ExchangeRefused:
    """The refusal of something that cannot be read."""
    return ExchangeRefused(
        message("{what} cannot be read: {reason}. Ask the sender for it once more", what=what, reason=reason)
    )


class Fields:
    """The fields of one JSON object, each asked for by name and type; ``ExchangeRefused`` names the field."""

    def __init__(self, found: object, what: Message) -> None:
        self.what = what
        if not isinstance(found, Mapping):
            raise damaged(what, message("it is no object"))
        self._plain: Plain = found

    def wrong(self, name: str) -> ExchangeRefused:
        """The refusal of the field ``name``."""
        return damaged(self.what, message("'{field}' is missing or not as expected", field=name))

    def get(self, name: str, kind: type[T]) -> T:
        """The value of ``name``, exactly of the type ``kind``."""
        value = self._plain.get(name)
        if type(value) is not kind:
            raise self.wrong(name)
        return value

    def line(self, name: str, fits: Callable[[str], object] = bool) -> str:
        """The text of ``name``, if ``fits`` says that it is one."""
        value = self.get(name, str)
        if not fits(value):
            raise self.wrong(name)
        return value

    def inner(self, name: str) -> Fields:
        """The object in ``name``."""
        return Fields(self._plain.get(name), self.what)

    def optional(self, name: str) -> Fields | None:
        """The object in ``name``, or None where there is none."""
        return self.inner(name) if name in self._plain else None

    def list(self, name: str, most: int) -> list[Any]:
        """The list in ``name``, of at most ``most`` values."""
        value = self._plain.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise self.wrong(name)
        return value


def refuse_many(texts: Sequence[bytes]) -> None:
    """``ExchangeRefused`` where ``texts`` together hold more values than any real request: judged before the
    first of them is parsed, as each parser does for its own."""
    if sum(text.count(mark) for text in texts for mark in (b",", b"[", b"{")) > MOST_VALUES:
        raise ExchangeRefused(
            message("the content holds more than {limit} values, the limit", limit=MOST_VALUES)
        )


def is_name(text: str) -> bool:
    """Whether ``text`` can be the name of a person or an authority: one clean line, not too long."""
    try:
        normal = clean(text) == text
    except ProgramError:
        return False
    return normal and 0 < len(text) <= LONGEST_NAME and text == " ".join(text.split())


def is_label(text: str) -> bool:
    """Whether ``text`` can be a short remark: as a name, or empty."""
    return not text or is_name(text)


def is_file_name(text: str) -> bool:
    """Whether ``text`` can be the name of a file, without a folder: data for a person, never a path."""
    return is_name(text) and not UNSAFE.search(text) and not text.startswith(".") and text[-1] not in ". "


def is_day(text: str) -> bool:
    """Whether ``text`` is a day, ``YYYY-MM-DD``."""
    return DAY.fullmatch(text) is not None and _is_moment(text)


def is_moment(text: str) -> bool:
    """Whether ``text`` is a moment of ISO 8601 with its offset from UTC."""
    return len(text) <= 40 and text.isascii() and _is_moment(text) and _has_offset(text)


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _has_offset(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None
