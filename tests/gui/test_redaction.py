"""The dialog for a redacted copy: what is ticked is replaced, what is not stays, the draft is untouched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.exchange.opening import draft_in
from mla_writer.gui import keeping, redaction
from mla_writer.gui.redaction import UNCHECKED, RedactionDialog
from mla_writer.gui.services import Services
from mla_writer.model.draft import Draft
from mla_writer.redaction.sensitive import Sort
from mla_writer.session import Session


@pytest.fixture
def begun() -> list[Draft]:
    return []


@pytest.fixture
def dialog(
    services: Services, session: Session, begun: list[Draft], shown: Callable[[QWidget], QWidget]
) -> RedactionDialog:
    made = RedactionDialog(services, session.draft, begun.append)
    shown(made)
    return made


@pytest.mark.slow
def test_what_is_ticked_is_replaced_and_the_draft_stays(
    dialog: RedactionDialog, session: Session, begun: list[Draft]
) -> None:
    before = session.draft
    assert dialog.tree.topLevelItemCount() > 3
    dialog.open_button.click()
    assert [copy.redacted for copy in begun] == [True]
    assert session.draft == before
    name = before.get("common.persons.list[0].family_name") or before.get("common.persons.list[0].legal_name")
    assert name not in str(begun[0].get("common.persons.list"))


@pytest.mark.slow
def test_what_is_not_ticked_stays(dialog: RedactionDialog) -> None:
    one, item = next(pair for pair in dialog.items if pair[0].sort is Sort.CONTACT)
    item.setCheckState(0, UNCHECKED)
    assert dialog.kept == (one,)
    copy = dialog.copy()
    assert copy is not None
    assert copy.get(one.paths[0]) == one.value


def _chosen(target: Path) -> Callable[..., Path]:
    def choose(*_: object, **__: object) -> Path:
        return target

    return choose


@pytest.mark.slow
def test_the_copy_is_saved_as_a_draft(
    dialog: RedactionDialog, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy"
    monkeypatch.setattr(redaction, "choose_file", _chosen(target))
    dialog.save_button.click()
    written = target.with_suffix(".json")
    assert draft_in(written.read_bytes(), "copy", services.problems()).redacted


def test_exported_files_are_offered_for_opening(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(keeping, "choose_file", lambda parent, title, pattern: asked.append(pattern))
    keeping.Keeping(QWidget(), services).choose()
    assert [one.partition("(")[2] for one in asked] == ["*.json *.mlar *.mlac *.pdf *.docx)"]
