"""How facts, sources, States and dates are worded on the screen. No widgets."""

from __future__ import annotations

from mla_writer.gui.services import Services
from mla_writer.i18n import fact_words, rule_words
from mla_writer.i18n.rule_words import READ, SEVERITIES, VERIFIED
from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Provenance, Verified
from mla_writer.model.message import Message, message

__all__ = [
    "READ", "SEVERITIES", "VERIFIED", "day", "fact_age", "fact_label", "fact_source", "fact_value",
    "first_source", "how_verified", "joined", "provenance", "sentence", "states", "states_message",
]  # fmt: skip


def joined(*parts: str) -> str:
    """``parts`` with a dot between them; empty ones are left out."""
    return " · ".join(part for part in parts if part)


def provenance(services: Services, given: Provenance) -> tuple[str, str]:
    """The source of a rule, and how and when it was verified; what comes from practice has no source."""
    return rule_words.provenance(services.language, given)


def how_verified(services: Services, verified: Verified, as_of: str) -> Message:
    """How a rule was verified and when."""
    return rule_words.how_verified(services.language, verified, as_of)


def first_source(source: str) -> str:
    """The first of several sources; what stands in brackets belongs to the source before it."""
    depth = 0
    for place, letter in enumerate(source):
        depth += (letter in "([") - (letter in ")]")
        if letter in ",;" and depth <= 0:
            return source[:place]
    return source


def sentence(services: Services, problem: Message) -> str:
    """What went wrong, as a sentence of its own: such texts begin small, because they also follow a colon.
    One that begins with the name of a file or field stays as it is."""
    said = services.say(problem)
    return said if problem.text.startswith("{") else said[:1].upper() + said[1:]


def day(services: Services, date: str) -> str:
    """A date in words, also where only its month or its year is known."""
    return services.language.partial_date(date)


def fact_label(services: Services, fact: Fact) -> str:
    """What a fact is about."""
    return fact_words.label(services.language, services.rulebook, fact)


def fact_value(services: Services, fact: Fact) -> str:
    """What a fact says, in words."""
    return fact_words.value(services.language, services.rulebook, fact)


def fact_source(services: Services, fact: Fact) -> str:
    """Where a fact comes from and how old it is; knowledge says that it must be verified."""
    return joined(fact_words.source(services.rulebook, fact), fact_age(services, fact))


def fact_age(services: Services, fact: Fact) -> str:
    """How old a fact is; knowledge says that it must be verified."""
    return fact_words.dated(services.language, fact)


def states(services: Services, requesting: str, requested: str) -> str:
    """ "France → Switzerland"; a State not yet chosen is a gap."""
    return services.say(states_message(services, requesting, requested))


def states_message(services: Services, requesting: str, requested: str) -> Message:
    """As ``states``, as a value."""
    gap = message("not chosen")
    names = [services.language.country(code) if code else gap for code in (requesting, requested)]
    arrow = "←" if services.language.direction == "rtl" else "→"
    return message("{first} {arrow} {second}", first=names[0], arrow=arrow, second=names[1])
