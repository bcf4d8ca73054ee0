"""What States declared under an instrument: which of it matters for what is asked.

A declaration that speaks of certain measures only matters first where these are asked for; one that
does not say is taken to speak of all. Nothing is hidden: what concerns other measures comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mla_writer.model.declarations import Kind
from mla_writer.model.instruments import Instrument, StateDeclaration
from mla_writer.model.rulebook import Rulebook

LANGUAGE = "language"
MEASURES = "measures"


def declarations_for(
    rulebook: Rulebook, instrument: Instrument, states: Iterable[str], kinds: Iterable[str] = ()
) -> tuple[StateDeclaration, ...]:
    """What ``states`` declared under ``instrument``.

    First what speaks of the ``kinds`` asked for, then what speaks of all measures, then what speaks of
    others only; in each part the last of ``states`` (the requested one) first.
    """
    order = {state: place for place, state in enumerate(reversed([*states]))}
    wanted = [rulebook.kinds[kind] for kind in kinds if kind in rulebook.kinds]
    found = [one for one in instrument.declarations if one.state in order]
    return tuple(sorted(found, key=lambda one: (_place(rulebook, one, wanted), order[one.state])))


def concerns(rulebook: Rulebook, declaration: StateDeclaration, kinds: Iterable[str]) -> bool:
    """Whether ``declaration`` speaks of one of ``kinds``; of any kind when none is given."""
    wanted = [rulebook.kinds[kind] for kind in kinds if kind in rulebook.kinds]
    return not wanted or any(_speaks_of(rulebook, declaration, kind) for kind in wanted)


def declared_languages(
    rulebook: Rulebook, instruments: Iterable[str], state: str, kinds: Iterable[str] = ()
) -> StateDeclaration | None:
    """What ``state`` declared on the language of requests under the first of ``instruments`` (ids of
    what is relied on) that settles it, else under what these need; None where nothing is known.

    What a pack declares holds before what the program knows. With ``kinds``, only what speaks of one
    of them.
    """
    kinds = tuple(kinds)
    relied = [rulebook.instruments[id] for id in instruments if id in rulebook.instruments]
    parents = [rulebook.instruments[id] for one in relied for id in one.needs if id in rulebook.instruments]
    for instrument in [*relied, *parents]:
        for declaration in reversed([*_on_language(instrument, state)]):
            if concerns(rulebook, declaration, kinds):
                return declaration
    return None


def _on_language(instrument: Instrument, state: str) -> Iterator[StateDeclaration]:
    for one in instrument.declarations:
        if one.state == state and one.topic == LANGUAGE and one.languages:
            yield one


def _place(rulebook: Rulebook, declaration: StateDeclaration, kinds: list[Kind]) -> int:
    if not declaration.measures and not declaration.except_measures:
        return 1
    asked = any(_speaks_of(rulebook, declaration, kind) for kind in kinds)
    if not asked:
        return 2 if kinds else 1
    return 0 if declaration.measures else 1


def _speaks_of(rulebook: Rulebook, declaration: StateDeclaration, kind: Kind) -> bool:
    if _named(rulebook, declaration.except_measures, kind):
        return False
    return not declaration.measures or _named(rulebook, declaration.measures, kind)


def _named(rulebook: Rulebook, codes: Iterable[str], kind: Kind) -> bool:
    measures = rulebook.topics.get(MEASURES)
    coercive = kind.coercive in ("yes", "conditional")
    return measures is not None and any(measures.concerns(code, kind.id, coercive) for code in codes)
