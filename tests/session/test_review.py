"""Reviewing: comments, proposals, rounds, approvals, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mla_writer import paths
from mla_writer.drafts import from_json
from mla_writer.drafts.review_format import review_from_json, review_to_json
from mla_writer.model.draft import Draft, stable_path
from mla_writer.model.errors import DraftError, ReviewRefused, TextRefused, WrongTypes
from mla_writer.model.review import Comment, Decision, Proposal, Review, Standing
from mla_writer.rulebook.cache import rulebook
from mla_writer.session import Clock, Session, review
from mla_writer.session.review import Approved, Signed

DRAFT = from_json((paths.resources() / "examples" / "france-switzerland.json").read_bytes(), lambda _: ())
DRAFTER, REVIEWER = Signed("Amélie Duroc", "2026-11-18"), Signed("Claire Fontaine", "2026-11-20")
PERSONS = [{**one, "occupation": "changed unseen"} for one in DRAFT.get("common.persons.list")]
SUMMARY, BIRTH = "common.facts.summary", "common.persons.list.p1.date_of_birth"


@pytest.fixture(scope="module")
def rules():
    return rulebook()


@pytest.fixture
def session(rules) -> Session:
    return Session(rules, DRAFT, Clock(lambda: datetime(2026, 11, 21, 12, tzinfo=UTC)))


def proposed(field, after, before=None):
    return review.comment(Review(), REVIEWER, field, "", Proposal(before, after))


def test_a_comment_is_answered_settled_and_opened_again():
    made = review.comment(Review(), REVIEWER, SUMMARY, " Too short. ")
    assert made.comments[0] == Comment("c1", SUMMARY, "Too short.", REVIEWER.by, REVIEWER.on, 0)
    made = review.answer(made, DRAFTER, "c1", "Longer now.")
    assert made.comments[0].standing is Standing.ANSWERED
    made = review.settle(made, "c1")
    assert review.standing(made, DRAFT).open == ()
    made = review.reopen(made, "c1")
    assert made.comments[0].standing is Standing.ANSWERED
    assert [one.text for one in made.comments[0].answers] == ["Longer now."]


@pytest.mark.parametrize(
    "act",
    [
        lambda r: review.comment(r, REVIEWER, SUMMARY, "  "),
        lambda r: review.comment(r, Signed(" ", "2026-11-20"), SUMMARY, "x"),
        lambda r: review.answer(r, DRAFTER, "c1", " "),
        lambda r: review.answer(r, DRAFTER, "c77", "x"),
        lambda r: review.decline(r, DRAFTER, "c1"),
        lambda r: review.accept_round(r, REVIEWER),
        lambda r: review.approve(r, REVIEWER, DRAFT),
        lambda r: review.between(r, 1, 2),
        lambda r: review.return_round(review.hand_in(r, DRAFTER, DRAFT), REVIEWER, (), "", ("facts",)),
        lambda r: review.return_round(review.hand_in(r, DRAFTER, DRAFT), REVIEWER, ("x",), "", ("facts",)),
        lambda r: review.accept_round(
            review.accept_round(review.hand_in(r, DRAFTER, DRAFT), REVIEWER), REVIEWER
        ),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence(act):
    with pytest.raises(ReviewRefused) as refused:
        act(review.comment(Review(), REVIEWER, SUMMARY, "x"))
    assert refused.value.message.text.endswith(".")


@pytest.mark.parametrize("text", ["a\u202eb", "a\x07", "a\u200b"])
def test_characters_that_may_not_enter_are_refused(text):
    with pytest.raises(TextRefused):
        review.comment(Review(), REVIEWER, SUMMARY, text)
    with pytest.raises(TextRefused):
        proposed(SUMMARY, text)
    with pytest.raises(TextRefused):
        review.comment(Review(), Signed(text, "2026-11-20"), SUMMARY, "x")


@pytest.mark.parametrize("text", ["نقص في الوقائع", "事实不足", "Неполно"])
def test_comments_in_other_scripts(text):
    made = review.comment(Review(), REVIEWER, SUMMARY, text)
    assert review_from_json(review_to_json(made)) == made


def test_a_proposal_is_taken_over_as_one_step(session):
    session.change_review(proposed(BIRTH, "1980-01-02"))
    review.accept(session, "c1")
    path = "common.persons.list[0].date_of_birth"
    assert session.draft.get(path) == "1980-01-02"
    assert session.review.comments[0].standing is Standing.ACCEPTED
    session.undo()
    assert session.draft == DRAFT
    assert session.review.comments[0].standing is Standing.ACCEPTED, "what was said stays said"


def test_a_proposal_follows_its_entry(session):
    session.change_review(proposed(BIRTH, "1980-01-02"))
    session.move_item("common.persons.list[0]", 1)
    review.accept(session, "c1")
    assert session.draft.get("common.persons.list[1].date_of_birth") == "1980-01-02"


def test_to_propose_nothing_withdraws_the_answer(session):
    session.change_review(proposed(SUMMARY, None))
    review.accept(session, "c1")
    assert session.draft.get(SUMMARY) is None


@pytest.mark.parametrize(
    ("field", "after"),
    [
        (BIRTH, "yesterday"),
        (BIRTH, 7),
        (SUMMARY, ["a"]),
        ("common.authorities.requested_state", "Switzerland"),
        ("common.persons.list.p77.date_of_birth", "1980-01-02"),
        ("common.facts.invented", "x"),
        ("measures.m1", "x"),
        ("common.facts", {"summary": "x"}),
        ("confirmations.X", "yes"),
        ("common.persons.list", PERSONS),
        ("common.persons.list.p1", PERSONS[0]),
        ("[[", "x"),
        ("", "x"),
    ],
)
def test_what_the_field_cannot_hold_is_not_taken_over(session, field, after):
    session.change_review(proposed(field, after))
    with pytest.raises(ReviewRefused):
        review.accept(session, "c1")
    assert session.draft == DRAFT
    assert session.review.comments[0].standing is Standing.OPEN
    assert not session.can_undo


def test_a_declined_proposal_keeps_the_reason():
    made = review.decline(proposed(BIRTH, "1980-01-02"), DRAFTER, "c1", "The passport says otherwise.")
    assert made.comments[0].standing is Standing.DECLINED
    assert made.comments[0].answers[0].text == "The passport says otherwise."


def test_rounds_are_kept_and_compared(rules):
    made = review.hand_in(Review(), DRAFTER, DRAFT)
    made = review.return_round(made, REVIEWER, ("facts", "facts"), "More.", rules.return_reasons)
    made = review.hand_in(made, DRAFTER, DRAFT.put(SUMMARY, "Longer."))
    assert [one.decision for one in made.rounds] == [Decision.RETURNED, Decision.PENDING]
    assert made.rounds[0].reasons == ("facts",)
    assert [one.path for one in review.between(made, 1, 2)] == [SUMMARY]
    assert review.draft_of(made.rounds[0]) == DRAFT


def test_a_round_is_not_changed_by_what_comes_after():
    draft = DRAFT.put(SUMMARY, "a")
    made = review.hand_in(Review(), DRAFTER, draft)
    draft.common["facts"]["summary"] = "b"
    assert made.rounds[0].draft["common"]["facts"]["summary"] == "a"


@pytest.mark.parametrize("damaged", [{}, {"format": "x"}, {"format": "mla-request", "version": 1, "id": 3}])
def test_a_damaged_round_is_refused(damaged):
    made = review.hand_in(Review(), DRAFTER, DRAFT)
    made = replace(made, rounds=(replace(made.rounds[0], draft=damaged), *made.rounds))
    with pytest.raises(DraftError):
        review.draft_of(made.rounds[0])
    assert review.standing(replace(made, rounds=made.rounds[:1]), DRAFT).changed_since


def test_an_approval_holds_for_the_draft_exactly_as_it_stands():
    made = review.approve(review.hand_in(Review(), DRAFTER, DRAFT), REVIEWER, DRAFT)
    assert review.approval(made, DRAFT) is Approved.PRESENT
    assert review.approval(made, DRAFT.put(SUMMARY, "x")) is Approved.OUTDATED
    assert review.approval(Review(), DRAFT) is Approved.MISSING
    assert review.approval(made, DRAFT.put(SUMMARY, "x").put(SUMMARY, DRAFT.get(SUMMARY))) is Approved.PRESENT


@pytest.mark.parametrize("name", ["Amélie Duroc", " amélie  DUROC ", "Ame\u0301lie Duroc"])
def test_nobody_approves_what_they_handed_in(name):
    with pytest.raises(ReviewRefused, match="second person"):
        review.approve(review.hand_in(Review(), DRAFTER, DRAFT), Signed(name, "2026-11-20"), DRAFT)


def test_what_was_changed_since_it_was_handed_in_is_not_approved():
    with pytest.raises(ReviewRefused, match="changed since"):
        review.approve(review.hand_in(Review(), DRAFTER, DRAFT), REVIEWER, DRAFT.put(SUMMARY, "x"))


def test_four_eyes_withhold_the_draft_until_it_is_approved(session, monkeypatch):
    monkeypatch.setattr("mla_writer.session.ready", lambda findings: True)
    assert session.ready
    session.change_review(review.ask_four_eyes(session.review, True))
    assert not session.ready
    session.change_review(review.hand_in(session.review, DRAFTER, session.draft))
    session.change_review(review.approve(session.review, REVIEWER, session.draft))
    assert session.ready
    session.answer(SUMMARY, "Another text.")
    assert not session.ready


def test_the_digest_does_not_depend_on_the_order_of_answers():
    one = Draft("d", common={"case": {"a": 1, "b": 2}})
    assert review.digest(one) == review.digest(Draft("d", common={"case": {"b": 2, "a": 1}}))
    assert review.digest(one) != review.digest(one.put("common.case.a", 3))


def test_comments_are_counted_at_the_field_and_what_holds_it():
    made = review.comment(review.comment(Review(), REVIEWER, BIRTH, "x"), REVIEWER, SUMMARY, "y")
    holder = stable_path(DRAFT, "common.persons.list")
    assert [one.id for one in review.open_at(made, holder)] == ["c1"]
    assert [one.id for one in review.open_at(made, BIRTH)] == ["c1"]
    assert review.open_at(review.settle(made, "c1"), BIRTH) == ()


def test_ten_thousand_comments_go_to_a_file_and_back():
    many = tuple(Comment(f"c{n}", SUMMARY, "x" * 40, "A", "2026-11-20", 1) for n in range(10_000))
    made = Review(many)
    assert review_from_json(review_to_json(made)) == made
    assert review.comment(made, REVIEWER, SUMMARY, "y").comments[-1].id == "c10000"


@pytest.mark.parametrize("change", [
    lambda r: replace(r, comments=r.comments * 2),
    lambda r: replace(r, rounds=r.rounds * 2),
])  # fmt: skip
def test_a_file_in_which_two_have_one_number_is_refused(change):
    made = review.hand_in(review.comment(Review(), REVIEWER, SUMMARY, "x"), DRAFTER, DRAFT)
    with pytest.raises(WrongTypes, match="number"):
        review_from_json(review_to_json(change(made)))


def test_reasons_to_return_come_from_practice_and_name_checks_that_exist(rules):
    assert len(rules.return_reasons) >= 12
    for reason in rules.return_reasons.values():
        assert reason.provenance.verified == "practice"
        assert set(reason.checks) <= set(rules.checks)
