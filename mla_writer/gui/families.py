"""The kinds of request by family, as they are offered to start from. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from mla_writer.model.declarations import Choice, Kind
from mla_writer.model.rulebook import Rulebook

LABELS = "kind_family"
"""The choice list that names the families, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of kinds with its label and hint (texts of the rulebook); kinds that can be drafted
    come first."""

    id: str
    label: str
    hint: str
    kinds: tuple[Kind, ...]

    @property
    def offered(self) -> bool:
        """True when at least one kind can be drafted."""
        return any(kind.drafted for kind in self.kinds)


def families(rulebook: Rulebook) -> tuple[Family, ...]:
    """Every family that has kinds."""
    declared = rulebook.choices.get(LABELS)
    named = {choice.id: choice for choice in declared.choices} if declared else {}
    used = dict.fromkeys((*named, *(kind.family for kind in rulebook.kinds.values())))
    return tuple(
        Family(id, choice.label, choice.hint, kinds)
        for id in used
        if (kinds := _kinds(rulebook, id)) and (choice := named.get(id, Choice(id, id)))
    )


def _kinds(rulebook: Rulebook, family: str) -> tuple[Kind, ...]:
    kinds = [kind for kind in rulebook.kinds.values() if kind.family == family]
    return tuple(sorted(kinds, key=lambda kind: not kind.drafted))
