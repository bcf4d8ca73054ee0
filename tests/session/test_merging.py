"""Two sides of a review put together: each thing once, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.drafts.review_format import review_from_json, review_to_json
from mla_writer.model.review import (
    Answer,
    Approval,
    Comment,
    Decision,
    Proposal,
    Review,
    Round,
    Standing,
)
from mla_writer.session.merging import merged

REMARK = Comment("c1", "common.facts.summary", "Say when.", "Ines Falk", "2026-11-20", 1)
OTHER = replace(REMARK, text="Say where.", by="Ada Morel", proposal=Proposal(None, ["a"]))
SAID, REPLIED = Answer("Ada Morel", "2026-11-21", "Done."), Answer("Ines Falk", "2026-11-22", "Thank you.")
PENDING = Round(1, "Ada Morel", "2026-11-20", {})
DECIDED = replace(PENDING, decision=Decision.RETURNED, decided_by="Ines Falk", reasons=("facts",))
ACCEPTED = replace(PENDING, decision=Decision.ACCEPTED, decided_by="Omar Haddad")
SECOND = Round(2, "Ada Morel", "2026-11-22", {"id": "d"})
APPROVED = Approval("Ines Falk", "2026-11-22", "abc")


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (Review(comments=(REMARK,)), Review(), Review(comments=(REMARK,))),
        (
            Review(comments=(replace(REMARK, answers=(SAID,), standing=Standing.ANSWERED),)),
            Review(comments=(replace(REMARK, answers=(REPLIED,), standing=Standing.SETTLED),)),
            Review(comments=(replace(REMARK, answers=(SAID, REPLIED), standing=Standing.SETTLED),)),
        ),
        (Review(rounds=(PENDING,)), Review(rounds=(DECIDED,)), Review(rounds=(DECIDED,))),
        (Review(rounds=(DECIDED,)), Review(rounds=(PENDING,)), Review(rounds=(DECIDED,))),
        (Review(rounds=(PENDING,)), Review(rounds=(DECIDED, SECOND)), Review(rounds=(DECIDED, SECOND))),
        (
            Review(approvals=(APPROVED,)),
            Review(approvals=(APPROVED,), four_eyes=True),
            Review(approvals=(APPROVED,), four_eyes=True),
        ),
        (  # the same number on both sides for different remarks
            Review(comments=(REMARK,)),
            Review(comments=(OTHER,)),
            Review(comments=(REMARK, replace(OTHER, id="c2"))),
        ),
        (  # two reviewers decided on the same round; the last round stays the last
            Review(rounds=(DECIDED, SECOND)),
            Review(rounds=(ACCEPTED,), comments=(REMARK,)),
            Review(
                rounds=(DECIDED, replace(ACCEPTED, number=3), SECOND), comments=(replace(REMARK, round=3),)
            ),
        ),
    ],
)
def test_merging_keeps_what_both_sides_said(mine: Review, theirs: Review, both: Review) -> None:
    assert merged(mine, theirs) == both
    assert merged(both, both) == both
    assert merged(both, theirs) == both
    assert review_from_json(review_to_json(both)) == both


def test_two_equal_remarks_stay_two() -> None:
    twice = Review(comments=(REMARK, replace(REMARK, id="c2")))
    assert merged(Review(comments=(REMARK,)), twice) == twice
    assert merged(twice, twice) == twice


def test_a_new_approval_bears_the_key_given() -> None:
    come = Review(approvals=(replace(APPROVED, key="claimed"),))
    assert merged(Review(), come, "signed").approvals == (replace(APPROVED, key="signed"),)
    assert merged(Review(approvals=(APPROVED,)), come, "signed").approvals == (APPROVED,)
