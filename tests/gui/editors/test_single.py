"""Typing, choosing and what happens to what cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mla_writer.gui.editors.base import Question
from mla_writer.gui.editors.make import make_editor
from mla_writer.gui.editors.search_choice import SearchChoice
from mla_writer.model.errors import TextRefused


def test_typing_answers_at_once_and_leaving_shows_how_it_was_understood(
    ask: Callable[..., Question],
) -> None:
    question = ask("date")
    editor = make_editor(question)
    QTest.keyClicks(editor.input.line, "4.3.2025")
    assert question.value == "2025-03-04"
    editor.leave()
    assert editor.input.line.text() == "4 March 2025"


def test_what_cannot_be_read_is_kept_as_it_was_typed(ask: Callable[..., Question]) -> None:
    question = ask("date", "2025-03-04")
    editor = make_editor(question)
    editor.input.line.selectAll()
    QTest.keyClicks(editor.input.line, "31.2.2025")
    editor.leave()
    assert question.value is None
    assert question.unreadable == "31.2.2025"
    assert make_editor(question).input.line.text() == "31.2.2025"


@pytest.mark.parametrize(
    ("type", "typed"),
    [("date_range", "4.3.2024|31.2.2025"), ("datetime", "4.3.2025|14:30|"), ("money", "abc|")],
)
def test_half_an_answer_of_several_parts_comes_back(
    ask: Callable[..., Question], type: str, typed: str
) -> None:
    question = ask(type)
    editor = make_editor(question)
    lines = _lines(editor.input, type)
    for line, text in zip(lines, typed.split("|"), strict=True):
        QTest.keyClicks(line, text)
    assert question.value is None
    assert question.unreadable
    again = make_editor(question)
    assert again.input.unreadable()
    assert [line.text() for line in _lines(again.input, type)][-1] == typed.split("|")[-1]


def _lines(input: Any, type: str) -> list[Any]:
    return {
        "date_range": lambda: [input.start.line, input.end.line],
        "datetime": lambda: [input.day.line, input.clock, input.offset],
        "money": lambda: [input.amount, input.currency.choice.line],
    }[type]()


def test_a_moment_needs_its_offset(ask: Callable[..., Question]) -> None:
    question = ask("datetime")
    editor = make_editor(question)
    QTest.keyClicks(editor.input.day.line, "2025-03-04")
    QTest.keyClicks(editor.input.clock, "14:30:05.25")
    assert question.value is None
    QTest.keyClicks(editor.input.offset, "+1")
    assert question.value == "2025-03-04T14:30:05.25+01:00"


def test_a_whole_number_takes_no_fraction(ask: Callable[..., Question]) -> None:
    question = ask("days")
    editor = make_editor(question)
    QTest.keyClicks(editor.input.line, "2.5")
    assert question.value is None
    assert question.unreadable == "2.5"


def test_characters_that_may_not_enter_are_taken_out_when_the_person_agrees(
    ask: Callable[..., Question],
) -> None:
    question = ask("text")
    editor = make_editor(question)
    refused: list[object] = []
    editor.refused.connect(refused.append)
    editor.input.line.setText("Ma\u202erlot")
    editor.input.changed.emit()
    assert question.value is None
    assert isinstance(refused[-1], TextRefused)
    editor.mend()
    assert question.value == "Marlot"
    assert refused[-1] is None


def test_an_answer_of_yes_or_no_can_be_withdrawn(ask: Callable[..., Question]) -> None:
    question = ask("yes_no", True)
    editor = make_editor(question)
    yes = editor.input.segments.findChildren(type(editor.input.segments.focusProxy()))[0]
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert question.value is None


@pytest.mark.parametrize(("typed", "found"), [("cote d'iv", "CI"), ("SWITZERLAND", "CH"), ("an", "")])
def test_a_state_is_found_by_a_part_of_its_name(ask: Callable[..., Question], typed: str, found: str) -> None:
    question = ask("country")
    editor = make_editor(question)
    choice = editor.findChild(SearchChoice)
    assert choice is not None
    QTest.keyClicks(choice.line, typed)
    choice.settle()
    assert (question.value or "") == found
    assert question.unreadable == ("" if found else typed)


def test_leaving_a_search_that_was_not_touched_changes_nothing(ask: Callable[..., Question]) -> None:
    question = ask("country", "CH")
    editor = make_editor(question)
    question.session.answer(question.path, "FR")
    choice = editor.findChild(SearchChoice)
    assert choice is not None
    choice.settle()
    assert question.value == "FR"


def test_several_values_are_added_and_removed(ask: Callable[..., Question]) -> None:
    question = ask("list:text", ["First"])
    editor = make_editor(question)
    editor.add.click()
    lines = [line.input.line for line in editor._lines]
    QTest.keyClicks(lines[1], "Second")
    assert question.value == ["First", "Second"]
    editor._lines[0].remove.click()
    assert question.value == ["Second"]


def test_one_of_several_that_cannot_be_read_is_kept_beside_the_others(ask: Callable[..., Question]) -> None:
    question = ask("list:country", ["FR"])
    editor = make_editor(question)
    editor.add.click()
    choice = editor._lines[1].input.choice
    QTest.keyClicks(choice.line, "Atlantis")
    choice.settle()
    assert question.value == ["FR"]
    assert question.session.draft.unreadable == {f"{question.path}[1]": "Atlantis"}
    assert make_editor(question).typed() == ["Atlantis"]
    choice.line.clear()
    QTest.keyClicks(choice.line, "Switzerland")
    choice.settle()
    assert question.value == ["FR", "CH"]
    assert question.session.draft.unreadable == {}


def test_an_entry_that_is_no_longer_offered_is_kept(ask: Callable[..., Question]) -> None:
    question = ask("list:choice:bank_measure", ["search", "of_a_later_version"])
    editor = make_editor(question)
    next(iter(editor.input.boxes.values())).click()
    assert "of_a_later_version" in question.value


def test_one_of_several_stays_when_it_is_taken_from_the_list(ask: Callable[..., Question]) -> None:
    question = ask("list:language", ["fr"])
    editor = make_editor(question)
    editor.add.click()
    choice = editor._lines[1].input.choice
    QTest.keyClicks(choice.line, "germ")
    choice._completed("German")
    editor.refresh()
    assert question.value == ["fr", "de"]
    assert question.session.draft.unreadable == {}
    question.session.undo()
    assert question.value == ["fr"]


def test_what_is_typed_among_several_never_carries_hidden_signs(ask: Callable[..., Question]) -> None:
    question = ask("list:country", ["FR"])
    editor = make_editor(question)
    editor.add.click()
    told: list[object] = []
    editor.refused.connect(told.append)
    line = editor._lines[1].input.choice.line
    line.setText("Atl\u200bantis")
    line.textEdited.emit(line.text())
    assert question.session.draft.unreadable == {}
    assert [type(error) for error in told] == [TextRefused]
    editor.mend()
    assert question.session.draft.unreadable == {f"{question.path}[1]": "Atlantis"}
