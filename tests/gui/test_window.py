from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.drafts import to_json
from mla_writer.exchange.opening import read_draft
from mla_writer.gui import keeping
from mla_writer.gui.editor import Editor
from mla_writer.gui.look import Look
from mla_writer.gui.services import Services
from mla_writer.gui.shortcuts import SHORTCUTS
from mla_writer.gui.window import LOOKED_EVERY, Window
from mla_writer.gui.window_actions import actions
from mla_writer.model.dossier import Kept
from mla_writer.model.draft import Draft
from mla_writer.model.errors import CannotWrite
from mla_writer.model.message import message

from .conftest import Ticking
from .vaults import kept, put

SUMMARY = "common.facts.summary"


@pytest.fixture
def window(services: Services, look: Look, shown: Callable[[QWidget], QWidget]) -> Window:
    made = Window(services, look)
    made._clock.stop()
    shown(made)
    return made


@pytest.fixture
def saved(services: Services, example: Draft) -> str:
    return put(services, example)


def edit(window: Window, text: str) -> None:
    assert window.editor is not None
    window.editor.session.answer(SUMMARY, text)
    window.editor.page.edited.emit()


def said(window: Window) -> object:
    """The summary of the facts as the vault holds it."""
    services = window._services
    (entry,) = services.shelf.entries()
    return kept(services, entry.id).get(SUMMARY)


class Full:
    """A disk on which nothing can be written any more."""

    def save(self, kept: Kept, stamp: object | None) -> object:
        raise CannotWrite(message("the disk is full"))


def test_beginning_makes_a_draft_that_asks_for_the_kind(window: Window, services: Services) -> None:
    services.settings = replace(services.settings, requesting_state="FR")
    window.begin("bank_records")
    assert window.editor is not None
    draft = window.editor.session.draft
    assert draft.kinds == ("bank_records",)
    assert draft.get("common.authorities.requesting_state") == "FR"
    assert draft.languages == ("en",)


def test_a_new_draft_comes_into_the_vault_without_being_asked(window: Window, services: Services) -> None:
    window.begin("bank_records")
    window.save_when_due()
    assert [entry.kinds for entry in services.shelf.entries()] == [("bank_records",)]


def test_a_change_is_saved_within_a_second(window: Window, saved: str, ticking: Ticking) -> None:
    window.open(saved)
    edit(window, "Changed.")
    window.save_when_due()
    assert said(window) != "Changed."
    ticking.time += timedelta(seconds=1) - timedelta(milliseconds=LOOKED_EVERY)
    window.save_when_due()
    assert said(window) == "Changed."


def test_closing_saves(window: Window, saved: str) -> None:
    window.open(saved)
    edit(window, "Last words.")
    assert window.close()
    assert said(window) == "Last words."


def test_going_home_saves_and_shows_the_drafts(window: Window, saved: str) -> None:
    window.open(saved)
    edit(window, "Home.")
    window.go_home()
    assert (said(window), window.editor, window.start.isVisible()) == ("Home.", None, True)


def test_what_cannot_be_saved_is_shown_and_kept(
    window: Window, saved: str, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open(saved)
    monkeypatch.setattr(services, "store", Full())
    edit(window, "Kept in the window.")
    assert window.save() is False
    assert window.editor is not None
    assert window.editor.problem.text.text() == "the disk is full"
    assert window.editor.header.saved.text() == "Not saved"


@pytest.mark.parametrize(("answer", "closes"), [("stay", False), ("discard", True)])
def test_a_person_decides_about_what_cannot_be_saved(
    window: Window, saved: str, services: Services, monkeypatch: pytest.MonkeyPatch, answer: str, closes: bool
) -> None:
    window.open(saved)
    monkeypatch.setattr(services, "store", Full())
    edit(window, "Unsaved.")
    monkeypatch.setattr(keeping, "ask", lambda *given: answer)
    assert window.close() is closes
    assert said(window) != "Unsaved."


@pytest.fixture
def clash(window: Window, saved: str, services: Services) -> Editor:
    """The editor after another window has saved the same draft."""
    window.open(saved)
    other = services.open(saved)
    other.answer(SUMMARY, "Theirs.")
    other.save(services.store)
    edit(window, "Mine.")
    assert window.save() is False
    assert window.editor is not None
    return window.editor


def test_what_another_window_has_saved_is_not_overwritten(clash: Editor, window: Window) -> None:
    assert said(window) == "Theirs."
    assert (clash.apart_button.isHidden(), clash.export_button.isHidden()) == (False, True)


def test_mine_is_kept_as_a_copy_with_its_steps(clash: Editor, window: Window, services: Services) -> None:
    first = clash.session.draft.id
    clash.apart_button.click()
    assert window.editor is not None
    session = window.editor.session
    assert (kept(services, first).get(SUMMARY), kept(services, session.draft.id).get(SUMMARY)) == (
        "Theirs.",
        "Mine.",
    )
    session.undo()
    assert session.draft.id != first
    assert window.editor.problem.isHidden() or window.editor._above.isHidden()


def test_the_other_one_is_taken(clash: Editor, window: Window) -> None:
    clash.other_button.click()
    assert window.editor is not None
    assert window.editor.session.draft.get(SUMMARY) == "Theirs."
    assert not window.editor.session.dirty


def test_who_leaves_a_clash_may_keep_a_copy(
    clash: Editor, window: Window, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "ask", lambda *given: keeping.APART)
    assert window.close()
    assert len(services.shelf.entries()) == 2


def test_steps_and_page_survive_a_restart(window: Window, saved: str, services: Services) -> None:
    window.open(saved)
    editor = window.editor
    assert editor is not None
    before = editor.session.draft.get(SUMMARY)
    editor.go_to_field(SUMMARY)
    page = editor.session.page.key
    edit(window, "Typed.")
    window.go_home()
    again = services.open(saved)
    assert again.page.key == page
    again.undo()
    assert again.draft.get(SUMMARY) == before


def test_a_draft_is_taken_out_as_a_file_after_a_warning(
    window: Window, saved: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(keeping, "ask", lambda parent, title, text, answers: told.append(text) or "export")
    monkeypatch.setattr(keeping, "choose_file", lambda *given, **named: tmp_path / "other")
    window.open(saved)
    edit(window, "Elsewhere.")
    window.export_draft()
    assert read_draft(tmp_path / "other.json", lambda _: ()).get(SUMMARY) == "Elsewhere."
    assert "not encrypted" in told[0]


@pytest.fixture
def file(tmp_path: Path, example: Draft) -> Path:
    path = tmp_path / "draft.json"
    path.write_bytes(to_json(example))
    return path


def test_a_plain_file_comes_into_the_vault(window: Window, file: Path, services: Services) -> None:
    before = file.read_bytes()
    assert window.take_in(file)
    assert [entry.reference for entry in services.shelf.entries()] == ["JIRS-2025/1420/CRI-3"]
    assert file.read_bytes() == before


def test_a_file_that_is_in_the_vault_opens_what_is_there(
    window: Window, file: Path, services: Services, saved: str
) -> None:
    window.take_in(file)
    assert window.editor is not None
    assert (window.editor.session.draft.id, len(services.shelf.entries())) == (saved, 1)
    assert not window.editor.session.dirty


@pytest.mark.parametrize(("answer", "drafts"), [(keeping.TAKE, 1), (keeping.BOTH, 2), (keeping.CANCEL, 1)])
def test_a_file_of_another_state_is_asked_about(
    window: Window,
    file: Path,
    services: Services,
    example: Draft,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    drafts: int,
) -> None:
    mine = put(services, example.put(SUMMARY, "Mine."))
    monkeypatch.setattr(keeping, "ask", lambda *given: answer)
    assert window.take_in(file) is (answer != keeping.CANCEL)
    assert window.save()
    assert len(services.shelf.entries()) == drafts
    taken = answer == keeping.TAKE
    assert (kept(services, mine).get(SUMMARY) == "Mine.") is not taken
    if taken:
        assert window.editor is not None
        window.editor.session.undo()
        assert window.editor.session.draft.get(SUMMARY) == "Mine."


def test_a_file_that_is_no_draft_is_told_in_one_sentence(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(keeping, "tell", lambda parent, title, text, button: told.append(text))
    (tmp_path / "x.json").write_text("[]")
    assert window.take_in(tmp_path / "x.json") is False
    assert len(told) == 1
    assert window.editor is None


def test_the_title_of_the_window_tells_nothing_of_the_case(window: Window, saved: str) -> None:
    window.open(saved)
    assert window.windowTitle() == "MLA Writer"


def test_an_example_is_never_written_to(window: Window, services: Services) -> None:
    example = services.examples()[0]
    before = example.read_bytes()
    window.open_example(example)
    edit(window, "Tried.")
    window.save()
    assert said(window) == "Tried."
    assert example.read_bytes() == before


def test_an_example_can_be_tried_again_and_kept_again(window: Window, services: Services) -> None:
    for text in ("Tried.", "Tried again."):
        window.open_example(services.examples()[0])
        edit(window, text)
        assert window.save()
    assert len(services.shelf.entries()) == 2


def test_undo_goes_back_to_where_it_was_made(window: Window, saved: str) -> None:
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
def test_the_whole_journey_can_be_walked(window: Window, saved: str) -> None:
    window.open(saved)
    editor = window.editor
    assert editor is not None
    keys = [page.key for page in editor.session.journey.pages]
    walked = [editor.session.page.key]
    for _ in keys[1:]:
        editor.next()
        walked.append(editor.session.page.key)
    assert walked == keys


def test_the_next_finding_is_on_a_later_page(window: Window, saved: str) -> None:
    window.open(saved)
    editor = window.editor
    assert editor is not None
    edit(window, "")
    editor.next_finding()
    fields = [finding.field for finding in editor.session.findings]
    assert any(asked.path in fields for asked in editor.session.page.every_field) or fields


def test_the_language_changes_without_a_restart(
    window: Window, saved: str, services: Services, application: QApplication
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
    found = actions(window, window._services)
    assert set(found) == {one.id for one in SHORTCUTS}
    for name in ("next", "undo", "preview", "export", "column", "save", "save_as", "home"):
        assert found[name]() in (None, True)


def test_preview_and_help_take_turns(
    window: Window, saved: str, services: Services, monkeypatch: pytest.MonkeyPatch
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


def test_the_export_page_is_one_key_away(window: Window, saved: str, services: Services) -> None:
    window.open(saved)
    editor = window.editor
    assert editor is not None
    editor.session.choose_languages(())
    editor.export()
    assert editor.session.page.page.view == "export"


def test_every_control_has_a_name(window: Window, saved: str) -> None:
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
