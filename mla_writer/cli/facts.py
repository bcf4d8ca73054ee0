"""How facts of States on which a finding rests are told on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from mla_writer.cli.output import Output
from mla_writer.model.countries import Fact, Topic
from mla_writer.model.message import Message, message
from mla_writer.model.rulebook import Rulebook

KNOWLEDGE = "knowledge"


def fact_as_json(fact: Fact, rules: Rulebook) -> dict[str, Any]:
    """A fact as plain data; ``said_by`` is the name of the pack that says it, empty for the program's own."""
    source = rules.sources.get(fact.source)
    return {
        "topic": fact.topic,
        "value": list(fact.value) if isinstance(fact.value, tuple) else fact.value,
        "source": source.title if source else fact.source,
        "as_of": fact.as_of,
        "basis": fact.basis,
        "confidence": fact.confidence.value if fact.confidence else "",
        "note": fact.note,
        "said_by": next((pack.name for pack in rules.packs if pack.id == fact.said_by), fact.said_by),
    }


def fact_lines(told: Iterable[Mapping[str, Any]], rules: Rulebook, output: Output) -> Iterator[str]:
    """The lines in which facts of ``fact_as_json`` are printed: what they say, then where it comes from.

    Facts in a row from one source name it once.
    """
    for origin, facts in groupby(told, lambda fact: "; ".join(filter(None, _origin(fact, output)))):
        for fact in facts:
            topic = rules.topics.get(fact["topic"])
            about = output.say(Message(topic.label if topic else fact["topic"]))
            yield f"{about}: {_words(fact['value'], topic, output)}"
            if fact["note"]:
                yield fact["note"]
        yield origin


def _origin(told: Mapping[str, Any], output: Output) -> Iterator[str]:
    yield told["source"]
    if told["basis"] == KNOWLEDGE:
        yield output.say(message("general knowledge, verify"))
    if told["as_of"]:
        yield output.say(message("as of {date}", date=told["as_of"]))
    if told["said_by"]:
        yield output.say(message("said by {pack}", pack=told["said_by"]))


def _words(value: Any, topic: Topic | None, output: Output) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_words(one, topic, output) for one in value)
    if topic is not None and topic.form == "languages":
        return output.language.language(str(value))
    meaning = topic.meanings.get(value) if topic else None
    return output.say(Message(meaning)) if meaning else str(value)
