"""The way out: after a time without use, after sleep, on demand; never at the price of a draft."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mla_writer.gui import gatekeeper
from mla_writer.gui.locking import Idle, Watch, start_anew, was_locked
from mla_writer.gui.look import Look
from mla_writer.gui.services import Services
from mla_writer.gui.window import Window
from mla_writer.gui.window_actions import actions
from mla_writer.model.draft import Draft

from .conftest import NOW
from .test_window import SUMMARY, Full, edit
from .vaults import kept, opened, put


class Clocks:
    """Two clocks that are moved by hand."""

    def __init__(self) -> None:
        self.wall, self.steady = NOW, 1000.0

    def go(self, wall: float, steady: float) -> None:
        self.wall += timedelta(seconds=wall)
        self.steady += steady


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def idle(clocks: Clocks) -> Idle:
    return Idle(lambda: clocks.wall, lambda: clocks.steady)


def looks(idle: Idle, clocks: Clocks, seconds: int) -> bool:
    return any(clocks.go(5, 5) or idle.over(10) for _ in range(seconds // 5))


def test_ten_minutes_without_use_are_over(idle: Idle, clocks: Clocks) -> None:
    assert not looks(idle, clocks, 595)
    assert looks(idle, clocks, 5)


def test_use_begins_the_time_anew(idle: Idle, clocks: Clocks) -> None:
    looks(idle, clocks, 595)
    idle.use()
    assert not looks(idle, clocks, 595)


@pytest.mark.parametrize(
    ("wall", "steady", "locks"),
    [(3600, 5, True), (3600, 3600, True), (5, 3600, True), (29, 5, False), (-3600, 5, False)],
)
def test_sleep_is_seen_by_either_clock(
    idle: Idle, clocks: Clocks, wall: float, steady: float, locks: bool
) -> None:
    clocks.go(wall, steady)
    assert idle.over(10) is locks


def test_a_clock_that_was_set_back_does_not_keep_the_vault_open(idle: Idle, clocks: Clocks) -> None:
    clocks.go(-3600, 5)
    assert not idle.over(10)
    assert looks(idle, clocks, 600)


def test_keys_and_mouse_are_use(application: QApplication, idle: Idle, clocks: Clocks) -> None:
    locked: list[bool] = []
    watch = Watch(idle, lambda: 1, lambda: locked.append(True))
    target = QObject()
    watch.start()
    for _ in range(11):
        clocks.go(5, 5)
        watch.look()
    QApplication.sendEvent(target, QEvent(QEvent.Type.Wheel))
    clocks.go(5, 5)
    watch.look()
    assert locked == []
    watch.stop()


def test_the_process_that_follows_knows_that_it_was_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    followed: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, arguments: followed.append(arguments))
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "mla_writer", "--open", "secret.json"])
    monkeypatch.setattr(sys, "platform", "linux")
    assert not was_locked()
    start_anew()
    assert followed == [[sys.executable, "-m", "mla_writer"]]
    assert was_locked()
    assert not was_locked()


@pytest.fixture
def restarted() -> list[bool]:
    return []


@pytest.fixture
def window(
    services: Services, look: Look, shown: Callable[[QWidget], QWidget], restarted: list[bool]
) -> Window:
    made = Window(services, look, lambda: restarted.append(services.vault is None))
    made._clock.stop()
    shown(made)
    return made


def reopen(services: Services) -> None:
    services.vault = opened(services.vault_folder(), services.now)


def test_locking_saves_closes_and_starts_anew(
    window: Window,
    services: Services,
    example: Draft,
    restarted: list[bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    id = put(services, example)
    window.open(id)
    edit(window, "Last words.")
    QApplication.clipboard().setText("Marlot")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda clipboard: True)
    assert actions(window, services)["lock"]() is None
    assert restarted == [True]
    assert (window.editor, window.start.isVisible(), QApplication.clipboard().text()) == (None, False, "")
    assert window.keeper.gate is not None
    assert window.keeper.gate.isVisible()
    reopen(services)
    assert kept(services, id).get(SUMMARY) == "Last words."


def test_what_was_on_the_screen_is_there_again(window: Window, services: Services, example: Draft) -> None:
    id = put(services, example)
    window.open(id)
    window.keeper.lock()
    assert window.keeper.gate is not None
    window.keeper.gate.opened.emit(opened(services.vault_folder(), services.now))
    assert window.editor is not None
    assert window.editor.session.draft.id == id


def test_the_vault_is_given_back_at_the_end(
    window: Window, services: Services, restarted: list[bool]
) -> None:
    window.close()
    window.keeper.close()
    assert (services.vault, restarted) == (None, [])


def test_an_open_dialog_is_closed(window: Window, restarted: list[bool]) -> None:
    dialog = QDialog(window)
    dialog.open()
    assert window.keeper.lock()
    assert (dialog.isVisible(), restarted) == (False, [True])


def test_what_cannot_be_saved_is_not_given_up(
    window: Window,
    services: Services,
    example: Draft,
    monkeypatch: pytest.MonkeyPatch,
    restarted: list[bool],
) -> None:
    window.open(put(services, example))
    edit(window, "Only here.")
    monkeypatch.setattr(services, "store", Full())
    told: list[str] = []
    monkeypatch.setattr(gatekeeper, "tell", lambda parent, title, text, button: told.append(text))
    window.keeper.lock_now()
    assert (len(told), restarted) == (1, [])
    assert window.editor is not None
    assert window.editor.session.draft.get(SUMMARY) == "Only here."
    monkeypatch.setattr(services, "_store", None)
    assert window.keeper.lock()


def test_what_two_windows_changed_is_locked_as_two_drafts(
    window: Window, services: Services, example: Draft, restarted: list[bool]
) -> None:
    id = put(services, example)
    window.open(id)
    other = services.open(id)
    other.answer(SUMMARY, "Theirs.")
    other.save(services.store)
    edit(window, "Mine.")
    assert window.keeper.lock()
    reopen(services)
    said = {str(kept(services, entry.id).get(SUMMARY)) for entry in services.shelf.entries()}
    assert (said, restarted) == ({"Theirs.", "Mine."}, [True])
