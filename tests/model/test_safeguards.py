"""Assurances, grounds of refusal and other ways: offered because of the case, never inserted."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer.checks.judge import Judge
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.safeguards import GIVEN, expected_grounds, offered_assurances, other_ways
from mla_writer.rulebook.cache import rulebook

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def judge():
    return Judge(rulebook())


def case(judge: Judge, kind: str, states: tuple[str, str] = ("FR", "CH"), **assurances: object) -> Case:
    common = {
        "authorities": {"requesting_state": states[0], "requested_state": states[1]},
        "assurances": assurances,
    }
    return Case(judge.rulebook, Draft("d1", common=common, measures=(Measure("m1", kind),)), DAY)


def fired(judge: Judge, case: Case) -> set[str]:
    return {finding.check for finding in judge.findings(case)}


def holds(judge: Judge, case: Case):
    return judge.view(case).holds


def test_assurances_of_the_kind_are_offered_and_none_is_given(judge):
    one = case(judge, "bank_records")
    offered = offered_assurances(one, holds(judge, one))
    assert {offer.assurance.id for offer in offered} <= set(judge.rulebook.kinds["bank_records"].assurances)
    assert "use_limitation" in {offer.assurance.id for offer in offered}
    assert not any(offer.given for offer in offered)
    assert one.draft.get(GIVEN) is None


def test_an_assurance_given_stands_first_even_when_the_kind_does_not_name_it(judge):
    one = case(judge, "bank_records", given=["safe_conduct"])
    first = offered_assurances(one, holds(judge, one))[0]
    assert (first.assurance.id, first.given, first.kinds) == ("safe_conduct", True, ())


def test_a_ground_tells_which_answers_meet_it(judge):
    one = case(judge, "bank_records")
    (ground,) = [one for one in expected_grounds(one) if one.ground.id == "dual_criminality"]
    assert ground.kinds == ("bank_records",)
    assert "common.offences.dual_criminality_statement" in ground.open
    assert ground.answered == ()


@pytest.mark.parametrize(
    ("kind", "states", "way"),
    [
        ("bank_records", ("FR", "DE"), "investigation_order"),
        ("freezing", ("FR", "DE"), "freezing_certificate"),
        ("ee_stored_data", ("FR", "DE"), "production_order"),
        ("bank_records", ("FR", "CH"), ""),
        ("bank_records", ("FR", "IE"), ""),
        ("extradition", ("FR", "DE"), ""),
    ],
)
def test_what_is_compulsory_instead_is_said_first(judge, kind, states, way):
    one = case(judge, kind, states)
    ways = other_ways(one, fired(judge, one))
    assert [found.id for found in ways if found.compulsory] == ([way] if way else [])
    assert not way or ways[0].id == way


def test_the_ways_of_other_kinds_are_not_told(judge):
    one = case(judge, "service")
    told = {way.id for way in other_ways(one, fired(judge, one))}
    assert "post" in told
    assert "preserve_first" not in told
