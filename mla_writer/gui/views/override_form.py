"""Setting a finding aside: a reason, and the officer who answers for it. Kept, never printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.refused_lines import RefusedLines
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Label, LineEdit, column, describe, row
from mla_writer.model.message import message


class OverrideForm(QWidget):
    """``given`` tells reason and officer; both are needed."""

    given = Signal(str, str)
    given_up = Signal()

    def __init__(self, services: Services, officer: str) -> None:
        super().__init__()
        say = services.say
        self.reason, self.officer = LineEdit(), LineEdit(officer)
        self.refused = RefusedLines(services, (self.reason, self.officer))
        describe(self.reason, say(message("Reason")))
        describe(self.officer, say(message("Officer")))
        self.take, self.cancel = Button(say(message("Set aside"))), Button(say(message("Cancel")), "quiet")
        for line in (self.reason, self.officer):
            line.textChanged.connect(self._allow)
            line.returnPressed.connect(self._take)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self._cancel)
        self.setLayout(
            column(
                column(Label(say(message("Reason")), "strong"), self.reason, spacing=Space.TINY),
                column(Label(say(message("Officer")), "strong"), self.officer, spacing=Space.TINY),
                Label(say(message("Kept with the draft and never printed.")), "small"),
                self.refused,
                row(self.take, self.cancel, -1, spacing=Space.SMALL),
                spacing=Space.SMALL,
                margins=(0, Space.SMALL, 0, 0),
            )
        )
        self._allow()
        self.hide()

    def ask(self) -> None:
        """Show the questions and begin."""
        self.show()
        self.reason.setFocus()

    def _allow(self) -> None:
        given = self.reason.text().strip() and self.officer.text().strip()
        self.take.setEnabled(bool(given) and not self.refused.found)

    def _take(self) -> None:
        if self.take.isEnabled():
            self.given.emit(self.reason.text().strip(), self.officer.text().strip())

    def _cancel(self) -> None:
        self.hide()
        self.given_up.emit()
