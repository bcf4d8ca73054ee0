from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mla_writer.gui.widgets import ElidedLabel

TITLE = "Request to the former Yugoslav Republic"


def test_what_does_not_fit_ends_in_an_ellipsis(shown: Callable[[QWidget], QWidget]) -> None:
    label = ElidedLabel(TITLE)
    shown(label)
    label.resize(label.sizeHint().width() // 2, label.sizeHint().height())
    assert label.shown.endswith("…")
    assert (label.text(), label.accessibleName()) == (TITLE, TITLE)


def test_what_fits_is_whole(shown: Callable[[QWidget], QWidget]) -> None:
    label = ElidedLabel(TITLE)
    shown(label)
    label.resize(label.sizeHint())
    assert label.shown == TITLE
