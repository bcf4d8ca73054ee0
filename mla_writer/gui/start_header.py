"""The line above the first screen: the program's name, how drafts are kept, what is laid over the
rulebook, settings, help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from mla_writer.gui.packs_words import in_use, in_use_briefly
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Label, MenuButton, Pill, describe, row, tooltip
from mla_writer.model.message import message

NAME = "MLA Writer"


class StartHeader(QFrame):
    """``settings`` and ``help`` tell that these are wanted; ``law_button`` has the menu of the rulebook."""

    settings = Signal()
    help = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self._services = services
        self.kept, self.laid_over = Pill(), Pill(tone="warning")
        self.law_button = MenuButton(role="", symbol="book")
        self.settings_button, self.help_button = Button(symbol="settings"), Button(symbol="help")
        self.settings_button.clicked.connect(self.settings)
        self.help_button.clicked.connect(self.help)
        margins = (Space.LARGE + Space.TINY, 0, Space.LARGE + Space.TINY, 0)
        self._name, self._buttons = (
            Label(NAME, "lead", wrap=False),
            (self.settings_button, self.help_button),
        )
        parts = (self._name, -1, self.laid_over, self.kept, self.law_button, *self._buttons)
        self.setLayout(row(*parts, spacing=Space.MEDIUM, margins=margins))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        self.setFixedHeight(self._services.theme.px(Size.HEADER))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the marks are said in a word or two; their tooltips say the rest."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        say = self._services.say
        used, kept = in_use(self._services), say(message("Offline · drafts are encrypted"))
        where = say(message("The vault lies in {folder}", folder=self._folder()))
        self._mark(self.laid_over, used, used)
        self._mark(self.kept, kept, where)
        self._name.show()
        self._say_buttons(words=True)
        if self._too_wide():
            self._mark(self.laid_over, in_use_briefly(self._services), used)
            self._mark(self.kept, say(message("Encrypted")), f"{kept}\n{where}")
            self._name.setVisible(not self._too_wide())
            self._say_buttons(words=not self._too_wide())

    def _too_wide(self) -> bool:
        return self.sizeHint().width() > self.width()

    def _say_buttons(self, *, words: bool) -> None:
        """The buttons in words, or where there is no room by their symbols and tooltips alone."""
        labels = (message("Rulebook"), message("Settings"), message("Help"))
        for button, label in zip((self.law_button, *self._buttons), labels, strict=True):
            text = self._services.say(label)
            button.say(text)
            if not words:
                button.setText("")
                tooltip(button, text)

    @staticmethod
    def _mark(pill: Pill, text: str, more: str) -> None:
        pill.show_text(text)
        describe(pill, text, more)
        tooltip(pill, more)

    def _folder(self) -> str:
        return str(self._services.vault_folder())
