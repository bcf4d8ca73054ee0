"""Requests of every class of document and family, drafted in the real window page by page by a scripted
run that presses and types: from the first question to a request that is as ready as its example."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer import paths
from mla_writer.drafts import read
from mla_writer.gui.look import Look
from mla_writer.gui.services import Services
from mla_writer.gui.window import Window
from mla_writer.model.finding import ready

from .hands import settle
from .typist import Typist

EXAMPLES = sorted(path.stem for path in (paths.resources() / "examples").glob("*.json"))
STANDARD = ("ee_art7_order", "ee_consent_access", "freezing", "jit_amendment", "spontaneous_information")
"""One of each class of document; the others are drafted with ``--all``."""


@pytest.fixture
def window(services: Services, look: Look, shown: Callable[[QWidget], QWidget]) -> Window:
    made = Window(services, look)
    shown(made)
    made.activateWindow()
    return made


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if one in STANDARD else pytest.mark.full) for one in EXAMPLES]
)
def test_it_is_drafted_by_hand(window: Window, services: Services, name: str) -> None:
    wanted = read(paths.resources() / "examples" / f"{name}.json", services.problems())
    typist = Typist(window, services, wanted)
    typist.begin()
    typist.walk()
    for path in typist.differences():
        # Asked only because of an answer on a later page: the findings lead there.
        typist.editor.page.focus_field(path)
        settle()
        typist.fill_page()
    assert typist.differences() == []
    session = typist.session
    session.choose_languages(wanted.languages)
    assert ready(session.settle())
