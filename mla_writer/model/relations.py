"""How each of two States stands to every instrument on a day: what binds both, and what does not and why.

Nothing is proposed here (``legal_bases`` does): this is the whole picture, with what is signed only,
begins later or has been left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mla_writer.model.bonds import Bond, bonds
from mla_writer.model.instruments import BoundBy, Confidence, Instrument, Participation, Standing
from mla_writer.model.legal_bases import bound_together, most_specific_first, pair_allowed, unlisted
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.states import one_state


class Word(StrEnum):
    """How a State stands to an instrument on a day.

    ``TAKES_PART`` is said of a scheme, which binds nobody. ``IF_EXTENDED`` is said of a territory whose
    State is bound: whether the instrument was extended to it is with the depositary. ``NOT_YET`` has
    deposited, or is a member, but is bound later or when the instrument enters into force.
    """

    BOUND = "bound"
    TAKES_PART = "takes_part"
    IF_EXTENDED = "if_extended"
    NOT_YET = "not_yet"
    SIGNED = "signed"
    DENOUNCED = "denounced"
    NOT_BOUND = "not_bound"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StateStanding:
    """How one State stands to one instrument.

    Dates are those of its row (with ``IF_EXTENDED``: of the State ``through``), empty where unknown;
    for ``NOT_YET``, ``in_force_on`` is the day from which it is bound. ``denounced_on`` may lie ahead while
    the State is still bound. ``basis`` holds ids of sources; without a row it is that of the list of
    participants. ``said_by`` is the pack that says it, empty where the program does.
    """

    state: str
    word: Word
    ratified_on: str = ""
    in_force_on: str = ""
    denounced_on: str = ""
    confidence: Confidence = Confidence.LOW
    basis: tuple[str, ...] = ()
    through: str = ""
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One instrument between two States (in the order in which they were named).

    ``binds`` says whether it binds both together on the day (None: not known, also for a scheme and
    where an extension must be verified). ``missing`` names the parents that it needs and that do not
    bind both.
    """

    instrument: Instrument
    standings: tuple[StateStanding, StateStanding]
    binds: bool | None
    missing: tuple[str, ...] = ()


def relations(rulebook: Rulebook, states: tuple[str, str], day: date) -> tuple[Relation, ...]:
    """Every instrument that at least one of the two States has to do with, most specific first.

    Nothing while a State is missing or between a State and its own territory. Instruments of which no
    participants are known are left out (``without_participants``).
    """
    if not all(states) or one_state(rulebook.states, states):
        return ()
    reached = bonds(rulebook, states[0]), bonds(rulebook, states[1])
    shown = (one for id, one in rulebook.instruments.items() if id in reached[0] or id in reached[1])
    return tuple(
        _relation(rulebook, one, (states, reached), day)
        for one in sorted(shown, key=most_specific_first)
        if not one.court_only and _can_lie_between(one, states, reached)
    )


def not_binding(rulebook: Rulebook, states: tuple[str, str], day: date) -> tuple[Relation, ...]:
    """The relations that are no treaty binding both on the day: each tells by its words why."""
    return tuple(one for one in relations(rulebook, states, day) if one.binds is not True)


def treaties_of(rulebook: Rulebook, state: str, day: date) -> tuple[tuple[Instrument, StateStanding], ...]:
    """Every instrument that one State or territory has to do with, and how; most specific first.

    A State that the data do not cover has none: that is unknown, not "bound by nothing".
    """
    reached = bonds(rulebook, state)
    found = sorted((rulebook.instruments[id] for id in reached), key=most_specific_first)
    return tuple((one, _standing(rulebook, one, state, (reached[one.id], day))) for one in found)


def memberships_of(rulebook: Rulebook, state: str) -> tuple[str, ...]:
    """The ids of the memberships of ``state``; what they are called is in ``membership_labels``.

    Those known today, from general knowledge; a past day may have been different.
    """
    return tuple(id for id in rulebook.membership_labels if state in rulebook.memberships[id])


def without_participants(rulebook: Rulebook) -> tuple[Instrument, ...]:
    """Instruments of which it is not known here whom they bind: shown as unknown, never proposed."""
    unknown = (one for one in rulebook.instruments.values() if one.bound_by is BoundBy.UNKNOWN)
    return tuple(sorted(unknown, key=most_specific_first))


Reached = tuple[Mapping[str, Bond], Mapping[str, Bond]]


def _can_lie_between(instrument: Instrument, states: tuple[str, str], reached: Reached) -> bool:
    """An instrument of one side with another is no matter of two States of the same side, and what one
    of them has with somebody else no matter of these two."""
    if not instrument.only_with and not instrument.record_of:
        return True
    return all(instrument.id in one for one in reached) and pair_allowed(instrument, states)


def _relation(
    rulebook: Rulebook, instrument: Instrument, sides: tuple[tuple[str, str], Reached], day: date
) -> Relation:
    states, reached = sides
    first, second = (
        _standing(rulebook, instrument, state, (bond.get(instrument.id), day))
        for state, bond in zip(states, reached, strict=True)
    )
    binds = None
    if instrument.standing is not Standing.NON_BINDING:
        binds = bound_together(rulebook, instrument.id, states, day)
    missing = (id for id in instrument.needs if bound_together(rulebook, id, states, day) is not True)
    return Relation(instrument, (first, second), binds, tuple(missing))


def _standing(
    rulebook: Rulebook, instrument: Instrument, state: str, known: tuple[Bond | None, date]
) -> StateStanding:
    bond, day = known
    if bond is None:
        word = Word.UNKNOWN if unlisted(rulebook, instrument, state) is None else Word.NOT_BOUND
        return StateStanding(state, word, confidence=instrument.confidence, basis=instrument.basis)
    word = _word(instrument, bond.participation, day.isoformat())
    row = bond.participation
    confidence = Confidence.lowest(instrument.confidence, row.confidence)
    if bond.through:
        confidence = Confidence.LOW
        word = Word.IF_EXTENDED if word in (Word.BOUND, Word.TAKES_PART) else Word.UNKNOWN
    return StateStanding(
        state,
        word,
        ratified_on=row.ratified_on,
        in_force_on=_begins(instrument, row) if word is Word.NOT_YET else row.in_force_on,
        denounced_on=row.denounced_on,
        confidence=confidence,
        basis=row.basis,
        through=bond.through,
        said_by=row.said_by,
    )


def _word(instrument: Instrument, row: Participation, today: str) -> Word:
    if not row.bound:
        return Word.SIGNED
    if row.denounced_on and row.denounced_on <= today:
        return Word.DENOUNCED
    if instrument.standing is Standing.NON_BINDING:
        return Word.TAKES_PART
    if instrument.standing is Standing.STATUS_UNKNOWN:
        return Word.UNKNOWN
    return Word.BOUND if instrument.begun(today) and row.begun(today) else Word.NOT_YET


def _begins(instrument: Instrument, row: Participation) -> str:
    """The day from which both the instrument and the row are in force; empty where one is not known."""
    if instrument.standing is Standing.NOT_IN_FORCE or (row.ratified_on and not row.in_force_on):
        return ""
    return max(row.in_force_on, instrument.in_force_since)
