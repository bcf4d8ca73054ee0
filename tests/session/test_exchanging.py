"""A request goes from the drafter's vault to the reviewer's and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.exchange.identity import Identity, new_identity
from mla_writer.exchange.manifest import Purpose
from mla_writer.exchange.opening import read_draft
from mla_writer.exchange.unpacking import Received, unpack
from mla_writer.model.draft import Draft
from mla_writer.model.review import Approval, Comment, Review
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.cache import rulebook
from mla_writer.session import Session
from mla_writer.session.exchanging import (
    Choice,
    accepted_cards,
    dossier,
    keep_cards,
    keep_identity,
    own_identity,
    sent,
    take_in,
    take_in_new,
)
from mla_writer.session.saving import Clock
from mla_writer.vault.shelf import Shelf
from mla_writer.vault.vault import Vault

NOW = datetime(2026, 11, 21, 10, 42, tzinfo=UTC)
REMARK = Comment("c1", "common.facts.summary", "Say when.", "Ines Falk", "2026-11-20", 1)


def anything(plain: object) -> tuple[()]:
    return ()


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return rulebook()


@pytest.fixture(scope="module")
def example() -> Draft:
    return read_draft(paths.resources() / "examples" / "france-switzerland.json", anything)


class Office:
    """One person with a vault, keys and a clock."""

    def __init__(self, folder: Path, name: str, rules: Rulebook) -> None:
        self.vault = Vault.open_with_key(folder / name, bytes(32), lambda: NOW)
        self.rules = rules
        keep_identity(self.shelf, new_identity(name, "Invented Office", "2026-11-21"))

    @property
    def shelf(self) -> Shelf:
        return self.vault.shelf

    @property
    def identity(self) -> Identity:
        found = own_identity(self.shelf)
        assert found is not None
        return found

    def begin(self, draft: Draft) -> Session:
        session = Session(self.rules, draft, Clock(lambda: NOW))
        session.save(self.shelf)
        return session

    def resumed(self, id: str) -> Session:
        kept, stamp = self.shelf.open(id, anything)
        return Session.resumed(self.rules, kept, Clock(lambda: NOW), stamp)

    def send(self, session: Session, to: Office, purpose: Purpose, choice: Choice) -> bytes:
        made = dossier(session, self.shelf, choice, anything)
        return sent(made, self.identity, [to.identity.card], purpose, NOW)

    def receive(self, data: bytes) -> Received:
        return unpack(data, self.identity, accepted_cards(self.shelf), anything)


@pytest.fixture
def drafter(tmp_path: Path, rules: Rulebook) -> Office:
    return Office(tmp_path, "Ada Morel", rules)


@pytest.fixture
def reviewer(tmp_path: Path, rules: Rulebook) -> Office:
    return Office(tmp_path, "Ines Falk", rules)


@pytest.mark.slow
def test_a_request_goes_and_comes_back(drafter: Office, reviewer: Office, example: Draft) -> None:
    session = drafter.begin(example)
    file = drafter.shelf.attach(example.id, "order.pdf", b"%PDF-1.7 invented", "annex1")
    drafter.shelf.keep_version(example.id, example, "handed_in", "first")
    choice = Choice(versions=(1,), annexes=(file.id,))
    received = reviewer.receive(drafter.send(session, reviewer, Purpose.REVIEW, choice))

    there = reviewer.begin(received.dossier.draft)
    take_in_new(there, reviewer.shelf, received)
    assert there.draft == example
    assert [(one.name, one.annex) for one in reviewer.shelf.annexes(example.id)] == [("order.pdf", "annex1")]
    assert [one.label for one in reviewer.shelf.versions(example.id)] == ["first"]

    there.change_review(Review(comments=(REMARK,)))
    there.save(reviewer.shelf)
    back = drafter.receive(reviewer.send(there, drafter, Purpose.REVIEWED, Choice()))
    session.answer("common.case.reference", "26/NEW")
    take_in(session, drafter.shelf, back)
    resumed = drafter.resumed(example.id)
    assert resumed.review.comments == (REMARK,)
    assert resumed.draft.get("common.case.reference") == "26/NEW"  # the owner's later work stands
    assert drafter.shelf.version(example.id, 2, anything) == example  # and what came is kept


def test_a_second_hand_in_brings_its_state(drafter: Office, reviewer: Office, example: Draft) -> None:
    there = reviewer.begin(example)
    session = drafter.begin(example)
    session.answer("common.case.reference", "26/NEW")
    session.save(drafter.shelf)
    take_in(
        there, reviewer.shelf, reviewer.receive(drafter.send(session, reviewer, Purpose.REVIEW, Choice()))
    )
    assert there.draft.get("common.case.reference") == "26/NEW"
    there.undo()
    assert there.draft == example


def test_taking_in_twice_changes_nothing_more(drafter: Office, reviewer: Office, example: Draft) -> None:
    session = drafter.begin(example)
    file = drafter.shelf.attach(example.id, "order.pdf", b"%PDF-1.7 invented")
    drafter.shelf.keep_version(example.id, replace(example, languages=("fr",)), "kept", "first")
    data = drafter.send(session, reviewer, Purpose.REVIEW, Choice(versions=(1,), annexes=(file.id,)))
    there = reviewer.begin(example)
    for _ in range(2):
        take_in(there, reviewer.shelf, reviewer.receive(data))
    assert len(reviewer.shelf.annexes(example.id)) == 1
    assert len(reviewer.shelf.versions(example.id)) == 1


def test_what_is_not_chosen_stays(drafter: Office, reviewer: Office, example: Draft) -> None:
    session = drafter.begin(example)
    drafter.shelf.attach(example.id, "order.pdf", b"%PDF-1.7 invented")
    drafter.shelf.keep_version(example.id, example, "kept")
    session.change_review(Review(comments=(REMARK,), four_eyes=True))
    session.save(drafter.shelf)
    file = drafter.send(session, reviewer, Purpose.INFORMATION, Choice(review=False))
    found = reviewer.receive(file).dossier
    assert (found.review, found.versions, found.annexes) == (Review(four_eyes=True), (), ())


def test_cards_are_kept(drafter: Office, reviewer: Office) -> None:
    cards = accepted_cards(drafter.shelf).accept(reviewer.identity.card, "2026-11-21", compared=True)
    keep_cards(drafter.shelf, cards)
    assert accepted_cards(drafter.shelf) == cards


def test_an_approval_bears_the_key_that_signed_the_file(
    drafter: Office, reviewer: Office, example: Draft
) -> None:
    session, there = drafter.begin(example), reviewer.begin(example)
    there.change_review(Review(approvals=(Approval("Ines Falk", "2026-11-21", "abc", "CLAIMED"),)))
    there.save(reviewer.shelf)
    take_in(
        session, drafter.shelf, drafter.receive(reviewer.send(there, drafter, Purpose.REVIEWED, Choice()))
    )
    assert session.review.approvals[0].key == reviewer.identity.card.fingerprint
    back = reviewer.receive(drafter.send(session, reviewer, Purpose.REVIEW, Choice()))
    take_in(there, reviewer.shelf, back)
    assert there.review.approvals[0].key == "CLAIMED", "what was there is not touched"
    assert len(there.review.approvals) == 1


def test_what_comes_returns_to_the_desk(drafter: Office, reviewer: Office, example: Draft) -> None:
    session, there = drafter.begin(example), reviewer.begin(example)
    reviewer.shelf.delete([example.id])
    take_in(
        there, reviewer.shelf, reviewer.receive(drafter.send(session, reviewer, Purpose.REVIEW, Choice()))
    )
    assert [one.id for one in reviewer.shelf.entries()] == [example.id]
