"""How old each thing in the rulebook is: what a person should look up again before relying on it.

A fact is as old as its source says, a participation or declaration as the latest of its sources, a rule
as the day on which it was compiled. What comes from general knowledge has no date and is told apart: it
was never dated, which is not the same as new.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mla_writer.model.ages import first_day
from mla_writer.model.case import Case
from mla_writer.model.countries import Country, Fact
from mla_writer.model.declarations import Check, Provenance, Verified
from mla_writer.model.governing import relied_on
from mla_writer.model.instruments import Instrument
from mla_writer.model.message import Message, message
from mla_writer.model.rulebook import Rulebook

KNOWLEDGE = "knowledge"
"""The id of the source that stands for general knowledge."""
LISTS = ("standards", "attachments", "mistakes", "other_rules")
"""The facts of a profile that stand in lists."""


class Sort(StrEnum):
    """What sort of thing is dated."""

    FACT = "fact"
    AUTHORITY = "authority"
    PARTICIPATION = "participation"
    DECLARATION = "declaration"
    INSTRUMENT = "instrument"
    CHECK = "check"
    ASSURANCE = "assurance"
    REFUSAL_GROUND = "refusal_ground"
    LIMIT = "limit"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing with its age. ``place`` is where it stands (``countries/CH:languages.accepted``).

    ``as_of`` is ``YYYY[-MM[-DD]]``, empty for what was never dated; ``state`` is empty for what is true of
    all States; ``source`` is the title or citation, empty where there is none. ``said_by`` is the id of
    the pack that says it.
    """

    sort: Sort
    what: Message
    place: str
    as_of: str
    source: str
    verified: Verified
    state: str = ""
    said_by: str = ""

    @property
    def first_day(self) -> str:
        """The earliest day that ``as_of`` can mean, so that nothing looks newer than it may be."""
        return first_day(self.as_of)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; None stands for all."""

    states: Collection[str] | None = None
    sorts: Collection[Sort] | None = None

    def sort(self, *sorts: Sort) -> bool:
        """Whether one of ``sorts`` is asked for."""
        return self.sorts is None or any(one in self.sorts for one in sorts)

    def state(self, code: str) -> bool:
        """Whether what is said of the State ``code`` is asked for."""
        return self.states is None or code in self.states


def dated(rulebook: Rulebook, wanted: Wanted | None = None) -> tuple[Dated, ...]:
    """All that the rulebook holds with an age, or should have one.

    With ``wanted.states`` only what is said of these States: rules that are true of all are left out.
    """
    wanted = wanted or Wanted()
    found = [*_profiles(rulebook, wanted), *_bound(rulebook, rulebook.instruments.values(), wanted)]
    if wanted.states is None:
        found += _rules(rulebook, rulebook.checks.values())
        found += _instruments(rulebook.instruments.values())
        found += [_table(name, day) for name, day in rulebook.table_days.items() if day]
    return tuple(one for one in found if wanted.sort(one.sort))


def stale(found: Iterable[Dated], before: date) -> tuple[Dated, ...]:
    """Those whose date lies before ``before``, the oldest first. What was never dated is not among them."""
    limit = before.isoformat()
    old = [one for one in found if one.as_of and one.first_day < limit]
    return tuple(sorted(old, key=lambda one: (one.first_day, one.place)))


def never_dated(found: Iterable[Dated]) -> tuple[Dated, ...]:
    """Those without a date."""
    return tuple(one for one in found if not one.as_of)


def concerning(case: Case, checks: Iterable[Check]) -> tuple[Dated, ...]:
    """What one draft rests on: the facts of its two States, the instruments that it names with what these
    States are bound by and declared, the ``checks`` that apply to it, the assurances and grounds for
    refusal of its kinds."""
    rulebook, draft = case.rulebook, case.draft
    states = {code for code in (case.requesting_state, case.requested_state) if code}
    named = relied_on(case)
    kinds = [rulebook.kinds[id] for id in draft.kinds if id in rulebook.kinds]
    assurances = {id for kind in kinds for id in kind.assurances}
    grounds = {id for kind in kinds for id in kind.refusal_grounds}
    return (
        *_profiles(rulebook, Wanted(states)),
        *_instruments(named),
        *_bound(rulebook, named, Wanted(states)),
        *(
            one
            for one in _rules(rulebook, checks)
            if one.sort is Sort.CHECK or one.place.rpartition(":")[2] in {*assurances, *grounds}
        ),
    )


def _profiles(rulebook: Rulebook, wanted: Wanted) -> Iterator[Dated]:
    if not wanted.sort(Sort.FACT, Sort.AUTHORITY):
        return
    codes = rulebook.countries if wanted.states is None else sorted(wanted.states)
    for code in codes:
        country = rulebook.countries.get(code)
        if country is not None:
            yield from _profile(rulebook, country)


def _profile(rulebook: Rulebook, country: Country) -> Iterator[Dated]:
    stem = f"countries/{country.code}"
    for authority in country.authorities:
        place = f"{stem}:central_authorities.{authority.id}"
        for leaf, fact in authority.facts.items():
            yield _fact(rulebook, country, fact, (Sort.AUTHORITY, f"{place}.{leaf}"))
    for topic, fact in country.facts.items():
        yield _fact(rulebook, country, fact, (Sort.FACT, f"{stem}:{topic}"))
    for name in LISTS:
        listed: tuple[Fact, ...] = getattr(country, name)
        for number, fact in enumerate(listed):
            yield _fact(rulebook, country, fact, (Sort.FACT, f"{stem}:{fact.topic}[{number}]"))


def _fact(rulebook: Rulebook, country: Country, fact: Fact, at: tuple[Sort, str]) -> Dated:
    topic, source = rulebook.topics.get(fact.topic), rulebook.sources.get(fact.source)
    return Dated(
        sort=at[0],
        what=Message(topic.label if topic else fact.topic),
        place=at[1],
        as_of=fact.as_of,
        source=source.title if source else fact.source,
        verified=Verified.KNOWLEDGE if fact.basis == KNOWLEDGE else Verified.TEXT,
        state=country.code,
        said_by=fact.said_by,
    )


def _bound(rulebook: Rulebook, instruments: Iterable[Instrument], wanted: Wanted) -> Iterator[Dated]:
    """Participations in ``instruments`` and declarations to them."""
    for one in instruments:
        found = [*_participations(rulebook, one), *_declarations(rulebook, one)]
        yield from (entry for entry in found if wanted.sort(entry.sort) and wanted.state(entry.state))


def _participations(rulebook: Rulebook, one: Instrument) -> Iterator[Dated]:
    for state, row in one.participations.items():
        place = f"instruments/{one.id}:participations.{state}"
        entry = (Sort.PARTICIPATION, _participation(one), place)
        yield _by_sources(rulebook, entry, row.basis, (state, row.said_by))


def _declarations(rulebook: Rulebook, one: Instrument) -> Iterator[Dated]:
    for number, said in enumerate(one.declarations):
        place = f"instruments/{one.id}:declarations[{number}]"
        entry = (Sort.DECLARATION, _declaration(one), place)
        yield _by_sources(rulebook, entry, said.basis, (said.state, said.said_by))


def _participation(one: Instrument) -> Message:
    return message("Participation in {instrument}", instrument=one.short)


def _declaration(one: Instrument) -> Message:
    return message("Declaration to {instrument}", instrument=one.short)


def _by_sources(
    rulebook: Rulebook, entry: tuple[Sort, Message, str], basis: Collection[str], by: tuple[str, str]
) -> Dated:
    """What has several sources is as old as the latest of them that is dated."""
    sources = [rulebook.sources[id] for id in basis if id != KNOWLEDGE and id in rulebook.sources]
    days = [one.as_of for one in sources if one.as_of]
    return Dated(
        *entry,
        as_of=max(days, key=first_day, default=""),
        source="; ".join(one.title for one in sources),
        verified=Verified.TEXT if sources else Verified.KNOWLEDGE,
        state=by[0],
        said_by=by[1],
    )


def _instruments(instruments: Iterable[Instrument]) -> Iterator[Dated]:
    for one in instruments:
        yield Dated(
            sort=Sort.INSTRUMENT,
            what=Message(one.title),
            place=f"instruments/{one.id}:",
            as_of=one.as_of,
            source=one.cite,
            verified=one.verified,
            said_by=one.said_by,
        )


def _rules(rulebook: Rulebook, checks: Iterable[Check]) -> Iterator[Dated]:
    for check in checks:
        yield _rule(Sort.CHECK, Message(check.title or check.message), f"checks:{check.id}", check.provenance)
    for id, assurance in rulebook.assurances.items():
        yield _rule(Sort.ASSURANCE, Message(assurance.label), f"assurances:{id}", assurance.provenance)
    for id, ground in rulebook.refusal_grounds.items():
        yield _rule(Sort.REFUSAL_GROUND, Message(ground.label), f"refusal_grounds:{id}", ground.provenance)
    for id, limit in rulebook.limits.items():
        yield _rule(Sort.LIMIT, Message(limit.rule), f"limits:{id}", limit.provenance)


def _rule(sort: Sort, what: Message, place: str, given: Provenance) -> Dated:
    return Dated(sort, what, place, given.as_of, given.source, given.verified)


def _table(name: str, day: str) -> Dated:
    what = message("Reference table {name}", name=name)
    return Dated(Sort.TABLE, what, f"tables/{name}:", day, "", Verified.KNOWLEDGE)
