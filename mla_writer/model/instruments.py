"""Treaties and other instruments, who is bound by them since when, and what States declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How sure a fact is; ordered from ``HIGH`` to ``LOW``."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @staticmethod
    def lowest(*grades: Confidence) -> Confidence:
        """The lowest of the grades given."""
        return max(grades, key=list(Confidence).index)


class Standing(StrEnum):
    """What an instrument is, seen from a request."""

    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"
    STATUS_UNKNOWN = "status_unknown"
    NON_BINDING = "non_binding"
    MODEL = "model"


class BoundBy(StrEnum):
    """How it is known which States an instrument binds."""

    PARTICIPATION = "participation"
    MEMBERSHIP = "membership"
    RECORD = "record"
    ALWAYS = "always"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """A document from which facts were taken."""

    id: str
    title: str
    url: str
    as_of: str
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """One State's participation. Empty dates are unknown; an unknown date never means "not bound"."""

    state: str
    bound: bool
    ratified_on: str
    in_force_on: str
    basis: tuple[str, ...]
    confidence: Confidence
    denounced_on: str = ""


@dataclass(frozen=True, slots=True)
class StateDeclaration:
    """A reservation, declaration or notification of one State, summarised."""

    instrument: str
    state: str
    topic: str
    text: str
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, an instrument of the European Union, a scheme, or reciprocity.

    ``rank`` is the place in the order "most specific first" (1 EU, 2 bilateral, 3 regional, 4 subject,
    5 UNTOC, 6 scheme, 7 reciprocity). ``needs`` names parents without which it does not bind.
    ``replaced_by`` names instruments that take its place between States bound by both.
    ``subjects`` are the offence routes for which a convention of one subject applies; empty for a
    general one. ``articles`` maps a topic (``mla``, ``extradition``, ``preservation``, ``jit``,
    ``contents``, ``channel`` ...) to articles.
    """

    id: str
    title: str
    short: str
    rank: int
    standing: Standing
    bound_by: BoundBy
    adopted_on: str
    in_force_since: str
    depositary: str
    cite: str
    url: str
    basis: tuple[str, ...]
    confidence: Confidence
    articles: Mapping[str, str]
    participations: Mapping[str, Participation]
    declarations: tuple[StateDeclaration, ...]
    titles: Mapping[str, str]
    subjects: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    note: str = ""
    court_only: bool = False
    also_known_as: tuple[str, ...] = ()
