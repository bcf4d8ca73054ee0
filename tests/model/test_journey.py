"""The journey of each class of document: only what it uses is asked."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer.checks.judge import Judge
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.journey import Journey
from mla_writer.rulebook.cache import rulebook

VIEWS_OF_ALL = {"chooser", "check", "export"}


@pytest.fixture(scope="module")
def judge():
    return Judge(rulebook())


def walked(judge: Judge, kind: str) -> Journey:
    document = judge.rulebook.kinds[kind].document
    draft = Draft("d1", document, measures=(Measure("m1", kind),))
    return judge.journey(Case(judge.rulebook, draft, date(2026, 11, 21)))


@pytest.mark.parametrize(
    ("kind", "views"),
    [
        ("bank_records", {"languages", "legal_bases", "matrix", "undertakings", "grounds", "annex_files"}),
        ("ee_preservation", {"languages", "legal_bases", "undertakings", "grounds", "annex_files"}),
        ("ee_voluntary", {"languages", "annex_files"}),
        ("jit_agreement", {"annex_files"}),
        ("ee_consent_access", {"annex_files"}),
    ],
)
def test_views_appear_where_the_document_uses_what_they_show(judge, kind, views):
    found = {page.page.view for page in walked(judge, kind).pages} - {""}
    assert found - VIEWS_OF_ALL == views
    assert found >= VIEWS_OF_ALL


@pytest.mark.parametrize("kind", list(rulebook().kinds))
def test_only_groups_that_the_document_or_the_kind_uses_are_asked(judge, kind):
    declared = judge.rulebook.kinds[kind]
    used = {*declared.uses_common, *judge.rulebook.documents[declared.document].uses_common}
    common = {one.path.split(".")[1] for one in walked(judge, kind).asked() if one.path.startswith("common.")}
    assert common <= used


def test_what_a_measure_serves_is_told_on_the_page_of_the_matrix(judge):
    journey = walked(judge, "bank_records")
    assert journey.page_of("measures[0].answers.serves_offences").page.view == "matrix"
    assert journey.page_of("measures[0].answers.accounts").measure == 0
    assert walked(judge, "ee_preservation").page_of("measures[0].answers.serves_offences") is None
