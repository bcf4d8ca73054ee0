"""The law between two States on a day: what binds both, what only one, what is still to come.

``legal_bases`` answers what a request can rest on, ``relations`` how each State stands to each instrument;
here both are one picture, in the order in which it is read. Nothing here decides: the practitioner does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mla_writer.model.countries import Fact
from mla_writer.model.declared import concerns, declarations_for
from mla_writer.model.instruments import Confidence, Instrument, Rank, Source, Standing, StateDeclaration
from mla_writer.model.legal_bases import (
    LegalBasis,
    Place,
    bound_together,
    legal_bases,
    most_specific_first,
)
from mla_writer.model.relations import Relation, StateStanding, Word, relations, without_participants
from mla_writer.model.rulebook import Rulebook

BILATERAL = "bilateral"
"""The entry of which every bilateral treaty that is in the data is a record."""
WITHOUT_TREATY = "legal_basis."
"""What a profile says under these topics tells what holds without a treaty."""
ASKED_OF_PROFILE = ("legal_basis.treaty_required", "legal_basis.reciprocity")
"""Topics that are told as unknown where a profile is silent."""
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
class Row:
    """One instrument between the two States (``sides``: how requesting and requested State stand to it).

    ``basis`` is what ``legal_bases`` says of it, None where it is no basis. ``lacks`` are the
    instruments that it needs and that do not bind both. ``declarations`` are those of the two States,
    as ``declarations_for`` orders them; the first ``mattering`` of them speak of what is asked.
    """

    instrument: Instrument
    section: Section
    sides: tuple[StateStanding, StateStanding]
    basis: LegalBasis | None
    lacks: tuple[str, ...]
    declarations: tuple[StateDeclaration, ...]
    mattering: int

    @property
    def in_force_since(self) -> str:
        """The later of the two dates of entry into force; empty when one is unknown."""
        dates = [side.in_force_on for side in self.sides]
        return max(dates) if all(dates) else ""

    @property
    def confidence(self) -> Confidence:
        """The lowest confidence of the instrument and of what is said of the two States."""
        if self.basis is not None:
            return self.basis.confidence
        return Confidence.lowest(self.instrument.confidence, *(side.confidence for side in self.sides))

    @property
    def fails_for_parents(self) -> bool:
        """Whether both States are bound, and only what it needs keeps it from binding them together."""
        return bool(self.lacks) and all(side.word is Word.BOUND for side in self.sides)


@dataclass(frozen=True, slots=True)
class Between:
    """What is known of the law between ``states`` (requesting, requested) on ``day``.

    ``bases`` are those of ``legal_bases``. ``rows`` stand in the order of sections, within a section most
    specific first. ``facts`` is what the profile of the requested State says of legal bases, reciprocity
    among them, ``not_known`` the topics on which it should speak and does not;
    ``has_profile`` is false where there is none. ``bilateral_known`` is true where the data hold a
    bilateral treaty that binds the two.
    """

    states: tuple[str, str]
    day: date
    bases: tuple[LegalBasis, ...]
    rows: tuple[Row, ...]
    facts: tuple[Fact, ...]
    not_known: tuple[str, ...]
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
    kinds: tuple[str, ...]
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
    asked = _Asked(rulebook, states, kinds, {basis.instrument.id: basis for basis in found})
    related = relations(rulebook, states, day)
    rows = [*(_row(one, asked) for one in related), *_unknown(asked, bool(related))]
    facts = _facts(rulebook, states[1]) if whole else ()
    told = {fact.topic for fact in facts}
    return Between(
        states=states,
        day=day,
        bases=found,
        rows=tuple(sorted((one for one in rows if one is not None), key=_in_order)),
        facts=facts,
        not_known=tuple(topic for topic in ASKED_OF_PROFILE if whole and topic not in told),
        has_profile=requested is not None,
        bilateral_known=bound_together(rulebook, BILATERAL, states, day) is True if whole else False,
    )


def sources(rulebook: Rulebook, basis: Iterable[str]) -> tuple[Source, ...]:
    """The sources that a list of ids names; an id that is not known stands for itself."""
    return tuple(rulebook.sources.get(id) or Source(id, id, "", "") for id in basis)


def _row(relation: Relation, asked: _Asked) -> Row | None:
    """The row of a relation; None for a scheme in which only one takes part."""
    instrument = relation.instrument
    basis = asked.bases.get(instrument.id)
    section = _section(relation)
    if section is None:
        return None
    declarations, mattering = _declarations(relation, asked)
    return Row(instrument, section, relation.standings, basis, relation.missing, declarations, mattering)


def _unknown(asked: _Asked, wanted: bool) -> list[Row]:
    """Instruments of which it is not known whom they bind."""
    first, second = (StateStanding(state, Word.UNKNOWN) for state in asked.states)
    unknown = without_participants(asked.rulebook) if wanted else ()
    return [Row(one, Section.UNDETERMINED, (first, second), None, (), (), 0) for one in unknown]


def _section(relation: Relation) -> Section | None:
    words = {standing.word for standing in relation.standings}
    if relation.instrument.standing is Standing.NON_BINDING:
        both = words.issubset({Word.TAKES_PART, Word.IF_EXTENDED})
        return Section.SCHEME if both else None
    if relation.binds:
        return Section.BOTH
    if Word.IF_EXTENDED in words and words.issubset({Word.BOUND, Word.IF_EXTENDED}):
        return Section.IF_EXTENDED
    if relation.instrument.standing is Standing.STATUS_UNKNOWN:
        return Section.UNDETERMINED
    if words.isdisjoint({Word.BOUND, Word.IF_EXTENDED}):
        return Section.LATER
    return Section.ONE


def _declarations(relation: Relation, asked: _Asked) -> tuple[tuple[StateDeclaration, ...], int]:
    """What the States (and that of a territory) declared, and how much of it speaks of what is asked."""
    above = (standing.through for standing in relation.standings if standing.through)
    states = (*above, *asked.states)
    found = declarations_for(asked.rulebook, relation.instrument, states, asked.kinds)
    mattering = sum(concerns(asked.rulebook, one, asked.kinds) for one in found) if asked.kinds else 0
    return found, mattering


def _facts(rulebook: Rulebook, state: str) -> tuple[Fact, ...]:
    country = rulebook.countries.get(state)
    if country is None:
        return ()
    return tuple(
        fact
        for topic, fact in country.facts.items()
        if topic.startswith(WITHOUT_TREATY) and fact.value != UNKNOWN
    )


def _in_order(row: Row) -> tuple[int, Rank, int, int, str]:
    """Section, rank, what is replaced after the others, then as ``most_specific_first``."""
    replaced = row.basis is not None and row.basis.place is Place.REPLACED
    rank, since, id = most_specific_first(row.instrument)
    return list(Section).index(row.section), rank, int(replaced), since, id
