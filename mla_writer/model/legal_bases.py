"""What binds two States on a day, most specific first.

A basis is proposed only when both States are bound on that day by an instrument that is in force.
An unknown date counts as bound and says so; an unknown participation is never proposed. Nothing here
decides anything: the practitioner does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mla_writer.model.bonds import Bond, always, bonds, covered, row
from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Kind
from mla_writer.model.declared import declarations_for
from mla_writer.model.instruments import (
    BoundBy,
    Confidence,
    Instrument,
    Rank,
    Standing,
    StateDeclaration,
)
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.states import one_state, sovereign


class Place(StrEnum):
    """Where a basis is listed, in this order.

    ``IF_EXTENDED`` binds the State of a territory, and reaches the territory only if it was extended to it.
    ``OTHER_MEASURES`` binds both States but serves none of the measures asked for. ``REPLACED`` gives
    way to a later instrument. ``SCHEME`` rests on national law. ``EXCLUDED`` is reciprocity where the
    requested State's profile leaves no room for it.
    """

    BASIS = "basis"
    IF_OFFENCE_FALLS_UNDER_IT = "if_offence_falls_under_it"
    IF_EXTENDED = "if_extended"
    OTHER_MEASURES = "other_measures"
    REPLACED = "replaced"
    SCHEME = "scheme"
    RECIPROCITY = "reciprocity"
    EXCLUDED = "excluded"


PLACES = tuple(Place)
NO_TREATY = {Rank.SCHEME: Place.SCHEME, Rank.RECIPROCITY: Place.RECIPROCITY}


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One instrument as a basis between two States.

    ``in_force_since`` is the later of the two States' dates, empty when one is unknown
    (``date_unknown`` is then true). ``articles`` holds, by kind asked for, what the rulebook lists.
    ``replaced_by`` takes its place for the kinds in ``replaced_for``, or wholly when no kind was
    asked for; both are empty when it stays a basis for all that is asked. ``excluded_by`` is the
    fact that leaves no room for reciprocity.
    """

    instrument: Instrument
    place: Place
    in_force_since: str
    date_unknown: bool
    confidence: Confidence
    declarations: tuple[StateDeclaration, ...]
    articles: Mapping[str, str]
    replaced_by: tuple[str, ...] = ()
    replaced_for: tuple[str, ...] = ()
    excluded_by: Fact | None = None
    if_extended: tuple[str, ...] = ()


Bonds = tuple[Bond, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a request asks: States, kinds, offence routes, and by which bonds (one for each State, none for
    what needs no bond) instruments bind the States."""

    rulebook: Rulebook
    states: tuple[str, str]
    kinds: tuple[Kind, ...]
    routes: frozenset[str]
    binding: Mapping[str, Bonds]


def bound(rulebook: Rulebook, id: str, state: str, day: date) -> bool | None:
    """Whether ``state`` is bound by the instrument ``id`` on ``day``; None where nothing is known.

    Nothing is known of States and territories that the participation data do not cover at all.
    """
    instrument = rulebook.instruments.get(id)
    if instrument is None or instrument.standing is Standing.STATUS_UNKNOWN:
        return None
    if instrument.bound_by in (BoundBy.UNKNOWN, BoundBy.RECORD):
        return None
    if instrument.bound_by is BoundBy.ALWAYS:
        return True
    return _participates(rulebook, instrument, state, day)


def bound_together(rulebook: Rulebook, id: str, states: Iterable[str], day: date) -> bool | None:
    """Whether all ``states`` are bound by the instrument ``id`` and by what it needs; None if unknown.

    One State alone is asked whether it is bound at all.
    """
    states = tuple(states)
    instrument = rulebook.instruments.get(id)
    if instrument is None or not states:
        return None
    if instrument.bound_by is BoundBy.RECORD:
        return _recorded(rulebook, id, states, day)
    if not pair_allowed(instrument, states):
        return False
    answers = [bound(rulebook, id, state, day) for state in states]
    answers += [bound_together(rulebook, parent, states, day) for parent in instrument.needs]
    if False in answers:
        return False
    return None if None in answers else True


def legal_bases(
    rulebook: Rulebook,
    states: tuple[str, str],
    day: date,
    kinds: Iterable[str] = (),
    routes: Iterable[str] = (),
) -> tuple[LegalBasis, ...]:
    """The bases between two States (requesting, requested) on ``day``, most specific first.

    ``kinds`` are the kinds of measure asked for, ``routes`` the treaty routes of the offences. A
    convention of one subject of which the case names neither offence nor measure is listed as
    available "if the offence falls under it". Nothing is listed while a State is missing.
    """
    if not all(states) or states[0] == states[1]:
        return ()
    wanted = tuple(rulebook.kinds[kind] for kind in kinds if kind in rulebook.kinds)
    asked = _Asked(rulebook, states, wanted, frozenset(routes), _binding(rulebook, states, day.isoformat()))
    bases = [_basis(rulebook.instruments[id], asked) for id in asked.binding]
    return tuple(sorted(bases, key=_by_place))


def treaty_binds(bases: Iterable[LegalBasis]) -> bool:
    """Whether a treaty or an instrument of the European Union is among the bases for what is asked."""
    return any(basis.place is Place.BASIS for basis in bases)


def _binding(rulebook: Rulebook, states: tuple[str, str], today: str) -> dict[str, Bonds]:
    """What binds both States today, or would if it was extended to a territory, with what it needs."""
    found: dict[str, Bonds] = dict.fromkeys(always(rulebook), ())
    if not one_state(rulebook.states, states):
        first, second = bonds(rulebook, states[0]), bonds(rulebook, states[1])
        found |= {id: (first[id], second[id]) for id in first.keys() & second.keys()}
    current = {
        id: found[id] for id in found if _lies_between(rulebook.instruments[id], states, found[id], today)
    }
    return {id: current[id] for id in current if _has_parents(rulebook, id, current)}


def _lies_between(instrument: Instrument, states: tuple[str, str], found: Bonds, today: str) -> bool:
    if instrument.court_only or instrument.standing is Standing.STATUS_UNKNOWN:
        return False
    if not instrument.begun(today) or not pair_allowed(instrument, states):
        return False
    return all(bond.participation.binds(today) for bond in found)


def _has_parents(rulebook: Rulebook, id: str, current: Mapping[str, Bonds]) -> bool:
    needs = rulebook.instruments[id].needs
    return all(parent in current and _has_parents(rulebook, parent, current) for parent in needs)


def pair_allowed(instrument: Instrument, states: tuple[str, ...]) -> bool:
    """Whether an instrument that binds only with certain States can bind all of these together."""
    if not instrument.only_with or len(states) == 1:
        return True
    return len(states) == 2 and len(set(instrument.only_with).intersection(states)) == 1


def _participates(rulebook: Rulebook, instrument: Instrument, state: str, day: date) -> bool | None:
    if not instrument.begun(day.isoformat()):
        return False
    found = row(rulebook, instrument.id, state)
    return unlisted(rulebook, instrument, state) if found is None else found.binds(day.isoformat())


def unlisted(rulebook: Rulebook, instrument: Instrument, state: str) -> bool | None:
    """Whether a State without a row is bound: False, or None for a territory and for a State that the
    data do not cover."""
    above = sovereign(rulebook.states, state)
    if instrument.bound_by is BoundBy.MEMBERSHIP:
        return None if above in instrument.participations else False
    return False if covered(rulebook, state) and not above else None


def _recorded(rulebook: Rulebook, id: str, states: tuple[str, ...], day: date) -> bool | None:
    if len(states) != 2:
        return None
    records = (other.id for other in rulebook.instruments.values() if other.record_of == id)
    return any(bound_together(rulebook, record, states, day) for record in records) or None


def _basis(instrument: Instrument, asked: _Asked) -> LegalBasis:
    found = asked.binding[instrument.id]
    replaced_by, replaced_for = _replaced(instrument, asked)
    excluded_by = _excluded_by(instrument, asked)
    since = _since(found)
    return LegalBasis(
        instrument=instrument,
        place=Place.EXCLUDED if excluded_by else _place(instrument, bool(replaced_by), replaced_for, asked),
        in_force_since=since,
        date_unknown=bool(found) and not since,
        confidence=_confidence(instrument, found),
        declarations=_declarations(instrument, found, asked),
        articles=_articles(instrument, asked.kinds),
        replaced_by=replaced_by,
        replaced_for=replaced_for,
        excluded_by=excluded_by,
        if_extended=_through(asked.states, found),
    )


def _place(instrument: Instrument, replaced: bool, replaced_for: tuple[str, ...], asked: _Asked) -> Place:
    if instrument.rank in NO_TREATY:
        return NO_TREATY[instrument.rank]
    served = {kind.id for kind in asked.kinds if instrument.serves(kind.id)}
    if replaced and served.issubset(replaced_for) and (served or not asked.kinds):
        return Place.REPLACED
    if asked.kinds and not served:
        return Place.OTHER_MEASURES
    if not _certain(asked.binding[instrument.id]):
        return Place.IF_EXTENDED
    if instrument.of_one_subject and not _falls_under(instrument, asked):
        return Place.IF_OFFENCE_FALLS_UNDER_IT
    return Place.BASIS


def _certain(found: Bonds) -> bool:
    """Whether it binds the two themselves, and not only the State of a territory."""
    return not any(bond.through for bond in found)


def _falls_under(instrument: Instrument, asked: _Asked) -> bool:
    kinds = {kind.id for kind in asked.kinds}
    return bool(
        asked.routes.intersection(instrument.subjects) or kinds.intersection(instrument.subject_kinds)
    )


def _replaced(instrument: Instrument, asked: _Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What replaces ``instrument``, and for which of the kinds asked for; all when none was asked for.

    What may not have been extended to a territory replaces nothing there.
    """
    known = asked.rulebook.instruments
    later = [
        known[id] for id in instrument.replaced_by if id in asked.binding and _certain(asked.binding[id])
    ]
    kinds = [kind.id for kind in asked.kinds]
    replacing = [one for one in later if not kinds or any(map(one.stands_alone_for, kinds))]
    gone = [kind for kind in kinds if any(one.stands_alone_for(kind) for one in replacing)]
    return tuple(one.id for one in replacing), tuple(gone)


def _excluded_by(instrument: Instrument, asked: _Asked) -> Fact | None:
    requested = asked.rulebook.countries.get(asked.states[1])
    if requested is None or not instrument.excluded_by:
        return None
    for topic, values in instrument.excluded_by.items():
        fact = requested.fact(topic)
        if fact is not None and fact.value in values:
            return fact
    return None


def _since(found: Bonds) -> str:
    """The later of two dates; empty where one is unknown, as that of every extension is."""
    dates = ["" if bond.through else bond.participation.in_force_on for bond in found]
    return max(dates, default="") if all(dates) else ""


def _confidence(instrument: Instrument, found: Bonds) -> Confidence:
    if not _certain(found):
        return Confidence.LOW
    return Confidence.lowest(instrument.confidence, *(bond.participation.confidence for bond in found))


def _through(states: tuple[str, str], found: Bonds) -> tuple[str, ...]:
    """The territories that are reached through their State only."""
    return tuple(state for state, bond in zip(states, found, strict=False) if bond.through)


def _declarations(instrument: Instrument, found: Bonds, asked: _Asked) -> tuple[StateDeclaration, ...]:
    """What the two States declared, and what the State of a territory did."""
    if not instrument.declarations:
        return ()
    above = (bond.through for bond in found if bond.through)
    kinds = [kind.id for kind in asked.kinds]
    return declarations_for(asked.rulebook, instrument, (*above, *asked.states), kinds)


def _articles(instrument: Instrument, kinds: tuple[Kind, ...]) -> dict[str, str]:
    return {
        kind.id: one.articles for kind in kinds for one in kind.articles if one.instrument == instrument.id
    }


def most_specific_first(instrument: Instrument) -> tuple[Rank, int, str]:
    """A key for sorting: rank, the later instrument first (one without a date last), then id."""
    since = int(instrument.in_force_since.replace("-", "") or "0")
    return instrument.rank, -since, instrument.id


def _by_place(basis: LegalBasis) -> tuple[int, Rank, int, str]:
    return PLACES.index(basis.place), *most_specific_first(basis.instrument)
