"""Treaties and other instruments, who is bound by them since when, and what States declared.

Belongs here: the shapes and what one instrument says of itself. Which instruments bind two States on
a day is answered by ``legal_bases``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from mla_writer.model.declarations import Verified


class Confidence(StrEnum):
    """How sure a fact is; ordered from ``HIGH`` to ``LOW``."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @staticmethod
    def lowest(*grades: Confidence) -> Confidence:
        """The lowest of the grades given."""
        return max(grades, key=list(Confidence).index)


class Rank(IntEnum):
    """The place of an instrument in the order "most specific first"."""

    EU = 1
    BILATERAL = 2
    REGIONAL = 3
    SUBJECT = 4
    UNTOC = 5
    SCHEME = 6
    RECIPROCITY = 7


class Standing(StrEnum):
    """What an instrument is, seen from a request."""

    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"
    STATUS_UNKNOWN = "status_unknown"
    NON_BINDING = "non_binding"
    MODEL = "model"


class BoundBy(StrEnum):
    """How it is known which States an instrument binds.

    ``RECORD``: each treaty is an instrument of its own that names this one in ``record_of``.
    ``NONE``: it binds nobody (a model).
    """

    PARTICIPATION = "participation"
    MEMBERSHIP = "membership"
    RECORD = "record"
    ALWAYS = "always"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Source:
    """A document from which facts were taken; ``as_of`` is its own date, ``YYYY[-MM[-DD]]`` or empty."""

    id: str
    title: str
    url: str
    as_of: str
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """One State's participation. Empty dates are unknown; an unknown date never means "not bound".

    ``bound`` is false for a State that has only signed. ``basis`` holds ids of sources; ``said_by`` is
    the pack that says it, empty where the program does.
    """

    state: str
    bound: bool
    ratified_on: str
    in_force_on: str
    basis: tuple[str, ...]
    confidence: Confidence
    denounced_on: str = ""
    said_by: str = ""

    def begun(self, today: str) -> bool:
        """Whether it has begun by ``today`` (``YYYY-MM-DD``). An unknown entry into force counts as past,
        unless the instrument was deposited later still."""
        return self.in_force_on <= today and self.ratified_on <= today

    def binds(self, today: str) -> bool:
        """Whether the State is bound on ``today`` by what this row says."""
        left = bool(self.denounced_on) and self.denounced_on <= today
        return self.bound and not left and self.begun(today)


@dataclass(frozen=True, slots=True)
class StateDeclaration:
    """A reservation, declaration or notification of one State, summarised.

    ``languages`` (ISO 639-1) are those in which a declaration on language lets a request or its
    translation be written, ``all_languages`` that every one of them is needed. ``measures`` are the
    codes of measures (topic list ``measures``) that it speaks of; empty when it speaks of all but those
    of ``except_measures``.
    """

    instrument: str
    state: str
    topic: str
    text: str
    basis: tuple[str, ...]
    said_by: str = ""
    languages: tuple[str, ...] = ()
    all_languages: bool = False
    measures: tuple[str, ...] = ()
    except_measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticlesOn:
    """The articles of an instrument on one topic. ``doubtful`` ones must be read before they are cited."""

    articles: str
    verified: Verified
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, an instrument of the European Union, a scheme, or reciprocity.

    Who is bound: ``needs`` names parents without which it does not bind; ``only_with`` limits it to
    pairs in which one side is one of these States; ``record_of`` names the entry whose record it is.

    What it is for: ``subjects`` are the offence routes and ``subject_kinds`` the kinds of measure by
    which a case falls under a convention of one subject. ``kinds``, when not empty, are the only
    kinds it serves, ``kinds_not`` those it does not. ``replaced_by`` names instruments that take its
    place between States bound by both, for the kinds that these serve and that are not in their
    ``kinds_partly``. ``excluded_by`` maps a country topic to values that leave no room for it.

    ``articles`` maps a topic (``mla``, ``extradition``, ``contents``, ``channel`` ...) to articles.
    ``titles`` maps a language to a title; those in ``translated_titles`` are not official.
    ``reading`` says what of the text was read, ``note`` what a practitioner should know. ``said_by`` is
    the pack that brought it, empty where the program did.
    """

    id: str
    title: str
    short: str
    rank: Rank
    standing: Standing
    bound_by: BoundBy
    adopted_on: str
    in_force_since: str
    depositary: str
    cite: str
    url: str
    basis: tuple[str, ...]
    confidence: Confidence
    articles: Mapping[str, ArticlesOn]
    participations: Mapping[str, Participation]
    declarations: tuple[StateDeclaration, ...]
    titles: Mapping[str, str]
    subjects: tuple[str, ...] = ()
    subject_kinds: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    kinds_partly: tuple[str, ...] = ()
    kinds_not: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    record_of: str = ""
    replaced_by: tuple[str, ...] = ()
    excluded_by: Mapping[str, tuple[str, ...]] | None = None
    note: str = ""
    reading: str = ""
    verified: Verified = Verified.KNOWLEDGE
    as_of: str = ""
    court_only: bool = False
    also_known_as: tuple[str, ...] = ()
    translated_titles: tuple[str, ...] = ()
    said_by: str = ""

    @property
    def of_one_subject(self) -> bool:
        """True when it applies only to the offences or measures that it deals with."""
        return self.rank in (Rank.SUBJECT, Rank.UNTOC)

    def begun(self, today: str) -> bool:
        """Whether it is in force on ``today`` (``YYYY-MM-DD``); what was adopted later cannot be."""
        if self.standing in (Standing.NOT_IN_FORCE, Standing.MODEL):
            return False
        return self.in_force_since <= today and self.adopted_on <= today

    def serves(self, kind: str) -> bool:
        """Whether a measure of ``kind`` can be asked for under it."""
        return kind not in self.kinds_not and (not self.kinds or kind in self.kinds)

    def stands_alone_for(self, kind: str) -> bool:
        """Whether it covers ``kind`` wholly, so that what it replaces falls away for that kind."""
        return self.serves(kind) and kind not in self.kinds_partly
