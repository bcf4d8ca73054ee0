"""What may be promised, what may be objected, and which other way there is: offered, never inserted.

Computed from a case and its conditions. Does not belong here: whether an answer is right (checks).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from mla_writer.model.advice import Way
from mla_writer.model.case import Case
from mla_writer.model.declarations import Assurance, RefusalGround
from mla_writer.model.fields import is_empty

GIVEN = "common.assurances.given"
Holds = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class OfferedAssurance:
    """An assurance that fits the case. ``kinds`` are those of its measures that name it; ``given`` is
    true when the draft gives it."""

    assurance: Assurance
    kinds: tuple[str, ...]
    given: bool


@dataclass(frozen=True, slots=True)
class ExpectedGround:
    """A ground of refusal that the kinds of the draft may meet. ``answered`` and ``open`` are the paths
    of the answers that meet it: given, and not given yet."""

    ground: RefusalGround
    kinds: tuple[str, ...]
    answered: tuple[str, ...]
    open: tuple[str, ...]


def offered_assurances(case: Case, holds: Holds) -> tuple[OfferedAssurance, ...]:
    """The assurances given, then those whose condition ``holds`` and that a kind of the draft names."""
    given = case.draft.get(GIVEN) or ()
    found: list[OfferedAssurance] = []
    for assurance in case.rulebook.assurances.values():
        kinds = tuple(kind for kind in _kinds(case) if assurance.id in case.rulebook.kinds[kind].assurances)
        if assurance.id in given or (kinds and holds(assurance.offered_when)):
            found.append(OfferedAssurance(assurance, kinds, assurance.id in given))
    return tuple(sorted(found, key=lambda one: not one.given))


def expected_grounds(case: Case) -> tuple[ExpectedGround, ...]:
    """The grounds of refusal that the kinds of the draft name, with the answers that meet them."""
    found: dict[str, list[str]] = {}
    for kind in _kinds(case):
        for ground in case.rulebook.kinds[kind].refusal_grounds:
            found.setdefault(ground, []).append(kind)
    return tuple(_expected(case, ground, tuple(kinds)) for ground, kinds in found.items())


def other_ways(case: Case, fired: Collection[str]) -> tuple[Way, ...]:
    """Ways beside a request for the kinds of the draft; ``fired`` are the ids of the checks that fire.
    Those that are compulsory now come first."""
    kinds = set(_kinds(case))
    fitting = (way for way in case.rulebook.ways if not way.kinds or kinds.intersection(way.kinds))
    told = (way for way in fitting if not way.checks or not set(way.checks).isdisjoint(fired))
    return tuple(sorted(told, key=lambda way: not way.compulsory))


def _kinds(case: Case) -> tuple[str, ...]:
    return tuple(kind for kind in case.draft.kinds if kind in case.rulebook.kinds)


def _expected(case: Case, id: str, kinds: tuple[str, ...]) -> ExpectedGround:
    ground = case.rulebook.refusal_grounds[id]
    paths = [path for name in ground.fields for path in _paths(case, name)]
    answered = tuple(path for path in paths if not is_empty(case.draft.get(path)))
    return ExpectedGround(ground, kinds, answered, tuple(path for path in paths if path not in answered))


def _paths(case: Case, name: str) -> Iterator[str]:
    """Where the answers to ``group.field`` or ``kind.field`` lie in the draft."""
    owner, _, field = name.partition(".")
    if owner in case.rulebook.groups:
        if owner in case.groups():
            yield f"common.{name}"
        return
    for index, measure in enumerate(case.draft.measures):
        if measure.kind == owner:
            yield f"measures[{index}].answers.{field}"
