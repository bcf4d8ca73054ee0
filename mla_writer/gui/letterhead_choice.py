"""Which letterhead the request is exported on. Hidden where there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Label, column, describe, row
from mla_writer.model.message import message
from mla_writer.render.letterhead.kept import known


class LetterheadChoice(QWidget):
    """``name`` is the one chosen: at first that of the settings."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        label, self.box = Label(role="strong"), QComboBox()
        label.setText(services.say(message("Letterhead")))
        label.setBuddy(self.box)
        describe(self.box, label.text())
        self.setLayout(column(label, row(self.box, -1), spacing=Space.SMALL))
        self._offer(services.settings.letterhead)

    @property
    def name(self) -> str:
        """The name of the letterhead; empty for none."""
        return str(self.box.currentData() or "")

    def refresh(self) -> None:
        """Look again at which there are."""
        self._offer(self.name)

    def _offer(self, name: str) -> None:
        names = [one.name for one in known()]
        self.box.clear()
        self.box.addItem(self._services.say(message("None")), "")
        for one in names:
            self.box.addItem(one, one)
        self.box.setCurrentIndex(max(0, self.box.findData(name)))
        self.setVisible(bool(names))
