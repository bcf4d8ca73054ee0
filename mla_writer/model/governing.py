"""What prevails over the profile of the requested State: the treaties on which a draft relies.

A treaty prevails on a topic when it binds both States on the day of the request and has articles on it
that can be cited. What a State declared under it on that topic is told with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from mla_writer.model.case import Case
from mla_writer.model.countries import Fact
from mla_writer.model.declared import declared_languages
from mla_writer.model.instruments import BoundBy, Instrument, Standing, StateDeclaration
from mla_writer.model.legal_bases import bound_together

TREATIES = "common.legal_basis.treaties"
PRIMARY = "common.legal_basis.primary"


@dataclass(frozen=True, slots=True)
class Governing:
    """A treaty that prevails, its articles on the topic, and what the requested State declared on it."""

    instrument: Instrument
    articles: str
    declarations: tuple[StateDeclaration, ...]


def relied_on(case: Case) -> tuple[Instrument, ...]:
    """The instruments on which the draft of ``case`` relies, the primary one first."""
    chosen = cast(list[Any], case.draft.get(TREATIES) or [])
    ids = [str(cast(Mapping[str, Any], one).get("treaty")) for one in chosen if isinstance(one, Mapping)]
    primary = case.draft.get(PRIMARY)
    known = case.rulebook.instruments
    ordered = [primary, *ids] if primary in ids else ids
    return tuple(known[id] for id in dict.fromkeys(ordered) if id in known)


def binds_nobody(instrument: Instrument) -> bool:
    """Whether ``instrument`` is reciprocity or a scheme, which rest on national law."""
    return instrument.bound_by is BoundBy.ALWAYS or instrument.standing is Standing.NON_BINDING


def in_force_between(case: Case) -> Iterator[Instrument]:
    """The treaties relied on that are known to bind both States on the day of the request."""
    states = case.requesting_state, case.requested_state
    treaties = (one for one in relied_on(case) if all(states) and not binds_nobody(one))
    for treaty in treaties:
        if bound_together(case.rulebook, treaty.id, states, case.request_day) is True:
            yield treaty


def holds_between(case: Case, fact: Fact) -> bool:
    """Whether ``fact`` holds for the request of ``case``: some speak of some treaties or States only."""
    if not fact.limited or any(treaty.id in fact.only_under for treaty in in_force_between(case)):
        return True
    members = case.rulebook.memberships
    return any(case.requesting_state in (one, *members.get(one, ())) for one in fact.only_for)


def governing(case: Case, topic: str) -> Governing | None:
    """The first treaty that prevails over the profile on the country topic ``topic``; None if none does."""
    declared = case.rulebook.topics[topic]
    if not declared.governed_by:
        return None
    for instrument in in_force_between(case):
        articles = citable(instrument, declared.governed_by)
        if articles:
            return Governing(instrument, articles, _declared(instrument, case, declared.declared_as))
    return None


def deciding_languages(case: Case) -> StateDeclaration | None:
    """The declaration of the requested State, under a treaty in force between both, that names languages
    for what is asked. It decides in place of the profile."""
    treaties = (treaty.id for treaty in in_force_between(case))
    return declared_languages(case.rulebook, treaties, case.requested_state, case.draft.kinds)


def _declared(instrument: Instrument, case: Case, topic: str) -> tuple[StateDeclaration, ...]:
    return tuple(
        one
        for one in instrument.declarations
        if topic and one.topic == topic and one.state == case.requested_state
    )


def citable(instrument: Instrument, topic: str) -> str:
    """The articles of ``instrument`` itself on ``topic``: neither a heading, nor another instrument's, nor
    what must be read before it is cited."""
    found = instrument.articles.get(topic)
    if found is None or found.doubtful or not found.articles[:1].isdigit():
        return ""
    return found.articles
