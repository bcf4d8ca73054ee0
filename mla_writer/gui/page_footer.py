"""The way on: back, continue, and what is still missing on the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Label, Line, column, row
from mla_writer.model.message import message
from mla_writer.session import Session


class PageFooter(QWidget):
    """Stands below every page at the same place."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.back, self.onward = Button(), Button(role="primary")
        self.missing = Label(role="muted")
        self.missing.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        buttons = row(self.back, self.onward, spacing=Space.MEDIUM)
        buttons.addWidget(self.missing, 1)
        inner = QWidget()
        inner.setLayout(column(Line(), buttons, spacing=Space.MEDIUM))
        inner.setMaximumWidth(Size.COLUMN)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across = row(margins=(Space.PAGE, 0, Space.PAGE, Space.LARGE))
        across.addWidget(inner, 1)
        across.addStretch(0)
        self.setLayout(across)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        self.back.say(say(message("Back")))
        self.onward.say(say(message("Continue")))

    def show_page(self, session: Session, summary: str) -> None:
        """Show which ways lead on from the page of ``session``; ``summary`` takes the place of the
        number of answers missing."""
        keys = [page.key for page in session.journey.pages]
        place = keys.index(session.page.key)
        self.back.setEnabled(place > 0)
        self.onward.setVisible(place < len(keys) - 1)
        missing = session.page.missing
        words = self._services.count(
            "{n} answer missing on this page", "{n} answers missing on this page", missing
        )
        self.missing.setText(summary or (words if missing else ""))
