"""The lines of a completeness report: findings, what was set aside, what was closed, in a language.

Belongs here: one line for each, whole and in short. Does not belong here: how many find room
(``completeness``), what was found (given).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mla_writer.i18n import Language, fact_words, rule_words
from mla_writer.i18n.isolates import END, FIRST_STRONG, without_isolates
from mla_writer.model.case import Case
from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Severity
from mla_writer.model.finding import Finding, has_own_source
from mla_writer.model.journey import AskedPage, Journey
from mla_writer.model.message import Message, message
from mla_writer.render.document import Span as Piece
from mla_writer.render.document import Spans

BLOCKS, CONFIRM, WARNINGS, ADVICE, ASIDE, CLOSED = "blocks", "confirm", "warning", "advice", "aside", "closed"
SECTIONS: Mapping[str, tuple[Message, tuple[Message, Message, Message]]] = MappingProxyType(
    {
        id: (title, (message("Where"), said, source))
        for id, title, said, source in (
            (BLOCKS, message("What blocks sending"), message("Finding"), message("Source")),
            (CONFIRM, message("Not yet confirmed"), message("Question"), message("Source")),
            (WARNINGS, message("Warnings"), message("Finding"), message("Source")),
            (ADVICE, message("Advice"), message("Finding"), message("Source")),
            (ASIDE, message("Findings set aside"), message("Reason"), message("By whom")),
            (CLOSED, message("Closed without an answer"), message("Reason"), message("How")),
        )
    }
)
"""In the order in which they are printed: the title, and the heads of the columns."""
FIRST_ROOM = (BLOCKS, ASIDE, CONFIRM, WARNINGS, CLOSED, ADVICE)
"""In which order they take room: what holds the request back, then what somebody answers for."""
WEIGHED = {Severity.BLOCKS: BLOCKS, Severity.WARNING: WARNINGS, Severity.ADVICE: ADVICE}
CLOSINGS = {"unknown": message("unknown"), "not_applicable": message("does not apply")}
LONGEST = 420
"""Letters of one text in the report; what is longer is cut, and says so by an ellipsis."""
ISOLATE = re.compile(f"{FIRST_STRONG}|{END}")

Row = tuple[Spans, Spans, Spans]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of ``section``: as a row of its table, and in short where there is no room for that."""

    section: str
    row: Row
    short: Spans


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what was found on it and the pages that apply."""

    case: Case
    findings: tuple[Finding, ...]
    journey: Journey


def lines(judged: Judged, language: Language) -> tuple[Line, ...]:
    """Every line, in the order in which they take room."""
    words = _Words(judged, language)
    found = [*words.findings(), *words.closed()]
    return tuple(sorted(found, key=lambda line: FIRST_ROOM.index(line.section)))


def pieces(text: str, bold: bool = False, italic: bool = False) -> Spans:
    """``text`` of the interface as spans: what is closed off there from the direction of the sentence is a
    value here."""
    found: list[Piece] = []
    depth = place = 0
    for mark in (*ISOLATE.finditer(text), None):
        part = without_isolates(text[place : mark.start() if mark else len(text)])
        if part:
            found.append(Piece(part, bold=bold, italic=italic, role="value" if depth else ""))
        if mark is not None:
            depth, place = depth + (1 if mark[0] == FIRST_STRONG else -1), mark.end()
    return tuple(found)


def entered(text: str) -> Spans:
    """What a person wrote, which runs in its own direction."""
    return (Piece(shortened(" ".join(text.split())), role="value"),) if text.strip() else ()


def shortened(text: str) -> str:
    """``text``, with an ellipsis where it is cut."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def joined(parts: Iterable[Spans], between: str) -> Spans:
    """``parts`` with ``between`` between them; empty ones are left out."""
    found: list[Piece] = []
    for part in filter(None, parts):
        found += [*([Piece(between)] if found else []), *part]
    return tuple(found)


class _Words:
    """The lines of one case in one language."""

    def __init__(self, judged: Judged, language: Language) -> None:
        self._case, self._journey = judged.case, judged.journey
        self._findings, self._language = judged.findings, language

    def findings(self) -> Iterator[Line]:
        """A line for each finding, under its weight, as a question, or as set aside."""
        for one in self._findings:
            if one.override is not None:
                yield self._set_aside(one)
            else:
                yield self._finding(one)

    def closed(self) -> Iterator[Line]:
        """A line for each field that was closed instead of answered."""
        say = self._language.say
        labels = {asked.path: asked.field.label for asked in self._journey.asked()}
        for path, one in self._case.draft.closed.items():
            label = pieces(self._language.text(labels.get(path, "")) or path, bold=True)
            how = pieces(say(CLOSINGS.get(one.state) or message(one.state)))
            where = joined((label, self._where(path)), " – ")
            short = joined((label, entered(one.reason)), " – ")
            yield Line(CLOSED, (where, entered(one.reason), how), short)

    def _finding(self, one: Finding) -> Line:
        say = self._language.say
        section = CONFIRM if one.question else WEIGHED[one.severity]
        why = say(one.message) or say(one.title)
        fix = "" if one.question else say(one.fix)
        notes = (pieces(say(note), italic=True) for note in one.notes)
        told = joined((pieces(shortened(why)), pieces(fix, italic=True), *notes), " ")
        source = self._sources(one)
        place = self._where(one.field)
        short = joined((place, pieces(shortened(why)), source), " – ")
        return Line(section, (place, told, source), short)

    def _set_aside(self, one: Finding) -> Line:
        override = one.override
        if override is None:
            raise ValueError(one.check)
        title = self._language.say(one.title) or self._language.say(one.message)
        head = (Piece(f"{one.check} ", role="identifier"), *pieces(shortened(title), bold=True))
        day = pieces(self._language.date(override.on))
        by = joined(((Piece(override.officer, role="name"),) if override.officer else (), day), ", ")
        where = joined((head, self._where(one.field)), " – ")
        reason = entered(override.reason)
        return Line(ASIDE, (where, reason, by), joined((head, reason, by), " – "))

    def _where(self, path: str) -> Spans:
        """The section or the measure, and the page on which it is answered."""
        page = self._journey.page_of(path) if path else None
        if page is None:
            return pieces(self._language.say(message("the whole request")))
        return pieces(f"{self._part(page)} › {self._language.text(page.page.title)}")

    def _part(self, page: AskedPage) -> str:
        if page.measure is not None:
            return self._language.text(self._case.kind_of(self._case.draft.measures[page.measure]).label)
        section = next(one.section for one in self._journey.sections if one.section.id == page.section)
        return self._language.text(section.label)

    def _sources(self, one: Finding) -> Spans:
        """The facts that bear it and the source of the rule, each with its date."""
        told = [pieces(self._fact(fact)) for fact in one.facts]
        if has_own_source(self._case.rulebook, one):
            source, verified = rule_words.provenance(self._language, one.provenance)
            told.append(joined((pieces(shortened(source)), pieces(verified)), " · "))
        return joined(dict.fromkeys(told), "\n")

    def _fact(self, fact: Fact) -> str:
        book = self._case.rulebook
        said = fact_words.said_by(book, fact)
        parts = (
            shortened(fact_words.source(book, fact)),
            fact_words.dated(self._language, fact),
            self._language.say(said) if said else "",
        )
        return " · ".join(filter(None, parts))
