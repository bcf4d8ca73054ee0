"""The kinds of request by family, as they are offered to start from. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from mla_writer.model.declarations import Kind
from mla_writer.model.rulebook import Rulebook

LABELS = "kind_family"
"""The choice list that names the families, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of kinds with its label (a text of the rulebook); those that can be drafted come first."""

    id: str
    label: str
    kinds: tuple[Kind, ...]

    @property
    def offered(self) -> bool:
        """True when at least one kind can be drafted."""
        return any(kind.drafted for kind in self.kinds)


def families(rulebook: Rulebook) -> tuple[Family, ...]:
    """Every family that has kinds."""
    declared = rulebook.choices.get(LABELS)
    order = [choice.id for choice in declared.choices] if declared else []
    used = dict.fromkeys((*order, *(kind.family for kind in rulebook.kinds.values())))
    return tuple(
        Family(id, declared.label(id) if declared else id, kinds)
        for id in used
        if (kinds := _kinds(rulebook, id))
    )


def _kinds(rulebook: Rulebook, family: str) -> tuple[Kind, ...]:
    kinds = [kind for kind in rulebook.kinds.values() if kind.family == family]
    return tuple(sorted(kinds, key=lambda kind: not kind.drafted))
