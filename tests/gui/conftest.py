"""One application for all window tests; the program's own rulebook, a fixed clock, nothing in threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer import paths
from mla_writer.exchange.opening import read_draft
from mla_writer.gui.focus_ring import FocusRing
from mla_writer.gui.look import Look
from mla_writer.gui.services import Services
from mla_writer.model.draft import Draft
from mla_writer.model.rulebook import Rulebook
from mla_writer.session import Session
from mla_writer.settings import Settings

from .vaults import opened

NOW = datetime(2026, 11, 21, 10, 42, tzinfo=UTC)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.gui)


class Ticking:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time


@pytest.fixture(scope="session")
def application() -> QApplication:
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


@pytest.fixture(autouse=True)
def nothing_left(application: QApplication) -> Iterator[None]:
    """Widgets die with their test: one that the collector took while another is being styled would
    take the process with it."""
    yield
    for widget in application.topLevelWidgets():
        owned = widget.parent() is not None or widget.windowType() is Qt.WindowType.Popup
        if not owned and not isinstance(widget, FocusRing):
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    from mla_writer.rulebook.cache import rulebook

    return rulebook()


@pytest.fixture
def ticking() -> Ticking:
    return Ticking()


@pytest.fixture
def services(
    application: QApplication,
    rulebook: Rulebook,
    ticking: Ticking,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Services]:
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path_factory.mktemp("home")))
    settings = Settings(interface_language="en", theme="light", show_preview=False)
    made = Services(rulebook, settings, ticking.now)
    vault = made.vault = opened(made.vault_folder(), ticking.now)
    yield made
    vault.close()


@pytest.fixture(scope="session")
def look(application: QApplication, rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Look:
    """The application dressed once: styling is the slow part of a window."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MLA_WRITER_HOME", str(tmp_path_factory.mktemp("look")))
        dressed = Look(application, Services(rulebook, Settings(theme="light"), lambda: NOW))
        dressed.apply()
    return dressed


@pytest.fixture(scope="session")
def example(rulebook: Rulebook) -> Draft:
    """The invented case that comes with the program: French authorities ask Switzerland."""
    return read_draft(paths.resources() / "examples" / "france-switzerland.json", lambda _: ())


@pytest.fixture
def session(services: Services, example: Draft) -> Session:
    return services.new_session(example)


@pytest.fixture
def empty(services: Services) -> Session:
    return services.new_session(Draft("d1"))


@pytest.fixture
def shown(application: QApplication) -> Iterator[Callable[[QWidget], QWidget]]:
    """Shows a widget and takes it away again after the test."""
    widgets: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        widgets.append(widget)
        widget.show()
        application.processEvents()
        return widget

    yield show
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
