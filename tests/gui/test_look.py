from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from mla_writer.gui.look import Look
from mla_writer.gui.services import Services
from mla_writer.gui.theme import DARK, LIGHT, SERIF
from mla_writer.i18n import Language


@pytest.fixture
def own(application: QApplication, services: Services, look: Look) -> Iterator[Look]:
    yield Look(application, services)
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    look._applied = None
    look.apply()


def test_the_theme_colours_the_application(own: Look, services: Services, application: QApplication) -> None:
    for name, palette in (("dark", DARK), ("light", LIGHT)):
        services.settings = replace(services.settings, theme=name)
        own.apply()
        assert application.palette().color(QPalette.ColorRole.Window).name().upper() == palette.ground
        assert services.theme.palette is palette


def test_arabic_turns_the_interface(own: Look, services: Services, application: QApplication) -> None:
    services.language = Language("ar")
    own.apply()
    assert application.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_the_serif_of_titles_is_the_one_that_is_shipped(own: Look) -> None:
    own.apply()
    assert SERIF[0] in QFontDatabase.families()


def test_what_holds_already_is_not_done_again(
    own: Look, application: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.apply()
    styled: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(QApplication, "setStyleSheet", lambda application, sheet: styled.append(sheet))
        own.apply()
    assert styled == []


@pytest.mark.parametrize("code", ["es", "fr", "pt", "ru", "ar", "zh"])
def test_qt_speaks_the_language_too(
    own: Look, services: Services, application: QApplication, code: str
) -> None:
    services.language = Language(code)
    own.apply()
    assert application.translate("QPlatformTheme", "Cancel") not in ("", "Cancel")


@pytest.mark.parametrize("code", ["ar", "zh"])
def test_letters_of_the_language_can_be_drawn(
    own: Look, services: Services, application: QApplication, code: str
) -> None:
    services.language = Language(code)
    own.apply()
    metrics = QFontMetrics(application.font())
    assert all(metrics.inFontUcs4(ord(letter)) for letter in services.language.name)


def test_the_names_of_all_languages_can_be_drawn(own: Look, application: QApplication) -> None:
    own.apply()
    own.load_every_script()
    assert {"Amiri", "Noto Sans SC"} <= set(QFontDatabase.families())


def test_arabic_is_set_larger(own: Look, services: Services) -> None:
    own.apply()
    usual = services.theme.px(100), services.theme.title_px(100)
    services.language = Language("ar")
    own.apply()
    assert services.theme.px(100) > usual[0]
    assert services.theme.title_px(100) > usual[1]
