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

from mla_writer.model.bonds import covered, row
from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Kind
from mla_writer.model.instruments import (
    BoundBy,
    Confidence,
    Instrument,
    Rank,
    Standing,
    StateDeclaration,
)
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.states import sovereign


class Place(StrEnum):
    """Where a basis is listed, in this order.

    ``OTHER_MEASURES`` binds both States but serves none of the measures asked for. ``REPLACED`` gives
    way to a later instrument. ``SCHEME`` rests on national law. ``EXCLUDED`` is reciprocity where the
    requested State's profile leaves no room for it.
    """

    BASIS = "basis"
    IF_OFFENCE_FALLS_UNDER_IT = "if_offence_falls_under_it"
    OTHER_MEASURES = "other_measures"
    REPLACED = "replaced"
    SCHEME = "scheme"
    RECIPROCITY = "reciprocity"
    EXCLUDED = "excluded"


PLACES = tuple(Place)


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


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a request asks: States, kinds, offence routes, and the instruments that bind the States."""

    rulebook: Rulebook
    states: tuple[str, str]
    kinds: tuple[Kind, ...]
    routes: frozenset[str]
    binding: Mapping[str, Instrument]


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
    binding = {
        id: instrument
        for id, instrument in rulebook.instruments.items()
        if _can_be_listed(instrument) and bound_together(rulebook, id, states, day) is True
    }
    wanted = tuple(rulebook.kinds[kind] for kind in kinds if kind in rulebook.kinds)
    asked = _Asked(rulebook, states, wanted, frozenset(routes), binding)
    bases = [_basis(instrument, asked) for instrument in binding.values()]
    return tuple(sorted(bases, key=_by_place))


def treaty_binds(bases: Iterable[LegalBasis]) -> bool:
    """Whether a treaty or an instrument of the European Union is among the bases for what is asked."""
    return any(basis.place is Place.BASIS for basis in bases)


def _can_be_listed(instrument: Instrument) -> bool:
    return not instrument.court_only and instrument.bound_by is not BoundBy.RECORD


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
    records = (other.id for other in rulebook.instruments.values() if other.record_of == id)
    return True if any(bound_together(rulebook, record, states, day) for record in records) else None


def _basis(instrument: Instrument, asked: _Asked) -> LegalBasis:
    replaced_by, replaced_for = _replaced(instrument, asked)
    excluded_by = _excluded_by(instrument, asked)
    since, unknown = _since(instrument, asked.states)
    return LegalBasis(
        instrument=instrument,
        place=Place.EXCLUDED if excluded_by else _place(instrument, bool(replaced_by), replaced_for, asked),
        in_force_since=since,
        date_unknown=unknown,
        confidence=_confidence(instrument, asked.states),
        declarations=tuple(one for one in instrument.declarations if one.state in asked.states),
        articles=_articles(instrument, asked.kinds),
        replaced_by=replaced_by,
        replaced_for=replaced_for,
        excluded_by=excluded_by,
    )


def _place(instrument: Instrument, replaced: bool, replaced_for: tuple[str, ...], asked: _Asked) -> Place:
    if instrument.bound_by is BoundBy.ALWAYS:
        return Place.RECIPROCITY
    if instrument.standing is Standing.NON_BINDING:
        return Place.SCHEME
    served = {kind.id for kind in asked.kinds if instrument.serves(kind.id)}
    if replaced and served.issubset(replaced_for) and (served or not asked.kinds):
        return Place.REPLACED
    if asked.kinds and not served:
        return Place.OTHER_MEASURES
    if instrument.of_one_subject and not _falls_under(instrument, asked):
        return Place.IF_OFFENCE_FALLS_UNDER_IT
    return Place.BASIS


def _falls_under(instrument: Instrument, asked: _Asked) -> bool:
    kinds = {kind.id for kind in asked.kinds}
    return bool(
        asked.routes.intersection(instrument.subjects) or kinds.intersection(instrument.subject_kinds)
    )


def _replaced(instrument: Instrument, asked: _Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What replaces ``instrument``, and for which of the kinds asked for; all when none was asked for."""
    later = [asked.binding[id] for id in instrument.replaced_by if id in asked.binding]
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


def _since(instrument: Instrument, states: tuple[str, str]) -> tuple[str, bool]:
    if instrument.bound_by is BoundBy.ALWAYS:
        return "", False
    dates = [instrument.participations[state].in_force_on for state in states]
    return (max(dates), False) if all(dates) else ("", True)


def _confidence(instrument: Instrument, states: tuple[str, str]) -> Confidence:
    parts = [
        instrument.participations[state].confidence for state in states if state in instrument.participations
    ]
    return Confidence.lowest(instrument.confidence, *parts)


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
