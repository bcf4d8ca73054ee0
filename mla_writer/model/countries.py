"""What is known of a State as requested State: dated facts, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mla_writer.model.instruments import Confidence


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``value`` is plain JSON; ``source`` is an id or empty when the basis is knowledge.

    ``basis`` is ``source`` or ``knowledge``; knowledge is shown as "general knowledge, verify".
    ``as_of`` is the date of the source (``YYYY[-MM[-DD]]``). ``number`` and ``currency`` repeat a
    figure that a text holds, where the text is general enough to calculate with. ``measure`` and
    ``code`` are those of evidentiary standards and attachments. ``said_by`` is the id of the pack that
    says it, empty where the program does.

    Where the source speaks of some requests only, the value holds for these and is unknown for others:
    ``only_under`` names the instruments that must be relied on, ``only_for`` the requesting States or sets
    of States; one of either is enough. ``helps`` marks an enclosure that helps and that nobody wants.
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
    number: int | float | None = None
    currency: str = ""
    said_by: str = ""
    only_under: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    helps: bool = False

    @property
    def limited(self) -> bool:
        """Whether it holds for some requests only."""
        return bool(self.only_under or self.only_for)


@dataclass(frozen=True, slots=True)
class Authority:
    """A central authority, as facts by leaf (name, ministry, address ...).

    One without ``scope`` is the general one; others are for the matters that their ``scope`` names.
    """

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
class Concerns:
    """Which requests a topic matters for; the default is none, so that it is worth knowing and no more.

    ``all`` of them; those with a ``coercive`` measure; those of ``families`` or ``kinds``; those that rely
    on one of ``bases`` (instruments); those that answer one of ``answers`` (``group.field``, with the field
    of a record after a further dot) with anything but "no".
    """

    all: bool = False
    coercive: bool = False
    families: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """A part of the sheet of a State. ``sections`` are the first parts of its topics' ids."""

    id: str
    label: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of country profiles, or a list of codes that topics share.

    ``form`` is ``text``, ``texts``, ``integer``, ``languages``, ``statutes``, ``code``, ``codes`` or
    ``list`` (a code list itself). ``meanings`` says in words what each code means. ``kinds`` names
    the kinds of measure that a code stands for; ``every`` marks codes that stand for ``all`` kinds or
    for all ``coercive`` ones. ``governed_by`` is the topic of articles by which a treaty in force
    prevails over what a profile says on it, ``declared_as`` the topic of declarations under it; both
    are empty where no article settles the matter.
    for all ``coercive`` ones. ``matters`` says which requests the topic matters for.
    """

    id: str
    label: str
    form: str
    meanings: Mapping[str, str]
    kinds: Mapping[str, tuple[str, ...]]
    every: Mapping[str, str]
    governed_by: str = ""
    declared_as: str = ""
    matters: Concerns = field(default_factory=Concerns)

    def concerns(self, code: str, kind: str, coercive: bool) -> bool:
        """Whether what is said under ``code`` holds for a measure of ``kind``."""
        reach = self.every.get(code, "")
        return reach == "all" or (reach == "coercive" and coercive) or kind in self.kinds.get(code, ())


@dataclass(frozen=True, slots=True)
class ProfileKey:
    """How a key asked by conditions is read.

    From the fact on ``topic``: ``values`` maps a code to the value, ``any_of`` maps a code that a list
    may hold to the value, ``part`` takes ``value``, ``number`` or ``currency`` of the fact as it is.
    From ``membership``: true for its members, ``outside`` (or unknown) for others. A key with
    ``without_treaty`` is known only where no treaty binds. Without topic and membership the key is
    unknown until a country's data carries it.
    """

    key: str
    form: str
    meaning: str
    topic: str = ""
    values: Mapping[str, object] | None = None
    any_of: Mapping[str, object] | None = None
    part: str = ""
    membership: str = ""
    outside: object = None
    without_treaty: bool = False
