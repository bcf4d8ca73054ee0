"""References to what was removed are no answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.checks.references import without_dangling
from mla_writer.drafts import from_json
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft, Measure
from mla_writer.rulebook.cache import rulebook

DRAFT = from_json((paths.resources() / "examples" / "france-switzerland.json").read_bytes(), lambda _: ())


def test_a_draft_whose_references_hold_is_the_same_draft():
    assert without_dangling(DRAFT, rulebook()) is DRAFT


def test_references_to_a_removed_entry_are_gone_lists_keep_the_others():
    draft = without_dangling(DRAFT.drop("common.persons.list[1]"), rulebook())
    assert draft.get("measures[0].answers.holders") == ["p1"]
    assert draft.get("measures[0].answers.accounts[0].holder") is None
    assert draft.get("measures[1].answers.persons_to_hear") == ["p3"]


def test_a_witness_who_was_removed_is_missed():
    draft = DRAFT.drop("common.persons.list[2]")
    judge = Judge(rulebook())
    found = judge.findings(Case(judge.rulebook, draft, date(2026, 11, 21)))
    assert "measures[1].answers.persons_to_hear" in {one.field for one in found if one.withholds}


def test_a_kind_that_cannot_be_drafted_yet_is_never_ready():
    rules = rulebook()
    undrafted = replace(rules.kinds["service"], drafted=False, pages=())
    judge = Judge(replace(rules, kinds={**rules.kinds, "service": undrafted}))
    draft = Draft("x", measures=(Measure("m1", "service"),))
    checks = {one.check for one in judge.findings(Case(judge.rulebook, draft, date(2026, 11, 21)))}
    assert "REQ-006" in checks
