"""Below the list of drafts: what can be done with the lines that are marked; taking back what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Label, LinkButton, row, tooltip
from mla_writer.gui.widgets.flow import FlowLayout
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.message import message

DONE = {
    "archive": ("{n} request moved to the archive", "{n} requests moved to the archive"),
    "unarchive": ("{n} request taken from the archive", "{n} requests taken from the archive"),
    "delete": ("{n} request moved to the bin", "{n} requests moved to the bin"),
    "put_back": ("{n} request put back", "{n} requests put back"),
}
"""What is told of an action that can be taken back: for one, for several."""


class MarkedStrip(QWidget):
    """How many lines are marked, and a button for each action; hidden when none is. ``all_wanted`` and
    ``none_wanted`` tell which lines are to be marked."""

    all_wanted = Signal()
    none_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._line = FlowLayout()
        self.buttons: list[Button] = []
        self.setLayout(self._line)
        self.hide()

    def show_marked(self, number: int, of: int, actions: Sequence[QAction]) -> None:
        """Offer ``actions`` for ``number`` lines of ``of``."""
        clear(self._line)
        self.buttons = []
        self.setVisible(bool(number))
        if not number:
            return
        told = Label(self._services.count("{n} marked", "{n} marked", number), "strong", wrap=False)
        told.setFixedHeight(self._services.theme.px(Size.CONTROL))
        self._line.addWidget(told)
        for action in actions:
            self._line.addWidget(self._button(action))
        if number < of:
            self._line.addWidget(self._all())
        self._line.addWidget(self._none())

    def _all(self) -> Button:
        button = Button(role="quiet")
        button.say(self._services.say(message("Mark all")))
        button.clicked.connect(self.all_wanted)
        return button

    def _none(self) -> Button:
        button = Button(role="icon", symbol="close")
        button.say(self._services.say(message("Mark none")))
        button.clicked.connect(self.none_wanted)
        return button

    def _button(self, action: QAction) -> Button:
        button = Button(role="")
        button.say(action.text())
        tooltip(button, action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(action.trigger)
        self.buttons.append(button)
        return button


class UndoStrip(QFrame):
    """Tells what was done last and takes it back. ``wanted`` tells the action and the ids."""

    wanted = Signal(str, tuple)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "neutral")
        self._services = services
        self._done: tuple[str, tuple[str, ...]] = "", ()
        self.text, self.undo, self.close_button = Label(), LinkButton(), Button("", "icon", "close")
        self.undo.clicked.connect(self._take_back)
        self.close_button.clicked.connect(self.leave)
        margins = (Space.MEDIUM, Space.TINY, Space.TINY, Space.TINY)
        line = row(self.text, self.undo, self.close_button, spacing=Space.MEDIUM, margins=margins)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def offer(self, action: str, ids: Iterable[str]) -> None:
        """Tell that ``action`` was done with these drafts."""
        self._done = action, tuple(ids)
        say = self._services.say
        self.text.show_text(self._services.count(*DONE[action], len(self._done[1])))
        self.undo.say(say(message("Undo")))
        self.close_button.say(say(message("Close")))
        self.show()

    def leave(self) -> None:
        """Nothing is taken back any more."""
        self.hide()

    def _take_back(self) -> None:
        self.leave()
        self.wanted.emit(*self._done)
