"""Messages are values; they are put into a language last, by ``i18n``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class State:
    """A State or territory by its ISO 3166-1 code, named in the language in which it is said."""

    code: str


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with plain ``{name}`` placeholders, and what to put into them.

    ``text`` is the key in the catalog of the interface (domain ``mla_writer``). A value may itself
    be a ``Message``, a ``State`` or a date: it is then put into the language first. Field paths, ids,
    numbers and what a person has typed are given as they are.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    context: str = ""


def message(text: str, **values: object) -> Message:
    """A message with its values as keywords: ``message("Enter {label}", label=field.label)``."""
    return Message(text, values)
