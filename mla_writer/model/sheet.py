"""The sheet of a requested State: what matters for a request first, then the rest, then what is unknown.

Nothing is decided here: facts keep their words, sources and dates. Unknown means "ask the central
authority", never "not required". A treaty in force prevails over the profile; what it says stands beside
the facts concerned. Which request a topic matters for is declared in ``topics.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mla_writer.model.ages import age_in_years, is_old, years_until_old
from mla_writer.model.case import Case
from mla_writer.model.countries import Concerns, Country, Fact, TopicGroup
from mla_writer.model.draft import Draft
from mla_writer.model.fields import is_empty
from mla_writer.model.governing import citable, holds_between, in_force_between
from mla_writer.model.instruments import ArticlesOn, Instrument, Source, StateDeclaration
from mla_writer.model.legal_bases import LegalBasis, Place, legal_bases
from mla_writer.model.rulebook import Rulebook

UNSETTLED = "unknown"
"""The value of a fact whose source was read and does not settle it."""
AUTHORITY = "central_authorities"
SCOPE = "central_authorities.scope"
CONTACT = frozenset({"address", "phone", "fax", "email", "website", "contact_24_7"})
"""What of an authority changes often: to be checked before use."""
COMMON = (Place.BASIS, Place.IF_OFFENCE_FALLS_UNDER_IT)


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of the sheet.

    ``group`` is the part of the sheet it stands in. ``authority`` is the id of the central authority that
    it describes, else empty. ``source`` is the number of its source in ``Sheet.sources``, 0 for general
    knowledge. ``years`` is its age in whole years, None without a date; ``old`` marks what
    is older than the limit.
    """

    fact: Fact
    group: str
    authority: str = ""
    source: int = 0
    years: int | None = None
    old: bool = False

    @property
    def is_contact(self) -> bool:
        """Whether it must be checked before it is used: addresses and numbers change."""
        return bool(self.authority) and self.fact.topic.rpartition(".")[2] in CONTACT


@dataclass(frozen=True, slots=True)
class TreatySays:
    """What a treaty relied on, in force between both States, says on a group: it prevails over the facts.

    Either a ``declaration`` of the requested State, or the ``articles`` of the treaty. ``sources`` are
    the numbers of a declaration's sources in ``Sheet.sources``.
    """

    group: str
    instrument: Instrument
    declaration: StateDeclaration | None = None
    articles: tuple[ArticlesOn, ...] = ()
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of ``state`` as requested State, seen from one request.

    ``matters`` and ``others`` hold each fact once, in order; ``unknown`` and ``unknown_else`` the ids of
    topics on which there is none, those that matter for the request first. ``treaties`` is what changes
    the facts; ``relied_on`` are the instruments named in the draft that bind both States, ``in_common``
    those that do without being named. ``memberships`` are the sets of States that hold both. ``sources``
    are numbered from 1.
    """

    state: str
    requesting: str
    kinds: tuple[str, ...]
    has_profile: bool
    matters: tuple[Entry, ...]
    others: tuple[Entry, ...]
    unknown: tuple[str, ...]
    unknown_else: tuple[str, ...]
    treaties: tuple[TreatySays, ...]
    relied_on: tuple[Instrument, ...]
    in_common: tuple[LegalBasis, ...]
    memberships: tuple[str, ...]
    sources: tuple[Source, ...]

    def treaties_on(self, group: str) -> tuple[TreatySays, ...]:
        """What treaties change in ``group``."""
        return tuple(one for one in self.treaties if one.group == group)


def sheet(rulebook: Rulebook, case: Case, day: date) -> Sheet:
    """The sheet of the State that ``case`` is sent to, as of ``day``; empty while none is chosen."""
    asked = _Asked(rulebook, case, day)
    country = rulebook.countries.get(case.requested_state) if case.requested_state else None
    entries = asked.ordered(_entries(country, rulebook)) if country else ()
    treaties = tuple(asked.treaties())
    first = tuple(entry for entry in entries if asked.matters(entry))
    rest = tuple(entry for entry in entries if not asked.matters(entry))
    unknown = tuple(_unknown(rulebook, filter(asked.speaks_of_it, entries), first))
    numbers, limit = _numbers((*first, *rest), treaties), years_until_old(rulebook)
    return Sheet(
        state=case.requested_state,
        requesting=case.requesting_state,
        kinds=asked.kinds,
        has_profile=country is not None,
        matters=tuple(_dated(entry, numbers, day, limit) for entry in first),
        others=tuple(_dated(entry, numbers, day, limit) for entry in rest),
        unknown=tuple(id for id in unknown if asked.concerned(rulebook.topics[id].matters)),
        unknown_else=tuple(id for id in unknown if not asked.concerned(rulebook.topics[id].matters)),
        treaties=tuple(_numbered(one, numbers) for one in treaties),
        relied_on=asked.relied_on,
        in_common=asked.in_common(),
        memberships=asked.memberships(),
        sources=tuple(rulebook.sources.get(id) or Source(id, id, "", "") for id in numbers),
    )


def sheet_of(rulebook: Rulebook, state: str, day: date) -> Sheet:
    """The sheet of ``state`` for no request in particular."""
    draft = Draft("").put("common.authorities.requested_state", state)
    return sheet(rulebook, Case(rulebook, draft, day), day)


class _Asked:
    """What a request asks, seen from the facts of a State."""

    def __init__(self, rulebook: Rulebook, case: Case, day: date) -> None:
        self._rulebook, self._case, self._draft, self._day = rulebook, case, case.draft, day
        self._states = case.requesting_state, case.requested_state
        self.kinds = tuple(dict.fromkeys(kind for kind in case.draft.kinds if kind in rulebook.kinds))
        declared = [rulebook.kinds[kind] for kind in self.kinds]
        self._families = {kind.family for kind in declared}
        self._coercive = {kind.id: kind.coercive != "no" for kind in declared}
        self._is_coercive = (
            any(self._coercive.values()) or case.draft.get("common.execution.coercive") is True
        )
        self.relied_on = tuple(in_force_between(case))
        self._bases = {instrument.id for instrument in self.relied_on}
        self._addressees = self._may_receive(rulebook.countries.get(case.requested_state))
        self._order = {id: place for place, id in enumerate(rulebook.topics)}
        self._groups = {
            section: (place, group)
            for place, group in enumerate(rulebook.topic_groups.values())
            for section in group.sections
        }

    def concerned(self, concerns: Concerns) -> bool:
        """Whether what is declared to concern some requests concerns this one."""
        return (
            concerns.all
            or (concerns.coercive and self._is_coercive)
            or not self._families.isdisjoint(concerns.families)
            or not set(self.kinds).isdisjoint(concerns.kinds)
            or not self._bases.isdisjoint(concerns.bases)
            or any(_answered(self._draft, path) for path in concerns.answers)
        )

    def holds(self, fact: Fact) -> bool:
        """Whether ``fact`` may hold for this request; who does not say who asks sees all of them."""
        return not self._states[0] or holds_between(self._case, fact)

    def speaks_of_it(self, entry: Entry) -> bool:
        """Whether an entry may hold for this request, and its authority be the one to write to."""
        return self.holds(entry.fact) and (not entry.authority or entry.authority in self._addressees)

    def matters(self, entry: Entry) -> bool:
        """Whether a fact matters: by its topic, and by the measure it speaks of."""
        if not self.speaks_of_it(entry):
            return False
        if entry.fact.topic == SCOPE:
            return True
        topic = self._rulebook.topics.get(entry.fact.topic)
        if topic is None or not self.concerned(topic.matters):
            return False
        return not entry.fact.measure or self._asks_for(entry.fact.measure)

    def _may_receive(self, country: Country | None) -> frozenset[str]:
        """The authorities whose scope does not shut this request out. One without a scope stands for those
        whose scope only a reader can weigh."""
        authorities = country.authorities if country else ()
        scopes = {one.id: one.facts.get("scope") for one in authorities}
        holding = {id: scope for id, scope in scopes.items() if scope is None or self.holds(scope)}
        sure = {id for id, scope in holding.items() if scope is None or scope.limited}
        return frozenset(sure if None in holding.values() else holding)

    def ordered(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Entries by group and topic; the facts of one authority stay together, the general one first, then
        as their State lists them."""
        placed = [replace(entry, group=self._group(entry.fact.topic)[1].id) for entry in entries]
        scoped = {entry.authority for entry in placed if entry.fact.topic == SCOPE}
        listed = list(dict.fromkeys(entry.authority for entry in placed))
        listed.sort(key=lambda authority: (bool(authority), authority in scoped))
        return tuple(sorted(placed, key=lambda entry: self._place(entry, listed.index(entry.authority))))

    def treaties(self) -> Iterator[TreatySays]:
        """What the instruments relied on change, group by group."""
        for group in self._rulebook.topic_groups.values():
            for instrument in self.relied_on:
                yield from self._says(group, instrument)

    def in_common(self) -> tuple[LegalBasis, ...]:
        """Treaties that bind both States and could carry this request, beside those relied on."""
        bases = legal_bases(self._rulebook, self._states, self._day, self.kinds)
        return tuple(one for one in bases if one.place in COMMON and one.instrument.id not in self._bases)

    def memberships(self) -> tuple[str, ...]:
        """The sets of States that hold both."""
        if not all(self._states):
            return ()
        sets = self._rulebook.memberships.items()
        return tuple(id for id, members in sets if set(self._states) <= set(members))

    def _says(self, group: TopicGroup, instrument: Instrument) -> Iterator[TreatySays]:
        """Each declaration of the requested State on what ``group`` tells, then the articles that govern
        what of it concerns the request."""
        topics = [
            topic
            for id, topic in self._rulebook.topics.items()
            if id.partition(".")[0] in group.sections and topic.form != "list"
        ]
        declared = {topic.declared_as for topic in topics}
        for one in instrument.declarations:
            if one.state == self._states[1] and one.topic in declared:
                yield TreatySays(group.id, instrument, declaration=one)
        governing = dict.fromkeys(topic.governed_by for topic in topics if self.concerned(topic.matters))
        on = (instrument.articles[topic] for topic in governing if citable(instrument, topic))
        articles = tuple(dict.fromkeys(on))
        if articles:
            yield TreatySays(group.id, instrument, articles=articles)

    def _asks_for(self, code: str) -> bool:
        measures = self._rulebook.topics["measures"]
        reach = measures.every.get(code)
        if not self.kinds:
            return reach == "all" or (reach == "coercive" and self._is_coercive)
        return any(measures.concerns(code, kind, self._coercive[kind]) for kind in self.kinds)

    def _group(self, topic: str) -> tuple[int, TopicGroup]:
        section = topic.partition(".")[0]
        return self._groups.get(section) or list(self._groups.values())[-1]

    def _place(self, entry: Entry, authority: int) -> tuple[int, int, int]:
        topic = entry.fact.topic
        return self._group(topic)[0], authority, self._order.get(topic, len(self._order))


def _entries(country: Country, rulebook: Rulebook) -> Iterator[Entry]:
    for authority in country.authorities:
        yield from (Entry(fact, "", authority.id) for fact in authority.facts.values())
    lists = (country.standards, country.attachments, country.mistakes, country.other_rules)
    for facts in (country.facts.values(), *lists):
        yield from (Entry(fact, "") for fact in facts)


def _unknown(rulebook: Rulebook, entries: Iterable[Entry], first: Iterable[Entry]) -> Iterator[str]:
    """Topics without a fact or with one that settles nothing; of what depends on the measure, also those
    without a fact on this one."""
    entries = tuple(entries)
    known = {entry.fact.topic for entry in entries if entry.fact.value != UNSETTLED}
    by_measure = {entry.fact.topic for entry in entries if entry.fact.measure}
    here = {entry.fact.topic for entry in first}
    for group in rulebook.topic_groups.values():
        for id, topic in rulebook.topics.items():
            if topic.form == "list" or id.partition(".")[0] not in group.sections:
                continue
            if id not in known or (id in by_measure and id not in here):
                yield id


def _answered(draft: Draft, path: str) -> bool:
    """Whether ``group.field`` (or a field of its records) is answered with anything but "no"."""
    group, field, *inner = path.split(".")
    held = draft.get(f"common.{group}.{field}")
    values = [held]
    for name in inner:
        records = held if isinstance(held, (list, tuple)) else ()
        values = [record.get(name) for record in records if isinstance(record, Mapping)]
    return any(not is_empty(value) and value is not False for value in values)


def _numbers(entries: Iterable[Entry], treaties: Iterable[TreatySays]) -> dict[str, int]:
    """The number of each source, in the order in which they are first met."""
    ids = [entry.fact.source for entry in entries]
    ids += [id for one in treaties if one.declaration for id in one.declaration.basis]
    return {id: number for number, id in enumerate(dict.fromkeys(filter(None, ids)), 1)}


def _dated(entry: Entry, numbers: Mapping[str, int], day: date, limit: int) -> Entry:
    as_of = entry.fact.as_of
    return replace(
        entry,
        source=numbers.get(entry.fact.source, 0),
        years=age_in_years(as_of, day),
        old=is_old(as_of, day, limit),
    )


def _numbered(one: TreatySays, numbers: Mapping[str, int]) -> TreatySays:
    basis = one.declaration.basis if one.declaration else ()
    return replace(one, sources=tuple(numbers[id] for id in basis if id))
