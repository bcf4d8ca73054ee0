"""Requests of every class of document and family, drafted in the real window page by page by a scripted
run that presses and types: from the first question to a request that is as ready as its example."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer import paths
from mla_writer.exchange.opening import read_draft
from mla_writer.gui.look import Look
from mla_writer.gui.services import Services
from mla_writer.gui.window import Window
from mla_writer.model.finding import ready

from .hands import settle
from .typist import Typist

EXAMPLES = ("ee_art7_order", "ee_consent_access", "freezing", "jit_amendment", "spontaneous_information")
"""Each class of document, and the kinds that differ most from a letter."""


@pytest.fixture
def window(services: Services, look: Look, shown: Callable[[QWidget], QWidget]) -> Window:
    made = Window(services, look)
    shown(made)
    made.activateWindow()
    return made


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_it_is_drafted_by_hand(window: Window, services: Services, name: str) -> None:
    wanted = read_draft(paths.resources() / "examples" / f"{name}.json", services.problems())
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
