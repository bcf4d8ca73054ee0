"""Work that takes longer than a blink, done beside the window; results come back in its thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Failed = Callable[[Message], None]


class Runner(Protocol):
    """Runs jobs one after the other."""

    def run(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Run ``job`` and give what it returns to ``done``, or what it refuses to ``failed``."""
        ...


class Background(QObject):
    """One thread. Typst and pdfium are used in it alone: neither may be used by two at once."""

    _ended = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._threads: ThreadPoolExecutor | None = None
        self._closed = False
        self._ended.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """As ``Runner``; ``done`` and ``failed`` are called in the window's thread."""
        if self._closed:
            return
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # not needed before there is a draft

            self._threads = ThreadPoolExecutor(1, "documents")
        future = self._threads.submit(job)
        future.add_done_callback(lambda ended: self._tell(ended, done, failed))

    def close(self) -> None:
        """Drop what waits, wait for what runs, and report nothing more."""
        self._closed = True
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)

    def _tell(self, ended: Future[Any], done: Callable[[Any], None], failed: Failed) -> None:
        if not self._closed and not ended.cancelled():
            self._ended.emit(ended, done, failed)

    def _report(self, ended: Future[Any], done: Callable[[Any], None], failed: Failed) -> None:
        if self._closed:
            return
        try:
            result = ended.result()
        except ProgramError as error:
            failed(error.message)
        else:
            done(result)


class AtOnce:
    """Runs each job where it is asked for, at once: for tests."""

    def run(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """As ``Runner``."""
        try:
            result = job()
        except ProgramError as error:
            failed(error.message)
        else:
            done(result)
