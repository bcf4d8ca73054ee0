"""``country``: what is known of a requested State, with source and age."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from mla_writer.cli import desk
from mla_writer.cli.law import state
from mla_writer.cli.output import Output
from mla_writer.model.countries import Country, Fact
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook


def run(asked: argparse.Namespace, output: Output) -> int:
    """Print the facts known of a State, each with its source and date."""
    rules = desk.rulebook()
    code = state(asked.code, output.language)
    profile = rules.countries.get(code)
    facts = list(_facts(profile, rules)) if profile else []
    name = output.language.country(code)
    if output.json:
        output.document({"code": code, "name": name, "facts": facts})
        return 0
    output.print(f"{name} ({code})")
    if not facts:
        output.print(output.say(message("There is no profile of this State: ask the central authority.")))
    for fact in facts:
        output.print(f"  {fact['topic']}: {_plain(fact['value'])}")
        output.print(f"    {fact['source']}, {fact['as_of'] or '–'}")
    return 0


def _facts(profile: Country, rules: Rulebook) -> Iterator[dict[str, Any]]:
    for authority in profile.authorities:
        for fact in authority.facts.values():
            yield _fact(fact, rules, f"central_authorities.{authority.id}.{fact.topic.rpartition('.')[2]}")
    lists = {
        "evidentiary_standards": profile.standards,
        "attachments": profile.attachments,
        "common_mistakes": profile.mistakes,
        "other_rules": profile.other_rules,
    }
    for fact in profile.facts.values():
        yield _fact(fact, rules, fact.topic)
    for topic, facts in lists.items():
        for fact in facts:
            yield _fact(fact, rules, ".".join(filter(None, (topic, fact.measure))))


def _fact(fact: Fact, rules: Rulebook, topic: str) -> dict[str, Any]:
    source = rules.sources.get(fact.source)
    return {
        "topic": topic,
        "value": fact.value,
        "source": source.title if source else "general knowledge, verify",
        "as_of": fact.as_of,
        "confidence": fact.confidence.value if fact.confidence else "sourced",
        "note": fact.note,
    }


def _plain(value: object) -> str:
    return ", ".join(_plain(one) for one in value) if isinstance(value, (list, tuple)) else str(value)
