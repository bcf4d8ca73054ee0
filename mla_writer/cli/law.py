"""``bases``: what binds two States, with source and age."""

from __future__ import annotations

import argparse
from typing import Any

from mla_writer.cli import desk
from mla_writer.cli.output import Output
from mla_writer.i18n import Language
from mla_writer.model.errors import UnknownName
from mla_writer.model.legal_bases import LegalBasis, Place, legal_bases
from mla_writer.model.message import message

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
    rules, on = desk.rulebook(), desk.day(asked.as_of)
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
