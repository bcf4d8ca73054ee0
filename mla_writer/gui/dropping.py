"""A file dropped on the window is opened as if it had been chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class Drops(QObject):
    """Takes one file at a time, from this computer only."""

    def __init__(self, window: QWidget, take: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._take = take

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept what is one file, and take it once the drop is over: whoever dropped it waits for that."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            path = dropped(event)
            if path is not None:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    QTimer.singleShot(0, self, lambda: self._take(path))
                return True
        return super().eventFilter(watched, event)


def dropped(event: QDropEvent) -> Path | None:
    """The one file of this computer that ``event`` brings, or None."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    name = urls[0].toLocalFile()
    if name.replace("\\", "/").startswith("//"):  # a share: Windows would sign in there to look at it
        return None
    return Path(name)


def take_drops(window: QWidget, take: Callable[[Path], object]) -> None:
    """Let files be dropped on ``window``; each is given to ``take``."""
    window.setAcceptDrops(True)
    window.installEventFilter(Drops(window, take))
