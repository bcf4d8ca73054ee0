"""Keys: each declared once with what it does; the help lists the same table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Heading, Label, ScrollColumn, column, row
from mla_writer.model.message import Message, message


@dataclass(frozen=True, slots=True)
class Shortcut:
    """``id`` names the action, ``keys`` are key sequences in Qt's portable form."""

    id: str
    keys: tuple[str, ...]
    label: Message


SHORTCUTS = (
    Shortcut("next", ("Ctrl+PgDown", "Ctrl+Return"), message("Continue to the next page")),
    Shortcut("back", ("Ctrl+PgUp",), message("Back to the page before")),
    Shortcut("next_finding", ("F8",), message("Go to the next finding")),
    Shortcut("column", ("F6",), message("Move between tasks, page and help")),
    Shortcut("undo", ("Ctrl+Z",), message("Undo")),
    Shortcut("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), message("Redo")),
    Shortcut("preview", ("Ctrl+P",), message("Show or hide the preview")),
    Shortcut("help_column", ("F9",), message("Show or hide the help column")),
    Shortcut("export", ("Ctrl+E",), message("Export the request")),
    Shortcut("save", ("Ctrl+S",), message("Save now")),
    Shortcut("save_as", ("Ctrl+Shift+S",), message("Save in another place")),
    Shortcut("open", ("Ctrl+O",), message("Open a file")),
    Shortcut("home", ("Ctrl+N", "Ctrl+Home"), message("Your requests, new request")),
    Shortcut("settings", ("Ctrl+,",), message("Settings")),
    Shortcut("help", ("F1",), message("This list")),
    Shortcut("quit", ("Ctrl+Q",), message("Quit")),
)


def install(window: QWidget, actions: Mapping[str, Callable[[], object]]) -> tuple[QShortcut, ...]:
    """Bind the keys of every shortcut to its action in ``actions``; ``KeyError`` when one is missing."""
    made: list[QShortcut] = []
    for shortcut in SHORTCUTS:
        action = actions[shortcut.id]
        for keys in shortcut.keys:
            bound = QShortcut(QKeySequence(keys), window)
            bound.setContext(Qt.ShortcutContext.WindowShortcut)
            bound.activated.connect(action)
            made.append(bound)
    return tuple(made)


class ShortcutList(QDialog):
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
            grid.addWidget(Label("   ".join(shown), "strong", wrap=False), place, 1)
        close = Button(say(message("Close")), "primary")
        close.clicked.connect(self.accept)
        content = ScrollColumn(
            Heading(say(message("Keys")), "subtitle"), grid, margins=(Space.WIDE, Space.WIDE, Space.WIDE, 0)
        )
        self.setLayout(
            column(content, row(-1, close, margins=(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE)))
        )
        self.resize(Size.DIALOG, Size.DIALOG + Size.DIALOG // 3)

    @staticmethod
    def _native(keys: str) -> str:
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
