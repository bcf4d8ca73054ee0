"""Each planted defect is found, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.drafts import from_json
from mla_writer.model.case import Case
from mla_writer.model.finding import Finding, ready
from mla_writer.rulebook.cache import rulebook
from tests.examples.planted import DEFECTS, EXAMPLE, Defect, planted

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(rulebook())


@pytest.fixture(scope="module")
def example():
    data = (paths.resources() / "examples" / f"{EXAMPLE}.json").read_bytes()
    return from_json(data, lambda _: ())


def found(judge: Judge, draft) -> tuple[Finding, ...]:
    return judge.findings(Case(judge.rulebook, draft, DAY))


def places(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.check, finding.field) for finding in findings}


def test_the_example_is_ready(judge, example):
    findings = found(judge, example)
    assert ready(findings)
    assert not [finding for finding in findings if finding.severity == "warning" and not finding.override]


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_is_found_and_nothing_else(judge, example, defect: Defect):
    before, after = places(found(judge, example)), places(found(judge, planted(example, defect)))
    assert after - before == defect.finds


def test_all_ten_are_found_together_and_nothing_else(judge, example):
    before, after = places(found(judge, example)), places(found(judge, planted(example, *DEFECTS)))
    assert after - before == set().union(*(defect.finds for defect in DEFECTS))
    assert not ready(found(judge, planted(example, *DEFECTS)))
