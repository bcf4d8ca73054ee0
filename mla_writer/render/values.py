"""Values on their way through a template and its markup.

What a person typed never passes through markup. It travels as a placeholder (U+E000, its number in
private digits, U+E001) and is put in when the markup has been parsed. A text that itself contains
such characters cannot pass for a placeholder, because only text of templates is searched for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Undefined

from mla_writer.i18n import Language
from mla_writer.i18n.marks import printed
from mla_writer.model.errors import CannotRender, TemplateRefused
from mla_writer.model.fields import is_empty
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook
from mla_writer.render.document import Role

OPEN, CLOSE = "\ue000", "\ue001"
TO_PRIVATE = {ord(str(digit)): 0xE010 + digit for digit in range(10)}
FROM_PRIVATE = {0xE010 + digit: str(digit) for digit in range(10)}
TOKEN = re.compile("\ue000([\ue010-\ue019]+)\ue001")
MOST_ROUNDS = 20_000
MOST_TEXT = 4 * 1024 * 1024


class Trusted(str):
    """Text of a template, with placeholders for values in it: it may carry markup."""

    __slots__ = ()


class Prose(str):
    """Sentences typed by a person. ``lang`` is set where they are not in the document's language,
    ``path`` says which answer they are."""

    lang: str = ""
    path: str = ""

    @staticmethod
    def of(text: str, lang: str, path: str) -> Prose:
        """``text`` with its language and the path of its answer."""
        prose = Prose(text)
        prose.lang, prose.path = lang, path
        return prose

    def part(self, text: str) -> Prose:
        """A part of these sentences."""
        return Prose.of(text, self.lang, self.path)


class Closed(str):
    """The answer of a field that was closed with a reason: empty, and printed as ``said``."""

    said: str = ""

    @staticmethod
    def of(said: str) -> Closed:
        """An empty answer that prints ``said`` (English, from the catalog)."""
        closed = Closed("")
        closed.said = said
        return closed


@dataclass(frozen=True, slots=True)
class Value:
    """What one placeholder stands for. ``prose`` is set like text, everything else is left as it is.

    ``label`` names what is missing where ``role`` is ``gap``; ``path`` the answer that is untranslated.
    """

    text: str
    role: Role = ""
    lang: str = ""
    prose: bool = False
    label: str = ""
    path: str = ""


class Rendering:
    """One document in the making: its language, its values, and how much may still be spent."""

    def __init__(self, language: Language, rulebook: Rulebook, most_rounds: int = MOST_ROUNDS) -> None:
        self.language = language
        self.rulebook = rulebook
        self.values: list[Value] = []
        self.rounds = most_rounds
        self.room = MOST_TEXT

    def put(self, value: Value) -> Trusted:
        """A placeholder for ``value``; ``CannotRender`` when the document grows beyond all measure."""
        self.room -= len(value.text)
        if self.room < 0:
            raise CannotRender(
                message("the document is too long: more than {limit} characters", limit=MOST_TEXT)
            )
        self.values.append(value)
        return Trusted(f"{OPEN}{str(len(self.values) - 1).translate(TO_PRIVATE)}{CLOSE}")

    def held(self, token: str) -> Value | None:
        """The value of a single placeholder, or None where ``token`` is something else."""
        found = TOKEN.fullmatch(token)
        return self.values[int(found[1].translate(FROM_PRIVATE))] if found else None

    def said(self, text: str) -> Trusted:
        """A placeholder for words of the document's own language: no markup, not typed by a person."""
        return self.put(Value(text, prose=True))

    def shown(self, value: Any, label: str = "") -> Trusted:
        """What ``value`` prints. A missing value prints a visible gap, which ``label`` names."""
        if isinstance(value, Trusted):
            return value
        if isinstance(value, Closed):
            return self.said(self.language.text(value.said))
        if value is None or (isinstance(value, str) and is_empty(value)):
            return self.gap(label)
        if isinstance(value, Prose):
            role: Role = "untranslated" if value.lang else ""
            return self.put(Value(str(value), role, value.lang, prose=True, path=value.path))
        return self._plain(value, label)

    def gap(self, label: str, text: str = printed("to be completed")) -> Trusted:
        """A visible mark of something missing."""
        return self.put(Value(f"[{self.language.text(text)}]", "gap", label=label or text))

    def joined(self, values: Iterable[Any], separator: str = "") -> Trusted:
        """``values`` in a row, each as it prints."""
        between = self.said(separator) if separator else ""
        return Trusted(between.join(self.shown(value) for value in values))

    def changed(self, value: Any, **changes: Any) -> Any:
        """``value`` with other properties (role, text); nothing stays nothing."""
        if value is None or isinstance(value, Closed):
            return value
        token = self.shown(value)
        held = self.held(token)
        return token if held is None else self.put(replace(held, **changes))

    def _plain(self, value: Any, label: str) -> Trusted:
        if isinstance(value, bool):
            return self.said(self.language.yes_no(value))
        if isinstance(value, str):
            return self.put(Value(value, "value"))
        if isinstance(value, int):
            return self.said(str(value))
        if isinstance(value, float):
            return self.said(self.language.number(value))
        if isinstance(value, Undefined):
            str(value)  # raises, naming what is not defined
        raise TemplateRefused(
            message(
                "the text prints '{label}' whole; print its parts one by one, or join them",
                label=label or type(value).__name__,
            )
        )
