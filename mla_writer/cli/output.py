"""What is printed, and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TextIO

from mla_writer.i18n import Language
from mla_writer.model.message import Message


@dataclass(frozen=True, slots=True)
class Output:
    """Standard output and standard error, the language of messages, and whether JSON is wanted."""

    out: TextIO
    errors: TextIO
    code: str
    json: bool
    sentences: dict[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    """What packs say in place of the catalogs, by language; filled when the rulebook is read."""

    @property
    def language(self) -> Language:
        """The language in which people are spoken to."""
        return Language(self.code, more=self.sentences.get(self.code, {}))

    def say(self, message: Message) -> str:
        """``message`` in the language of messages."""
        return self.language.say(message)

    def complain(self, message: Message) -> None:
        """Say on standard error what went wrong."""
        print(f"mla-writer: {self.say(message)}", file=self.errors)

    def warn(self, text: str) -> None:
        """Say on standard error, in sentences that are already translated, what keeps nothing back."""
        print(f"mla-writer: {text}", file=self.errors)

    def print(self, text: str = "") -> None:
        """One line for people."""
        print(text, file=self.out)

    def document(self, data: Any) -> None:
        """One JSON document."""
        print(json.dumps(data, ensure_ascii=False, indent=1), file=self.out)

    def entries(self, entries: Iterable[Any]) -> None:
        """One JSON list, written entry by entry, so that memory does not grow with it."""
        between = "["
        for entry in entries:
            print(f"{between}\n{json.dumps(entry, ensure_ascii=False)}", end="", file=self.out)
            between = ","
        print("[]" if between == "[" else "\n]", file=self.out)
