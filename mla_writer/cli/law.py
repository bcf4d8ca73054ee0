"""``bases`` and ``country``: what is known of the law, with source and age."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from mla_writer.cli import desk
from mla_writer.cli.output import Output
from mla_writer.i18n import Language
from mla_writer.model.countries import Country, Fact
from mla_writer.model.errors import UnknownName
from mla_writer.model.legal_bases import LegalBasis, Place, legal_bases
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook

NO_STATES = frozenset({"EU", "EZ", "UN", "ZZ"})
"""Codes that name no State and no territory."""
SET_ASIDE = frozenset({Place.REPLACED, Place.EXCLUDED, Place.OTHER_MEASURES})
"""Places that are no proposals: what took over, what the profile shuts out, what serves other measures."""


PLACES = {
    Place.BASIS.value: message("binds both States"),
    Place.IF_OFFENCE_FALLS_UNDER_IT.value: message("available if the offence falls under it"),
    Place.SCHEME.value: message("not binding"),
    Place.RECIPROCITY.value: message("without a treaty"),
}
SURE = {
    "high": message("well sourced"),
    "medium": message("verify before use"),
    "low": message("doubtful, verify before use"),
}


def bases(asked: argparse.Namespace, output: Output) -> int:
    """Print the legal bases between two States, most specific first."""
    rules, on = desk.rulebook(output), desk.day(asked.as_of)
    states = state(asked.requesting, output.language), state(asked.requested, output.language)
    if states[0] == states[1]:
        raise UnknownName(message("{state}: name two different States", state=states[0]))
    for kind in asked.measure:
        rules.kind(kind)
    found = legal_bases(rules, states, on, asked.measure)
    told = [_basis(basis) for basis in found if basis.place not in SET_ASIDE]
    if output.json:
        requesting, requested = states
        output.document(
            {"requesting": requesting, "requested": requested, "as_of": on.isoformat(), "bases": told}
        )
        return 0
    for basis in told:
        _print_basis(basis, output)
    output.print(
        output.say(message("Bilateral treaties are not in the data: look them up before you choose a basis."))
    )
    return 0


def _print_basis(basis: dict[str, Any], output: Output) -> None:
    say = output.say
    since = message("in force between both States since {date}", date=basis["in_force_since"])
    known = since if basis["in_force_since"] else message("date of entry into force unknown")
    output.print(f"{basis['title']} [{basis['instrument']}]")
    output.print(f"    {say(PLACES[basis['place']])}; {say(known)}; {say(SURE[basis['confidence']])}")
    if basis["articles"]:
        output.print("    " + say(message("articles: {articles}", articles=basis["articles"])))
    for declaration in basis["declarations"]:
        output.print(f"    {declaration['state']}: {declaration['text']}")


def country(asked: argparse.Namespace, output: Output) -> int:
    """Print the facts known of a State, each with its source and date."""
    rules = desk.rulebook(output)
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


def state(code: str, language: Language) -> str:
    """``code`` in capitals when there is such a State or territory; else ``UnknownName``."""
    wanted = code.upper()
    if wanted in NO_STATES or language.country(wanted) == wanted:
        raise UnknownName(
            message(
                "there is no State or territory '{found}'; give its ISO 3166-1 code, such as {example}",
                found=code,
                example="FR",
            )
        )
    return wanted


def _basis(basis: LegalBasis) -> dict[str, Any]:
    return {
        "instrument": basis.instrument.id,
        "title": basis.instrument.title,
        "articles": "; ".join(dict.fromkeys(basis.articles.values())),
        "in_force_since": basis.in_force_since,
        "confidence": basis.confidence.value,
        "place": basis.place.value,
        "declarations": [
            {"state": one.state, "topic": one.topic, "text": one.text, "source": "; ".join(one.basis)}
            for one in basis.declarations
        ],
    }


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
