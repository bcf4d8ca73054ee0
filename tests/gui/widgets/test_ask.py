import pytest
from PySide6.QtWidgets import QApplication

from mla_writer.gui.widgets import Answer, Button
from mla_writer.gui.widgets.ask import Question

ANSWERS = [Answer("save", "Save", "primary"), Answer("leave", "Leave", "danger"), Answer("stay", "Stay")]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.id)
def test_each_button_is_an_answer(application: QApplication, answer: Answer) -> None:
    question = Question(None, "Unsaved", "What now?", ANSWERS)
    next(one for one in question.findChildren(Button) if one.text() == answer.label).click()
    assert question.answer == answer.id


def test_escape_is_the_last_answer(application: QApplication) -> None:
    question = Question(None, "Unsaved", "What now?", ANSWERS)
    question.reject()
    assert question.answer == "stay"
