"""The wizard as a program: one application, one window, refusals told in one sentence."""

from __future__ import annotations

import gc
import os
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from mla_writer import settings
from mla_writer.gui.background import Background
from mla_writer.gui.locking import start_anew
from mla_writer.gui.look import Look
from mla_writer.gui.services import Services, interface_language, system_now
from mla_writer.gui.start_header import NAME
from mla_writer.gui.widgets import tell
from mla_writer.gui.window import Window
from mla_writer.hardening import keep_memory_private
from mla_writer.i18n import Language
from mla_writer.i18n.catalog_files import damaged
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook

MOST_FRAMES = 30
STYLE = "fusion"
"""The style of Qt on which the stylesheet is built, the same on every system."""


def run(arguments: list[str]) -> int:
    """Open the window, with the draft named in ``arguments`` if there is one.

    Gives the exit code: 0, or 2 when the program's own data are wrong, which is told in one sentence.
    """
    keep_memory_private()
    keep_quiet()
    application = QApplication([sys.argv[0], "-style", STYLE])
    background = Background()
    gc.disable()  # nothing that is made for the first screen is garbage
    window = first_screen(application, background)
    gc.freeze()
    gc.enable()
    if window is None:
        return 2
    if arguments:
        window.keeper.take_in(Path(arguments[0]))
    code = application.exec()
    background.close()
    window.keeper.close()
    return code


def first_screen(application: QApplication, background: Background) -> Window | None:
    """The window with its first screen, shown; None when the program's own data are wrong."""
    application.setApplicationName(NAME)
    application.setDesktopFileName("mla-writer")
    chosen = settings.load()
    desktop = "" if chosen.interface_language else desktop_language()
    rules = _rulebook(interface_language(chosen.interface_language, desktop))
    if rules is None:
        return None
    services = Services(rules, chosen, system_now, background, desktop)
    window = make_window(application, services)
    window.show()
    tell_of_damage(window, services)
    return window


def tell_of_damage(window: Window, services: Services) -> None:
    """Say which translations cannot be read; English is spoken in their place."""
    say = services.say
    for told in damaged():
        tell(window, say(message("A translation is damaged")), say(told), say(message("Close")))


def make_window(application: QApplication, services: Services) -> Window:
    """The window, dressed; a mistake of the program is told in it from now on, never as a traceback."""
    look = Look(application, services)
    look.apply()
    window = Window(services, look, start_anew)
    sys.excepthook = _Surprise(window, services)
    return window


def desktop_language() -> str:
    """The language of the desktop (ISO 639-1)."""
    from PySide6.QtCore import QLocale  # slow to load, and not needed once a language was chosen

    return QLocale.system().name().partition("_")[0]


def _rulebook(language: Language) -> Rulebook | None:
    """The program's rulebook; None when it is wrong, which a person is told."""
    from mla_writer.rulebook.cache import rulebook

    try:
        return rulebook()
    except ProgramError as error:
        title = language.say(message("The program's own data are damaged"))
        tell(None, title, language.say(error.message), language.say(message("Close")))
        return None


def print_place(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """Write the kind of a mistake and where it was made to standard error, and nothing else: its text, as
    that of what it followed, may hold answers of a case."""
    if sys.stderr is None:  # type: ignore[reportUnnecessaryComparison]  # a program without a console
        return
    frames = traceback.extract_tb(trace, limit=-MOST_FRAMES)
    places = (f"  {Path(one.filename).name}, line {one.lineno}, in {one.name}" for one in frames)
    sys.stderr.write("\n".join((kind.__name__, *places, "")))


def keep_quiet() -> None:
    """Let mistakes in threads and in destructors say no more than that either; Qt remembers no files."""
    threading.excepthook = lambda told: print_place(told.exc_type, told.exc_value, told.exc_traceback)
    sys.unraisablehook = lambda told: print_place(
        told.exc_type or Exception, told.exc_value, told.exc_traceback
    )
    # Qt's own file dialog writes the folders last seen; where no file can be made it forgets them.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


class _Surprise:
    """Tells of a mistake of the program and keeps the draft; where it was made goes to standard error."""

    def __init__(self, window: Window, services: Services) -> None:
        self._window, self._services = window, services
        self._telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        print_place(kind, error, trace)
        if self._telling or issubclass(kind, KeyboardInterrupt):
            return
        self._telling = True
        say = self._services.say
        self._window.save()
        title = say(message("Something in the program went wrong"))
        text = message("Your draft was saved. You can go on; if it happens again, start the program anew.")
        tell(self._window, title, say(text), say(message("Close")))
        self._telling = False
