"""The law between two States as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mla_writer.cli.facts import fact_as_json
from mla_writer.cli.output import Output
from mla_writer.model.between import Between, Row, Section, sources
from mla_writer.model.instruments import Instrument, StateDeclaration
from mla_writer.model.legal_bases import LegalBasis, Place
from mla_writer.model.relations import StateStanding
from mla_writer.model.rulebook import Rulebook

SET_ASIDE = (Place.REPLACED, Place.OTHER_MEASURES, Place.EXCLUDED)
"""Places that are no proposals; they stand under their own name, all others under ``bases``."""
SECTIONS = {
    "one_bound": Section.ONE,
    "not_in_force": Section.LATER,
    "undetermined": Section.UNDETERMINED,
}
"""The keys under which stands what is no basis, by the section it belongs to."""


def told(found: Between, rules: Rulebook, output: Output) -> dict[str, Any]:
    """Everything that is known, as one JSON object; ``bases`` holds what is proposed, in its order."""
    requesting, requested = found.states
    rows = {row.instrument.id: row for row in found.rows}
    by_place: dict[Place, list[dict[str, Any]]] = {place: [] for place in SET_ASIDE}
    proposed: list[dict[str, Any]] = []
    for basis in found.bases:
        listed = by_place.get(basis.place, proposed)
        listed.append(_basis(basis, rows.get(basis.instrument.id), rules, output))
    return {
        "requesting": requesting,
        "requested": requested,
        "as_of": found.day.isoformat(),
        "bases": proposed,
        **{place.value: by_place[place] for place in SET_ASIDE},
        **{
            key: [_related(row, rules) for row in found.section(section)] for key, section in SECTIONS.items()
        },
        "bilateral_treaty_in_data": found.bilateral_known,
        "requested_state_profile": found.has_profile,
        "requested_state_not_known": list(found.not_known),
        "requested_state_on_legal_bases": [fact_as_json(fact, rules, output) for fact in found.facts],
    }


def _basis(basis: LegalBasis, row: Row | None, rules: Rulebook, output: Output) -> dict[str, Any]:
    declarations = row.declarations if row else basis.declarations
    mattering = row.mattering if row else 0
    return {
        "instrument": basis.instrument.id,
        "title": basis.instrument.title,
        "articles": "; ".join(dict.fromkeys(basis.articles.values())),
        "in_force_since": basis.in_force_since,
        "date_unknown": basis.date_unknown,
        "confidence": basis.confidence.value,
        "place": basis.place.value,
        "if_extended": list(basis.if_extended),
        "articles_by_measure": dict(basis.articles),
        "replaced_by": list(basis.replaced_by),
        "replaced_for": list(basis.replaced_for),
        "excluded_by": fact_as_json(basis.excluded_by, rules, output) if basis.excluded_by else None,
        **_instrument(basis.instrument),
        "states": [_standing(side, rules) for side in row.sides] if row else [],
        "declarations": [
            _declaration(one, place < mattering, rules) for place, one in enumerate(declarations)
        ],
    }


def _related(row: Row, rules: Rulebook) -> dict[str, Any]:
    return {
        "instrument": row.instrument.id,
        "title": row.instrument.title,
        "standing": row.instrument.standing.value,
        "confidence": row.confidence.value,
        **_instrument(row.instrument),
        "lacks": list(row.lacks),
        "states": [_standing(side, rules) for side in row.sides],
        "declarations": [
            _declaration(one, place < row.mattering, rules) for place, one in enumerate(row.declarations)
        ],
    }


def _instrument(instrument: Instrument) -> dict[str, Any]:
    return {
        "rank": instrument.rank.name.lower(),
        "instrument_in_force_since": instrument.in_force_since,
        "needs": list(instrument.needs),
        "articles_by_topic": {
            topic: {"articles": one.articles, "verified": one.verified.value, "doubtful": one.doubtful}
            for topic, one in instrument.articles.items()
        },
        "note": instrument.note,
        "url": instrument.url,
    }


def _standing(side: StateStanding, rules: Rulebook) -> dict[str, Any]:
    return {
        "state": side.state,
        "word": side.word.value,
        "ratified_on": side.ratified_on,
        "in_force_on": side.in_force_on,
        "denounced_on": side.denounced_on,
        "through": side.through,
        "confidence": side.confidence.value,
        "sources": _sources(side.basis, rules),
    }


def _declaration(one: StateDeclaration, matters: bool, rules: Rulebook) -> dict[str, Any]:
    return {
        "state": one.state,
        "topic": one.topic,
        "text": one.text,
        "source": "; ".join(one.basis),
        "sources": _sources(one.basis, rules),
        "measures": list(one.measures),
        "except_measures": list(one.except_measures),
        "languages": list(one.languages),
        "matters_for_what_is_asked": matters,
    }


def _sources(basis: Iterable[str], rules: Rulebook) -> list[dict[str, str]]:
    return [
        {"id": one.id, "title": one.title, "url": one.url, "as_of": one.as_of}
        for one in sources(rules, basis)
    ]
