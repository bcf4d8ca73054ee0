from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.drafts import read, to_json
from mla_writer.gui import keeping
from mla_writer.gui.look import Look
from mla_writer.gui.services import Services
from mla_writer.gui.shortcuts import SHORTCUTS
from mla_writer.gui.window import Window
from mla_writer.model.draft import Draft
from mla_writer.model.errors import CannotWrite
from mla_writer.model.message import message

from .conftest import Ticking

SUMMARY = "common.facts.summary"


@pytest.fixture
def window(services: Services, look: Look, shown: Callable[[QWidget], QWidget]) -> Window:
    made = Window(services, look)
    made._clock.stop()
    shown(made)
    return made


@pytest.fixture
def saved(services: Services, example: Draft) -> Path:
    path = services.new_path(Draft("example"))
    path.write_bytes(to_json(example))
    return path


def edit(window: Window, text: str) -> None:
    assert window.editor is not None
    window.editor.session.answer(SUMMARY, text)
    window.editor.page.edited.emit()


def kept(path: Path) -> object:
    return read(path, lambda _: ()).get(SUMMARY)


def test_beginning_makes_a_draft_that_asks_for_the_kind(window: Window, services: Services) -> None:
    services.settings = replace(services.settings, requesting_state="FR")
    window.begin("bank_records")
    assert window.editor is not None
    draft = window.editor.session.draft
    assert draft.kinds == ("bank_records",)
    assert draft.get("common.authorities.requesting_state") == "FR"
    assert draft.languages == ("en",)


def test_a_new_draft_gets_its_file_without_being_asked(window: Window, services: Services) -> None:
    window.begin("bank_records")
    window.save_when_due()
    assert [path.parent for path in services.known_drafts()] == [services.drafts_folder()]


def test_a_change_is_saved_when_it_has_rested(window: Window, saved: Path, ticking: Ticking) -> None:
    window.open(saved)
    edit(window, "Changed.")
    window.save_when_due()
    assert kept(saved) != "Changed."
    ticking.time += timedelta(seconds=1)
    window.save_when_due()
    assert kept(saved) == "Changed."


def test_closing_saves(window: Window, saved: Path) -> None:
    window.open(saved)
    edit(window, "Last words.")
    assert window.close()
    assert kept(saved) == "Last words."


def test_going_home_saves_and_shows_the_drafts(window: Window, saved: Path) -> None:
    window.open(saved)
    edit(window, "Home.")
    window.go_home()
    assert (kept(saved), window.editor, window.start.isVisible()) == ("Home.", None, True)


def test_what_cannot_be_saved_is_shown_and_kept(
    window: Window, saved: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def save(self, path: Path, draft: Draft, stamp: object | None) -> object:
            raise CannotWrite(message("the disk is full"))

    window.open(saved)
    monkeypatch.setattr(services, "store", Full())
    edit(window, "Kept in the window.")
    assert window.save() is False
    assert window.editor is not None
    assert window.editor.problem.text.text() == "the disk is full"
    assert window.editor.header.saved.text() == "Not saved"


@pytest.mark.parametrize(("answer", "closes"), [("stay", False), ("discard", True)])
def test_a_person_decides_about_what_cannot_be_saved(
    window: Window,
    saved: Path,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    closes: bool,
) -> None:
    window.open(saved)
    edit(window, "Unsaved.")
    saved.write_bytes(to_json(Draft("someone else's")))
    monkeypatch.setattr(keeping, "ask", lambda *given: answer)
    assert window.close() is closes
    assert kept(saved) is None


def test_saving_elsewhere_makes_the_other_file_the_draft(
    window: Window, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, services: Services
) -> None:
    window.open(saved)
    edit(window, "Elsewhere.")
    monkeypatch.setattr(keeping, "choose_file", lambda *given, **named: tmp_path / "other")
    window.save_as()
    assert kept(tmp_path / "other.json") == "Elsewhere."
    assert window.editor is not None
    assert window.editor.session.path == tmp_path / "other.json"


def test_a_file_that_is_no_draft_is_told_in_one_sentence(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(keeping, "tell", lambda parent, title, text, button: told.append(text))
    (tmp_path / "x.json").write_text("[]")
    assert window.open(tmp_path / "x.json") is False
    assert len(told) == 1
    assert window.editor is None


def test_an_example_is_never_written_to(window: Window, services: Services) -> None:
    example = services.examples()[0]
    before = example.read_bytes()
    window.open_example(example)
    edit(window, "Tried.")
    window.save()
    assert window.editor is not None
    assert window.editor.session.path != example
    assert example.read_bytes() == before


def test_an_example_can_be_tried_again_and_kept_again(window: Window, services: Services) -> None:
    kept: set[Path] = set()
    for text in ("Tried.", "Tried again."):
        window.open_example(services.examples()[0])
        edit(window, text)
        assert window.save()
        assert window.editor is not None
        assert window.editor.session.path is not None
        kept.add(window.editor.session.path)
    assert len(kept) == 2


def test_undo_goes_back_to_where_it_was_made(window: Window, saved: Path) -> None:
    window.open(saved)
    editor = window.editor
    assert editor is not None
    editor.go_to_field(SUMMARY)
    edit(window, "Typed.")
    editor.go_to(editor.session.journey.pages[0].key)
    editor.undo()
    assert editor.session.draft.get(SUMMARY) != "Typed."
    assert editor.session.page.key == editor.session.journey.page_of(SUMMARY).key  # type: ignore[union-attr]
    assert editor.header.redo_button.isEnabled()


@pytest.mark.slow
def test_the_whole_journey_can_be_walked(window: Window, saved: Path) -> None:
    window.open(saved)
    editor = window.editor
    assert editor is not None
    keys = [page.key for page in editor.session.journey.pages]
    walked = [editor.session.page.key]
    for _ in keys[1:]:
        editor.next()
        walked.append(editor.session.page.key)
    assert walked == keys


def test_the_next_finding_is_on_a_later_page(window: Window, saved: Path) -> None:
    window.open(saved)
    editor = window.editor
    assert editor is not None
    edit(window, "")
    editor.next_finding()
    fields = [finding.field for finding in editor.session.findings]
    assert any(asked.path in fields for asked in editor.session.page.every_field) or fields


def test_the_language_changes_without_a_restart(
    window: Window, saved: Path, services: Services, application: QApplication
) -> None:
    window.open(saved)
    services.settings = replace(services.settings, interface_language="fr")
    services.keep(services.settings)
    window.apply_settings()
    assert window.editor is not None
    assert "Suisse" in window.editor.header.states.text()


def test_every_key_has_an_action_and_none_fails_on_the_first_screen(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions = window._actions()
    assert set(actions) == {one.id for one in SHORTCUTS}
    for name in ("next", "undo", "preview", "export", "column", "save", "save_as", "home"):
        assert actions[name]() in (None, True)


def test_preview_and_help_take_turns(
    window: Window, saved: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(case: object, code: str) -> None:
        raise CannotWrite(message("not here"))

    monkeypatch.setattr(services, "compose", refuse)
    window.open(saved)
    editor = window.editor
    assert editor is not None
    editor.toggle_preview()
    assert editor.side.currentWidget() is editor.preview
    assert (editor.header.preview_button.isChecked(), editor.header.aside_button.isChecked()) == (True, False)
    editor.toggle_help()
    assert editor.side.currentWidget() is editor.aside
    editor.toggle_help()
    assert not editor.columns.side_is_shown


def test_the_export_page_is_one_key_away(window: Window, saved: Path, services: Services) -> None:
    window.open(saved)
    editor = window.editor
    assert editor is not None
    editor.session.choose_languages(())
    editor.export()
    assert editor.session.page.page.view == "export"


def test_every_control_has_a_name(window: Window, saved: Path) -> None:
    window.open(saved)
    editor = window.editor
    assert editor is not None
    from PySide6.QtWidgets import QPushButton

    unnamed = [
        button
        for button in editor.header.findChildren(QPushButton)
        if not (button.accessibleName() or button.text())
    ]
    assert unnamed == []
