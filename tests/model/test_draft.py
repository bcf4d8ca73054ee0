"""Drafts change by copies; ids and stable paths survive reordering."""

from __future__ import annotations

import pytest

from mla_writer.model.draft import Draft, Measure, new_id, stable_path
from mla_writer.model.errors import UnknownName

DRAFT = Draft(
    id="d",
    common={"persons": {"list": [{"id": "p1", "role": "witness"}, {"id": "p2", "role": "suspect"}]}},
    measures=(Measure("m1", "x", {"accounts": [{"id": "a1"}, {"id": "a2", "basis": "seen"}]}),),
)


def test_an_answer_is_read_in_common_groups_and_in_measures():
    assert DRAFT.get("common.persons.list[1].role") == "suspect"
    assert DRAFT.get("measures[0].answers.accounts[1].basis") == "seen"
    assert DRAFT.get("measures[3].answers.accounts", "none") == "none"


def test_a_change_leaves_the_old_draft():
    changed = DRAFT.put("measures[0].answers.accounts[0].basis", "told")
    assert changed.get("measures[0].answers.accounts[0].basis") == "told"
    assert DRAFT.get("measures[0].answers.accounts[0].basis") is None


@pytest.mark.parametrize(
    "path", ["measures[0].kind", "overrides[0]", "measures.m1.answers.x", "measures[1].answers.x"]
)
def test_only_answers_can_be_changed(path):
    with pytest.raises(UnknownName):
        DRAFT.put(path, "y")


def test_a_stable_path_names_entries_by_their_ids():
    assert stable_path(DRAFT, "measures[0].answers.accounts[1].basis") == "measures.m1.accounts.a2.basis"
    assert stable_path(DRAFT, "common.persons.list[0].role") == "common.persons.list.p1.role"


def test_kinds_are_named_once_in_order():
    draft = Draft("d", measures=(Measure("m1", "b"), Measure("m2", "a"), Measure("m3", "b")))
    assert draft.kinds == ("b", "a")


def test_an_id_is_never_given_again_after_a_removal():
    assert new_id("p", ["p1", "p7", "q9", "px"]) == "p8"
    assert new_id("p", []) == "p1"
