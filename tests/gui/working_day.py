"""A working day with one secret case in the real window, as a process of its own: ``python -m
tests.gui.working_day``. All that it may leave lies in the folders that the environment names.

Typed, undone, searched, previewed, composed, kept as a version, annexed, locked, unlocked, and a mistake of
the program with the case in its text; then the process ends as if killed.
"""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from mla_writer import paths
from mla_writer.drafts import from_json
from mla_writer.gui.app import STYLE, keep_quiet, make_window
from mla_writer.gui.background import Background
from mla_writer.gui.services import Services, system_now
from mla_writer.gui.widgets import SearchEdit
from mla_writer.gui.window import Window
from mla_writer.gui.window_actions import actions
from mla_writer.rulebook.cache import rulebook
from mla_writer.settings import Settings, save
from mla_writer.vault import Query

from .hands import Hands, settle
from .vaults import opened, put

NAME = "Quillfeather"
SENTENCE = "The Zw\u00f6lfkirchen ledger went to the ferryman Brandmoor."
"""Typed letter by letter, but for what the offscreen keyboard does not have, which is pasted."""
ACCOUNT = "CH93 0076 2011 6238 5295 7"
SUMMARY = "common.facts.summary"
SECONDS = 60


def main() -> None:
    """The whole day."""
    keep_quiet()
    application = QApplication([sys.argv[0], "-style", STYLE])
    chosen = Settings(interface_language="en", theme="light", show_preview=True)
    save(chosen)
    services = Services(rulebook(), chosen, system_now, Background())
    services.vault = opened(services.vault_folder(), services.now)
    window = make_window(application, services)
    window.keeper._restart = lambda: None
    window.show()
    window.activateWindow()
    settle()
    work(window, services)
    out(window, services)
    surprise(window)
    window.keeper.lock()
    unlocked(window, services)
    type_into(window, " More.")
    assert window.save()
    sys.stdout.write("done")
    sys.stdout.flush()
    os._exit(0)  # as a kill: nothing is tidied up


def work(window: Window, services: Services) -> None:
    """Type, undo, search."""
    text = (paths.resources() / "examples" / "france-switzerland.json").read_text(encoding="utf-8")
    example = from_json(text.replace("Marlot", NAME).encode(), services.problems())
    assert ACCOUNT in text
    window.open(put(services, replace(example, id="day")))
    assert window.session is not None
    type_into(window, SENTENCE)
    assert SENTENCE in str(window.session.draft.get(SUMMARY))
    assert window.save()
    assert window.editor is not None
    window.editor.undo()
    window.editor.redo()
    assert window.save()
    window.start.refresh()
    for field in window.start.findChildren(SearchEdit):
        field.setText("Brandmoor")
    settle()
    assert len(services.shelf.entries(Query("brandm ferrym"))) == 1
    services.shelf.keep_version("day", window.session.draft, "kept", label=NAME)
    services.shelf.attach("day", f"{NAME}.txt", SENTENCE.encode())
    services.shelf.put("note", SENTENCE.encode())
    services.shelf.tag(["day"], [NAME])


def type_into(window: Window, text: str) -> None:
    """Type at the end of the summary of the facts."""
    assert window.editor is not None
    window.activateWindow()
    settle()
    window.editor.go_to_field(SUMMARY)
    wait(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    hands = Hands(window)
    hands.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for sign in text:
        if sign.isascii():
            hands.type(sign)
        else:
            hands.paste(sign)
    window.setFocus()
    settle()


def out(window: Window, services: Services) -> None:
    """See the pages, and make the documents, without writing one to the disk."""
    editor, session = window.editor, window.session
    assert editor is not None
    assert session is not None
    if not editor.preview.isVisible():
        editor.toggle_preview()
    wait(lambda: bool(editor.preview.pages._images))
    editor.export()
    settle()
    for format in ("pdf", "docx", "text"):
        document = services.compose(session.case, "en")
        assert services.write(document, format, session.draft)
    services.vault.backup(Path.home() / "backup.mlabackup")  # type: ignore[union-attr]
    QApplication.clipboard().setText(SENTENCE)
    assert actions(window, services)


def surprise(window: Window) -> None:
    """A mistake in a slot, one in a thread and one in a destructor, each with the case in its text."""

    def fail() -> None:
        try:
            raise KeyError(NAME)
        except KeyError as error:
            raise ValueError(f"{SENTENCE} {ACCOUNT}") from error

    class Failing:
        def __del__(self) -> None:
            fail()

    QTimer.singleShot(0, window, fail)
    closing = QTimer(window)
    closing.timeout.connect(close_dialogs)
    closing.start(20)
    end = time.monotonic() + 1
    wait(lambda: time.monotonic() > end)
    closing.stop()
    Failing()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def close_dialogs() -> None:
    """Answer what was told."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.accept()


def unlocked(window: Window, services: Services) -> None:
    """Through the gate again; the draft comes back by itself."""
    assert services.vault is None
    assert window.keeper.gate is not None
    window.keeper.gate.opened.emit(opened(services.vault_folder(), services.now))
    wait(lambda: window.session is not None)


def wait(until: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < end, "the day does not go on"
        QApplication.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    try:
        main()
    except BaseException:  # the window would tell of it and wait
        sys.stdout.write(traceback.format_exc())
        sys.stdout.flush()
        os._exit(1)
