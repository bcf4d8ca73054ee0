"""What the rulebook holds: nothing of the compiled law was lost, and what is written reads well."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from mla_writer.model.declarations import Mode, Severity, Verified
from mla_writer.model.rulebook import Rulebook

DRAFTED = {"testimony", "service", "bank_records", "ee_preservation"}


def test_nothing_of_what_was_compiled_is_lost(rulebook: Rulebook) -> None:
    assert len(rulebook.kinds) == 47
    # 225 + 242 compiled checks; GEN-01 of the second set is the program's own REQ-001.
    engine = [id for id in rulebook.checks if id.startswith("REQ-")]
    assert len(rulebook.checks) - len(engine) >= 225 + 242 - 1
    assert engine == [f"REQ-00{number}" for number in range(1, 8)]
    assert len(rulebook.groups) == 17
    assert len(rulebook.records) >= 12 + 17
    assert len(rulebook.assurances) >= 30 + 19 - 6
    assert len(rulebook.refusal_grounds) >= 35 + 23 - 5
    assert len(rulebook.treaty_rules) >= 56
    assert len(rulebook.limits) >= 17 + 19
    assert sum(check.mode is Mode.CONFIRM for check in rulebook.checks.values()) >= 19
    assert sum(len(kind.fields) for kind in rulebook.kinds.values()) >= 931


def test_families_and_documents(rulebook: Rulebook) -> None:
    families = Counter(kind.family for kind in rulebook.kinds.values())
    assert families == {
        "evidence": 12,
        "persons": 4,
        "assets": 5,
        "procedures": 6,
        "electronic_evidence": 13,
        "joint_investigation": 7,
    }
    assert {kind.document for kind in rulebook.kinds.values()} == set(rulebook.documents)
    assert {kind.id for kind in rulebook.kinds.values() if kind.drafted} >= DRAFTED


def test_every_kind_can_be_chosen(rulebook: Rulebook) -> None:
    assert {need.kind for need in rulebook.needs} == set(rulebook.kinds)


def test_marks_of_unverified_law_became_a_grade(rulebook: Rulebook) -> None:
    grades: Counter[Verified] = Counter()
    for check in rulebook.checks.values():
        assert not re.search(r"\[(K|knowledge|headings)\]", check.provenance.source), check.id
        grades[check.provenance.verified] += 1
    assert grades[Verified.KNOWLEDGE] > 50
    assert grades[Verified.TEXT] > 200


def test_checks_are_told_well(rulebook: Rulebook) -> None:
    for check in rulebook.checks.values():
        plain = re.sub(r"\{\w+\}", "", check.title)
        assert len(plain.split()) <= 12, check.id
        assert not check.title.endswith("."), check.id
        assert not check.title[0].islower(), check.id
        assert check.fix.endswith("."), check.id
        assert check.severity in Severity


def test_engine_checks_cannot_be_set_aside(rulebook: Rulebook) -> None:
    assert not rulebook.checks["REQ-001"].overridable
    assert not rulebook.checks["REQ-004"].overridable
    assert rulebook.checks["EE-IP-06"].overridable is False
    assert rulebook.checks["CON-001"].overridable is True


@pytest.mark.parametrize(
    ("check", "each", "when", "fields"),
    [
        ("OFF-002", "offences.list", "empty(item.participation)", ("item.participation",)),
        ("TES-001", "measure.persons_to_hear", "empty(item.address)", ("item.address",)),
        ("EE-IP-05", "measure.ip_events", "empty(item.timestamp)", ("item.timestamp",)),
        (
            "JIT-04",
            "measure.jit_states_of_operation",
            "!(item in measure.jit_parties.map(p, p.state))",
            ("item",),
        ),
        ("SCO-012", "", "case.is_criminal == false", ("case.is_criminal",)),
        (
            "SCO-002",
            "",
            "!primary('reciprocity') && bound(legal_basis.primary) == false",
            ("legal_basis.primary",),
        ),
    ],
)
def test_a_check_over_a_list_is_judged_for_each_entry(
    rulebook: Rulebook, check: str, each: str, when: str, fields: tuple[str, ...]
) -> None:
    found = rulebook.checks[check]
    assert (found.each, found.when, found.fields) == (each, when, fields)


def test_instruments_are_named_by_their_project_ids(rulebook: Rulebook) -> None:
    articles = {one.instrument: one.articles for one in rulebook.kinds["ee_preservation"].articles}
    assert articles["coe-ets185"] == "16; 29; 35"
    assert articles["un-cybercrime2024"] == "25; 41; 42"


def test_assurances_of_two_sources_keep_both_texts(rulebook: Rulebook) -> None:
    both = {id for id, one in rulebook.assurances.items() if len(one.texts) == 2}
    assert both == {
        "use_limitation",
        "exculpatory_notice",
        "confidentiality_kept",
        "data_protection",
        "death_penalty",
        "reciprocity",
    }
    assert set(rulebook.assurances["safe_conduct"].texts) == {""}


def test_answers_asked_twice_are_asked_once(rulebook: Rulebook) -> None:
    stored = rulebook.kinds["ee_stored_data"].fields
    assert stored["offence_data_nexus"].same_as == "link.nexus"
    assert stored["ee_legal_basis"].same_as == "legal_basis.treaties"
    # Where the forms differ one cannot stand for the other: both are asked.
    assert stored["fact_sources"].same_as == ""


def test_prose_is_what_must_be_translated(rulebook: Rulebook) -> None:
    assert rulebook.field("facts.summary").prose
    assert not rulebook.records["person"].fields["address"].prose
    assert rulebook.records["offence"].fields["title"].prose


def test_the_assurances_can_be_chosen(rulebook: Rulebook) -> None:
    listed = [choice.id for choice in rulebook.choices["assurance"].choices]
    assert listed == list(rulebook.assurances)


def test_the_document_uses_what_all_its_kinds_use(rulebook: Rulebook) -> None:
    letter = rulebook.documents["letter"]
    for kind in rulebook.kinds.values():
        if kind.document == "letter":
            assert set(letter.uses_common) <= set(kind.uses_common), kind.id
    assert "ANX-001" in rulebook.documents["short_request"].skips
    assert rulebook.documents["agreement"].inherits_only == ("ANX-002", "SEC-001")
