"""``bases``: the law between two States, with source and age."""

from __future__ import annotations

import argparse

from mla_writer.cli import desk, law_as_data, law_as_text
from mla_writer.cli.output import Output
from mla_writer.i18n import Language
from mla_writer.model.between import between
from mla_writer.model.errors import UnknownName
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook

NO_STATES = frozenset({"EU", "EZ", "UN", "ZZ"})
"""Codes that name no State and no territory."""
ROUTES = "offence_route"
"""The choices of the route by which an offence falls under a treaty."""


def bases(asked: argparse.Namespace, output: Output) -> int:
    """Print what binds two States, most specific first, and with ``--all`` what does not and why."""
    rules, on = desk.rulebook(output), desk.day(asked.as_of)
    states = state(asked.requesting, output.language), state(asked.requested, output.language)
    if states[0] == states[1]:
        raise UnknownName(message("{state}: name two different States", state=states[0]))
    for kind in asked.measure:
        rules.kind(kind)
    for route in asked.route:
        _known_route(route, rules)
    found = between(rules, states, on, asked.measure, asked.route)
    if output.json:
        output.document(law_as_data.told(found, rules, output))
    else:
        law_as_text.show(found, rules, output, everything=asked.all)
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


def _known_route(route: str, rules: Rulebook) -> None:
    known = [choice.id for choice in rules.choices[ROUTES].choices]
    if route not in known:
        raise UnknownName(
            message("there is no treaty route '{found}'; known: {known}", found=route, known=", ".join(known))
        )
