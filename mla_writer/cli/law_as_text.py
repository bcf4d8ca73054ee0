"""The law between two States as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mla_writer.cli.facts import fact_lines
from mla_writer.cli.output import Output
from mla_writer.model import between_words as words
from mla_writer.model.between import Between, Row, Section, sources
from mla_writer.model.fact_messages import CONFIDENCES
from mla_writer.model.instruments import Rank
from mla_writer.model.legal_bases import Place
from mla_writer.model.message import Message, State, message
from mla_writer.model.rulebook import Rulebook

DEEP = "    "
ALWAYS = (Section.BOTH, Section.IF_EXTENDED, Section.LATER, Section.SCHEME)
"""Sections that are always printed; the others with ``--all``."""
SET_ASIDE = frozenset({Place.REPLACED, Place.OTHER_MEASURES, Place.EXCLUDED})


@dataclass(frozen=True, slots=True)
class _Page:
    """What is printed and how."""

    found: Between
    rules: Rulebook
    output: Output
    everything: bool

    def say(self, told: Message) -> str:
        return self.output.say(told)


def show(found: Between, rules: Rulebook, output: Output, *, everything: bool) -> None:
    """Print ``found`` section by section; ``everything`` adds what is no basis, articles by topic and the
    titles of sources."""
    page = _Page(found, rules, output, everything)
    first, second = map(State, found.states)
    head = message("{first} to {second}, on {day}", first=first, second=second, day=found.day)
    output.print(page.say(head))
    for section in Section:
        rows = [row for row in found.section(section) if _printed(row, everything)]
        if rows and (everything or section in ALWAYS):
            _show_section(page, section, rows)
    _show_without_treaty(page)
    if not found.bilateral_known:
        output.print()
        told = message("No bilateral treaty between the two is in the data: look for one before you choose.")
        output.print(page.say(told))


def _printed(row: Row, everything: bool) -> bool:
    return everything or row.basis is None or row.basis.place not in SET_ASIDE


def _show_section(page: _Page, section: Section, rows: Iterable[Row]) -> None:
    page.output.print()
    page.output.print(page.say(words.SECTIONS[section]).upper())
    for row in rows:
        for line in _lines(page, row):
            page.output.print(line)


def _lines(page: _Page, row: Row) -> Iterator[str]:
    yield f"{row.instrument.title} [{row.instrument.id}]"
    yield DEEP + "; ".join(page.say(part) for part in _about(row))
    if row.section is not Section.UNDETERMINED:
        for side in row.sides:
            yield f"{DEEP}{page.say(words.standing(side))} ({page.say(words.age(side, page.rules))})"
            if page.everything:
                yield from _sources(page, side.basis)
    yield from _articles(page, row)
    yield from _relations(page, row)
    for declaration in row.declarations if _declared(page, row) else ():
        name = page.output.language.country(declaration.state)
        yield f"{DEEP}- {name}: {page.output.language.text(declaration.text)}"
        yield from _sources(page, declaration.basis)


def _declared(page: _Page, row: Row) -> bool:
    return page.everything or row.section in (Section.BOTH, Section.IF_EXTENDED)


def _about(row: Row) -> Iterator[Message]:
    place = row.basis.place if row.basis else None
    if place is not None and place in words.PLACES:
        yield words.PLACES[place]
    for told in (words.in_force(row), words.not_in_force(row)):
        if told is not None:
            yield told
    yield CONFIDENCES[row.confidence]


def _articles(page: _Page, row: Row) -> Iterator[str]:
    by_measure: Mapping[str, str] = row.basis.articles if row.basis else {}
    for kind, text in by_measure.items():
        label = page.output.language.text(page.rules.kinds[kind].label)
        told = message("{measure}: articles {articles}", measure=label, articles=text)
        yield DEEP + page.say(told)
    for topic, one in row.instrument.articles.items() if page.everything else ():
        label = words.ARTICLES.get(topic)
        doubt = f" ({page.say(words.DOUBTFUL)})" if one.doubtful else ""
        yield f"{DEEP}{page.say(label) if label else topic}: {one.articles}{doubt}"


def _relations(page: _Page, row: Row) -> Iterator[str]:
    if row.instrument.needs:
        names = _names(page, row.instrument.needs)
        yield DEEP + page.say(message("Adds to {names}", names=names))
    if row.fails_for_parents:
        yield DEEP + page.say(message("{names} does not bind both", names=_names(page, row.lacks)))
    if row.basis is not None and row.basis.replaced_by:
        names = _names(page, row.basis.replaced_by)
        yield DEEP + page.say(message("Replaced by {names}", names=names))


def _names(page: _Page, ids: tuple[str, ...]) -> str:
    known = page.rules.instruments
    return ", ".join(known[id].short or known[id].title for id in ids if id in known)


def _sources(page: _Page, basis: Iterable[str]) -> Iterator[str]:
    for one in sources(page.rules, basis):
        yield f"{DEEP}{DEEP}{one.title}{f', {one.as_of}' if one.as_of else ''}"


def _show_without_treaty(page: _Page) -> None:
    output, found = page.output, page.found
    output.print()
    output.print(page.say(words.RANKS[Rank.RECIPROCITY]).upper())
    if not found.facts:
        state = State(found.states[1])
        told = message(
            "What {state} asks for without a treaty is not known: ask its central authority.", state=state
        )
        output.print(page.say(told))
    for topic in found.not_known if found.facts else ():
        output.print(f"{_label(page, topic)}: {page.say(words.ASK)}")
    for fact in found.facts:
        first, *others = fact_lines([fact], page.rules, output)
        output.print(first)
        for line in others:
            output.print(DEEP + line)


def _label(page: _Page, topic: str) -> str:
    declared = page.rules.topics.get(topic)
    return page.output.language.text(declared.label) if declared else topic
