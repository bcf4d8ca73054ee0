"""The page: it shows without changing, speaks of what was left, and never loses place or focus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from mla_writer.gui.field_row import FieldRow
from mla_writer.gui.page import PageView
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Notice
from mla_writer.i18n import Language
from mla_writer.model.draft import Draft
from mla_writer.session import Session

Shown = Callable[[QWidget], QWidget]
STAGE = "case/stage"
PARALLEL = "common.case.parallel_proceedings"
OPENED = "common.case.opened_on"
PERSONS = "common.persons.list"


def _row(page: PageView, path: str) -> FieldRow:
    return {**page.sheet.shown.rows, **page.sheet.folded.rows}[path]


def _notices(row: FieldRow) -> list[str]:
    return [notice.title.text() for notice in row.findChildren(Notice) if not notice.isHidden()]


@pytest.mark.slow
def test_walking_through_every_page_changes_nothing(session: Session, services: Services) -> None:
    before = session.draft
    page = PageView(session, services)
    for key in [asked.key for asked in session.journey.pages]:
        page.show_page(key)
        for row in page.findChildren(FieldRow):
            row.leave()
        page.retranslate()
    assert session.draft is before


@pytest.mark.slow
def test_every_label_is_plain_text_on_every_page(session: Session, services: Services) -> None:
    page = PageView(session, services)
    formats = set[object]()
    for asked in session.journey.pages:
        page.show_page(asked.key)
        formats.update(label.textFormat() for label in page.findChildren(QLabel) if label.objectName() == "")
    assert formats == {QLabel().textFormat().PlainText}


def test_a_missing_answer_is_spoken_of_once_the_page_was_left_by_continue(
    empty: Session, services: Services
) -> None:
    page = PageView(empty, services)
    page.show_page(STAGE)
    assert _notices(_row(page, PARALLEL)) == []
    page.go_on()
    page.go_back()
    assert len(_notices(_row(page, PARALLEL))) == 1


def test_typing_is_told_and_findings_wait_until_the_field_is_left(
    empty: Session, services: Services, look: object, shown: Shown
) -> None:
    page = PageView(empty, services)
    page.show_page(STAGE)
    shown(page)
    told: list[str] = []
    page.edited.connect(lambda: told.append("edited"))
    page.settled.connect(lambda: told.append("settled"))
    row = _row(page, PARALLEL)
    row.take_focus()
    told.clear()
    QTest.keyClicks(page.findChildren(QPlainTextEdit)[-1], "No")
    assert told == ["edited", "edited"]
    assert empty.draft.get(PARALLEL) == "No"
    page.footer.back.setFocus()
    assert told[-1] == "settled"


def test_the_field_with_the_focus_is_told(
    session: Session, services: Services, look: object, shown: Shown
) -> None:
    page = PageView(session, services)
    shown(page)
    told: list[str] = []
    page.focused.connect(told.append)
    page.focus_field(f"{PERSONS}[1].legal_name")
    assert session.page.key == "case/persons"
    assert told[-1] == f"{PERSONS}[1].legal_name"


def test_a_folded_field_is_opened_when_it_is_wanted(session: Session, services: Services) -> None:
    page = PageView(session, services)
    page.focus_field(OPENED)
    assert page.sheet.fold.is_open


def test_a_question_that_applies_now_appears_without_disturbing_the_others(
    session: Session, services: Services
) -> None:
    page = PageView(session, services)
    page.show_page("m1/known")
    path = "measures[0].answers."
    before = page.sheet.shown.rows[f"{path}search_mode"]
    assert f"{path}presumption_grounds" not in page.sheet.shown.rows
    session.answer(f"{path}search_mode", "account_search")
    page.refresh()
    assert f"{path}presumption_grounds" in page.sheet.shown.rows
    assert page.sheet.shown.rows[f"{path}search_mode"] is before


def test_undoing_is_shown_in_place(session: Session, services: Services) -> None:
    page = PageView(session, services)
    page.show_page(STAGE)
    row = _row(page, PARALLEL)
    before = row.editor.question.value
    session.answer(PARALLEL, "Something else")
    page.refresh()
    session.undo()
    page.show_page(session.page.key)
    assert _row(page, PARALLEL) is row
    assert row.editor.question.value == before


def test_a_question_is_closed_with_a_reason_and_opened_again(empty: Session, services: Services) -> None:
    page = PageView(empty, services)
    page.show_page(STAGE)
    row = _row(page, PARALLEL)
    row.head.way_out.click()
    assert row.closing is not None
    assert not row.closing.take.isEnabled()
    row.closing.reason.setText("Asked on 3 March, no answer")
    row.closing.take.click()
    assert empty.draft.closed[PARALLEL].reason == "Asked on 3 March, no answer"
    assert row.closed is not None
    row.closed.reopen.click()
    assert PARALLEL not in empty.draft.closed


def test_what_every_request_needs_cannot_be_closed(empty: Session, services: Services) -> None:
    page = PageView(empty, services)
    page.show_page(STAGE)
    assert _row(page, "common.case.stage").head.way_out.isHidden()
    assert not _row(page, PARALLEL).head.way_out.isHidden()


def test_another_language_is_spoken_without_losing_place(session: Session, services: Services) -> None:
    page = PageView(session, services)
    page.show_page(STAGE)
    services.language = Language("fr")
    page.retranslate()
    assert session.page.key == STAGE
    assert _row(page, PARALLEL).editor.question.value


def test_the_first_page_has_no_way_back_and_the_last_none_on(session: Session, services: Services) -> None:
    page = PageView(session, services)
    keys = [asked.key for asked in session.journey.pages]
    page.show_page(keys[0])
    assert not page.footer.back.isEnabled()
    page.show_page(keys[-1])
    assert page.footer.onward.isHidden()


def test_a_text_that_may_not_enter_offers_to_be_mended(session: Session, services: Services) -> None:
    page = PageView(session, services)
    page.show_page("case/case")
    row = _row(page, "common.case.title")
    row.editor.input.line.setText("Procédure\u200b suivie")
    row.editor.input.changed.emit()
    assert len(_notices(row)) == 1
    row.editor.mend()
    assert session.draft.get("common.case.title") == "Procédure suivie"
    assert _notices(row) == []


def test_a_page_that_no_longer_applies_gives_way(services: Services, example: Draft) -> None:
    session = services.new_session(example, "m1/accounts")
    page = PageView(session, services)
    walked: list[str] = []
    page.walked.connect(lambda: walked.append(session.page.key))
    session.remove_measure(replace(example).measures[0].id)
    page.refresh()
    assert walked
    assert session.page.key == walked[-1]


def test_the_tab_key_walks_as_the_page_is_read(
    session: Session, services: Services, look: object, shown: Shown
) -> None:
    page = PageView(session, services)
    shown(page)
    page.show_page("m1/known")
    session.answer("measures[0].answers.search_mode", "known_bank")
    page.refresh()
    walked = []
    at = page.sheet.shown.rows["measures[0].answers.search_mode"].editor.input.buttons["known_bank"]
    at.setFocus()
    while at is not page.footer.back and len(walked) < 40:
        page.focusNextChild()
        at = QApplication.focusWidget()
        walked.append(at.mapTo(page, at.rect().topLeft()))
    assert [(point.y() // 8) for point in walked if point.x() < 200] == sorted(
        point.y() // 8 for point in walked if point.x() < 200
    )
    assert at is page.footer.back
