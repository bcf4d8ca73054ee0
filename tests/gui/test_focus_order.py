"""The order of the tab key, on widgets that were not made in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from mla_writer.gui.focus_order import step, stops
from mla_writer.gui.services import Services
from mla_writer.gui.window import Window
from mla_writer.model.draft import Draft

Shown = Callable[[QWidget], QWidget]


class Column(QWidget):
    """Lines one below the other; like a question, it passes its focus on to the first one."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        for part in parts:
            layout.addWidget(part)
        self.setFocusProxy(parts[0])


@pytest.fixture
def lines() -> dict[str, QLineEdit]:
    return {name: QLineEdit(name) for name in "dacb"}


@pytest.fixture
def whole(lines: dict[str, QLineEdit], shown: Shown) -> QWidget:
    area, stack = QScrollArea(), QStackedWidget()
    area.setFocusProxy(lines["b"])
    area.setWidget(Column(lines["b"]))
    stack.addWidget(Column(lines["c"]))
    stack.addWidget(QLineEdit("behind"))
    column = Column(lines["a"], area, stack, lines["d"])
    shown(column)
    column.activateWindow()
    return column


def test_stops_are_found_as_they_are_laid_out(whole: QWidget) -> None:
    assert [stop.text() for stop in stops(whole) if isinstance(stop, QLineEdit)] == list("abcd")


@pytest.mark.parametrize(
    ("start", "forwards", "around", "reached"),
    [
        ("a", True, False, "b"),
        ("b", False, False, "a"),
        ("d", True, False, ""),
        ("a", False, False, ""),
        ("d", True, True, "a"),
        ("a", False, True, "d"),
    ],
)
def test_a_step_leads_to_the_neighbour(
    whole: QWidget, lines: dict[str, QLineEdit], start: str, forwards: bool, around: bool, reached: str
) -> None:
    lines[start].setFocus()
    assert step(stops(whole), forwards, around=around) is bool(reached)
    assert lines[reached or start].hasFocus()


def test_what_cannot_be_reached_is_passed_over(whole: QWidget, lines: dict[str, QLineEdit]) -> None:
    lines["b"].setEnabled(False)
    lines["c"].hide()
    lines["a"].setFocus()
    assert step(stops(whole), True)
    assert lines["d"].hasFocus()


def test_the_window_is_walked_round_and_back(
    services: Services, look: object, shown: Shown, example: Draft
) -> None:
    window = Window(services, look)  # type: ignore[arg-type]
    window._clock.stop()
    shown(window)
    window.activateWindow()
    window._show(services.new_session(example, "case/stage"))
    editor = window.editor
    assert editor is not None
    start = editor.page.footer.onward
    start.setFocus()
    there = _walk(editor, start, forwards=True)
    assert {editor.header.export_button, editor.tasks.view, editor.page.footer.back, editor.aside.tabs} <= {
        *there
    }
    assert _walk(editor, start, forwards=False) == [*there[-2::-1], start]


def _walk(editor: QWidget, start: QWidget, *, forwards: bool) -> list[QWidget]:
    reached: list[QWidget] = []
    while len(reached) < 100 and (not reached or reached[-1] is not start):
        assert editor.focusNextPrevChild(forwards)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus)
    return reached
