"""Waiting until the mouse button is up: what moves under a pressed button takes the click from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication


class AfterRelease(QObject):
    """Calls ``then`` at once, or as soon as the mouse button that is pressed now was released."""

    def __init__(self, then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._then = then
        self._waiting = False

    def ask(self) -> None:
        """Call now or after the release; asked twice it still calls once."""
        application = QApplication.instance()
        if application is None or QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self._then()
        elif not self._waiting:
            self._waiting = True
            application.installEventFilter(self)

    def now(self) -> None:
        """Call what waits, if anything does."""
        if self._waiting:
            self._stop()
            self._then()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button is up: call once the click itself has done its work."""
        if event.type() is QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self.now)
        return False

    def _stop(self) -> None:
        self._waiting = False
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
