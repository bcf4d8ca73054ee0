"""What checks found last time, as long as nothing that they read has changed.

A check reads what its conditions name and what the functions it calls read; both are known without
running it. Values are compared by identity: what a person did not touch is the same object as before.
Does not belong here: how a check is judged (``run``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import is_

from mla_writer.checks.view import View
from mla_writer.conditions import SIGNATURES, compiled
from mla_writer.model.declarations import Check
from mla_writer.model.finding import Finding

STATES = ("authorities.requesting_state", "authorities.requested_state")
TREATIES = "legal_basis.treaties"
PRIMARY = "legal_basis.primary"
OFFENCES = "offences.list"
READ_BY: Mapping[str, tuple[str, ...]] = {
    "accepted_languages": (*STATES, TREATIES, PRIMARY),
    "acts_days": (OFFENCES,),
    "annex": ("annexes.list",),
    "annex_numbers": ("annexes.list",),
    "assurance": ("assurances.given",),
    "basis": (TREATIES,),
    "bound": STATES,
    "coercive": ("execution.coercive",),
    "common_offence_list": (OFFENCES,),
    "fact": (*STATES, TREATIES),
    "home": STATES,
    "max_penalty": (OFFENCES,),
    "languages_needed": (*STATES, TREATIES, PRIMARY),
    "mentions": ("translation.original_language",),
    "primary": (PRIMARY,),
    "profile": (*STATES, TREATIES),
    "requested_penalty": (OFFENCES,),
    "without_treaty": (TREATIES,),
}
"""Function -> the answers that it reads besides its arguments, the kinds, languages and the day."""
READ_EVERYTHING = frozenset({"cd_first_eta_hours", "in_scope", "names_missing", "slips"})
"""Functions that may read any answer: checks that call them are judged each time."""

State = tuple[object, ...]
Names = tuple[tuple[str, str], ...]
"""What a check reads: a root and a part of it, or the root alone."""


class Remembered:
    """Findings of automatic checks by check and measure, with what they rested on."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], tuple[State, list[object], tuple[Finding, ...]]] = {}
        self._read_by: dict[str, Names | None] = {}
        self._around: tuple[View | None, State] = None, ()

    def findings(
        self, check: Check, view: View, measure: int | None, make: Callable[[], Iterator[Finding]]
    ) -> tuple[Finding, ...]:
        """What ``make`` gives, made again only when something that the check reads has changed."""
        if check.id not in self._read_by:
            self._read_by[check.id] = _reads(check)
        reads = self._read_by[check.id]
        if reads is None:
            return tuple(make())
        key = check.id, "" if measure is None else str(view.names["measures"][measure]["id"])
        around, read = (*self._state(view), measure), _values(view, reads, measure)
        held = self._held.get(key)
        if held is not None and held[0] == around and all(map(is_, held[1], read)):
            return held[2]
        found = tuple(make())
        self._held[key] = around, read, found
        return found

    def _state(self, view: View) -> State:
        """What every check may depend on; the same for all checks of one view."""
        if self._around[0] is not view:
            case, draft = view.case, view.case.draft
            self._around = view, (case.day, case.request_day, draft.document, draft.kinds, draft.languages)
        return self._around[1]


def _reads(check: Check) -> Names | None:
    """The names that the expressions of a check read; None when nobody can say."""
    written = (check.when, check.each, *(check.quotes or {}).values(), *check.fields)
    read: set[str] = {*STATES, TREATIES, PRIMARY} if check.rests_on else set()
    for one in (compiled(text) for text in written if text):
        if not READ_EVERYTHING.isdisjoint(one.calls) or not one.calls <= SIGNATURES.keys():
            return None
        read |= one.reads
        read.update(name for call in one.calls for name in READ_BY.get(call, ()))
    parts = [(root, part) for root, _, part in (name.partition(".") for name in sorted(read))]
    if any(root == "measures" for root, _ in parts):
        return None
    return tuple((root, part) for root, part in parts if root not in ("item", "draft"))


def _values(view: View, reads: Names, measure: int | None) -> list[object]:
    names = view.names
    own = names["measures"][measure] if measure is not None else None
    values: list[object] = []
    for root, part in reads:
        found = own if root == "measure" else names.get(root)
        values.append(found.get(part) if part and isinstance(found, dict) else found)
    return values
