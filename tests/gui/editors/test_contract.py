"""One contract for the editors of every form: a new form is covered the day it appears."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.gui.editors.base import Question
from mla_writer.gui.editors.make import make_editor
from mla_writer.model.fields import PARAMETRISED, Form

VALUES: dict[str, Any] = {
    "text": "Parquet national financier",
    "long_text": "First line\n\nSecond line",
    "yes_no": False,
    "number": 2.5,
    "integer": 3,
    "days": 90,
    "date": "2025-03-04",
    "datetime": "2025-03-04T14:30:05.250+01:00",
    "date_range": {"start": "2024-01-01", "end": "2025-11-30"},
    "money": {"amount": "4873512.40", "currency": "EUR"},
    "country": "CH",
    "language": "fr",
    "instrument": "untoc",
    "email": "entraide@pnf.example",
    "phone": "+33 1 99 00 10 20",
    "choice:sex": "male",
    "choice:stage": "trial",
    "choice:urgency_level": "urgent",
    "record:authority": {"name": "Parquet national financier", "email": "entraide@pnf.example"},
    "ref:persons": "p2",
    "list:text": ["First", "Second"],
    "list:country": ["FR", "CH"],
    "list:language": ["de"],
    "list:datetime": ["2025-03-04T14:30+00:00"],
    "list:choice:bank_measure": ["search"],
    "list:ref:persons": ["p1", "p2"],
    "list:record:question": [{"id": "q1", "number": 1, "text": "Who signed?"}, {"id": "q2", "number": 2}],
}


@pytest.fixture(params=VALUES)
def type(request: pytest.FixtureRequest) -> str:
    return request.param


def test_every_form_is_here() -> None:
    forms = {name.removeprefix("list:").partition(":")[0] for name in VALUES}
    assert forms == set(Form)
    assert {name.partition(":")[0] for name in VALUES if name.count(":") == 1} >= PARAMETRISED


def test_showing_an_answer_changes_nothing(ask: Callable[..., Question], type: str) -> None:
    question = ask(type, VALUES[type])
    before = question.session.draft
    editor = make_editor(question)
    editor.refresh()
    editor.leave()
    editor.refresh()
    assert question.session.draft is before


def test_an_answer_that_is_shown_is_given_back(ask: Callable[..., Question], type: str) -> None:
    question = ask(type, VALUES[type])
    editor = make_editor(question)
    shown = getattr(editor, "input", None)
    if shown is not None:
        assert shown.value() == VALUES[type]
        assert shown.unreadable() == ""
    elif hasattr(editor, "values"):
        assert editor.values() == VALUES[type]
    else:
        editor.refresh()
        assert question.value == VALUES[type]


def test_without_an_answer_nothing_is_shown_and_nothing_given(
    ask: Callable[..., Question], type: str
) -> None:
    question = ask(type)
    editor = make_editor(question)
    editor.refresh()
    editor.leave()
    assert question.value is None
    shown = getattr(editor, "input", None)
    assert shown is None or shown.value() is None


def test_an_answer_that_was_undone_is_shown_as_undone(ask: Callable[..., Question], type: str) -> None:
    question = ask(type)
    editor = make_editor(question)
    question.session.answer(question.path, VALUES[type])
    editor.refresh()
    question.session.undo()
    editor.refresh()
    editor.leave()
    assert question.value is None


def test_every_part_that_takes_the_focus_has_a_name(ask: Callable[..., Question], type: str) -> None:
    editor = make_editor(ask(type, VALUES[type]))
    editor.refresh()
    editor.name("Asked", "required")
    nameless = [
        part.metaObject().className()
        for part in editor.findChildren(QWidget)
        if part.focusPolicy() and part.focusProxy() is None and _is_own(part) and not part.accessibleName()
    ]
    assert nameless == []


OWN = (
    "LineEdit",
    "TextArea",
    "Button",
    "LinkButton",
    "SearchChoice",
    "QCheckBox",
    "QRadioButton",
    "EntryTable",
    "_Segment",
)


def _is_own(part: QWidget) -> bool:
    return part.metaObject().className() in OWN


HOSTILE = '<img src="/canary.png"><b>x</b> & %s {name}'


@pytest.mark.parametrize("type", ["text", "long_text", "email", "list:text"])
def test_markup_is_text(ask: Callable[..., Question], type: str) -> None:
    value = [HOSTILE] if type.startswith("list") else HOSTILE
    question = ask(type, value)
    before = question.session.draft
    make_editor(question).leave()
    assert question.session.draft is before
