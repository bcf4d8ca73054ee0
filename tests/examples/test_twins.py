"""Every kind has a complete example, and a defective twin whose findings are exactly those planted."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.drafts import from_json, to_plain
from mla_writer.model.case import Case
from mla_writer.model.declarations import Severity
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.finding import Finding, ready
from mla_writer.model.journey import Journey
from mla_writer.rulebook.cache import rulebook
from mla_writer.rulebook.typed import AnswerTypes
from tests.examples.laid import laid

DAY = date(2026, 11, 21)
FOLDER = paths.resources() / "examples"
TWINS = paths.resources().parent / "tests" / "examples" / "twins"
FEWEST_DEFECTS = 5


@dataclass(frozen=True)
class Twin:
    """A defective twin: the example it is made of, its defects and what each must give."""

    kind: str
    base: str
    defects: tuple[Mapping[str, Any], ...]

    @property
    def finds(self) -> set[tuple[str, str]]:
        """Check and field of every finding that the defects must give, besides those of the example."""
        told = (told for defect in self.defects for told in defect["finds"])
        return {(check, field) for check, _, field in (one.partition(" ") for one in told)}


def read(stem: str) -> Twin:
    data = tomllib.loads((TWINS / f"{stem}.toml").read_text(encoding="utf-8"))
    return Twin(stem, data["base"], tuple(data["defects"]))


NAMES = sorted(path.stem for path in TWINS.glob("*.toml"))


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(rulebook())


@pytest.fixture(scope="module")
def drafts() -> Mapping[str, Draft]:
    return {path.stem: from_json(path.read_bytes(), lambda _: ()) for path in FOLDER.glob("*.json")}


def told(judge: Judge, draft: Draft) -> set[tuple[str, str]]:
    """Check and field of all that blocks or warns; a question waiting for its answer is no finding."""
    findings = judge.findings(Case(judge.rulebook, draft, DAY))
    return {
        (one.check, one.field)
        for one in findings
        if one.severity is not Severity.ADVICE and not one.override and not one.question
    }


def made(twin: Twin, drafts: Mapping[str, Draft]) -> Draft:
    draft = drafts[twin.base]
    for defect in twin.defects:
        draft = laid(draft, defect["answers"])
    return draft


def test_every_kind_offered_has_an_example_and_a_twin(drafts):
    offered = {kind.id for kind in rulebook().kinds.values() if kind.drafted}
    assert {kind for draft in drafts.values() for kind in draft.kinds} == offered
    assert set(NAMES) == offered


@pytest.mark.parametrize("kind", NAMES)
def test_the_twin_is_of_its_kind_and_has_five_defects(drafts, kind):
    twin = read(kind)
    assert kind in drafts[twin.base].kinds
    assert len(twin.defects) >= FEWEST_DEFECTS
    assert len({defect["name"] for defect in twin.defects}) == len(twin.defects)
    assert all(defect["finds"] for defect in twin.defects)


@pytest.mark.parametrize("kind", NAMES)
def test_the_twin_has_answers_of_the_declared_types(drafts, kind):
    assert AnswerTypes(rulebook()).problems(to_plain(made(read(kind), drafts))) == []


@pytest.mark.parametrize("kind", NAMES)
def test_the_twin_gives_the_findings_planted_and_no_other(judge, drafts, kind):
    twin = read(kind)
    assert told(judge, made(twin, drafts)) - told(judge, drafts[twin.base]) == twin.finds


def lost(journey: Journey, found: Iterable[Finding]) -> list[tuple[str, tuple[str, ...]]]:
    """The findings that no page leads to; questions are answered where they are told."""
    return [
        (one.check, one.fields)
        for one in found
        if not one.question and not any(map(journey.page_of, one.fields))
    ]


@pytest.mark.parametrize("kind", NAMES)
def test_every_finding_leads_to_a_page_on_which_it_can_be_mended(judge, drafts, kind):
    draft = made(read(kind), drafts)
    case = Case(judge.rulebook, draft, DAY)
    journey = judge.journey(case)
    found = judge.findings(case)
    assert lost(journey, found) == []


@pytest.mark.parametrize("kind", NAMES)
def test_an_empty_draft_of_the_kind_says_what_is_missing_and_where(judge, kind):
    """Nothing is wanted of a person that no page asks for."""
    document = judge.rulebook.kinds[kind].document
    case = Case(judge.rulebook, Draft("d1", document, measures=(Measure("m1", kind),)), DAY)
    journey = judge.journey(case)
    found = judge.findings(case)
    assert not ready(found)
    assert lost(journey, found) == []
