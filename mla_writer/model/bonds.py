"""By which rows of the data each State takes part in which instruments, looked up fast.

Belongs here: what the rows say, whatever the day. What follows from them for two States on a day is
answered by ``legal_bases`` and ``relations``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mla_writer.model.instruments import BoundBy, Instrument, Participation, Rank
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.states import sovereign

KEPT = 4
"""Rulebooks that may be in use at a time: with and without packs, before and after a change."""


@dataclass(frozen=True, slots=True)
class Bond:
    """How an instrument reaches a State: by its own row, or by that of the State ``through`` which
    concludes treaties for it, if the instrument was extended to it."""

    participation: Participation
    through: str = ""


@dataclass(frozen=True, slots=True)
class _Index:
    """Bonds by State and instrument, the States that the program's own data cover, and what binds all."""

    bonds: Mapping[str, Mapping[str, Bond]]
    covered: frozenset[str]
    always: tuple[str, ...]


NONE: Mapping[str, Bond] = {}


class _Same:
    """One value known by its identity: what is immutable but has no hash."""

    __slots__ = ("value",)

    def __init__(self, value: Mapping[str, Instrument]) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


def row(rulebook: Rulebook, id: str, state: str) -> Participation | None:
    """The row of ``state`` itself in the instrument ``id``."""
    found = _index(rulebook).bonds.get(state, NONE).get(id)
    return found.participation if found else None


def bonds(rulebook: Rulebook, state: str) -> Mapping[str, Bond]:
    """The bonds of ``state`` by instrument: its own, and those of the State it is a territory of."""
    index = _index(rulebook)
    own, above = index.bonds.get(state, NONE), sovereign(rulebook.states, state)
    if not above:
        return own
    extended = {
        id: Bond(bond.participation, above)
        for id, bond in index.bonds.get(above, NONE).items()
        if can_be_extended(rulebook.instruments[id])
    }
    return {**extended, **own}


def can_be_extended(instrument: Instrument) -> bool:
    """Whether it may reach a territory: the law of the European Union does so by its own rules only."""
    return instrument.bound_by is BoundBy.PARTICIPATION and instrument.rank is not Rank.EU


def covered(rulebook: Rulebook, state: str) -> bool:
    """Whether the program's own data cover ``state`` at all, so that a missing row says "not bound".

    A row that a pack adds, and a bilateral treaty, say nothing of other instruments.
    """
    return state in _index(rulebook).covered


def always(rulebook: Rulebook) -> tuple[str, ...]:
    """The instruments that every State has without a row: reciprocity and domestic law."""
    return _index(rulebook).always


def _index(rulebook: Rulebook) -> _Index:
    return _indexed(_Same(rulebook.instruments))


@lru_cache(maxsize=KEPT)
def _indexed(instruments: _Same) -> _Index:
    found: dict[str, dict[str, Bond]] = {}
    for instrument, row in _rows(instruments.value):
        found.setdefault(row.state, {})[instrument.id] = Bond(row)
    own = (row.state for one, row in _rows(instruments.value) if not (one.record_of or row.said_by))
    every = (id for id, one in instruments.value.items() if one.bound_by is BoundBy.ALWAYS)
    return _Index(found, frozenset(own), tuple(every))


def _rows(instruments: Mapping[str, Instrument]) -> Iterator[tuple[Instrument, Participation]]:
    for instrument in instruments.values():
        for row in instrument.participations.values():
            yield instrument, row
