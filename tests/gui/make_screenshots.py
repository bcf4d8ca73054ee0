"""Pictures of the window for looking at: ``python -m tests.gui.make_screenshots FOLDER``.

Every screen in English and French, light and dark, at the usual size; at a text size of 200 per cent; and
on a screen with twice the pixels. Nothing is compared: a person looks. ``--languages all`` (or ``ar,zh``)
takes each screen in these languages instead, ``--scale 100,200`` at these text sizes, ``--themes dark``,
``--screens page,check`` only some, ``--pseudo`` with sentences that mean nothing in the script of each
language; a sheet of each screen in all its languages is then put beside them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mla_writer.gui.services import Services
    from mla_writer.gui.window import Window

PIXELS = ("1", "2")
LANGUAGES, THEMES = ("en", "fr"), ("light", "dark")
LARGE_TEXT = 200
ROUNDS = 10
"""How often events are let happen until everything has found its place."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way in which the window may look."""

    language: str
    theme: str
    text_size: int
    pixels: str

    @property
    def name(self) -> str:
        """The last part of file names."""
        large = f"-text{self.text_size}" if self.text_size != 100 else ""
        dense = f"-pixels{self.pixels}" if self.pixels != "1" else ""
        return f"{self.language}-{self.theme}{large}{dense}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for on the command line; nothing means the usual."""

    languages: tuple[str, ...] = ()
    scales: tuple[int, ...] = (100,)
    themes: tuple[str, ...] = ("light",)
    screens: tuple[str, ...] = ()
    pseudo: bool = False

    def takes(self, screen: str) -> bool:
        """Whether a picture of ``screen`` is wanted."""
        return not self.screens or screen in self.screens


def looks(pixels: str, wanted: Wanted) -> Iterator[Look]:
    """Those asked for; else all of a usual screen, and on a dense one only the plain one, which must be
    as sharp."""
    if wanted.languages:
        for language, theme, scale in product(wanted.languages, wanted.themes, wanted.scales):
            yield Look(language, theme, scale, pixels)
        return
    if pixels != "1":
        yield Look(LANGUAGES[0], THEMES[0], 100, pixels)
        return
    for language in LANGUAGES:
        for theme in THEMES:
            yield Look(language, theme, 100, pixels)
        yield Look(language, THEMES[0], LARGE_TEXT, pixels)


def take_all(folder: Path, pixels: str, wanted: Wanted) -> None:
    """Take the pictures that belong to a screen of this density, in this process."""
    from PySide6.QtWidgets import QApplication

    from mla_writer.gui.app import STYLE, make_window
    from mla_writer.gui.services import Services
    from mla_writer.rulebook.cache import rulebook
    from mla_writer.settings import Settings

    from .conftest import NOW
    from .vaults import opened

    application = QApplication([sys.argv[0], "-style", STYLE])
    vault: Any = None
    if wanted.pseudo:
        _speak_nonsense()
    for look in looks(pixels, wanted):
        settings = Settings(
            interface_language=look.language, theme=look.theme, text_size=look.text_size, show_preview=False
        )
        services = Services(rulebook(), settings, lambda: NOW)
        if vault is None:
            vault = opened(services.vault_folder(), services.now)
            services.vault = vault
            _fill_vault(services)
        services.vault = vault
        window = make_window(application, services)
        sys.excepthook = sys.__excepthook__  # a mistake ends this run; nobody is there to be told
        window.keeper.watch.stop()  # a picture may take longer than a machine that sleeps is let do
        window.show()
        window.activateWindow()
        _take_window(window, services, look, (folder, wanted))
        window.close()
        window.deleteLater()


def _speak_nonsense() -> None:
    """Sentences without meaning, in the script of each language, until there are real ones."""
    from mla_writer.i18n import language

    from . import pseudo

    turns = {"ar": pseudo.in_arabic, "zh": pseudo.in_chinese}
    made = {code: pseudo.Pseudo(turns.get(code, pseudo.lengthened)) for code in language_codes()}

    def translations(code: str, domain: str) -> pseudo.Pseudo:
        return made[code]

    language.translations = translations


def language_codes() -> tuple[str, ...]:
    """The codes of all interface languages."""
    from mla_writer.i18n import interface_languages

    return tuple(one.code for one in interface_languages())


def _take_window(window: Window, services: Services, look: Look, where: tuple[Path, Wanted]) -> None:
    """Every screen and every dialog of ``window``."""
    from .screens import DIALOGS, SCREENS

    folder, wanted = where
    for name in filter(wanted.takes, SCREENS):
        SCREENS[name](window, services)
        _grab(window, folder / f"{name}-{look.name}.png")
    for name in filter(wanted.takes, DIALOGS):
        dialog = DIALOGS[name](window, services)
        dialog.show()
        _grab(dialog, folder / f"{name}-{look.name}.png")
        dialog.close()
        dialog.deleteLater()


def _grab(widget: QWidget, path: Path) -> None:
    """Take a picture once everything has found its place."""
    from PySide6.QtWidgets import QApplication

    for _ in range(ROUNDS):
        QApplication.processEvents()
    widget.grab().save(str(path))


def _fill_vault(services: object) -> None:
    """Some drafts to go on with: the examples, one of them hardly begun."""
    from mla_writer.gui.services import Services

    from .vaults import put

    assert isinstance(services, Services)
    for path in services.examples():
        draft = services.read(path)
        put(services, draft)
    begun = services.read(services.examples()[0])
    states = {"authorities": dict(begun.common["authorities"])}
    put(services, replace(begun, id="begun", common=states))


def main() -> None:
    """Take the pictures, one process for each density of the screen."""
    given = _arguments()
    folder = Path(given.folder)
    if given.pixels:
        take_all(folder, given.pixels, _wanted(given))
        return
    folder.mkdir(parents=True, exist_ok=True)
    for pixels in PIXELS[:1] if given.languages else PIXELS:
        with tempfile.TemporaryDirectory() as home:
            environment = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": pixels, "MLA_WRITER_HOME": home}
            command = [sys.executable, "-m", "tests.gui.make_screenshots", *sys.argv[1:], "--pixels", pixels]
            subprocess.run(command, env={**os.environ, **environment}, check=True)
    if given.languages:
        from .contact_sheets import sheets

        sheets(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--languages", default="")
    parser.add_argument("--scale", default="100")
    parser.add_argument("--themes", default="light")
    parser.add_argument("--screens", default="")
    parser.add_argument("--pseudo", action="store_true")
    parser.add_argument("--pixels", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _wanted(given: argparse.Namespace) -> Wanted:
    languages = ",".join(language_codes()) if given.languages == "all" else given.languages
    parts = [tuple(filter(None, text.split(","))) for text in (languages, given.themes, given.screens)]
    return Wanted(
        parts[0], tuple(int(one) for one in given.scale.split(",")), parts[1], parts[2], given.pseudo
    )


if __name__ == "__main__":
    main()
