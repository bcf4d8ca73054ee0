"""The line above the first screen: the program's name, how drafts are kept, settings, help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Label, Pill, row, tooltip
from mla_writer.model.message import message

NAME = "MLA Writer"


class StartHeader(QFrame):
    """``settings`` and ``help`` tell that these are wanted."""

    settings = Signal()
    help = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self._services = services
        self.kept = Pill(tone="warning")
        self.settings_button, self.help_button = Button(symbol="settings"), Button(symbol="help")
        self.settings_button.clicked.connect(self.settings)
        self.help_button.clicked.connect(self.help)
        margins = (Space.LARGE + Space.TINY, 0, Space.LARGE + Space.TINY, 0)
        parts = (Label(NAME, "lead", wrap=False), -1, self.kept, self.settings_button, self.help_button)
        self.setLayout(row(*parts, spacing=Space.MEDIUM, margins=margins))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        self.setFixedHeight(self._services.theme.px(Size.HEADER))
        self.kept.setText(say(message("Offline · drafts are not yet encrypted")))
        tooltip(self.kept, say(message("Drafts lie as plain files in {folder}", folder=self._folder())))
        self.settings_button.say(say(message("Settings")))
        self.help_button.say(say(message("Help")))

    def _folder(self) -> str:
        return str(self._services.drafts_folder())
