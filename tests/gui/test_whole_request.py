"""A whole request drafted in the real window by a scripted run that presses and types as a person would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer import cli
from mla_writer.drafts import to_json
from mla_writer.exchange.opening import read_draft
from mla_writer.gui import export
from mla_writer.gui.look import Look
from mla_writer.gui.services import Services
from mla_writer.gui.window import Window
from mla_writer.model.draft import Draft
from mla_writer.model.message import message

from .conftest import NOW, Ticking
from .hands import CONTROL
from .typist import Typist, exported
from .vaults import kept

LANGUAGES = ("fr", "en", "es")
STEPS = 12
MOST_STOPS = 200
EVERY = 9
"""After how many pages some steps are taken back and made again."""


@pytest.fixture
def french(services: Services) -> Services:
    """The services of somebody who works in French."""
    services.keep(replace(services.settings, interface_language="fr"))
    return services


@pytest.fixture
def window(french: Services, look: Look, shown: Callable[[QWidget], QWidget]) -> Window:
    made = Window(french, look)
    shown(made)
    made.activateWindow()
    return made


class Run:
    """The typist with a clock that goes on, and with second thoughts now and then."""

    def __init__(self, window: Window, services: Services, wanted: Draft, ticking: Ticking) -> None:
        self.typist = Typist(window, services, wanted, self.turned)
        self._ticking = ticking
        self.pages: list[str] = []

    def turned(self) -> None:
        """A page was reached: time has gone by, what rested was saved."""
        self.pages.append(self.typist.session.page.key)
        self._ticking.time += timedelta(seconds=2)
        self.typist.window.save_when_due()
        assert not self.typist.session.dirty, "a change that has rested is not saved"
        if len(self.pages) % EVERY == 0:
            self.have_second_thoughts()

    def have_second_thoughts(self) -> None:
        """Take back some steps by key, then make them again: everything is as before."""
        session, hands = self.typist.session, self.typist.hands
        before, page, seen = session.draft, session.page.key, [session.draft]
        for _ in range(STEPS):
            hands.press(Qt.Key.Key_Z, CONTROL)
            seen.append(session.draft)
        assert all(seen[place] != seen[place + 1] for place in range(STEPS))
        for draft in reversed(seen[:-1]):
            hands.press(Qt.Key.Key_Y, CONTROL)
            assert session.draft == draft
        assert (session.draft, session.page.key) == (before, page)


@pytest.mark.slow
def test_a_request_is_drafted_checked_and_exported(
    window: Window,
    french: Services,
    example: Draft,
    ticking: Ticking,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = Run(window, french, example, ticking)
    typist = run.typist
    typist.begin()
    typist.walk()
    assert run.pages == [page.key for page in typist.session.journey.pages]
    assert typist.differences() == []
    _weighed_like(typist.session.draft, example)
    _is_ready(typist)
    monkeypatch.setattr(export, "choose_folder", lambda *given: tmp_path)
    typist.export(LANGUAGES)
    _is_exported(typist)
    run.have_second_thoughts()
    ticking.time += timedelta(seconds=2)
    window.save_when_due()
    assert kept(french, typist.session.draft.id) == typist.session.draft
    path = tmp_path / "draft.json"
    path.write_bytes(to_json(typist.session.draft))
    assert cli.run(["check", str(path), "--as-of", NOW.date().isoformat()]) == 0


def _weighed_like(draft: Draft, example: Draft) -> None:
    """Every question that came up was answered, every finding set aside, as in the example."""
    assert draft.confirmations.items() <= example.confirmations.items()
    weighed: list[Any] = [
        [replace(one, on="") for one in overrides] for overrides in (draft.overrides, example.overrides)
    ]
    assert weighed[0] == weighed[1]


def _is_ready(typist: Typist) -> None:
    assert typist.session.ready
    assert not [one for one in typist.session.findings if one.question]
    typist.editor.go_to("check/check")
    assert typist.part.ready.isVisible()
    said = typist.services.say(message("Ready to send"))
    assert typist.editor.page.sheet.title.text() == said
    typist.hands.click(typist.editor.page.footer.onward)


def _is_exported(typist: Typist) -> None:
    complete = typist.services.say(message("Complete"))
    cards = [typist.part.languages[code] for code in LANGUAGES]
    assert [card.tag.text() for card in cards] == [complete] * len(LANGUAGES)
    files = exported(typist.part)
    assert sorted(path.suffix for path in files) == [".docx", ".docx", ".docx", ".pdf", ".pdf", ".pdf"]
    for path in files:
        words = _words(path)
        assert str(typist.session.draft.get("common.case.reference")) in words
        assert "Oberholzer" in words


def _words(path: Path) -> str:
    import pypdfium2
    from docx import Document

    if path.suffix == ".docx":
        body = Document(str(path)).element.body
        return "".join(str(part.text or "") for part in body.iter() if part.tag.endswith("}t"))
    opened: Any
    with pypdfium2.PdfDocument(path) as opened:
        return "".join(page.get_textpage().get_text_range() for page in opened)


@pytest.mark.slow
def test_the_tab_key_reaches_every_question(window: Window, french: Services, example: Draft) -> None:
    typist = Typist(window, french, example)
    window.open_example(next(path for path in french.examples() if read_draft(path, lambda _: ()) == example))
    for page in typist.session.journey.pages:
        typist.editor.go_to(page.key)
        reached = _round(typist)
        rows = typist.editor.page.sheet.shown.rows.values()
        missed = [row.asked.path for row in rows if not any(map(row.isAncestorOf, reached))]
        assert missed == []


def _round(typist: Typist) -> list[QWidget]:
    """What the tab key reaches on its way round the window; each can be seen."""
    start = typist.editor.header.export_button
    start.setFocus()
    reached: list[QWidget] = []
    while len(reached) < MOST_STOPS:
        typist.hands.go_on()
        focus = QApplication.focusWidget()
        if focus is None or focus is start:
            return reached
        reached.append(focus)
    raise AssertionError(f"the tab key never leaves {reached[-1]}")
