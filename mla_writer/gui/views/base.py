"""What every view that stands in the column of a page has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.session import Session


class PagePart(QWidget):
    """A part of a page that is more than questions. ``changed`` tells that the draft was changed,
    ``wanted`` asks to go to the field at a path. It is made anew when the language changes."""

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__()
        self.session, self.services = session, services

    def refresh(self) -> None:
        """Show the draft as it stands."""

    def title(self) -> str:
        """The title of the page; empty for the one that is declared."""
        return ""

    def intro(self) -> str:
        """The sentence below the title; empty for the one that is declared."""
        return ""

    def summary(self) -> str:
        """What stands at the end of the footer; empty for the answers that are missing."""
        return ""
