"""What the requested State demands of the measures asked for, and what of it the draft does not meet.

Belongs here: which of the facts of a profile concern which measure, and the findings they give. What
the codes mean for a draft is declared (``demands.toml``). A demand of a profile never blocks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from mla_writer.checks.country_facts import borne, limits
from mla_writer.checks.places import place_of
from mla_writer.checks.view import View
from mla_writer.model.case import Case
from mla_writer.model.countries import Country, Fact
from mla_writer.model.declarations import Kind, Provenance, Severity, Verified
from mla_writer.model.demands import Code, CodeList, Demand, DemandAnswer
from mla_writer.model.fields import is_empty
from mla_writer.model.finding import Finding
from mla_writer.model.governing import holds_between, relied_on
from mla_writer.model.journey import Journey
from mla_writer.model.message import Message, State, message
from mla_writer.model.profile import attachments_for, standards_for

PREFIX = "DEMAND"
LIMITS = "limits"
ELEMENTS = "request.mandatory_elements"
NO = "no"
CITATION = 4
"""The words of a citation at most (section 12(1) to (3))."""
Facts = tuple[Fact, ...]
Plans = dict[tuple[object, ...], Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A demand on one measure (its index): where it is met, and the facts that make it, each with the
    condition under which the measure is one of those it speaks of."""

    demand: Demand
    answer: DemandAnswer
    measure: int
    facts: tuple[tuple[Fact, str], ...]


class Demanded:
    """The demands on the measures of one view; ``plans`` keeps from one look to the next which concern it."""

    def __init__(self, view: View, walked: Journey, asked: Collection[str], plans: Plans) -> None:
        self.view, self.case = view, view.case
        self._walked, self._asked, self._plans = walked, asked, plans

    def findings(self, fired: list[Finding]) -> list[Finding]:
        """``fired``, and what is not met besides, each demand once. A check that fired and says the same
        as a demand carries what the State says."""
        if self.case.requested_state not in self.case.rulebook.countries:
            return fired
        checks = {one.check for one in fired}
        carried: dict[str, list[tuple[Demand, Facts]]] = {}
        own: list[Finding] = []
        for demand, facts, measures in self._open():
            told_by = checks.intersection(id for one in measures for id in one.answer.told_by)
            for check in told_by:
                carried.setdefault(check, []).append((demand, facts))
            if not told_by:
                own += self._told(measures, facts)
        return [*(self._carrying(one, carried.get(one.check, [])) for one in fired), *own]

    def _carrying(self, finding: Finding, carried: list[tuple[Demand, Facts]]) -> Finding:
        if not carried:
            return finding
        facts = tuple(fact for _, facts in carried for fact in facts)
        said = tuple(self._said(demand.message, facts) for demand, facts in carried)
        return replace(finding, facts=(*finding.facts, *facts), notes=(*finding.notes, *said))

    def _open(self) -> Iterator[tuple[Demand, Facts, list[Wanted]]]:
        """The demands that the draft does not meet, with the facts that make them and on which measures."""
        open_ones: dict[tuple[str, tuple[int, ...]], tuple[Facts, list[Wanted]]] = {}
        for wanted, facts in self._concerning():
            if not self._met(wanted) and not self._too_early(wanted, facts):
                key = wanted.demand.id, tuple(map(id, facts))
                open_ones.setdefault(key, (facts, []))[1].append(wanted)
        for facts, measures in open_ones.values():
            yield measures[0].demand, facts, measures

    def _concerning(self) -> Iterator[tuple[Wanted, Facts]]:
        """The demands with the facts that hold for the measure, without those that a milder one replaces."""
        held = [(wanted, self._held(wanted)) for wanted in self._plan()]
        made = {(wanted.measure, wanted.demand.id) for wanted, facts in held if facts}
        for wanted, facts in held:
            milder = ((wanted.measure, other) for other in wanted.answer.yields_to)
            if facts and made.isdisjoint(milder):
                yield wanted, facts

    def _held(self, wanted: Wanted) -> Facts:
        held = (fact for fact, gate in wanted.facts if not gate or self.view.holds(gate, wanted.measure))
        return tuple(fact for fact in held if holds_between(self.case, fact))

    def _plan(self) -> tuple[Wanted, ...]:
        measures = self.view.names["measures"]
        willing = self.view.names["execution"].get("coercive") is True
        kinds = tuple(measure["kind"] for measure in measures)
        key = PREFIX, self.case.requested_state, self.case.draft.document, kinds, willing
        if key not in self._plans:
            self._plans[key] = tuple(_plan(self.case, kinds, willing))
        return self._plans[key]

    def _met(self, wanted: Wanted) -> bool:
        """Whether the answers settle that it is met; a condition that cannot be evaluated does not hold."""
        return bool(wanted.answer.satisfied) and self.view.holds(wanted.answer.satisfied, wanted.measure)

    def _too_early(self, wanted: Wanted, facts: Facts) -> bool:
        """Whether the text is still missing of which a person would be asked whether it shows enough."""
        if not wanted.answer.asks or any(fact.topic != "evidentiary_standards" for fact in facts):
            return False
        return is_empty(self.case.draft.get(self._fields(wanted)[0]))

    def _fields(self, wanted: Wanted) -> tuple[str, ...]:
        """Where it is mended: what is asked now comes first."""
        paths = (place_of(field, wanted.measure, "") for field in wanted.answer.fields)
        places = list(dict.fromkeys(map(self._walked.where, paths)))
        return tuple(sorted(places, key=lambda path: path not in self._asked))

    def _told(self, measures: list[Wanted], facts: Facts) -> Iterator[Finding]:
        demand = measures[0].demand
        fields = tuple(dict.fromkeys(field for one in measures for field in self._fields(one)))
        bare = Finding(
            check=_id(self.case, measures, facts),
            severity=Severity.ADVICE if demand.advice else Severity.WARNING,
            title=self._title(measures, facts),
            message=self._said(demand.message, facts),
            fix=Message(demand.fix),
            field=fields[0],
            fields=fields,
            provenance=_provenance(self.case, facts),
        )
        finding = borne(bare, facts, self._limits(facts))
        asked = any(one.answer.asks for one in measures)
        answer = self.case.draft.confirmations.get(finding.check) if asked else NO
        if answer == NO:
            yield finding
        elif answer is None:
            yield self._question(finding, demand)

    def _limits(self, facts: Facts) -> tuple[Message, ...]:
        """What limits their weight; asked again only when the facts, the treaties or the day changed."""
        case, relied = self.case, relied_on(self.case)
        around = case.requesting_state, case.requested_state, case.request_day, tuple(map(id, relied))
        key = LIMITS, *around, *map(id, facts)
        if key not in self._plans:
            self._plans[key] = limits(case, facts)
        return self._plans[key]

    def _question(self, finding: Finding, demand: Demand) -> Finding:
        return replace(
            finding,
            title=message("Not yet confirmed: {what}", what=finding.title),
            message=message("{why} {question}", why=finding.message, question=Message(demand.question)),
            fix=message("Answer the question with yes or no."),
            overridable=False,
            question=True,
        )

    def _said(self, text: str, facts: Facts) -> Message:
        """Our sentence, and what the facts say in words of their own."""
        state, sentence = State(self.case.requested_state), Message(text)
        texts = dict.fromkeys(filter(None, map(_summary, facts)))
        if not texts:
            return message("{state}: {sentence}", state=state, sentence=sentence)
        return message(
            "{state}: {sentence} The source, in short: “{summary}”.",
            state=state,
            sentence=sentence,
            summary=reduce(_beside, map(message, texts)),
        )

    def _title(self, measures: list[Wanted], facts: Facts) -> Message:
        """The demand in a few words, with the measures where there are others that it does not concern."""
        title = Message(measures[0].demand.title)
        every = self.case.rulebook.topics["measures"].every
        if len(self.case.draft.measures) == len(measures) or all(
            fact.topic == ELEMENTS or fact.measure in every for fact in facts
        ):
            return title
        kinds = dict.fromkeys(self.case.draft.measures[one.measure].kind for one in measures)
        labels = tuple(Message(self.case.rulebook.kinds[kind].label) for kind in kinds)
        return message("{title}: {measures}", title=title, measures=labels)


def _plan(case: Case, kinds: tuple[str, ...], willing: bool) -> Iterator[Wanted]:
    demands = case.rulebook.demands.by_code()
    for index, kind in enumerate(kinds):
        found: dict[str, list[tuple[Fact, str]]] = {}
        for code, fact, gate in _wanted_by(case, case.rulebook.kinds[kind], willing):
            held = found.setdefault(demands[code].id, [])
            if (fact, gate) not in held:
                held.append((fact, gate))
        for id, facts in found.items():
            demand = case.rulebook.demands.demands[id]
            answer = demand.answer(kind)
            if answer is not None:
                yield Wanted(demand, answer, index, tuple(facts))


def _wanted_by(case: Case, kind: Kind, willing: bool) -> Iterator[tuple[Code, Fact, str]]:
    """What the requested State says on measures of ``kind``: code, fact, and when it holds."""
    rulebook, demands = case.rulebook, case.rulebook.demands
    country = rulebook.countries[case.requested_state]
    general = case.draft.document in demands.documents and kind.id not in demands.except_kinds
    coercive = kind.coercive == "yes" or (kind.coercive == "conditional" and willing)
    every = rulebook.topics["measures"].every
    said = (
        (CodeList.STANDARDS, standards_for(rulebook, country, kind.id, coercive)),
        (CodeList.DOCUMENTS, attachments_for(rulebook, country, kind.id, coercive)),
    )
    for list, facts in said:
        for fact in facts:
            if not fact.helps and (general or fact.measure not in every):
                gate = demands.only_when.get(fact.measure, {}).get(kind.id, "")
                yield (list, fact.code), fact, gate
    for code, fact in _listed(case, country, kind, general):
        yield code, fact, ""


def _listed(case: Case, country: Country, kind: Kind, general: bool) -> Iterator[tuple[Code, Fact]]:
    """Documents and contents that the profile lists by their codes alone."""
    for listed in case.rulebook.demands.listed:
        fact = country.fact(listed.topic)
        if fact is not None and kind.id in listed.kinds:
            yield from (((CodeList.DOCUMENTS, code), fact) for code in _codes(fact))
    fact = country.fact(ELEMENTS)
    if fact is not None and general:
        yield from (((CodeList.ELEMENTS, code), fact) for code in _codes(fact))


def _codes(fact: Fact) -> tuple[str, ...]:
    return tuple(map(str, fact.value)) if isinstance(fact.value, (list, tuple)) else ()


def _beside(one: Message, other: Message) -> Message:
    return message("{one}; {other}", one=one, other=other)


def _summary(fact: Fact) -> str:
    """What is said of a demand in words: by the fact itself, or in the note to a list of documents, where
    it is more than a citation."""
    if isinstance(fact.value, str):
        return fact.value
    return fact.note if fact.topic != ELEMENTS and len(fact.note.split()) > CITATION else ""


def _id(case: Case, measures: list[Wanted], facts: Facts) -> str:
    """Stays the same as long as the State says the same. What a text must show is asked anew when a
    measure is added; what must be enclosed once is not."""
    said = [case.requested_state, *(str(fact.value) for fact in facts)]
    if any(fact.topic == "evidentiary_standards" for fact in facts):
        said += [case.draft.measures[one.measure].id for one in measures]
    digest = hashlib.sha256("\0".join(said).encode()).hexdigest()[:8]
    return f"{PREFIX}:{measures[0].demand.id}:{facts[0].measure or 'request'}:{digest}"


def _provenance(case: Case, facts: Facts) -> Provenance:
    """The sources of ``facts`` with the places that they name; the date is that of the oldest."""
    places: dict[str, dict[str, None]] = {}
    for fact in facts:
        if fact.source in case.rulebook.sources:
            named = places.setdefault(case.rulebook.sources[fact.source].title, {})
            named |= {} if _summary(fact) or not fact.note else {fact.note: None}
    oldest = min((fact.as_of for fact in facts if fact.as_of), default="")
    sources = "; ".join(", ".join((title, *named)) for title, named in places.items())
    return Provenance(sources, oldest, Verified.EXCERPT if sources else Verified.KNOWLEDGE)
