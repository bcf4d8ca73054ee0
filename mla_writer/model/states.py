"""The States of the world and the territories that have authorities of their own.

Belongs here: who there is and who concludes treaties for whom. What binds a State is answered by
``legal_bases`` and ``relations``; what its authorities want, by its profile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorldState:
    """A State, or a territory of one.

    ``region`` is the label of its sub-region (M49 of the United Nations), for lists only.
    ``territory_of`` is the State that concludes treaties for a territory, empty for a State. ``basis`` is
    ``knowledge`` (verify) or ``source``. ``note`` says what a practitioner should know of its status.
    Names come from the language of the interface, not from here.
    """

    code: str
    region: str
    un_member: bool
    territory_of: str
    basis: str
    as_of: str
    note: str = ""


def sovereign(states: Mapping[str, WorldState], code: str) -> str:
    """The State that concludes treaties for the territory ``code``; empty for a State or an unknown code."""
    known = states.get(code)
    return known.territory_of if known else ""


def treaty_maker(states: Mapping[str, WorldState], code: str) -> str:
    """The State that concludes treaties for ``code``, which is mostly itself."""
    return sovereign(states, code) or code


def one_state(states: Mapping[str, WorldState], codes: Iterable[str]) -> bool:
    """Whether all ``codes`` are one State and territories of it: no treaty lies between them."""
    return len({treaty_maker(states, code) for code in codes}) == 1
