"""Characters that may not stand in a request, by every way in: named, never taken out in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.drafts import to_json
from mla_writer.gui import refused_text, workbench
from mla_writer.gui.closing import Closing
from mla_writer.gui.keeping import Keeping
from mla_writer.gui.services import Services
from mla_writer.gui.views.override_form import OverrideForm
from mla_writer.gui.widgets import Button
from mla_writer.gui.workbench import Workbench
from mla_writer.model.draft import Draft
from mla_writer.session import Session

BAD = {
    "\u202e": "U+202E (RIGHT-TO-LEFT OVERRIDE)",
    "\u2066": "U+2066 (LEFT-TO-RIGHT ISOLATE)",
    "\ud800": "U+D800",
    "\ue000": "U+E000",
    "\x07": "U+0007",
    "\ufffe": "U+FFFE",
    "\uffff": "U+FFFF",
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []

    def ask(parent: QWidget, title: str, text: str, answers: object) -> str:
        texts.append(text)
        return "copy"

    monkeypatch.setattr(refused_text, "ask", ask)
    return texts


@pytest.mark.parametrize("character", BAD)
def test_a_file_is_opened_as_a_copy_that_says_what_is_missing(
    services: Services, example: Draft, tmp_path: Path, asked: list[str], character: str
) -> None:
    path = tmp_path / "draft.json"
    plain = json.loads(to_json(example))
    plain["common"]["case"]["reference"] = f"JIRS{character}-7"
    path.write_text(json.dumps(plain), encoding="utf-8")
    before = path.read_bytes()
    session = Keeping(QWidget(), services).take_in(path)
    assert session is not None
    assert session.draft.get("common.case.reference") == "JIRS-7"
    assert (session.stamp, session.draft.id == example.id) == (None, False)
    assert f"common.case.reference: {BAD[character]}" in asked[0]
    assert path.read_bytes() == before


def test_what_is_joined_stays(services: Services, session: Session) -> None:
    persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    bench = Workbench(session, services, "ar")
    bench.panel.area.setPlainText(persian)
    assert bench.panel.refused.isHidden()
    assert persian in [one["text"] for one in session.draft.translations["ar"].values()]


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\ue000", "\x07"])
def test_a_translation_is_refused_with_a_note_and_can_be_mended(
    services: Services, session: Session, character: str
) -> None:
    bench = Workbench(session, services, "ru")
    bench.panel.area.setPlainText(f"a{character}b")
    assert not bench.panel.refused.isHidden()
    assert f"U+{ord(character):04X}" in bench.panel.refused.text.text()
    assert "ru" not in session.draft.translations
    bench.panel.refused.remove.click()
    assert bench.panel.area.toPlainText() == "ab"
    assert bench.panel.refused.isHidden()


def test_a_refused_translation_waits_for_its_passage_and_is_told_of_at_the_end(
    services: Services, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(workbench, "tell", lambda parent, title, text, button: told.append(text))
    bench = Workbench(session, services, "ru")
    first, second = bench.list.paths()[:2]
    bench.panel.area.setPlainText("a\u202eb")
    bench._pick(second)
    assert bench.panel.refused.isHidden()
    bench._pick(first)
    assert bench.panel.area.toPlainText() == "a\u202eb"
    bench.close_button.click()
    assert [one["text"] for one in session.draft.translations["ru"].values()] == ["ab"]
    assert len(told) == 1


def override(services: Services) -> OverrideForm:
    return OverrideForm(services, "R. Example")


@pytest.mark.parametrize("make", [Closing, override])
def test_a_reason_is_refused_with_a_note_and_can_be_mended(
    services: Services, make: Callable[[Services], Closing | OverrideForm]
) -> None:
    form = make(services)
    form.reason.setText("asked\u202e twice")
    assert not form.refused.isHidden()
    assert not form.take.isEnabled()
    form.refused.findChildren(Button)[0].click()
    assert form.reason.text() == "asked twice"
    assert form.refused.isHidden()
    assert form.take.isEnabled()
