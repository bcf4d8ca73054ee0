"""Judging a case: applicability, missing answers, closing, overriding, one finding a field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mla_writer import paths
from mla_writer.checks.judge import Judge, merged
from mla_writer.drafts import from_json
from mla_writer.model.case import Case
from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Provenance, Severity
from mla_writer.model.draft import Closed, Draft, Measure, Override
from mla_writer.model.finding import Finding
from mla_writer.model.message import message
from mla_writer.rulebook.cache import rulebook

DAY = date(2026, 11, 21)
EXAMPLE = paths.resources() / "examples" / "france-switzerland.json"
NUMBER = "measures[0].answers.accounts[0].account_number"


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(rulebook())


@pytest.fixture
def draft() -> Draft:
    return from_json(EXAMPLE.read_bytes(), lambda _: ())


def found(judge: Judge, draft: Draft) -> dict[tuple[str, str], Finding]:
    findings = judge.findings(Case(judge.rulebook, draft, DAY))
    return {(finding.check, finding.field): finding for finding in findings}


def finding(check: str, severity: Severity, field: str, words: str) -> Finding:
    text = message(words)
    return Finding(check, severity, text, text, text, field, (field,), Provenance("s", "2026-11-21"))


def test_a_specific_check_of_equal_weight_stands_alone():
    specific = finding("OFF-001", Severity.BLOCKS, "f", "No penalty.")
    assert merged([specific], [finding("REQ-001", Severity.BLOCKS, "f", "Empty.")]) == [specific]


def test_a_missing_answer_keeps_its_weight_and_takes_the_words_of_a_weaker_check():
    weaker = finding("URG-001", Severity.WARNING, "f", "Reasons are missing.")
    (one,) = merged([weaker], [finding("REQ-001", Severity.BLOCKS, "f", "Empty.")])
    assert (one.check, one.severity, one.message.text) == ("REQ-001", Severity.BLOCKS, "Reasons are missing.")


def test_a_missing_answer_never_speaks_by_what_is_known_of_a_state():
    fact = Fact("dual_criminality.general", "always", "", "2010")
    weaker = replace(finding("OFF-004", Severity.ADVICE, "f", "The State wants it."), facts=(fact,))
    missing = finding("REQ-001", Severity.BLOCKS, "f", "Empty.")
    assert merged([weaker], [missing]) == [weaker, missing]


def test_no_demand_of_a_state_is_lost_behind_other_words():
    fact = Fact("attachments", "sworn", "s", "2020")
    words = finding("URG-001", Severity.ADVICE, "f", "Reasons are missing.")
    demands = [
        replace(finding(id, Severity.WARNING, "f", id), facts=(fact,)) for id in ("DEMAND:a", "DEMAND:b")
    ]
    *kept, missing = merged([words, *demands], [finding("REQ-001", Severity.BLOCKS, "f", "Empty.")])
    assert (kept, missing.message.text, missing.facts) == (demands, "Reasons are missing.", ())


def test_a_question_to_a_person_stands_beside_a_missing_answer():
    question = replace(finding("CON-009", Severity.WARNING, "f", "Is it?"), question=True)
    missing = finding("REQ-001", Severity.BLOCKS, "f", "Empty.")
    assert merged([question], [missing]) == [question, missing]


def test_an_answer_that_is_required_inside_a_record_is_missed_there(judge, draft):
    path = "common.persons.list[0].nationality"
    assert ("REQ-001", path) in found(judge, draft.drop(path))


def test_a_field_closed_with_a_reason_is_told_as_such_and_blocks_no_more(judge, draft):
    path = "common.persons.list[0].nationality"
    closed = replace(draft.drop(path), closed={path: Closed("unknown", "Not on file.")})
    told = found(judge, closed)
    assert told["REQ-002", path].severity is Severity.WARNING
    assert ("REQ-001", path) not in told


def test_an_indispensable_field_cannot_be_closed(judge, draft):
    path = "common.facts.summary"
    closed = replace(draft.drop(path), closed={path: Closed("unknown", "Later.")})
    assert found(judge, closed)["REQ-004", path].severity is Severity.BLOCKS


def test_what_was_typed_and_is_no_answer_yet_blocks(judge, draft):
    path = "common.case.opened_on"
    half = replace(draft.drop(path), unreadable={path: "31.2."})
    assert found(judge, half)["REQ-005", path].message.values["found"] == "31.2."


def test_an_overridden_finding_withholds_nothing_and_follows_its_entry(judge, draft):
    wrong = draft.put(NUMBER, "CH93 0076 2011 6238 5295 8")
    override = Override(
        "BNK-009", "measures.m1.accounts.a1.account_number", "Confirmed.", "An officer", "2026-11-21"
    )
    told = found(judge, replace(wrong, overrides=(override,)))["BNK-009", NUMBER]
    assert told.override == override
    assert not told.withholds


def test_answers_to_questions_that_do_not_apply_are_neither_judged_nor_printed(judge, draft):
    wrong = draft.put(NUMBER, "CH93 0076 2011 6238 5295 8").put(
        "measures[0].answers.search_mode", "account_search"
    )
    assert not [key for key in found(judge, wrong) if key[0] == "BNK-009"]
    assert judge.asked(Case(judge.rulebook, wrong, DAY)).draft.get(NUMBER) is None
    assert wrong.get(NUMBER)


def test_a_finding_on_a_person_heard_points_to_the_list_of_persons(judge, draft):
    told = found(judge, draft.drop("common.persons.list[2].address"))
    assert ("TES-001", "common.persons.list[2].address") in told


def test_the_gravest_stands_first(judge, draft):
    findings = judge.findings(Case(judge.rulebook, draft.drop("common.facts.summary"), DAY))
    order = [list(Severity).index(finding.severity) for finding in findings]
    assert order == sorted(order)


def test_judging_twice_gives_the_same_and_a_change_is_seen(judge, draft):
    first = found(judge, draft)
    assert found(judge, draft) == first
    assert found(judge, draft.drop("common.facts.summary")) != first
    assert found(judge, draft) == first


def test_an_empty_draft_is_judged_without_a_rule_that_fails(judge):
    findings = judge.findings(Case(judge.rulebook, Draft("d"), DAY))
    assert findings
    assert not [one for one in findings if one.title.text == "A rule could not be evaluated"]


def test_what_a_class_of_document_leaves_out_is_neither_asked_nor_missed_nor_kept(judge, draft):
    left_out, kept = "common.facts.role_of_each", "common.facts.summary"
    to_a_company = replace(draft, document="provider_document", measures=(Measure("m1", "ee_voluntary"),))
    case = Case(judge.rulebook, to_a_company, DAY)
    asked = {one.path for one in judge.journey(case).asked()}
    assert kept in asked
    assert left_out not in asked
    assert judge.asked(case).draft.get(left_out) is None
    assert judge.asked(case).draft.get(kept)
    assert ("REQ-001", left_out) not in found(judge, to_a_company.drop(left_out))


def test_a_document_that_relies_on_no_instrument_has_no_page_of_legal_bases(judge, draft):
    assert judge.journey(Case(judge.rulebook, draft, DAY)).page("legal_basis/basis")
    to_a_company = replace(draft, document="provider_document", measures=(Measure("m1", "ee_voluntary"),))
    walked = judge.journey(Case(judge.rulebook, to_a_company, DAY))
    assert walked.page("legal_basis/basis") is None
    assert walked.page("check/check")
