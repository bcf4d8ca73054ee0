"""What is known of a State as requested State: dated facts, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mla_writer.model.instruments import Confidence


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``value`` is plain JSON; ``source`` is an id or empty when the basis is knowledge.

    ``basis`` is ``source`` or ``knowledge``; knowledge is shown as "general knowledge, verify".
    """

    topic: str
    value: object
    source: str
    as_of: str
    note: str = ""
    basis: str = "source"
    confidence: Confidence | None = None
    measure: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """A central authority, as blocks of facts by leaf (name, ministry, address ...)."""

    id: str
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Country:
    """The profile of a State. Topics that are not in ``facts`` are unknown, never a default."""

    code: str
    name: str
    authorities: tuple[Authority, ...]
    facts: Mapping[str, Fact]
    standards: tuple[Fact, ...] = ()
    attachments: tuple[Fact, ...] = ()
    mistakes: tuple[Fact, ...] = ()
    other_rules: tuple[Fact, ...] = ()

    def fact(self, topic: str) -> Fact | None:
        """The fact on ``topic`` (``languages.accepted``), or None when unknown."""
        return self.facts.get(topic)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of country profiles: its label, the form of its value, the meaning of each code."""

    id: str
    label: str
    form: str
    meanings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ProfileKey:
    """How a key asked by conditions is read from a fact: ``meaning`` maps a code to a value.

    Without ``topic`` the key is unknown until a country's data carries it.
    """

    key: str
    form: str
    meaning: str
    topic: str = ""
    values: Mapping[str, object] | None = None
    any_of: Mapping[str, object] | None = None
