"""How much a finding weighs that rests on what is known of the requested State.

Never more than a warning: nobody is blocked on a profile alone. Advice where the facts are general
knowledge, doubtful or old, and where a treaty in force prevails. What limits it is told with it.
Which topic is governed by which articles is declared in ``topics.toml``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from mla_writer.model.ages import is_old, years_until_old
from mla_writer.model.case import Case
from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Check, Provenance, Severity, Verified
from mla_writer.model.finding import GRAVEST_FIRST, Finding
from mla_writer.model.governing import Governing, deciding_languages, governing, holds_between
from mla_writer.model.instruments import Confidence, StateDeclaration
from mla_writer.model.message import Message, State, message
from mla_writer.model.profile import known_fact
from mla_writer.model.rulebook import Rulebook

LANGUAGES = frozenset({"languages.accepted", "languages.translate_into", "languages.translate_mode"})
"""Topics on which a declaration that names languages decides in place of the profile."""

Limits = tuple[Message, ...]


def weighed(finding: Finding, check: Check, case: Case) -> Finding | None:
    """``finding`` of a check that rests on country topics, with its facts, its weight and its limits.

    None when nothing is known on these topics: what is unknown never makes such a check fire.
    """
    declaration = deciding_languages(case) if LANGUAGES.issuperset(check.rests_on) else None
    if declaration is not None:
        return _declared(finding, declaration, case.rulebook)
    facts = facts_for(case, check.rests_on)
    if not facts:
        return None
    return borne(replace(finding, provenance=_provenance(facts, case.rulebook)), facts, limits(case, facts))


def borne(finding: Finding, facts: tuple[Fact, ...], limited: Limits) -> Finding:
    """``finding`` with ``facts`` as what bears it: a warning at most, advice where something limits it."""
    cap = Severity.ADVICE if limited else Severity.WARNING
    return replace(finding, severity=lighter(finding.severity, cap), facts=facts, notes=limited)


def limits(case: Case, facts: tuple[Fact, ...]) -> Limits:
    """What keeps ``facts`` from weighing more than advice: a treaty in force that governs them all, or
    that none of them is sure enough."""
    return (*_prevailing(case, facts), *_doubts(case, facts))


def facts_for(case: Case, topics: tuple[str, ...]) -> tuple[Fact, ...]:
    """What is known of the requested State on ``topics``."""
    holds = partial(holds_between, case)
    found = (known_fact(case.rulebook, case.requested_state, topic, holds) for topic in topics)
    return tuple(fact for fact in found if fact is not None)


def lighter(one: Severity, other: Severity) -> Severity:
    """The less grave of two severities."""
    return max(one, other, key=GRAVEST_FIRST.__getitem__)


def _declared(finding: Finding, declaration: StateDeclaration, rulebook: Rulebook) -> Finding:
    """What a State declared under a treaty in force is treaty law; what is known of it may be old."""
    instrument = rulebook.instruments[declaration.instrument]
    titles = (rulebook.sources[id].title for id in declaration.basis if id in rulebook.sources)
    provenance = Provenance(
        "; ".join((instrument.short or instrument.title, *titles)), instrument.as_of, instrument.verified
    )
    return replace(
        finding,
        severity=lighter(finding.severity, Severity.WARNING),
        provenance=provenance,
        notes=(_quote(declaration, rulebook),),
    )


def _prevailing(case: Case, facts: tuple[Fact, ...]) -> Limits:
    """What prevails, when a treaty governs every topic on which the finding rests."""
    found = [governing(case, fact.topic) for fact in facts]
    if None in found:
        return ()
    unlike = {(one.instrument.id, one.articles): one for one in found if one is not None}
    prevailing = [_prevails(one) for one in unlike.values()]
    declared = dict.fromkeys(text for one in unlike.values() for text in one.declarations)
    return (*prevailing, *(_quote(one, case.rulebook) for one in declared))


def _prevails(found: Governing) -> Message:
    return message(
        "{instrument}, art. {articles}, governs this and prevails over the national rule.",
        instrument=found.instrument.short or found.instrument.title,
        articles=found.articles,
    )


def _quote(declaration: StateDeclaration, rulebook: Rulebook) -> Message:
    instrument = rulebook.instruments[declaration.instrument]
    return message(
        "{state} declared under {instrument}: {declaration}",
        state=State(declaration.state),
        instrument=instrument.short or instrument.title,
        declaration=message(declaration.text),
    )


def _doubts(case: Case, facts: tuple[Fact, ...]) -> Limits:
    """Why none of the facts is sure enough for more than advice; nothing when one of them is."""
    doubts = [_doubt(case, fact) for fact in facts]
    if None in doubts:
        return ()
    unlike = {(one.text, str(one.values)): one for one in doubts if one is not None}
    return tuple(unlike.values())


def _doubt(case: Case, fact: Fact) -> Message | None:
    if fact.basis == "knowledge":
        return message("This is general knowledge; ask the central authority whether it holds.")
    if fact.confidence is Confidence.LOW:
        return message("This is not certain; ask the central authority whether it holds.")
    if is_old(fact.as_of, case.request_day, years_until_old(case.rulebook)):
        return message(
            "The source is of {year}; ask the central authority whether it still holds.", year=fact.as_of[:4]
        )
    return None


def _provenance(facts: tuple[Fact, ...], rulebook: Rulebook) -> Provenance:
    """The sources of ``facts``; the date is that of the oldest."""
    titles = dict.fromkeys(
        rulebook.sources[fact.source].title if fact.source in rulebook.sources else fact.source
        for fact in facts
        if fact.source
    )
    verified = Verified.EXCERPT if titles else Verified.KNOWLEDGE
    return Provenance(
        "; ".join(titles), min((fact.as_of for fact in facts if fact.as_of), default=""), verified
    )
