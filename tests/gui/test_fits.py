"""No text is cut without a way to read it whole, in any language, at the usual and at twice the text size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mla_writer.gui.look import Look
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Button, Label
from mla_writer.gui.window import Window

from .fitting import misfits
from .make_screenshots import LARGE_TEXT, ROUNDS, language_codes
from .pseudo import in_arabic, in_chinese, lengthened, speak
from .screens import DIALOGS, SCREENS
from .vaults import put

OTHERS = ("Attach the machine-readable request",)
"""Texts that do not fit when they are longer than in any translation, at twice the text size."""

TURNS: dict[str, Callable[[str], str]] = {"en": lengthened, "ar": in_arabic, "zh": in_chinese}


@pytest.fixture
def restored(application: QApplication, look: Look, services: Services) -> Iterator[Look]:
    yield Look(application, services)
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    look._applied = None  # type: ignore[reportPrivateUsage]
    look.apply()


def _settle(application: QApplication) -> None:
    for _ in range(ROUNDS):
        application.processEvents()


def _found(application: QApplication, services: Services, look: Look) -> list[str]:
    look.apply()
    for path in services.examples():
        put(services, services.read(path))
    window, found = Window(services, look), list[str]()
    window.keeper.watch.stop()
    window.show()
    for name, show in SCREENS.items():
        show(window, services)
        _settle(application)
        found += [f"{name}: {one}" for one in misfits(window)]
    for name, make in DIALOGS.items():
        dialog = make(window, services)
        dialog.show()
        _settle(application)
        found += [f"{name}: {one}" for one in misfits(dialog)]
        dialog.close()
        dialog.deleteLater()
    window.close()
    return [one for one in found if not any(text in one for text in OTHERS)]


def _screens(codes: Iterable[str]) -> list[object]:
    """Every language at both sizes; all screens take half a minute, so most wait for the full run."""
    pairs = [(code, size) for code in codes for size in (100, LARGE_TEXT)]
    always = {("ru", 100), ("ar", LARGE_TEXT)}
    marks = {True: pytest.mark.slow, False: pytest.mark.full}
    return [pytest.param(*one, marks=marks[one in always]) for one in pairs]


@pytest.mark.parametrize(("code", "size"), _screens(language_codes()))
def test_every_screen_fits_as_it_is_translated(
    code: str, size: int, application: QApplication, services: Services, restored: Look
) -> None:
    services.keep(replace(services.settings, interface_language=code, text_size=size))
    assert _found(application, services, restored) == []


@pytest.mark.full
@pytest.mark.parametrize("size", [100, LARGE_TEXT])
@pytest.mark.parametrize("code", TURNS)
def test_every_screen_fits_with_longer_sentences_and_in_other_scripts(
    code: str,
    size: int,
    application: QApplication,
    services: Services,
    restored: Look,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speak(monkeypatch, TURNS[code])
    services.keep(replace(services.settings, interface_language=code, text_size=size))
    assert _found(application, services, restored) == []


def test_what_is_cut_is_found(shown: Callable[[QWidget], QWidget], look: Look) -> None:
    holder = QWidget()
    Label("Much too long for its place", wrap=False).setParent(holder)
    QPushButton("Much too long for its place", holder).resize(40, 30)
    whole = QPushButton("Whole", holder)
    whole.resize(whole.sizeHint())
    for label in holder.findChildren(Label):
        label.resize(40, 20)
    kinds = [one.partition(":")[0] for one in misfits(shown(holder))]
    assert sorted(kinds) == ["Label", "QPushButton"]


def test_a_button_that_is_cut_tells_its_text(shown: Callable[[QWidget], QWidget], look: Look) -> None:
    button = Button("Much too long for its place")
    shown(button)
    button.resize(60, 36)
    assert "Much too long" in button.toolTip()
    button.resize(button.sizeHint())
    assert button.toolTip() == ""
