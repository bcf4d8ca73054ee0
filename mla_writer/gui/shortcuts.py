"""Keys: each declared once with what it does; the help lists the same table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

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
    Shortcut("translate", ("Ctrl+T",), message("Translate free text")),
    Shortcut("versions", ("Ctrl+Shift+H",), message("Versions of the draft")),
    Shortcut("export", ("Ctrl+E",), message("Export the request")),
    Shortcut("save", ("Ctrl+S",), message("Save now")),
    Shortcut("save_as", ("Ctrl+Shift+S",), message("Export the draft as a file")),
    Shortcut("open", ("Ctrl+O",), message("Open a file")),
    Shortcut("home", ("Ctrl+N", "Ctrl+Home"), message("Your requests, new request")),
    Shortcut("settings", ("Ctrl+,",), message("Settings")),
    Shortcut("lock", ("Ctrl+L",), message("Lock now")),
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
