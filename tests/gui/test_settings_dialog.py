from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from mla_writer import settings
from mla_writer.gui.services import Services
from mla_writer.gui.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(services: Services, shown: Callable[[QWidget], QWidget]) -> SettingsDialog:
    made = SettingsDialog(services)
    shown(made)
    return made


def choose(dialog: SettingsDialog, name: str, value: object) -> None:
    box = dialog.editors[name]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_every_preference_with_a_label_can_be_changed(dialog: SettingsDialog) -> None:
    assert set(dialog.editors) == {one.name for one in settings.preferences() if one.label is not None}
    assert all(editor.accessibleName() for editor in dialog.editors.values())


@pytest.mark.parametrize(
    ("name", "value"), [("theme", "dark"), ("text_size", 125), ("requesting_state", "KE")]
)
def test_a_choice_is_written_down_at_once(
    dialog: SettingsDialog, services: Services, name: str, value: object
) -> None:
    told: list[bool] = []
    dialog.changed.connect(lambda: told.append(True))
    choose(dialog, name, value)
    assert getattr(settings.load(), name) == value == getattr(services.settings, name)
    assert told == [True]


def test_the_language_changes_at_once(dialog: SettingsDialog, services: Services) -> None:
    choose(dialog, "interface_language", "fr")
    assert services.language.code == "fr"


def test_a_box_is_ticked(dialog: SettingsDialog, services: Services) -> None:
    box = dialog.editors["show_preview"]
    assert isinstance(box, QCheckBox)
    box.click()
    assert services.settings.show_preview is True
