"""What can be said of a State, topic by topic: what holds, who says it, what stands below. No widgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from mla_writer.gui.services import Services
from mla_writer.gui.wording import fact_source, fact_value, joined
from mla_writer.i18n.fact_words import pack_name
from mla_writer.model.countries import Country, Fact, Topic
from mla_writer.model.instruments import Confidence
from mla_writer.model.message import message
from mla_writer.model.packs import OWN
from mla_writer.model.rulebook import Rulebook
from mla_writer.packs.own_facts import AUTHORITIES, OwnFact, OwnFacts

FORMS = frozenset({"text", "texts", "integer", "languages", "statutes", "code", "codes"})
DEFAULT = "default"
"""The id of the general central authority."""


@dataclass(frozen=True, slots=True)
class Line:
    """One topic of one State. ``id`` is where it is entered (``central_authorities.default.address``),
    ``held`` what holds now, ``below`` what holds without one's own, ``own`` what was entered."""

    state: str
    id: str
    topic: Topic
    held: Fact | None
    below: Fact | None
    own: OwnFact | None

    @property
    def group(self) -> str:
        """The group of topics; each authority is a group of its own."""
        section, _, rest = self.id.partition(".")
        return f"{section}.{rest.partition('.')[0]}" if section == AUTHORITIES else section


def lines(services: Services, state: str, own: OwnFacts) -> tuple[Line, ...]:
    """All topics of ``state`` on which one fact can be said, authorities first."""
    rulebook = services.rulebook
    country, below = rulebook.countries.get(state), _below(rulebook, state)
    return tuple(
        Line(state, id, topic, held, below.get(id, held), own.fact(state, id))
        for id, topic, held in (*_authorities(rulebook, country), *_topics(rulebook, country))
    )


def group_label(services: Services, group: str) -> str:
    """What a group is called, as on the sheet of the State; an authority that is not the general one is
    told by its id."""
    section, _, authority = group.partition(".")
    if section == AUTHORITIES:
        label = services.say(message("Central authority"))
        return joined(label, "" if authority == DEFAULT else authority)
    parts = services.rulebook.topic_groups.values()
    return next((services.text(part.label) for part in parts if section in part.sections), section)


def value_words(services: Services, fact: Fact | None) -> str:
    """What a fact says in words; nothing where it is unknown."""
    return fact_value(services, fact) if fact is not None else services.say(message("not known"))


def whose(services: Services, said_by: str) -> str:
    """Who says something: the program, a pack by its name, or oneself."""
    if said_by == OWN:
        return services.say(message("you"))
    return pack_name(services.rulebook, said_by) or services.say(message("the program"))


def told(services: Services, fact: Fact | None) -> str:
    """What a fact says with its source and date."""
    if fact is None:
        return services.say(message("Nothing is said about it: ask the central authority."))
    return joined(fact_value(services, fact), fact_source(services, fact))


def _authorities(rulebook: Rulebook, country: Country | None) -> Iterator[tuple[str, Topic, Fact | None]]:
    known = {one.id: one.facts for one in country.authorities} if country else {}
    for id, facts in {DEFAULT: known.get(DEFAULT, {}), **known}.items():
        for name, topic in rulebook.topics.items():
            section, _, leaf = name.partition(".")
            if section == AUTHORITIES and leaf:
                yield f"{AUTHORITIES}.{id}.{leaf}", topic, facts.get(leaf)


def _topics(rulebook: Rulebook, country: Country | None) -> Iterator[tuple[str, Topic, Fact | None]]:
    for id, topic in rulebook.topics.items():
        if "." in id and topic.form in FORMS and not id.startswith(f"{AUTHORITIES}."):
            yield id, topic, country.fact(id) if country else None


def _below(rulebook: Rulebook, state: str) -> dict[str, Fact | None]:
    """What stood there before one's own facts were laid over it, by topic."""
    start = f"countries/{state}:"
    return {
        (id := one.place.removeprefix(start)): _fact(id, one.before)
        for one in rulebook.said
        if one.pack == OWN and one.place.startswith(start)
    }


def _fact(id: str, before: object) -> Fact | None:
    """A fact from its declaration."""
    if not isinstance(before, Mapping):
        return None
    table = cast(Mapping[str, Any], before)
    section, _, leaf = id.partition(".")
    topic = f"{section}.{leaf.partition('.')[2]}" if section == AUTHORITIES else id
    return Fact(
        topic=topic,
        value=table.get("value"),
        source=str(table.get("source", "")),
        as_of=str(table.get("as_of", "")),
        note=str(table.get("note", "")),
        basis=str(table.get("basis", "source")),
        confidence=Confidence(table["confidence"]) if table.get("confidence") else None,
        said_by=str(table.get("said_by", "")),
    )
