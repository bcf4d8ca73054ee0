"""The report for the file: asked for on the page "Check", written where a person chooses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.gui import completeness
from mla_writer.gui.completeness import ReportDialog
from mla_writer.gui.services import Services
from mla_writer.gui.views.check import CheckView
from mla_writer.session import Session


@pytest.fixture
def dialog(services: Services, session: Session, shown: Callable[[QWidget], QWidget]) -> ReportDialog:
    made = ReportDialog(session, services)
    shown(made)
    return made


@pytest.mark.slow
@pytest.mark.parametrize(("format", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_it_is_written_in_the_format_chosen(
    dialog: ReportDialog, tmp_path: Path, format: str, begins: bytes
) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(format))
    dialog.write(tmp_path / "r")
    assert (tmp_path / "r").read_bytes().startswith(begins)
    assert "Saved as" in dialog.told.text()
    assert dialog.save.isEnabled()


@pytest.mark.slow
def test_name_and_language_are_those_given(dialog: ReportDialog, tmp_path: Path) -> None:
    dialog.name.setText("Claire Fontaine")
    dialog.office.setText("Central authority")
    dialog.format.setCurrentIndex(dialog.format.findData("text"))
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    dialog.write(tmp_path / "r.txt")
    told = (tmp_path / "r.txt").read_text(encoding="utf-8")
    for said in ("Claire Fontaine", "Central authority", "21 novembre 2026"):
        assert said in told.replace("\u00a0", " ")


@pytest.mark.slow
def test_an_ending_is_added_and_a_refusal_told(
    dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completeness, "choose_file", lambda *_, **__: tmp_path / "r")
    dialog.save.click()
    assert (tmp_path / "r.pdf").exists()
    dialog.write(tmp_path)
    assert "cannot be written" in dialog.told.text()


def test_it_is_reached_from_the_check(session: Session, services: Services) -> None:
    view = CheckView(session, services)
    view.report.click()
    (dialog,) = view.window().findChildren(ReportDialog)
    assert dialog.isVisible()
    assert dialog.language.currentData() == "en"
    dialog.reject()
