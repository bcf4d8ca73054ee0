from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from mla_writer.gui.widgets import Cells, beginning, own_way
from mla_writer.i18n.isolates import END, FIRST_STRONG


@pytest.fixture
def mirrored(application: QApplication) -> Iterator[None]:
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(("text", "closed"), [("+41 58 462", True), ("سويسرا", False)])
def test_what_stands_alone_in_a_mirrored_window_runs_its_own_way(
    mirrored: None, text: str, closed: bool
) -> None:
    shown = f"{FIRST_STRONG}{text}{END}" if closed else text
    assert own_way(text) == shown
    assert Cells().displayText(text, QLocale.c()) == shown


def test_what_is_cut_is_cut_at_its_end(mirrored: None) -> None:
    shown = beginning(QFontMetrics(QFont()), "Declarations of Georgia and others", 80)
    assert shown.startswith(f"{FIRST_STRONG}Decl")
    assert shown.removesuffix(END).endswith("…")


def test_nothing_changes_in_a_window_from_left_to_right(application: QApplication) -> None:
    assert own_way("+41 58 462") == "+41 58 462"
