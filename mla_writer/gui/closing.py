"""Closing a question instead of answering it: not known, or does not apply, with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mla_writer.gui.refused_lines import RefusedLines
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Card, Label, LineEdit, LinkButton, Notice, Segmented, describe, row
from mla_writer.model import draft
from mla_writer.model.message import message

UNKNOWN, NOT_APPLICABLE = "unknown", "not_applicable"
STATES = {UNKNOWN: message("Not known"), NOT_APPLICABLE: message("Does not apply")}


class Closing(Card):
    """Asks which of the two and why. ``closed`` tells state and reason."""

    closed = Signal(str, str)
    given_up = Signal()

    def __init__(self, services: Services) -> None:
        say = services.say
        self.state = Segmented([(id, say(label)) for id, label in STATES.items()])
        self.reason = LineEdit()
        self.reason.setPlaceholderText(say(message("What was done to find out, or why it does not apply")))
        describe(self.reason, say(message("Reason")))
        self.refused = RefusedLines(services, (self.reason,))
        self.take = Button(say(message("Close the question")))
        self.cancel = Button(say(message("Cancel")), "quiet")
        super().__init__(
            self.state,
            Label(say(message("Reason")), "strong"),
            self.reason,
            self.refused,
            row(self.take, self.cancel, -1, spacing=Space.SMALL),
            spacing=Space.SMALL,
        )
        self.state.set_value(UNKNOWN)
        self.take.setEnabled(False)
        self.reason.textChanged.connect(self._allow)
        self.reason.returnPressed.connect(self._take)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self._cancel)
        self.hide()

    def ask(self) -> None:
        """Show the questions and begin."""
        self.show()
        self.reason.setFocus()

    def _allow(self, text: str) -> None:
        self.take.setEnabled(bool(text.strip()) and not self.refused.found)

    def _take(self) -> None:
        if self.take.isEnabled():
            self.hide()
            self.closed.emit(self.state.value(), self.reason.text().strip())

    def _cancel(self) -> None:
        self.hide()
        self.given_up.emit()


class Closed(Notice):
    """Shows that and why a question is closed, and opens it again."""

    reopened = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.reopen = LinkButton(services.say(message("Answer it after all")))
        self.reopen.clicked.connect(self.reopened)
        self.add(self.reopen)
        self.hide()

    def show_closed(self, closed: draft.Closed | None) -> None:
        """Show how a question was closed; nothing when it is open."""
        self.setVisible(closed is not None)
        if closed is not None:
            state = STATES.get(closed.state, STATES[UNKNOWN])
            self.say(self._services.say(state), closed.reason, "neutral")
