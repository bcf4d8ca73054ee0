from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.gradual import AT_ONCE, GradualColumn, Part
from mla_writer.gui.widgets import Label


@pytest.fixture
def column(application: QApplication, shown: Callable[[QWidget], QWidget]) -> GradualColumn:
    made = GradualColumn()
    shown(made)
    return made


def parts(*names: str) -> list[Part]:
    return [Part(name, lambda name=name: Label(name)) for name in names]


def held(column: GradualColumn) -> list[str]:
    """The texts from top to bottom."""
    while not column.is_complete:
        QApplication.processEvents()
    return [item.text() for item in widgets(column) if isinstance(item, Label)]


def widgets(column: GradualColumn) -> list[QWidget | None]:
    items = [column.body.itemAt(place) for place in range(column.body.count())]
    return [item.widget() for item in items if item is not None]


def test_the_first_parts_are_there_at_once_and_the_rest_follows(column: GradualColumn) -> None:
    names = [str(number) for number in range(AT_ONCE * 2 + 1)]
    column.show_parts(parts(*names))
    assert not column.is_complete
    assert held(column) == names


@pytest.mark.parametrize(
    "names", [("b", "a"), ("a", "new", "b"), ("b",), (), ("a", "b", "a"), ("x", "y", "z", "b")]
)
def test_parts_stand_in_the_order_asked_for(column: GradualColumn, names: tuple[str, ...]) -> None:
    column.show_parts(parts("a", "b"))
    column.show_parts(parts(*names))
    assert held(column) == list(names)


def test_what_stays_is_not_made_again(column: GradualColumn) -> None:
    column.show_parts(parts("a", "b"))
    kept = widgets(column)[1]
    column.show_parts(parts("new", "b"))
    assert held(column) == ["new", "b"]
    assert widgets(column)[1] is kept


def test_what_was_waiting_is_forgotten_when_something_else_is_shown(column: GradualColumn) -> None:
    column.show_parts(parts("a", "b", "c", "d", "e"))
    column.show_parts(parts("x"))
    QApplication.processEvents()
    assert held(column) == ["x"]
