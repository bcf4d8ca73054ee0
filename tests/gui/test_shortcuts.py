from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.shortcut_list import ShortcutList
from mla_writer.gui.shortcuts import SHORTCUTS, install
from mla_writer.gui.widgets import Label

KEYS = [keys for shortcut in SHORTCUTS for keys in shortcut.keys]


def test_no_key_does_two_things() -> None:
    assert len(KEYS) == len(set(KEYS))


def test_every_key_can_be_pressed(application: QApplication) -> None:
    assert all(QKeySequence(keys).toString() for keys in KEYS)


def test_a_key_does_what_is_declared(application: QApplication) -> None:
    done: list[str] = []
    window = QWidget()
    actions = {one.id: lambda id=one.id: done.append(id) for one in SHORTCUTS}
    for bound in install(window, actions):
        bound.activated.emit()
    assert done == [one.id for one in SHORTCUTS for _ in one.keys]


def test_the_list_names_every_key(services: Services) -> None:
    dialog = ShortcutList(services)
    listed = [label.text() for label in dialog.findChildren(Label)]
    assert all(one.label.text in listed for one in SHORTCUTS)
