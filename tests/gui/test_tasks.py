from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.tasks import TaskList
from mla_writer.session import Session


@pytest.fixture
def tasks(services: Services, session: Session, shown: Callable[[QWidget], QWidget]) -> TaskList:
    made = TaskList(services)
    made.resize(252, 700)
    made.show_session(session)
    made.retranslate()
    shown(made)
    return made


def texts(tasks: TaskList) -> list[str]:
    model = tasks.view.model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def test_lines_are_said_in_the_interface_language(tasks: TaskList, session: Session) -> None:
    assert texts(tasks)[0] == session.journey.sections[0].section.label


def test_a_screen_reader_hears_how_far_a_line_has_come(tasks: TaskList) -> None:
    spoken = tasks.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{texts(tasks)[0]}, done"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_go_to_the_page(tasks: TaskList, key: Qt.Key) -> None:
    told: list[str] = []
    tasks.chosen.connect(told.append)
    tasks.view.setCurrentIndex(tasks.view.model().index(3, 0))
    QTest.keyClick(tasks.view, key)
    assert len(told) == 1


def test_arrow_keys_only_move(tasks: TaskList) -> None:
    told: list[str] = []
    tasks.chosen.connect(told.append)
    QTest.keyClick(tasks.view, Qt.Key.Key_Down)
    assert told == []


def test_the_page_shown_is_the_current_line(tasks: TaskList, session: Session) -> None:
    session.go_to_field("common.facts.summary")
    tasks.refresh()
    assert tasks.view.currentIndex().data() == session.page.page.title


def test_lines_are_drawn(tasks: TaskList) -> None:
    image = tasks.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 252, 3) for y in range(0, 700, 3)}
    assert len(colours) > 10


def test_a_long_label_takes_a_second_line(tasks: TaskList) -> None:
    view = tasks.view
    model, delegate = view.model(), view.itemDelegate()
    index, option = model.index(0, 0), QStyleOptionViewItem()
    before = delegate.sizeHint(option, index).height()
    model.setData(index, "What do you need from the other State " * 3)
    assert delegate.sizeHint(option, index).height() > before
