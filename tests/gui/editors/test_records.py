"""Lists of records and references: adding, opening, moving, removing, each undone in one step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mla_writer.gui.editors.base import Question
from mla_writer.gui.editors.make import make_editor
from mla_writer.gui.editors.records import RecordsEditor

QUESTIONS = [{"id": "q1", "number": 1, "text": "Who signed?"}, {"id": "q2", "number": 2, "text": "When?"}]
NUMBER = ".number"


def _editor(question: Question) -> RecordsEditor:
    editor = make_editor(question)
    assert isinstance(editor, RecordsEditor)
    return editor


def test_an_entry_is_added_and_asked_at_once(ask: Callable[..., Question]) -> None:
    question = ask("list:record:question", QUESTIONS)
    editor = _editor(question)
    editor.add.click()
    assert len(question.value) == 3
    assert editor.form is not None
    path = f"{question.path}[2]{NUMBER}"
    QTest.keyClicks(editor.form.fields.rows.rows[path].editor.input.line, "3")
    assert question.value[2]["number"] == 3
    assert editor.table.item(2, 0).text().startswith("3")


def test_number_and_text_stand_apart(ask: Callable[..., Question]) -> None:
    editor = _editor(ask("list:record:question", QUESTIONS))
    assert [editor.table.item(0, column).text() for column in (0, 1)] == ["1", "Who signed?"]


def test_an_entry_without_any_answer_does_not_stay(ask: Callable[..., Question]) -> None:
    question = ask("list:record:question", QUESTIONS)
    editor = _editor(question)
    editor.add.click()
    editor.finish()
    assert question.value == QUESTIONS
    assert editor.form is None


def test_entries_are_moved_and_removed_by_key(ask: Callable[..., Question]) -> None:
    question = ask("list:record:question", QUESTIONS)
    editor = _editor(question)
    editor.table.select(1)
    QTest.keyClick(editor.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [entry["id"] for entry in question.value] == ["q2", "q1"]
    QTest.keyClick(editor.table, Qt.Key.Key_Delete)
    assert [entry["id"] for entry in question.value] == ["q1"]
    question.session.undo()
    editor.refresh()
    assert editor.table.rowCount() == 2


def test_enter_opens_and_escape_closes(ask: Callable[..., Question]) -> None:
    editor = _editor(ask("list:record:question", QUESTIONS))
    editor.table.select(0)
    QTest.keyClick(editor.table, Qt.Key.Key_Return)
    assert editor.form is not None
    QTest.keyClick(editor.form, Qt.Key.Key_Escape)
    assert editor.form is None


def test_an_open_entry_stays_open_when_it_moves(ask: Callable[..., Question]) -> None:
    question = ask("list:record:question", QUESTIONS)
    editor = _editor(question)
    editor.open_entry(0)
    assert editor.form is not None
    editor.form.down.click()
    assert [entry["id"] for entry in question.value] == ["q2", "q1"]
    assert editor.form is not None
    assert f"{question.path}[1]{NUMBER}" in editor.form.fields.rows.rows


def test_an_open_entry_that_was_undone_closes(ask: Callable[..., Question]) -> None:
    question = ask("list:record:question", QUESTIONS)
    editor = _editor(question)
    editor.add.click()
    question.session.undo()
    editor.refresh()
    assert editor.form is None
    assert editor.table.rowCount() == 2


def test_the_table_says_what_is_missing(ask: Callable[..., Question]) -> None:
    editor = _editor(ask("list:record:question", [{"id": "q1", "number": 1}, QUESTIONS[1]]))
    last = editor.table.columnCount() - 1
    assert editor.table.item(0, last).text() == "1 missing"
    assert editor.table.item(1, last).text() == "✓"


def test_what_is_added_through_a_reference_stands_in_its_own_list(ask: Callable[..., Question]) -> None:
    question = ask("list:ref:persons", ["p1"])
    editor = make_editor(question)
    editor.add.click()
    persons = question.session.draft.get("common.persons.list")
    assert [person["id"] for person in persons] == ["p1", "p2", "p3"]
    assert question.value == ["p1", "p3"]
    rows = editor.form.fields.rows.rows
    QTest.keyClicks(rows["common.persons.list[2].family_name"].editor.input.line, "Haddad")
    editor.form.finish.click()
    assert question.session.draft.get("common.persons.list[2].family_name") == "Haddad"


def test_a_reference_added_and_left_empty_is_taken_back(ask: Callable[..., Question]) -> None:
    question = ask("ref:persons")
    editor = make_editor(question)
    editor.add.click()
    assert question.value == "p3"
    editor.form.finish.click()
    assert question.value is None
    assert len(question.session.draft.get("common.persons.list")) == 2


def test_a_reference_offers_what_is_there_now(ask: Callable[..., Question]) -> None:
    question = ask("ref:persons", "p1")
    editor = make_editor(question)
    question.session.answer("common.persons.list[1].legal_name", "Banque Lémane SA")
    editor.refresh()
    assert "Banque Lémane SA" in [label for _, label in editor._offered]
    assert editor.input.value() == "p1"
