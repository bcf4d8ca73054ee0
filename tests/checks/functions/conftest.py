"""A small rulebook and cases for the functions of conditions; reference tables are the real ones."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mla_writer.checks.functions import Context, functions
from mla_writer.model.case import Case
from mla_writer.model.declarations import Kind, Limit, Provenance, TermList, TreatyRule
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.instruments import BoundBy, Confidence, Instrument, Participation, Standing
from mla_writer.model.rulebook import Rulebook
from mla_writer.paths import resources

DAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
CITED = Provenance("invented for tests", "2026-11-21")
Call = Callable[..., Any]


def table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def tables() -> dict[str, Any]:
    return {path.stem: table(path) for path in (resources() / "tables").glob("*.toml")}


def instrument(id: str, parties: Mapping[str, str], **changes: Any) -> Instrument:
    """An instrument in force since 2000; ``parties`` maps States to their dates."""
    described: dict[str, Any] = {
        "id": id,
        "title": f"Convention {id}",
        "short": id.upper(),
        "rank": 4,
        "standing": Standing.IN_FORCE,
        "bound_by": BoundBy.PARTICIPATION,
        "adopted_on": "1999-01-01",
        "in_force_since": "2000-01-01",
        "depositary": "",
        "cite": "",
        "url": "",
        "basis": ("tests",),
        "confidence": Confidence.HIGH,
        "articles": {},
        "participations": {
            state: Participation(state, True, "", since, ("tests",), Confidence.HIGH)
            for state, since in parties.items()
        },
        "declarations": (),
        "titles": {},
    }
    return Instrument(**{**described, **changes})


def kind(id: str, coercive: str) -> Kind:
    empty: dict[str, Any] = {field.name: () for field in fields(Kind)}
    return Kind(**{**empty, "id": id, "label": id, "coercive": coercive, "fields": {}})


INSTRUMENTS = (
    instrument("uncac", {"XA": "2005-12-14", "XB": "2010-01-01", "XC": "2027-06-01"}),
    instrument("coe-ets30", {"XA": "1990-01-01", "XB": "1990-01-01"}),
    instrument("coe-ets182", {"XA": "2004-02-01", "XC": "2004-02-01"}, needs=("coe-ets30",)),
    instrument("later", {"XA": "", "XB": ""}, in_force_since="2027-01-01"),
    instrument("never", {"XA": ""}, standing=Standing.NOT_IN_FORCE),
    instrument("unclear", {}, bound_by=BoundBy.UNKNOWN, standing=Standing.STATUS_UNKNOWN),
    instrument("scheme", {"XA": "", "XB": "", "XZ": ""}, standing=Standing.NON_BINDING),
    instrument("reciprocity", {}, bound_by=BoundBy.ALWAYS),
    instrument("eu-eio", {"FR": "", "DE": ""}, bound_by=BoundBy.MEMBERSHIP),
    instrument("eu-e-evidence", {"FR": ""}, bound_by=BoundBy.MEMBERSHIP, in_force_since="2026-08-18"),
)
RULES = (
    TreatyRule("uncac_scope", "uncac", "3", "", "max_in(offences.list, 'max_penalty_years') >= 4", "", ()),
    TreatyRule("uncac_other", "uncac", "3", "", "false", "", ()),
)
KINDS = (
    kind("hearing", "conditional"),
    kind("search", "yes"),
    kind("service", "no"),
    kind("more", "inherits"),
)


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Empty but for what the functions read."""
    empty: dict[str, Any] = {field.name: {} for field in fields(Rulebook)}
    declared: dict[str, Any] = {
        "kinds": {one.id: one for one in KINDS},
        "instruments": {one.id: one for one in INSTRUMENTS},
        "treaty_rules": {one.id: one for one in RULES},
        "memberships": {"eu": tuple(table(resources() / "memberships.toml")["eu"]["members"])},
        "limits": {"text_min_words": Limit("text_min_words", 15, "words", "", CITED)},
        "term_lists": {
            "overbroad": TermList("overbroad", {"en": ("any and all", "everything"), "fr": ("l'ensemble",)}),
            "shorteners": TermList("shorteners", {"en": ("bit.ly", "t.co")}),
            "chinese": TermList("chinese", {"en": ("全部",)}),
        },
        "tables": tables(),
        "digest": "",
    }
    return Rulebook(**{**empty, **declared})


@pytest.fixture
def context(rulebook: Rulebook) -> Callable[..., Context]:
    """Makes a context from common groups and measures ``(kind, answers)``; names are the raw answers."""

    def make(
        common: Mapping[str, Any] | None = None, measures: tuple[Any, ...] = (), **draft: Any
    ) -> Context:
        common = common or {}
        parts = tuple(
            Measure(f"m{number}", kind, answers) for number, (kind, answers) in enumerate(measures, start=1)
        )
        made = Draft("d", common=common, measures=parts, **draft)
        names = {**common, "measures": [{**part.answers, "kind": part.kind} for part in parts]}
        return Context(Case(rulebook, made, DAY), names, NOW)

    return make


@pytest.fixture
def call(context: Callable[..., Context]) -> Callable[..., Any]:
    """Calls a function by its name in conditions, on a case without answers."""
    table_of_functions = functions(context())
    return lambda name, *arguments: table_of_functions[name](*arguments)
