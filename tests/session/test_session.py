"""A session without a window: walking, changing, undoing, settling, saving."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mla_writer import paths
from mla_writer.drafts import from_json
from mla_writer.model.dossier import Kept
from mla_writer.model.draft import Draft
from mla_writer.model.errors import ChangedElsewhere
from mla_writer.model.message import message
from mla_writer.model.review import Comment, Review
from mla_writer.rulebook.cache import rulebook
from mla_writer.session import Clock, Session
from mla_writer.session.saving import copied

EXAMPLE = paths.resources() / "examples" / "france-switzerland.json"
COMMON = "common.urgency.reason"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Hands:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


@pytest.fixture(scope="module")
def rules():
    return rulebook()


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def session(rules, hands) -> Session:
    draft = from_json(EXAMPLE.read_bytes(), lambda _: ())
    return Session(rules, draft, Clock(hands.now))


def test_an_empty_draft_begins_with_the_need(rules, hands):
    session = Session(rules, Draft("d"), Clock(hands.now))
    assert session.page.section == "need"
    assert not session.ready


def test_the_pages_of_a_measure_come_and_go_with_it(rules, hands):
    session = Session(rules, Draft("d"), Clock(hands.now))
    before = {page.key for page in session.journey.pages}
    id = session.add_measure("bank_records")
    added = {page.key for page in session.journey.pages} - before
    assert any(key.startswith(f"{id}/") for key in added)
    session.remove_measure(id)
    assert {page.key for page in session.journey.pages} == before


@pytest.mark.parametrize(
    ("claimed", "path"), [(True, "measures[0].answers.emergency_facts"), (False, COMMON)]
)
def test_a_question_that_a_measure_does_not_ask_now_is_asked_in_common(rules, hands, claimed, path):
    session = Session(rules, Draft("d"), Clock(hands.now))
    session.add_measure("ee_stored_data")
    session.answer("common.urgency.level", "urgent")
    session.answer("measures[0].answers.emergency_claimed", claimed)
    same = {COMMON, "measures[0].answers.emergency_facts"}
    assert [asked.path for asked in session.journey.asked() if asked.path in same] == [path]


def test_walking_forward_and_back_ends_where_it_began(session):
    first = session.page.key
    steps = 0
    while session.next():
        steps += 1
    assert steps == len(session.journey.pages) - 1
    while session.back():
        steps -= 1
    assert (session.page.key, steps) == (first, 0)


def test_a_page_that_no_longer_applies_gives_way_to_the_one_before(session):
    session.go_to("m1/accounts")
    before = session.journey.pages[[page.key for page in session.journey.pages].index("m1/accounts") - 1].key
    session.answer("measures[0].answers.search_mode", "account_search")
    assert session.page.key == before


def test_typing_in_one_field_is_one_step(session):
    path, old = "common.case.title", session.draft.get("common.case.title")
    for text in ("A", "Ab", "Abc"):
        session.answer(path, text)
    session.undo()
    assert session.draft.get(path) == old
    session.redo()
    assert session.draft.get(path) == "Abc"


def test_leaving_a_field_closes_the_step(session):
    path = "common.case.title"
    session.answer(path, "First")
    session.settle()
    session.answer(path, "Second")
    session.undo()
    assert session.draft.get(path) == "First"


def test_findings_wait_until_the_draft_is_settled(session):
    before = session.findings
    session.answer("common.facts.summary", "")
    assert session.findings is before
    session.settle()
    assert any(finding.field == "common.facts.summary" for finding in session.findings)
    assert not session.ready


def test_an_override_needs_a_name_and_a_reason_and_can_be_withdrawn(session):
    session.answer("measures[0].answers.accounts[0].account_number", "CH93 0076 2011 6238 5295 8")
    session.settle()
    finding = next(one for one in session.findings if one.check == "BNK-009")
    session.override(finding, "The bank confirmed the number by telephone.", "A. Officer")
    session.settle()
    kept = next(one for one in session.findings if one.check == "BNK-009")
    assert kept.override is not None
    assert not kept.withholds
    session.withdraw_override(kept.override)
    session.settle()
    assert next(one for one in session.findings if one.check == "BNK-009").withholds


def test_a_question_is_answered_once(session):
    session.confirm("ANX-002", "no")
    session.settle()
    assert any(finding.check == "ANX-002" and not finding.question for finding in session.findings)
    session.confirm("ANX-002", "")
    session.settle()
    assert any(finding.check == "ANX-002" and finding.question for finding in session.findings)


class Shelf:
    """Keeps the last state in memory; refuses a save on a state that is not the last."""

    def __init__(self) -> None:
        self.kept: Kept | None = None
        self.number = 0

    def save(self, kept: Kept, stamp: object | None) -> object:
        if stamp != (self.number or None):
            raise ChangedElsewhere(message("changed"))
        self.kept, self.number = kept, self.number + 1
        return self.number


def test_a_change_is_due_within_a_second_also_when_typing_never_rests(session, hands):
    shelf = Shelf()
    session.save(shelf)
    assert not session.dirty
    for text in ("N", "Ne", "New"):
        session.answer("common.case.title", text)
        hands.at += timedelta(milliseconds=250)
    assert session.dirty
    assert session.save_due
    session.save(shelf)
    assert shelf.kept is not None
    assert shelf.kept.draft.get("common.case.title") == "New"
    assert not session.save_due


def test_a_change_rests_a_moment(session, hands):
    session.save(Shelf())
    session.answer("common.case.title", "New")
    assert not session.save_due


def test_a_clock_that_was_set_back_delays_nothing(session, hands):
    session.save(Shelf())
    session.answer("common.case.title", "New")
    hands.at -= timedelta(days=1)
    assert session.save_due


def test_what_could_not_be_saved_stays_due(session, hands):
    shelf = Shelf()
    session.save(shelf)
    session.answer("common.case.title", "Mine")
    shelf.number += 1  # another window has saved
    with pytest.raises(ChangedElsewhere):
        session.save(shelf)
    hands.at += timedelta(seconds=1)
    assert session.save_due


def test_everything_that_was_kept_is_resumed(rules, session, hands):
    shelf = Shelf()
    session.go_to("m1/accounts")
    session.answer("common.case.title", "First")
    session.settle()
    session.answer("common.case.title", "Second")
    session.undo()
    session.change_review(
        replace(Review(), comments=(Comment("c1", "common.case.title", "", "", "Why?", 1),))
    )
    session.save(shelf)
    assert shelf.kept is not None
    again = Session.resumed(rules, shelf.kept, Clock(hands.now), session.stamp)
    assert (again.page.key, again.draft, again.review, again.dirty) == (
        session.page.key,
        session.draft,
        session.review,
        False,
    )
    again.redo()
    assert again.draft.get("common.case.title") == "Second"
    again.undo()
    again.undo()
    assert again.draft.get("common.case.title") not in ("First", "Second")


def test_a_page_is_kept_when_a_saved_draft_is_left(session):
    shelf = Shelf()
    session.next()
    assert not session.moved
    session.save(shelf)
    session.next()
    assert (session.dirty, session.moved) == (False, True)
    session.save(shelf)
    assert not session.moved


def test_a_copy_is_another_draft_in_all_its_steps(session):
    session.answer("common.case.title", "New")
    copy = copied(session.kept, "other")
    assert {copy.draft.id, *(one.draft.id for one in (*copy.undo, *copy.redo))} == {"other"}


def test_a_draft_is_described_with_what_a_list_and_a_search_need(session):
    told = session.kept.described
    assert (told.reference, told.requesting, told.requested) == ("JIRS-2025/1420/CRI-3", "FR", "CH")
    assert told.kinds == ("bank_records", "testimony")
    assert told.persons == ("Étienne Rémi Marlot", "Meridian Trade Ltd", "Sabine Oberholzer")
    assert "Annemasse" in told.words
    assert told.blocking == sum(finding.withholds for finding in session.findings)
    session.answer("common.case.reference", "")
    session.settle()
    assert session.kept.described.blocking > told.blocking


def test_what_is_not_asked_is_not_printed_but_stays_in_the_draft(session):
    session.answer("measures[0].answers.search_mode", "account_search")
    assert session.printed_case.draft.get("measures[0].answers.accounts") is None
    assert session.draft.get("measures[0].answers.accounts")


def test_another_rulebook_leaves_answers_steps_and_place(session: Session) -> None:
    session.answer("common.case.reference", "K-1")
    page, rules = session.page.key, replace(session.rulebook, digest="other")
    session.use(rules)
    assert session.rulebook is rules
    assert (session.page.key, session.draft.get("common.case.reference")) == (page, "K-1")
    assert session.case.rulebook is rules
    session.undo()
    assert session.draft.get("common.case.reference") != "K-1"
