"""Taking over what a person enters about the law: proved, written, and laid over the rulebook.

What does not fit the rulebook is refused before anything is written: a fact of a wrong form would set
aside all that was ever entered.
"""

from __future__ import annotations

from dataclasses import dataclass

from mla_writer.files import Stamp
from mla_writer.model.packs import OWN
from mla_writer.model.rulebook import Rulebook
from mla_writer.packs import own, store
from mla_writer.packs.own import Kept
from mla_writer.packs.own_facts import OwnFacts, pack_of
from mla_writer.rulebook.cache import rulebook
from mla_writer.rulebook.countries import Countries
from mla_writer.rulebook.instruments import load_instruments
from mla_writer.rulebook.tree import Tree
from mla_writer.session.packs import over_installed


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What is kept now, and the rulebook that holds from now on."""

    kept: Kept
    rulebook: Rulebook


def keep(facts: OwnFacts, expected: Stamp | None) -> TakenOver:
    """Prove ``facts``, write them over what was read with the stamp ``expected``, and load the rulebook.

    ``RulebookError`` says what does not fit; ``ChangedElsewhere``, ``CannotWrite``, ``PackRefused``.
    """
    prove(facts)
    return TakenOver(own.write(facts, expected), rulebook())


def prove(facts: OwnFacts) -> None:
    """Refuse, with ``RulebookError``, what the rulebook could not take in."""
    content = pack_of(facts)
    if content is None:
        return
    others = over_installed(OWN)[0] if store.records() else []
    tree = Tree(packs=[*others, content])
    countries = Countries(tree)
    for state in {state for state, _ in facts.facts}:
        countries[state]
    if facts.treaties:
        load_instruments(tree)
