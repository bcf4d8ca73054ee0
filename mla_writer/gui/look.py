"""What the whole application looks like: fonts, theme, direction, Qt's own words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from mla_writer import paths
from mla_writer.gui.focus_ring import FocusRing
from mla_writer.gui.icons import style_images
from mla_writer.gui.services import DEFAULT_LANGUAGE, Services
from mla_writer.gui.style import dress
from mla_writer.gui.theme import theme
from mla_writer.i18n import interface_languages
from mla_writer.i18n.languages import Entry

TITLE_FONT = "NotoSerif-Bold.ttf"


class Look(QObject):
    """Applies preferences to the application; ``changed`` tells that the desktop turned dark or light."""

    changed = Signal()

    def __init__(self, application: QApplication, services: Services) -> None:
        super().__init__()
        self._application = application
        self._services = services
        self._fonts: set[str] = set()
        self._lacking: set[str] = set()
        self._plain = QFont(application.font())
        self._words = QTranslator(application)
        self._applied: object = None
        self.ring = FocusRing(application)
        application.styleHints().colorSchemeChanged.connect(self.changed)

    def apply(self) -> None:
        """Make the application look as the preferences say; nothing happens when it does already."""
        settings, language = self._services.settings, self._services.language
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        percent = settings.text_size * language.entry.screen.percent // 100
        chosen = replace(theme(settings.theme, percent, dark), titles=language.entry.screen.titles)
        if self._applied == (chosen, language.code):
            return
        self._applied = chosen, language.code
        self._services.theme = chosen
        self._load_font(TITLE_FONT)
        families = self._families(language.entry)
        self._turn()
        folder = paths.user_cache() / "look"
        dress(self._application, chosen, style_images(chosen.palette, folder), families)
        self.ring.colour(chosen.palette.ring)

    def load_every_script(self) -> None:
        """Load what the other languages need: their names, and drafts written in them, are about to be
        shown."""
        for entry in interface_languages():
            for name in entry.screen.fonts[:1]:
                self._load_font(name)

    def _families(self, entry: Entry) -> list[str]:
        """The families of running text: the desktop's own, and ours where it lacks the letters."""
        own = self._plain.families()
        if not entry.screen.family:
            return own
        lacking = entry.screen.family in self._lacking or not self._writes(entry.name)
        for name in entry.screen.fonts:
            self._load_font(name)
        if not lacking:
            return own
        self._lacking.add(entry.screen.family)
        return [*own, entry.screen.family]

    def _writes(self, letters: str) -> bool:
        """Whether the desktop's own fonts have ``letters``."""
        metrics = QFontMetrics(self._plain)
        return all(metrics.inFontUcs4(ord(letter)) for letter in letters)

    def _load_font(self, name: str) -> None:
        if name not in self._fonts:
            self._fonts.add(name)
            QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))

    def _turn(self) -> None:
        """Set the direction of the interface and the language of Qt's own dialogs."""
        language = self._services.language
        rtl = language.direction == "rtl"
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self._application.removeTranslator(self._words)
        self._application.setLayoutDirection(direction)
        if language.code == DEFAULT_LANGUAGE:
            return
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if any(self._words.load(f"qtbase_{name}", folder) for name in qt_names(language.entry)):
            self._application.installTranslator(self._words)


def qt_names(entry: Entry) -> tuple[str, ...]:
    """What Qt may call its own translations into the language: by language, by language and country
    (``zh_CN``), or as declared."""
    parts = entry.locale.split("_")
    return entry.code, f"{parts[0]}_{parts[-1]}", *entry.screen.qt
