"""The list of keys, shown as help."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from mla_writer.gui.dialog import Dialog
from mla_writer.gui.services import Services
from mla_writer.gui.shortcuts import SHORTCUTS
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Heading, Label, ScrollColumn, column, row
from mla_writer.model.message import message


class ShortcutList(Dialog):
    """All keys at a glance."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = services.say
        self.setWindowTitle(say(message("Keys")))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.WIDE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(0, 1)
        for place, shortcut in enumerate(SHORTCUTS):
            shown = [self._native(keys) for keys in shortcut.keys]
            grid.addWidget(Label(say(shortcut.label)), place, 0)
            grid.addWidget(Label("\n".join(shown), "strong", wrap=False), place, 1)
        close = Button(say(message("Close")), "primary")
        close.clicked.connect(self.accept)
        content = ScrollColumn(
            Heading(say(message("Keys")), "subtitle"), grid, margins=(Space.WIDE, Space.WIDE, Space.WIDE, 0)
        )
        self.setLayout(
            column(content, row(-1, close, margins=(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE)))
        )
        self.fit(services, Size.DIALOG, Size.DIALOG + Size.DIALOG // 3)

    @staticmethod
    def _native(keys: str) -> str:
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
