"""What the pages before the vault are built of: a card with a title, and a field for a passphrase."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Card, Heading, Label, LineEdit, Notice, Option, column, describe
from mla_writer.gui.widgets.layouts import Part
from mla_writer.gui.wording import sentence
from mla_writer.model.message import Message, message


class Secret(QWidget):
    """A label and a line that hides what is typed; it is never offered for completion or remembered."""

    def __init__(self, services: Services, label: Message) -> None:
        super().__init__()
        self._services, self._said = services, label
        self.label, self.line = Label(role="strong"), LineEdit()
        self.line.setEchoMode(LineEdit.EchoMode.Password)
        self.label.setBuddy(self.line)
        self.setLayout(column(self.label, self.line, spacing=Space.TINY))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        text = self._services.say(self._said)
        self.label.setText(text)
        describe(self.line, text)

    def show_typed(self, on: bool) -> None:
        """Show what is typed, or hide it."""
        self.line.setEchoMode(LineEdit.EchoMode.Normal if on else LineEdit.EchoMode.Password)


class Shown(Option):
    """The box that shows what is typed into ``secrets``."""

    def __init__(self, services: Services, *secrets: Secret) -> None:
        self.box = QCheckBox()
        self._services = services
        super().__init__(self.box, "")
        for secret in secrets:
            self.box.toggled.connect(secret.show_typed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        text = self._services.say(message("Show what is typed"))
        self.label.setText(text)
        describe(self.box, text)


class GateForm(Card):
    """A card with a title, an introduction, ``parts``, and a place for what went wrong."""

    def __init__(self, services: Services, *parts: Part) -> None:
        self._services = services
        self.title, self.intro = Heading(), Label(role="intro")
        self.problem = Notice(tone="block")
        self.problem.hide()
        super().__init__(self.title, self.intro, Space.SMALL, *parts, self.problem, spacing=Space.MEDIUM)
        margins = (Space.SECTION, Space.WIDE, Space.SECTION, Space.SECTION)
        self.body.setContentsMargins(*margins)

    def say(self, title: Message, intro: Message) -> None:
        """Show what this page is for."""
        self.title.setText(self._services.say(title))
        self.intro.setText(self._services.say(intro))

    def refuse(self, problem: Message | None) -> None:
        """Show what went wrong; None takes it away."""
        self.problem.setVisible(problem is not None)
        if problem is not None:
            title = self._services.say(message("That did not work"))
            self.problem.say(title, sentence(self._services, problem), "block")

    def clear(self) -> None:
        """Forget what was typed."""
        for line in self.findChildren(LineEdit):
            with QSignalBlocker(line):
                line.clear()
        self.refuse(None)
