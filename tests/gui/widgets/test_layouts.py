from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.widgets import CardButton, FlowLayout, Fold, Label, ScrollColumn, column
from mla_writer.gui.widgets.layouts import clear


def flow(direction: Qt.LayoutDirection) -> tuple[QWidget, list[QWidget], FlowLayout]:
    holder = QWidget()
    holder.setLayoutDirection(direction)
    layout, parts = FlowLayout(spacing=10), [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        layout.addWidget(part)
    holder.setLayout(layout)
    return holder, parts, layout


def test_what_does_not_fit_goes_to_the_next_line(application: QApplication) -> None:
    holder, parts, layout = flow(Qt.LayoutDirection.LeftToRight)
    layout.setGeometry(QRect(0, 0, 220, 100))
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (110, 0), (0, 30)]
    assert layout.heightForWidth(220) == 50
    assert holder.layout() is layout


def test_lines_begin_where_the_language_begins(application: QApplication) -> None:
    holder, parts, layout = flow(Qt.LayoutDirection.RightToLeft)
    layout.setGeometry(QRect(0, 0, 220, 100))
    assert [part.x() for part in parts] == [120, 10, 120]
    assert holder.isRightToLeft()


def test_clearing_a_layout_takes_inner_layouts_too(application: QApplication) -> None:
    layout = column(Label("a"), column(Label("b")))
    clear(layout)
    assert layout.count() == 0


def test_a_fold_opens_and_tells(shown: Callable[[QWidget], QWidget]) -> None:
    inside = Label("inside")
    fold, told = Fold(inside), []
    fold.toggled.connect(told.append)
    shown(fold)
    assert not inside.isVisible()
    fold.button.click()
    assert (inside.isVisible(), told, fold.is_open) == (True, [True], True)


def test_a_column_is_never_wider_than_can_be_read(shown: Callable[[QWidget], QWidget]) -> None:
    label = Label("word " * 200)
    scroll = ScrollColumn(label, width=680)
    scroll.resize(1200, 300)
    shown(scroll)
    assert label.width() == 680


def test_a_card_is_as_high_as_its_text_needs(shown: Callable[[QWidget], QWidget]) -> None:
    card = CardButton("Evidence", "bank records, witnesses, search, documents, and more of them")
    shown(card)
    assert card.heightForWidth(150) > card.heightForWidth(600)
