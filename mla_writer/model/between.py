"""The law between two States on a day: what binds both, what only one, what is still to come.

``legal_bases`` answers what a request can rest on; here stands the whole picture around it, with how
each State stands to each instrument. Nothing here decides anything: the practitioner does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Kind
from mla_writer.model.instruments import (
    BoundBy,
    Instrument,
    Participation,
    Rank,
    Source,
    Standing,
    StateDeclaration,
)
from mla_writer.model.legal_bases import LegalBasis, Place, bound, bound_together, legal_bases
from mla_writer.model.rulebook import Rulebook

BILATERAL = "bilateral"
"""The entry of which every bilateral treaty that is in the data is a record."""
WITHOUT_TREATY = "legal_basis."
"""What a profile says under these topics tells what holds without a treaty."""


class Stand(StrEnum):
    """How one State stands to an instrument on the day."""

    BOUND = "bound"
    IF_EXTENDED = "if_extended"
    NOT_YET = "not_yet"
    SIGNED = "signed"
    DENOUNCED = "denounced"
    NOT_BOUND = "not_bound"
    UNKNOWN = "unknown"


class Section(StrEnum):
    """The parts of the picture, in the order in which they are shown."""

    BOTH = "both"
    IF_EXTENDED = "if_extended"
    ONE = "one"
    LATER = "later"
    SCHEME = "scheme"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Side:
    """One State and one instrument. ``since`` and ``until`` are dates of entry into force and of the end,
    empty when unknown or when there is none; ``participation`` is None where the data hold no row.

    ``through`` is the State by which a territory is bound, empty for a State.
    """

    state: str
    stand: Stand
    since: str = ""
    until: str = ""
    participation: Participation | None = None
    through: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One instrument between the two States (``sides``: requesting, requested).

    ``basis`` is what ``legal_bases`` says of it, None where it is no basis. ``lacks`` are the
    instruments that it needs and that do not bind both. ``declarations`` are those of the two States,
    those that matter for what is asked first; the first ``mattering`` of them do.
    """

    instrument: Instrument
    section: Section
    sides: tuple[Side, Side]
    basis: LegalBasis | None
    lacks: tuple[str, ...]
    declarations: tuple[StateDeclaration, ...]
    mattering: int

    @property
    def in_force_since(self) -> str:
        """The later of the two dates of entry into force; empty when one is unknown."""
        dates = [side.since for side in self.sides]
        return max(dates) if all(dates) else ""


@dataclass(frozen=True, slots=True)
class Between:
    """What is known of the law between ``states`` (requesting, requested) on ``day``.

    ``rows`` stand in the order of sections, within a section most specific first. ``without_treaty``
    is reciprocity with the law of the requested State, ``facts`` what its profile says of legal bases;
    ``has_profile`` is false where there is none. ``bilateral_known`` is true where the data hold a
    bilateral treaty that binds the two.
    """

    states: tuple[str, str]
    day: date
    rows: tuple[Row, ...]
    without_treaty: tuple[LegalBasis, ...]
    facts: tuple[Fact, ...]
    has_profile: bool
    bilateral_known: bool

    def section(self, section: Section) -> tuple[Row, ...]:
        """The rows of one section."""
        return tuple(row for row in self.rows if row.section is section)

    def grouped(self, section: Section) -> dict[Rank, tuple[Row, ...]]:
        """The rows of one section by the rank of their instruments."""
        rows = self.section(section)
        ranks = dict.fromkeys(row.instrument.rank for row in rows)
        return {rank: tuple(one for one in rows if one.instrument.rank is rank) for rank in ranks}


@dataclass(frozen=True, slots=True)
class _Asked:
    rulebook: Rulebook
    states: tuple[str, str]
    day: date
    kinds: tuple[Kind, ...]
    bases: Mapping[str, LegalBasis]


def between(
    rulebook: Rulebook,
    states: tuple[str, str],
    day: date,
    kinds: Iterable[str] = (),
    routes: Iterable[str] = (),
) -> Between:
    """The law between two States on ``day``; ``kinds`` and ``routes`` as in ``legal_bases``.

    Empty while a State is missing or both are the same.
    """
    requested = rulebook.countries.get(states[1])
    whole = all(states) and states[0] != states[1]
    kinds = tuple(kinds)
    found = legal_bases(rulebook, states, day, kinds, routes)
    wanted = tuple(rulebook.kinds[kind] for kind in kinds if kind in rulebook.kinds)
    asked = _Asked(rulebook, states, day, wanted, {basis.instrument.id: basis for basis in found})
    rows = (
        [_row(one, asked) for one in rulebook.instruments.values() if _speaks(one, states)] if whole else []
    )
    return Between(
        states=states,
        day=day,
        rows=tuple(sorted(filter(None, rows), key=_in_order)),
        without_treaty=tuple(one for one in found if one.instrument.bound_by is BoundBy.ALWAYS),
        facts=_facts(rulebook, states[1]) if whole else (),
        has_profile=requested is not None,
        bilateral_known=bound_together(rulebook, BILATERAL, states, day) is True if whole else False,
    )


def sources(rulebook: Rulebook, basis: Iterable[str]) -> tuple[Source, ...]:
    """The sources that a list of ids names; an id that is not known stands for itself."""
    return tuple(rulebook.sources.get(id) or Source(id, id, "", "") for id in basis)


def stand(rulebook: Rulebook, instrument: Instrument, state: str, day: date) -> Side:
    """How ``state`` stands to ``instrument`` on ``day``."""
    one = instrument.participations.get(state)
    if one is None:
        known = bound(rulebook, instrument.id, state, day) is False
        return Side(state, Stand.NOT_BOUND if known else Stand.UNKNOWN)
    since = max(one.in_force_on, instrument.in_force_since) if one.in_force_on else ""
    return Side(state, _stand(one, instrument, day.isoformat()), since, one.denounced_on, one)


def _stand(one: Participation, instrument: Instrument, today: str) -> Stand:
    if not one.bound:
        return Stand.SIGNED
    if one.denounced_on and one.denounced_on <= today:
        return Stand.DENOUNCED
    starts = max(one.in_force_on, instrument.in_force_since)
    waits = instrument.standing is Standing.NOT_IN_FORCE or starts > today
    return Stand.NOT_YET if waits else Stand.BOUND


def _speaks(instrument: Instrument, states: tuple[str, str]) -> bool:
    """Whether it can stand between these two at all."""
    if instrument.court_only or instrument.bound_by in (BoundBy.ALWAYS, BoundBy.RECORD, BoundBy.NONE):
        return False
    if instrument.standing is Standing.MODEL:
        return False
    return not instrument.only_with or len(set(instrument.only_with).intersection(states)) == 1


def _row(instrument: Instrument, asked: _Asked) -> Row | None:
    """The row of an instrument; None where neither State has anything to do with it."""
    first, second = (stand(asked.rulebook, instrument, state, asked.day) for state in asked.states)
    basis = asked.bases.get(instrument.id)
    section = _section(instrument, (first, second), basis)
    if section is None:
        return None
    needed = [
        id
        for id in instrument.needs
        if bound_together(asked.rulebook, id, asked.states, asked.day) is not True
    ]
    declarations, mattering = _declarations(instrument, asked)
    return Row(instrument, section, (first, second), basis, tuple(needed), declarations, mattering)


def _section(instrument: Instrument, sides: tuple[Side, Side], basis: LegalBasis | None) -> Section | None:
    stands = {side.stand for side in sides}
    if instrument.standing is Standing.NON_BINDING:
        return Section.SCHEME if basis is not None else None
    if basis is not None:
        return Section.BOTH
    if instrument.bound_by is BoundBy.UNKNOWN:
        return Section.UNDETERMINED
    if stands.issubset({Stand.NOT_BOUND, Stand.UNKNOWN}):
        return None
    if instrument.standing is Standing.STATUS_UNKNOWN:
        return Section.UNDETERMINED
    return Section.ONE if Stand.BOUND in stands else Section.LATER


def _declarations(instrument: Instrument, asked: _Asked) -> tuple[tuple[StateDeclaration, ...], int]:
    """The declarations of both States, and how many of them speak of what is asked."""
    own = [one for one in instrument.declarations if one.state in asked.states]
    # Those of the requested State bind whoever asks it: they stand before those of the other.
    own.sort(key=lambda one: one.state != asked.states[1])
    speaking = [one for one in own if asked.kinds and _matters(one, asked)]
    rest = [one for one in own if one not in speaking]
    return (*speaking, *rest), len(speaking)


def _matters(declaration: StateDeclaration, asked: _Asked) -> bool:
    """Whether a declaration speaks of one of the measures asked for; one that names none speaks of all."""
    measures = asked.rulebook.topics.get("measures")
    if not declaration.measures or measures is None:
        return True
    return any(
        measures.concerns(code, kind.id, kind.coercive != "no")
        for code in declaration.measures
        for kind in asked.kinds
    )


def _facts(rulebook: Rulebook, state: str) -> tuple[Fact, ...]:
    country = rulebook.countries.get(state)
    if country is None:
        return ()
    return tuple(fact for topic, fact in country.facts.items() if topic.startswith(WITHOUT_TREATY))


def _in_order(row: Row) -> tuple[int, Rank, int, int, str]:
    """Section, rank, what is replaced after the others, the later instrument first, then id."""
    since = int(row.instrument.in_force_since.replace("-", "") or "0")
    replaced = row.basis is not None and row.basis.place is Place.REPLACED
    return list(Section).index(row.section), row.instrument.rank, int(replaced), -since, row.instrument.id
