"""Locking after a time without use, after the machine has slept, and on demand."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

LOCKED = "MLA_WRITER_LOCKED"
"""The variable of the environment by which a process tells the one that follows it that it was locked."""
LOOKED_EVERY = 5_000
"""Milliseconds between two looks at the clocks."""
JUMP = timedelta(seconds=30)
USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle:
    """How long nothing was used, by two clocks: the one on the wall, and one that cannot be set but may stand
    still while the machine sleeps. What either shows counts."""

    def __init__(self, wall: Callable[[], datetime], steady: Callable[[], float] = time.monotonic) -> None:
        self._wall, self._steady = wall, steady
        self._looked = self._used = self._read()

    def use(self) -> None:
        """Something was used now."""
        self._used = self._read()

    def over(self, minutes: int) -> bool:
        """Whether it is time to lock: nothing was used for ``minutes``, or more time has gone by since the
        last look than a program that runs can miss (the machine slept). A wall clock that was set back
        counts for nothing."""
        now, before, self._looked = self._read(), self._looked, self._read()
        slept = max(one - other for one, other in zip(now, before, strict=True)) > JUMP
        unused = max(one - other for one, other in zip(now, self._used, strict=True))
        return slept or unused >= timedelta(minutes=minutes)

    def _read(self) -> tuple[timedelta, timedelta]:
        return timedelta(seconds=self._wall().timestamp()), timedelta(seconds=self._steady())


class Watch(QObject):
    """Sees keys and mouse in the whole application and calls ``lock`` when it is time; ``minutes`` gives the
    preference as it is now."""

    def __init__(self, idle: Idle, minutes: Callable[[], int], lock: Callable[[], object]) -> None:
        super().__init__()
        self._idle, self._minutes, self._lock = idle, minutes, lock
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKED_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Watch from now on."""
        self._idle.use()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def look(self) -> None:
        """Lock if it is time."""
        if self._idle.over(self._minutes()):
            self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is used; nothing is held back."""
        if event.type() in USE:
            self._idle.use()
        return False


def close_dialogs(window: QWidget) -> None:
    """Close everything that stands before ``window``; questions get their last answer, which does nothing."""
    for widget in QApplication.topLevelWidgets():
        if widget is window or not widget.isVisible():
            continue
        if isinstance(widget, QDialog):
            widget.reject()
        widget.close()


def clear_clipboard() -> None:
    """Take back what was copied here; what was copied elsewhere stays."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()


def was_locked() -> bool:
    """Whether this process follows one that was locked; told once."""
    return os.environ.pop(LOCKED, "") != ""


def start_anew() -> None:
    """Replace this process by a new one at the gate: Python cannot wipe its memory, so the honest way to
    forget is to end. A draft that was named on the command line is not opened again, and the keyring does
    not open at once what was just locked."""
    os.environ[LOCKED] = "yes"
    arguments = sys.orig_argv[1:]
    if "--open" in arguments:
        arguments = arguments[: arguments.index("--open")]
    if sys.platform == "win32":
        from PySide6.QtCore import QProcess

        QProcess.startDetached(sys.executable, arguments)
        QApplication.exit(0)
    else:
        os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 - the same program again
