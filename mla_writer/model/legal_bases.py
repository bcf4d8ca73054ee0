"""What binds two States on a day, most specific first.

A basis is proposed only when both States are bound on that day by an instrument that is in force.
An unknown date counts as bound and says so. Nothing here decides: the practitioner does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mla_writer.model.declarations import Kind
from mla_writer.model.instruments import (
    BoundBy,
    Confidence,
    Instrument,
    Participation,
    Standing,
    StateDeclaration,
)
from mla_writer.model.rulebook import Rulebook


class Place(StrEnum):
    """Where a basis is listed."""

    BASIS = "basis"
    IF_OFFENCE_FALLS_UNDER_IT = "if_offence_falls_under_it"
    REPLACED = "replaced"
    SCHEME = "scheme"
    RECIPROCITY = "reciprocity"


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One instrument as a basis between two States.

    ``in_force_since`` is the later of the two States' dates, empty when one is unknown
    (``date_unknown`` is then true). ``articles`` holds, by kind asked for, what the rulebook lists.
    """

    instrument: Instrument
    place: Place
    in_force_since: str
    date_unknown: bool
    confidence: Confidence
    declarations: tuple[StateDeclaration, ...]
    articles: Mapping[str, str]
    replaced_by: tuple[str, ...] = ()


def bound(instrument: Instrument, state: str, day: date) -> bool | None:
    """Whether ``state`` is bound on ``day``: true, false, or None where nothing is known."""
    if instrument.bound_by is BoundBy.UNKNOWN or instrument.standing is Standing.STATUS_UNKNOWN:
        return None
    if instrument.standing in (Standing.NOT_IN_FORCE, Standing.MODEL):
        return False
    if instrument.in_force_since and instrument.in_force_since > day.isoformat():
        return False
    participation = instrument.participations.get(state)
    return participation is not None and _binds(participation, day)


def bound_together(rulebook: Rulebook, id: str, states: Iterable[str], day: date) -> bool | None:
    """Whether all ``states`` are bound by the instrument ``id`` and by what it needs; None if unknown."""
    instrument = rulebook.instruments.get(id)
    if instrument is None:
        return None
    if instrument.bound_by is BoundBy.ALWAYS:
        return True
    states = tuple(states)
    answers = [bound(instrument, state, day) for state in states]
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

    ``kinds`` are the kinds of measure asked for (for articles), ``routes`` the treaty routes of the
    offences. A convention of one subject whose offences are not named is listed as available "if the
    offence falls under it".
    """
    wanted = set(routes)
    binding = [
        instrument
        for instrument in rulebook.instruments.values()
        if not instrument.court_only and bound_together(rulebook, instrument.id, states, day) is True
    ]
    ids = {instrument.id for instrument in binding}
    asked = [rulebook.kinds[kind] for kind in kinds if kind in rulebook.kinds]
    bases = [_basis(instrument, states, ids, asked, wanted) for instrument in binding]
    return tuple(sorted(bases, key=_most_specific_first))


def _basis(
    instrument: Instrument, states: tuple[str, str], binding: set[str], kinds: list[Kind], routes: set[str]
) -> LegalBasis:
    replaced_by = tuple(id for id in instrument.replaced_by if id in binding)
    since, unknown = _since(instrument, states)
    return LegalBasis(
        instrument=instrument,
        place=_place(instrument, replaced_by, routes),
        in_force_since=since,
        date_unknown=unknown,
        confidence=_confidence(instrument, states),
        declarations=tuple(one for one in instrument.declarations if one.state in states),
        articles=_articles(instrument, kinds),
        replaced_by=replaced_by,
    )


def _place(instrument: Instrument, replaced_by: tuple[str, ...], routes: set[str]) -> Place:
    if instrument.bound_by is BoundBy.ALWAYS:
        return Place.RECIPROCITY
    if instrument.standing is Standing.NON_BINDING:
        return Place.SCHEME
    if replaced_by:
        return Place.REPLACED
    if instrument.subjects and not routes.intersection(instrument.subjects):
        return Place.IF_OFFENCE_FALLS_UNDER_IT
    return Place.BASIS


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


def _articles(instrument: Instrument, kinds: list[Kind]) -> dict[str, str]:
    return {
        kind.id: one.articles for kind in kinds for one in kind.articles if one.instrument == instrument.id
    }


def _binds(participation: Participation, day: date) -> bool:
    today = day.isoformat()
    if not participation.bound or participation.in_force_on > today:
        return False
    return not participation.denounced_on or participation.denounced_on > today


PLACES = (Place.BASIS, Place.IF_OFFENCE_FALLS_UNDER_IT, Place.REPLACED, Place.SCHEME, Place.RECIPROCITY)


def _most_specific_first(basis: LegalBasis) -> tuple[int, int, int, str]:
    since = basis.instrument.in_force_since.replace("-", "") or "0"
    return (
        PLACES.index(basis.place),
        basis.instrument.rank,
        -int(since[:8].ljust(8, "0")),
        basis.instrument.id,
    )
