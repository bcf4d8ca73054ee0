"""Versions of the draft on the screen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.versions import PRESENT, REASONS, VersionsDialog
from mla_writer.model.draft import Draft
from mla_writer.session import Session
from mla_writer.session.versions import RULES

from .conftest import Ticking

FIELD = "common.case.reference"


@pytest.fixture
def session(services: Services) -> Session:
    made = services.new_session(Draft("d", common={"case": {"reference": "first"}}))
    made.save(services.store)
    return made


@pytest.fixture
def dialog(
    services: Services, session: Session, ticking: Ticking, shown: Callable[[QWidget], QWidget]
) -> VersionsDialog:
    services.shelf.keep_version("d", session.draft, "opened")
    ticking.time += timedelta(days=1)
    session.answer(FIELD, "second")
    services.shelf.keep_version("d", session.draft, "kept", "for the judge", "B. Ilves")
    session.answer(FIELD, "third")
    made = VersionsDialog(services, session)
    shown(made)
    return made


def lines(dialog: VersionsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_every_reason_has_words() -> None:
    assert set(REASONS) == set(RULES)


def test_the_latest_is_first_with_label_or_reason_when_and_who(dialog: VersionsDialog) -> None:
    now, latest, first = lines(dialog)
    assert now == "As it stands now"
    assert latest.startswith("for the judge\n")
    assert latest.endswith("B. Ilves")
    assert first.startswith("Before the first change of the day\n")


def test_one_is_compared_with_the_draft_as_it_stands(dialog: VersionsDialog) -> None:
    assert dialog.view.count == 1
    assert dialog.told.text() == "1 change"
    dialog.list.setCurrentRow(0)
    assert dialog.view.isHidden()
    assert not dialog.restore_button.isEnabled()


def test_two_are_compared_and_a_third_takes_the_place_of_one(dialog: VersionsDialog) -> None:
    dialog.list.item(2).setSelected(True)
    assert dialog.chosen() == (1, 2)
    assert not dialog.restore_button.isEnabled()
    dialog.list.item(0).setSelected(True)
    assert len(dialog.chosen()) == 2


def test_the_draft_as_it_stands_is_the_later_one(dialog: VersionsDialog) -> None:
    dialog.list.item(0).setSelected(True)
    assert dialog.chosen() == (2, PRESENT)


def test_keeping_one_saves_what_is_typed_and_takes_the_label(
    dialog: VersionsDialog, services: Services, session: Session
) -> None:
    dialog.label.setText(" before the hearing ")
    dialog.keep_button.click()
    version = services.shelf.versions("d")[0]
    assert (version.reason, version.label) == ("kept", "before the hearing")
    assert services.shelf.version("d", version.number, services.problems()).get(FIELD) == "third"
    assert not session.dirty
    assert len(lines(dialog)) == 4


def test_bringing_back_is_one_step_and_keeps_the_state_before(
    dialog: VersionsDialog, services: Services, session: Session
) -> None:
    dialog.list.setCurrentRow(2)
    dialog.restore_button.click()
    assert session.draft.get(FIELD) == "first"
    kept = services.shelf.versions("d")[0]
    assert kept.reason == "restored"
    assert services.shelf.version("d", kept.number, services.problems()).get(FIELD) == "third"
    session.undo()
    assert session.draft.get(FIELD) == "third"


def test_a_draft_that_was_never_saved_has_none_until_one_is_kept(
    services: Services,
) -> None:
    dialog = VersionsDialog(services, services.new_session(Draft("new")))
    assert len(lines(dialog)) == 1
    dialog.keep_button.click()
    assert len(lines(dialog)) == 2
