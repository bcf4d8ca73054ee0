"""The eight recovery words: shown once, asked back in part."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from mla_writer.gui.gate_parts import GateForm
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Label, LineEdit, column, describe, row
from mla_writer.model.message import message

ASKED = 2
COLUMNS = 2


class WordsForm(GateForm):
    """``done`` tells that the words were shown and that two of them were given back."""

    done = Signal()

    def __init__(self, services: Services) -> None:
        self._words: tuple[str, ...] = ()
        self._asked: tuple[int, ...] = ()
        self.grid, self.sheet = QGridLayout(), QWidget()
        self.sheet.setLayout(self.grid)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(Space.SECTION)
        self.grid.setVerticalSpacing(Space.SMALL)
        self.sheet.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the words are English
        self.labels = tuple(Label(role="strong") for _ in range(ASKED))
        self.lines = tuple(LineEdit() for _ in range(ASKED))
        self.back_part = QWidget()
        pairs = zip(self.labels, self.lines, strict=True)
        asked = (column(*pair, spacing=Space.TINY) for pair in pairs)
        self.back_part.setLayout(column(*asked, spacing=Space.MEDIUM))
        self.copy, self.take, self.back = Button(role="quiet"), Button(role="primary"), Button(role="quiet")
        buttons = row(self.take, -1, self.back, self.copy, spacing=Space.SMALL)
        super().__init__(services, self.sheet, self.back_part, Space.TINY, buttons)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(" ".join(self._words)))
        self.back.clicked.connect(self._show_words)
        self.take.clicked.connect(self._go_on)
        for line in self.lines:
            line.returnPressed.connect(self._go_on)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show ``words``, large, in their order."""
        self._words = words
        order = list(range(len(words)))
        secrets.SystemRandom().shuffle(order)
        self._asked = tuple(sorted(order[:ASKED]))
        rows = -(-len(words) // COLUMNS)
        for place, word in enumerate(words):
            label = Label(f"{place + 1}.  {word}", "subtitle", wrap=False).selectable()
            self.grid.addWidget(label, place % rows, place // rows)
        self._show_words()

    def begin(self) -> None:
        """Put the focus on what is pressed next."""
        self.take.setFocus()

    def forget(self) -> None:
        """The words are shown once: nothing of them stays in the page or, if they were copied, to be
        pasted."""
        clipboard = QApplication.clipboard()
        if self._words and clipboard.text() == " ".join(self._words):
            clipboard.clear()
        self._words = ()
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.clear()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        if self.back_part.isHidden():
            self.say(
                message("Eight words for the day you forget the passphrase"),
                message(
                    "Write them down on paper, in this order, and keep them where you keep your passport. "
                    "They open the vault without the passphrase and are shown only now."
                ),
            )
        else:
            self.say(message("Two of the words, please"), message("So that you know that they can be read."))
        for label, line, place in zip(self.labels, self.lines, self._asked, strict=False):
            text = say(message("Word {number}", number=place + 1))
            label.setText(text)
            describe(line, text)
        asking = not self.back_part.isHidden()
        self.take.say(say(message("Continue") if asking else message("I have written them down")))
        self.copy.say(say(message("Copy")))
        self.back.say(say(message("Show the words again")))

    def _show_words(self) -> None:
        self._turn(asking=False)
        self.take.setFocus()

    def _turn(self, *, asking: bool) -> None:
        self.refuse(None)
        for part in (self.back_part, self.back):
            part.setVisible(asking)
        for part in (self.sheet, self.copy):
            part.setVisible(not asking)
        self.retranslate()

    def _go_on(self) -> None:
        if self.back_part.isHidden():
            self._turn(asking=True)
            self.lines[0].setFocus()
            return
        for line, place in zip(self.lines, self._asked, strict=True):
            if line.text().strip().casefold() != self._words[place]:
                self.refuse(message("This is another word. Look at your paper, or show the words again."))
                line.selectAll()
                line.setFocus()
                return
        self.forget()
        self.done.emit()
