"""How facts of States are told on the command line, as data and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from mla_writer.cli.output import Output
from mla_writer.i18n import fact_words
from mla_writer.model.countries import Fact
from mla_writer.model.fact_messages import VERIFY
from mla_writer.model.rulebook import Rulebook

SOURCED = "sourced"
"""The confidence of what was read in its source and left no doubt."""


def fact_as_json(fact: Fact, rules: Rulebook, output: Output) -> dict[str, Any]:
    """A fact as plain data, the same in every command: what it says with codes and in words, and where that
    comes from; ``said_by`` is the name of the pack that says it, empty for the program."""
    return {
        "topic": fact.topic,
        "measure": fact.measure,
        "value": fact.value,
        "label": fact_words.label(output.language, rules, fact),
        "text": fact_words.value(output.language, rules, fact),
        "note": fact.note,
        "source": fact_words.source(rules, fact) or VERIFY.text,
        "as_of": fact.as_of,
        "basis": fact.basis,
        "confidence": fact.confidence.value if fact.confidence else SOURCED,
        "said_by": fact_words.pack_name(rules, fact.said_by),
    }


def fact_lines(facts: Iterable[Fact], rules: Rulebook, output: Output) -> Iterator[str]:
    """The lines in which ``facts`` are printed: what they say, then where it comes from.

    Facts in a row from one source name it once.
    """
    for origin, told in groupby(facts, lambda fact: fact_origin(fact, rules, output)):
        for fact in told:
            label = fact_words.label(output.language, rules, fact)
            yield f"{label}: {fact_words.value(output.language, rules, fact)}"
            if fact.note:
                yield fact.note
        yield origin


def fact_origin(fact: Fact, rules: Rulebook, output: Output) -> str:
    """Where ``fact`` comes from, how old it is, and who says it if the program does not."""
    return "; ".join(filter(None, _origin(fact, rules, output)))


def _origin(fact: Fact, rules: Rulebook, output: Output) -> Iterator[str]:
    yield fact_words.source(rules, fact)
    yield fact_words.dated(output.language, fact)
    said = fact_words.said_by(rules, fact)
    if said is not None:
        yield output.say(said)
