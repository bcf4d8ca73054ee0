"""How facts of States, their age and what treaties change are worded in a language. No layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mla_writer.i18n.language import Language
from mla_writer.model.countries import Fact, Topic
from mla_writer.model.fact_messages import VERIFY
from mla_writer.model.instruments import Instrument, StateDeclaration
from mla_writer.model.message import Message, message
from mla_writer.model.packs import OWN
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.sheet import Entry, Sheet, TreatySays

KNOWLEDGE = "knowledge"
CHECK_CONTACTS = message("check before use")
UNKNOWN = message(
    "Unknown does not mean that nothing is required: ask the central authority of the requested State."
)
PREVAILS = message("A treaty in force prevails")
OTHER_CODE = "other"


def label(language: Language, rulebook: Rulebook, fact: Fact) -> str:
    """What ``fact`` is about; what depends on the measure names it."""
    topic = rulebook.topics.get(fact.topic)
    measure = rulebook.topics["measures"].meanings.get(fact.measure) if fact.measure else None
    return _joined(language.text(topic.label) if topic else "", language.text(measure or ""))


def value(language: Language, rulebook: Rulebook, fact: Fact) -> str:
    """What ``fact`` says, in words: codes by their meaning, languages by their names."""
    topic = rulebook.topics.get(fact.topic)
    values: list[Any] = list(fact.value) if isinstance(fact.value, (list, tuple)) else [fact.value]
    text = ", ".join(_part(language, topic, one) for one in values)
    code = topic.meanings.get(fact.code) if topic and fact.code not in ("", OTHER_CODE) else None
    named = message("{topic}: {value}", topic=language.text(code or ""), value=text)
    return language.say(named) if code else text


def dated(language: Language, fact: Fact) -> str:
    """ "as of May 2010"; general knowledge says that it must be verified."""
    if fact.basis == KNOWLEDGE:
        return language.say(VERIFY)
    if not fact.as_of:
        return ""
    return language.say(message("as of {date}", date=language.partial_date(fact.as_of)))


def source(rulebook: Rulebook, fact: Fact) -> str:
    """The title of the document that says it; empty for general knowledge."""
    known = rulebook.sources.get(fact.source)
    return known.title if known else fact.source


def age(language: Language, entry: Entry) -> str:
    """ "as of May 2010, 16 years old"; general knowledge says that it must be verified."""
    if entry.fact.basis == KNOWLEDGE or not entry.years or entry.years < 1:
        return dated(language, entry.fact)
    date = language.partial_date(entry.fact.as_of)
    return language.count("as of {date}, {n} year old", "as of {date}, {n} years old", entry.years, date=date)


def short_age(language: Language, entry: Entry) -> str:
    """ "2010, 16 years old", for a narrow column; general knowledge as in ``age``."""
    if entry.fact.basis == KNOWLEDGE or not entry.fact.as_of:
        return age(language, entry)
    year = entry.fact.as_of[: len("2010")]
    if not entry.years or entry.years < 1:
        return year
    return language.count("{year}, {n} year old", "{year}, {n} years old", entry.years, year=year)


def pack_name(rulebook: Rulebook, said_by: str) -> str:
    """What the pack ``said_by`` is called; its id where it is not laid over the rulebook."""
    return next((pack.name for pack in rulebook.packs if pack.id == said_by), said_by)


def said_by(rulebook: Rulebook, fact: Fact) -> Message | None:
    """Who says a fact that does not come with the program; None for one that does."""
    if not fact.said_by:
        return None
    if fact.said_by == OWN:
        return message("entered by you")
    return message("says the pack “{pack}”", pack=pack_name(rulebook, fact.said_by))


def treaties(language: Language, says: Iterable[TreatySays]) -> tuple[str, ...]:
    """What treaties say: each declaration in its words, then one line with the articles to be read."""
    held = tuple(says)
    lines = [_declared(language, one, one.declaration) for one in held if one.declaration]
    articles = [
        language.say(
            message(
                "{topic}: {value}",
                topic=treaty_name(one.instrument),
                value=", ".join(part.articles for part in one.articles),
            )
        )
        for one in held
        if one.articles
    ]
    if articles:
        lines.append(language.say(message("Read the articles: {articles}", articles="; ".join(articles))))
    return tuple(lines)


def treaty_name(instrument: Instrument) -> str:
    """The short name of a treaty where it has one."""
    return instrument.short or instrument.title


def _declared(language: Language, one: TreatySays, declaration: StateDeclaration) -> str:
    said = message(
        "{treaty}, declaration of {state}: {words}",
        treaty=treaty_name(one.instrument),
        state=language.country(declaration.state),
        words=message(declaration.text),
    )
    return language.say(said)


def unknown(language: Language, rulebook: Rulebook, topics: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The topics on which nothing is known, by part of the sheet: its label, and theirs joined."""
    held = tuple(topics)
    found: list[tuple[str, str]] = []
    for group in rulebook.topic_groups.values():
        labels = [
            language.text(rulebook.topics[id].label) for id in held if id.partition(".")[0] in group.sections
        ]
        if labels:
            found.append((language.text(group.label), ", ".join(dict.fromkeys(labels))))
    return tuple(found)


def without_room(language: Language, number: int) -> str:
    """How many facts that matter a page could not hold; empty when it holds all."""
    if not number:
        return ""
    return language.count(
        "{n} entry that matters for this request found no room on this page.",
        "{n} entries that matter for this request found no room on this page.",
        number,
    )


def further(language: Language, sheet: Sheet) -> str:
    """How many facts are known beside those that matter; empty when there are none."""
    if not sheet.others:
        return ""
    return language.count("{n} further fact is known.", "{n} further facts are known.", len(sheet.others))


def measures(language: Language, rulebook: Rulebook, sheet: Sheet) -> str:
    """The measures asked for, joined."""
    return ", ".join(language.text(rulebook.kinds[kind].label) for kind in sheet.kinds)


def by_group(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by part of the sheet, in their order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.group, []).append(entry)
    return found


def authority_label(language: Language) -> str:
    """What a central authority is called."""
    return language.say(message("Central authority"))


def by_authority(entries: Iterable[Entry]) -> tuple[list[Entry], ...]:
    """The entries that describe central authorities, those of each together."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.authority:
            found.setdefault(entry.authority, []).append(entry)
    return tuple(found.values())


def _part(language: Language, topic: Topic | None, value: Any) -> str:
    if isinstance(value, Mapping):
        parts = list(dict[str, Any](value).values())
        return ", ".join(str(part) for part in parts if part)
    if isinstance(value, bool):
        return language.say(message("yes") if value else message("no"))
    if topic is not None and topic.form == "languages":
        return language.language(str(value))
    meaning = topic.meanings.get(value) if topic is not None else None
    return language.text(meaning or str(value))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
