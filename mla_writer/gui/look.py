"""What the whole application looks like: fonts, theme, direction, Qt's own words."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from mla_writer import paths
from mla_writer.gui.focus_ring import FocusRing
from mla_writer.gui.icons import style_images
from mla_writer.gui.services import DEFAULT_LANGUAGE, Services
from mla_writer.gui.style import dress
from mla_writer.gui.theme import theme

TITLE_FONTS = {"ar": "Amiri-Bold.ttf", "zh": "NotoSansSC-Regular.otf"}
TITLE_FONT = "NotoSerif-Bold.ttf"


class Look(QObject):
    """Applies preferences to the application; ``changed`` tells that the desktop turned dark or light."""

    changed = Signal()

    def __init__(self, application: QApplication, services: Services) -> None:
        super().__init__()
        self._application = application
        self._services = services
        self._fonts: set[str] = set()
        self._words = QTranslator(application)
        self._applied: object = None
        self.ring = FocusRing(application)
        application.styleHints().colorSchemeChanged.connect(self.changed)

    def apply(self) -> None:
        """Make the application look as the preferences say; nothing happens when it does already."""
        settings, language = self._services.settings, self._services.language
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        chosen = theme(settings.theme, settings.text_size, dark)
        if self._applied == (chosen, language.code):
            return
        self._applied = chosen, language.code
        self._services.theme = chosen
        self._load_font(TITLE_FONT)
        if language.code in TITLE_FONTS:
            self._load_font(TITLE_FONTS[language.code])
        self._turn()
        folder = paths.user_cache() / "look"
        dress(self._application, chosen, style_images(chosen.palette, folder))
        self.ring.colour(chosen.palette.ring)

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
        if self._words.load(f"qtbase_{language.code}", folder):
            self._application.installTranslator(self._words)
