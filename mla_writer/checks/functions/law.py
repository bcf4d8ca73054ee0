"""What binds the two States, what is relied on, what is asked, and how gravely the offence is punished.

Everything about law is read from the rulebook as of the day of the request. What is not known there
is answered with null, never with yes or no.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from mla_writer.checks.functions.context import Context, Function, Record, declared, remembered
from mla_writer.conditions import compiled
from mla_writer.i18n.languages import request_languages
from mla_writer.model.accepted import known_languages
from mla_writer.model.governing import binds_nobody, holds_between
from mla_writer.model.instruments import Instrument, Standing
from mla_writer.model.legal_bases import bound_together
from mla_writer.model.profile import known_fact, profile_value, unlimited

EUROPEAN_UNION = "eu"
INVESTIGATION_ORDER = "eu-eio"
ELECTRONIC_EVIDENCE = "eu-e-evidence"


def kind(context: Context, id: str | None) -> bool:
    """Whether the draft asks for a measure of the kind ``id``."""
    return id in context.case.draft.kinds


def basis(context: Context, instrument: str | None) -> bool:
    """Whether ``instrument`` is among the legal bases chosen."""
    return bool(instrument) and any(
        chosen.get("treaty") == instrument for chosen in context.records("legal_basis", "treaties")
    )


def primary(context: Context, instrument: str | None) -> bool:
    """Whether ``instrument`` is the primary legal basis."""
    return bool(instrument) and context.answer("legal_basis", "primary") == instrument


@remembered
def bound(context: Context, instrument: str | None) -> bool | None:
    """Whether both States are bound by ``instrument`` on the day of the request; null when unknown."""
    states = (context.case.requesting_state, context.case.requested_state)
    return _all_bound(context, states, instrument)


@remembered
def party(context: Context, state: str | None, instrument: str | None) -> bool | None:
    """Whether one State is bound by ``instrument`` on the day of the request; null when unknown."""
    return _all_bound(context, (state or "",), instrument)


def common_basis(context: Context, states: list[str] | None, instrument: str | None) -> bool | None:
    """Whether every one of ``states`` is bound by ``instrument``; one State that is not settles it."""
    return _all_bound(context, tuple(state or "" for state in states or ()), instrument)


def in_force(context: Context, instrument: str | None) -> bool | None:
    """Whether ``instrument`` is in force on the day of the request; null for what is unknown and for
    a scheme, which binds nobody and so is never in force."""
    found = context.case.rulebook.instruments.get(instrument or "")
    if found is None or found.standing in (Standing.STATUS_UNKNOWN, Standing.NON_BINDING):
        return None
    return found.standing is Standing.IN_FORCE and not _begins_later(context, found)


def in_scope(context: Context, calls: Mapping[str, Function], instrument: str | None) -> bool:
    """Whether the rules on the scope of ``instrument`` hold (ids that end in ``_scope``); an
    instrument without such a rule covers every offence. ``calls`` are the functions of those rules."""
    if not instrument:
        return False
    rules = (
        rule
        for rule in context.case.rulebook.treaty_rules.values()
        if rule.instrument == instrument and rule.id.endswith("_scope")
    )
    return all(compiled(rule.holds).evaluate(context.names, calls) is True for rule in rules)


@remembered
def profile(context: Context, key: str | None) -> Any:
    """What the profile of the requested State says on ``key``; null when unknown. What matters only
    without a treaty is asked when the draft relies on reciprocity or a scheme alone."""
    return _profile(context, context.case.requested_state, key, without_treaty(context))


@remembered
def without_treaty(context: Context) -> bool:
    """Whether the draft relies on reciprocity or a scheme alone. An instrument that is not known counts
    as a treaty; a draft that names none has not said on what it relies."""
    chosen = [str(one.get("treaty")) for one in context.records("legal_basis", "treaties")]
    known = context.case.rulebook.instruments
    return bool(chosen) and all(id in known and binds_nobody(known[id]) for id in chosen)


@remembered
def fact(context: Context, topic: str | None) -> Any:
    """What the profile of the requested State says on the country topic ``topic``; null when unknown."""
    case = context.case
    found = known_fact(case.rulebook, case.requested_state, topic or "", partial(holds_between, case))
    return None if found is None else found.value


@remembered
def accepted_languages(context: Context) -> list[str]:
    """The languages in which a request may be written or into which it may be translated: as declared
    under a treaty in force that is relied on, else by the profile; none when nothing is known."""
    return list(known_languages(context.case).languages)


@remembered
def languages_needed(context: Context) -> list[str]:
    """The languages of which every one is needed; none where one of several is enough."""
    found = known_languages(context.case)
    return list(found.languages) if found.all_needed else []


def offered_languages(context: Context) -> list[str]:
    """The languages in which the program can make documents."""
    return [one.code for one in request_languages()]


@remembered
def home(context: Context, key: str | None) -> Any:
    """What the profile of the requesting State says on ``key``; null when unknown."""
    return _profile(context, context.case.requesting_state, key)


@remembered
def rule(context: Context, state: str | None, key: str | None) -> Any:
    """A rule of a State from the table of country rules, else from its profile; null when unknown."""
    rules = context.table("country_rules").get(state or "")
    found = cast(Record, rules).get(key or "") if isinstance(rules, Mapping) else None
    return _profile(context, state, key) if found is None else found


def eu(context: Context, state: str | None) -> bool:
    """Whether ``state`` is a member of the European Union."""
    return state in context.case.rulebook.memberships.get(EUROPEAN_UNION, ())


def eio(context: Context, state: str | None) -> bool:
    """Whether ``state`` is bound by the European Investigation Order (Directive 2014/41/EU)."""
    return party(context, state, INVESTIGATION_ORDER) is True


def eevidence(context: Context, state: str | None) -> bool:
    """Whether ``state`` is bound by Regulation (EU) 2023/1543 on the day of the request."""
    return party(context, state, ELECTRONIC_EVIDENCE) is True


def coercive(context: Context) -> bool:
    """Whether a measure asked for uses compulsion: its kind always does, or does where coercive
    measures are accepted (``execution.coercive``). A kind that inherits adds nothing of its own."""
    ways = {context.case.kind_of(measure).coercive for measure in _known_measures(context)}
    return "yes" in ways or ("conditional" in ways and context.answer("execution", "coercive") is True)


def assurance(context: Context, id: str | None) -> bool:
    """Whether the assurance ``id`` is given."""
    return bool(id) and id in (context.answer("assurances", "given") or ())


def limit(context: Context, id: str) -> float:
    """The number of the limit ``id``; ``ConditionError`` for one that is not declared."""
    return declared(context.case.rulebook.limits, id).value


def max_penalty(context: Context) -> float | None:
    """The highest maximum penalty among the offences, in years; null when none is entered."""
    return _highest(context, "max_penalty_years")


def requested_penalty(context: Context) -> float | None:
    """The same for the matching conduct in the requested State, in years; null when not entered."""
    return _highest(context, "max_penalty_requested_years")


def common_offence_list(context: Context, id: str | None) -> bool:
    """Whether an offence of the request is in the list ``id`` of the table of offence lists."""
    described = context.table("offence_lists").get(id or "")
    if not isinstance(described, Mapping):
        return False
    wanted = cast(Record, described)
    return any(
        offence.get(wanted["field"]) == wanted["value"] for offence in context.records("offences", "list")
    )


def _all_bound(context: Context, states: tuple[str, ...], instrument: str | None) -> bool | None:
    known = [state for state in states if state]
    if not instrument or not known:
        return None
    answer = bound_together(context.case.rulebook, instrument, known, context.case.request_day)
    return None if answer is True and len(known) < len(states) else answer


def _begins_later(context: Context, instrument: Instrument) -> bool:
    return instrument.in_force_since > context.case.request_day.isoformat()


def _profile(context: Context, state: str | None, key: str | None, without_treaty: bool = False) -> Any:
    case = context.case
    if not state or not key or key not in case.rulebook.profile_keys:
        return None
    holds = partial(holds_between, case) if state == case.requested_state else unlimited
    return profile_value(case.rulebook, state, key, without_treaty, holds)


def _known_measures(context: Context) -> list[Any]:
    case = context.case
    return [measure for measure in case.draft.measures if measure.kind in case.rulebook.kinds]


def _highest(context: Context, field: str) -> float | None:
    entered = [offence.get(field) for offence in context.records("offences", "list")]
    return max((years for years in entered if isinstance(years, (int, float))), default=None)
