"""What checks found last time, as long as nothing that they read has changed.

A check reads what its conditions name and what the functions it calls read; both are known without
running it. Values are compared by identity: what a person did not touch is the same object as before.
Does not belong here: how a check is judged (``run``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from mla_writer.checks.view import View
from mla_writer.conditions import SIGNATURES, compiled
from mla_writer.model.declarations import Check
from mla_writer.model.finding import Finding

STATES = ("authorities.requesting_state", "authorities.requested_state")
TREATIES = "legal_basis.treaties"
OFFENCES = "offences.list"
READ_BY: Mapping[str, tuple[str, ...]] = {
    "acts_days": (OFFENCES,),
    "annex": ("annexes.list",),
    "annex_numbers": ("annexes.list",),
    "assurance": ("assurances.given",),
    "basis": (TREATIES,),
    "bound": STATES,
    "coercive": ("execution.coercive",),
    "common_offence_list": (OFFENCES,),
    "home": STATES,
    "max_penalty": (OFFENCES,),
    "mentions": ("translation.original_language",),
    "primary": ("legal_basis.primary",),
    "profile": (*STATES, TREATIES),
    "requested_penalty": (OFFENCES,),
}
"""Function -> the answers that it reads besides its arguments, the kinds, languages and the day."""
READ_EVERYTHING = frozenset({"cd_first_eta_hours", "in_scope", "names_missing", "slips"})
"""Functions that may read any answer: checks that call them are judged each time."""

State = tuple[object, ...]


class Remembered:
    """Findings of automatic checks by check and measure, with what they rested on."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], tuple[State, State, tuple[Finding, ...]]] = {}

    def findings(
        self, check: Check, view: View, measure: int | None, make: Callable[[], Iterator[Finding]]
    ) -> tuple[Finding, ...]:
        """What ``make`` gives, made again only when something that the check reads has changed."""
        reads = _reads(check.id, _expressions(check))
        if reads is None:
            return tuple(make())
        named = "" if measure is None else str(view.names["measures"][measure]["id"])
        key = check.id, named
        around, read = _around(view, measure), tuple(_value(view, name, measure) for name in reads)
        held = self._held.get(key)
        if held is not None and held[0] == around and all(a is b for a, b in zip(held[1], read, strict=True)):
            return held[2]
        found = tuple(make())
        self._held[key] = around, read, found
        return found


def _around(view: View, measure: int | None) -> State:
    case = view.case
    return case.day, case.request_day, case.draft.document, case.draft.kinds, case.draft.languages, measure


def _expressions(check: Check) -> tuple[str, ...]:
    written = (check.when, check.each, *(check.quotes or {}).values(), *check.fields)
    return tuple(text for text in written if text)


@lru_cache(maxsize=2048)
def _reads(id: str, expressions: tuple[str, ...]) -> tuple[str, ...] | None:
    """The names that the expressions read; None when nobody can say."""
    read: set[str] = set()
    for one in map(compiled, expressions):
        if not READ_EVERYTHING.isdisjoint(one.calls) or not one.calls <= SIGNATURES.keys():
            return None
        read |= one.reads
        read.update(name for call in one.calls for name in READ_BY.get(call, ()))
    if any(name.partition(".")[0] == "measures" for name in read):
        return None
    return tuple(sorted(name for name in read if name.partition(".")[0] not in ("item", "draft")))


def _value(view: View, name: str, measure: int | None) -> object:
    root, _, part = name.partition(".")
    names = view.names
    found = names["measures"][measure] if root == "measure" and measure is not None else names.get(root)
    return cast(Mapping[str, Any], found).get(part) if part and isinstance(found, Mapping) else found
