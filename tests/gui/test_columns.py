from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mla_writer.gui.columns import Columns
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Theme


@pytest.fixture
def columns(services: Services, shown: Callable[[QWidget], QWidget]) -> Columns:
    made = Columns(services, QWidget(), QWidget(), QWidget())
    made.resize(1360, 800)
    shown(made)
    return made


def test_three_columns_share_a_wide_window(columns: Columns) -> None:
    assert columns.side_is_shown
    assert columns._centre.width() == 1360 - Size.TASKS - 1 - Size.ASIDE


def test_the_preview_takes_what_the_page_does_not_need(columns: Columns) -> None:
    columns.set_side_width(Size.PREVIEW, Size.PREVIEW_MOST)
    assert columns._side.width() == Size.PREVIEW
    columns.resize(1920, 800)
    assert columns._side.width() == Size.PREVIEW_MOST


def test_folding_gives_the_room_to_the_page(columns: Columns) -> None:
    told: list[bool] = []
    columns.side_shown.connect(told.append)
    columns.show_side(False)
    assert (columns._centre.width(), told) == (1360 - Size.TASKS - 1, [False])


def test_in_a_narrow_window_the_help_is_a_drawer_over_the_page(columns: Columns) -> None:
    columns.resize(1000, 700)
    assert not columns.side_is_shown
    columns.show_side(True)
    assert columns._centre.width() == 1000 - Size.TASKS - 1
    assert columns._side.geometry().right() == 999
    QTest.keyClick(columns, Qt.Key.Key_Escape)
    assert not columns.side_is_shown


def test_columns_are_mirrored(columns: Columns) -> None:
    columns.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert columns._tasks.x() == 1360 - Size.TASKS
    assert columns._side.x() == 0


def test_larger_text_gets_wider_columns(columns: Columns, services: Services) -> None:
    services.theme = Theme(percent=150)
    columns.resize(1900, 800)
    columns.arrange()
    assert columns._tasks.width() == Size.TASKS * 3 // 2
