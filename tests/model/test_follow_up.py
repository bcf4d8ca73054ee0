"""The request that follows another: what it takes over, what it leaves behind."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer import paths
from mla_writer.drafts import from_json, to_plain
from mla_writer.model.case import Case
from mla_writer.model.follow_up import follow_ups, followed
from mla_writer.rulebook.cache import rulebook
from mla_writer.rulebook.typed import AnswerTypes

EXAMPLES = sorted((paths.resources() / "examples").glob("*.json"))


def case(path) -> Case:
    return Case(rulebook(), from_json(path.read_bytes(), lambda _: ()), date(2026, 11, 21))


@pytest.fixture
def preservation() -> Case:
    return case(paths.resources() / "examples" / "spain-united-states.json")


def following(case: Case, kind: str):
    return next(one for one in case.rulebook.follow_ups if one.kind == kind)


def test_the_preserved_data_are_asked_for_by_their_reference(preservation):
    draft = followed(preservation, following(preservation, "ee_stored_data"), "d2", "Preservation")
    before, (measure,) = preservation.draft, draft.measures
    assert (draft.id, draft.document, measure.kind) == ("d2", "letter", "ee_stored_data")
    assert measure.answers["preservation_reference"] == before.get("common.case.reference")
    assert measure.answers["account_identifiers"] == before.measures[0].answers["account_identifiers"]
    assert draft.get("common.facts.summary") == before.get("common.facts.summary")


def test_what_speaks_of_the_earlier_letter_is_left_behind(preservation):
    draft = followed(preservation, following(preservation, "ee_stored_data"), "d2", "Preservation")
    for name in rulebook().left_behind:
        assert draft.get(f"common.{name}") is None
    assert (draft.overrides, draft.confirmations, draft.closed) == ((), {}, {})


def test_the_earlier_request_is_named_among_the_earlier_contacts(preservation):
    before = len(preservation.draft.get("common.related.earlier") or ())
    draft = followed(preservation, following(preservation, "ee_stored_data"), "d2", "Preservation")
    *_, last = draft.get("common.related.earlier")
    assert len(draft.get("common.related.earlier")) == before + 1
    assert last["content"] == f"Preservation ({preservation.draft.get('common.case.reference')})"


def test_nothing_follows_an_empty_draft(preservation):
    from mla_writer.model.draft import Draft

    assert follow_ups(Case(preservation.rulebook, Draft("d"), preservation.day)) == ()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_follow_up_of_every_example_has_answers_of_the_declared_types(path):
    one = case(path)
    for follow_up in rulebook().follow_ups:
        if set(one.draft.kinds).intersection(follow_up.after):
            draft = followed(one, follow_up, "d2", "Earlier request")
            assert AnswerTypes(rulebook()).problems(to_plain(draft)) == []
