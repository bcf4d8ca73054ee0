import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mla_writer.gui.widgets import Segmented

CHOICES = [("account", "The account"), ("bank", "The bank"), ("neither", "Neither")]


def buttons(segmented: Segmented) -> list[QPushButton]:
    return [
        button for button in segmented.findChildren(QPushButton) if not button.isHidden() or button.text()
    ]


def test_pressing_a_segment_chooses_it_alone(application: QApplication) -> None:
    segmented, told = Segmented(CHOICES), []
    segmented.chosen.connect(told.append)
    buttons(segmented)[1].click()
    assert (segmented.value(), told) == ("bank", ["bank"])
    assert [button.isChecked() for button in buttons(segmented)] == [False, True, False]


@pytest.mark.parametrize(("optional", "value"), [(True, ""), (False, "bank")])
def test_a_second_press_withdraws_where_that_is_allowed(
    application: QApplication, optional: bool, value: str
) -> None:
    segmented = Segmented(CHOICES, optional=optional)
    for _ in range(2):
        buttons(segmented)[1].click()
    assert segmented.value() == value


def test_showing_a_value_tells_nobody(application: QApplication) -> None:
    segmented, told = Segmented(CHOICES), []
    segmented.chosen.connect(told.append)
    segmented.set_value("neither")
    assert (segmented.value(), told) == ("neither", [])


def test_offering_other_choices_keeps_the_one_that_is_still_there(application: QApplication) -> None:
    segmented = Segmented(CHOICES)
    segmented.set_value("bank")
    segmented.offer([("bank", "La banque"), ("account", "Le compte")])
    assert segmented.value() == "bank"


@pytest.mark.parametrize(
    ("direction", "key"),
    [
        (Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Right),
        (Qt.LayoutDirection.RightToLeft, Qt.Key.Key_Left),
    ],
)
def test_arrow_keys_go_to_the_neighbour_that_is_seen(
    application: QApplication, direction: Qt.LayoutDirection, key: Qt.Key
) -> None:
    segmented = Segmented(CHOICES)
    segmented.setLayoutDirection(direction)
    segmented.show()
    buttons(segmented)[0].setFocus()
    QTest.keyClick(buttons(segmented)[0], key)
    assert segmented.focusWidget() is buttons(segmented)[1]
    segmented.hide()


def test_nothing_moves_when_a_segment_becomes_bold(application: QApplication) -> None:
    segmented = Segmented(CHOICES)
    before = segmented.sizeHint()
    segmented.set_value("account")
    assert segmented.sizeHint() == before
