"""Authorities in the window: looked up into the draft in one step, kept, imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mla_writer.authorities.book import AddressBook
from mla_writer.authorities.card import AuthorityCard
from mla_writer.gui import authorities_lookup, authorities_record
from mla_writer.gui.authorities_import import AuthoritiesImport
from mla_writer.gui.authorities_lookup import AuthorityLookup, Wanted
from mla_writer.gui.authorities_manager import AuthoritiesManager
from mla_writer.gui.authorities_words import age
from mla_writer.gui.editors.base import Context, Question
from mla_writer.gui.editors.make import make_editor
from mla_writer.gui.editors.record import RecordEditor
from mla_writer.gui.services import Services
from mla_writer.session import Session

PLACE = "common.authorities.central_requested"
CSV = "name;state;phone;address\nOffice;CH;2;Street\nNew;Suisse;;\nBad;Kontovar;;\n"


def card(name: str = "Office", state: str = "CH", **texts: str) -> AuthorityCard:
    return AuthorityCard("", state).with_texts({"name": name, **texts})


@pytest.fixture
def book(services: Services) -> AddressBook:
    return AddressBook(services.now)


@pytest.fixture
def editor(session: Session, services: Services, rulebook) -> RecordEditor:
    context = Context(session, services, make_editor, set())
    made = RecordEditor(Question(context, PLACE, rulebook.field("authorities.central_requested")))
    made.refresh()
    return made


def test_one_action_fills_the_record_and_one_undo_takes_it_back(
    editor: RecordEditor, session: Session
) -> None:
    before = session.draft
    assert editor.tools is not None
    editor.tools.use(card("Office", phone="+41 1", source="A law", as_of="2010-05"))
    editor.refresh()
    record = session.draft.get(PLACE)
    assert (record["name"], record["phone"]) == ("Office", "+41 1")
    assert record["reference"] == before.get(PLACE)["reference"]
    assert editor.tools.line.text() == (
        "Taken from your address book (A law), as of May 2010, 16 years old: check before use."
    )
    session.undo()
    assert session.draft == before
    editor.refresh()
    assert editor.tools.line.isHidden()


def test_where_a_record_is_from_changes_no_finding(editor: RecordEditor, session: Session) -> None:
    before = session.settle()
    record = session.draft.get(PLACE)
    session.answer(PLACE, {**record, "taken_from": {"name": record["name"], "source": "x"}})
    assert session.settle() == before


@pytest.mark.parametrize(("field", "state"), [("central_requested", "CH"), ("central_requesting", "FR")])
def test_the_state_is_that_of_the_side_that_is_asked_for(
    session: Session, services: Services, rulebook, field: str, state: str
) -> None:
    context = Context(session, services, make_editor, set())
    question = Question(context, f"common.authorities.{field}", rulebook.field(f"authorities.{field}"))
    assert authorities_record.AuthorityTools(question).state() == state


@pytest.mark.parametrize(("answer", "taken"), [("replace", True), ("", False)])
def test_what_would_be_replaced_is_asked_first(
    services: Services, monkeypatch: pytest.MonkeyPatch, answer: str, taken: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        authorities_lookup, "ask", lambda parent, title, text, answers: asked.append(text) or answer
    )
    dialog = AuthorityLookup(services, Wanted("Authority", "CH", {"name": "Typed", "email": "a@b.example"}))
    dialog.list.stand_on("CH.default")
    dialog.take()
    assert len(asked) == 1
    assert asked[0].startswith("Name: Typed → Federal Office of Justice")
    assert "a@b.example" not in asked[0]
    assert (dialog.taken is not None) is taken


def test_a_declaration_is_read_and_not_used(services: Services) -> None:
    dialog = AuthorityLookup(services, Wanted("Authority", "LU", {}))
    dialog.search.setText("18 13 untoc")
    assert dialog.found.text() == "1 found"
    assert not dialog.use.isEnabled()
    dialog.take()
    assert dialog.taken is None


def test_nothing_found_says_whom_to_ask(services: Services) -> None:
    dialog = AuthorityLookup(services, Wanted("Authority", "CH", {}))
    dialog.search.setText("no such authority")
    assert dialog.found.text() == "Nothing found: ask the central authority."
    assert dialog.list.current() is None


def test_a_typed_record_is_kept(editor: RecordEditor, book: AddressBook) -> None:
    assert editor.tools is not None
    editor.tools.keep.click()
    (entry,) = book.entries()
    assert (entry.state, entry.name) == ("CH", editor.question.value["name"])
    assert editor.tools.line.text() == "Saved in your address book."


def test_a_deleted_entry_can_be_brought_back(services: Services, book: AddressBook) -> None:
    entry = book.add(card())
    manager = AuthoritiesManager(services)
    manager.delete_entry()
    assert book.entries() == ()
    manager.bring_back()
    assert book.entries() == (entry,)
    assert manager.list.current() == entry


def test_a_damaged_book_is_told_in_the_window(services: Services, book: AddressBook) -> None:
    book.file.parent.mkdir(parents=True, exist_ok=True)
    book.file.write_bytes(b"{")
    manager = AuthoritiesManager(services)
    assert "damaged" in manager.news.text.text()
    assert list(book.file.parent.glob("*.damaged-*"))


@pytest.fixture
def importing(
    services: Services, book: AddressBook, tmp_path: Path, shown: Callable[[QWidget], QWidget]
) -> AuthoritiesImport:
    book.add(card(phone="1", address="Old"))
    file = tmp_path / "directory.csv"
    file.write_text(CSV, encoding="utf-8")
    dialog = AuthoritiesImport(services, book)
    assert dialog.open_file(file)
    dialog.look()
    return dialog


def test_an_import_replaces_nothing_that_is_not_ticked(
    importing: AuthoritiesImport, book: AddressBook
) -> None:
    assert importing.preview.counts.text() == "differs: 1 · new: 1 · refused: 1"
    importing.import_chosen()
    assert [(one.name, one.phone) for one in book.entries()] == [("Office", "1"), ("New", "")]


def test_a_ticked_field_is_taken_over_and_no_other(importing: AuthoritiesImport, book: AddressBook) -> None:
    tree = importing.preview.tree
    differing = tree.topLevelItem(0)
    labels = [differing.child(place).text(0) for place in range(differing.childCount())]
    differing.child(labels.index("Telephone: 1 → 2")).setCheckState(0, Qt.CheckState.Checked)
    importing.import_chosen()
    assert [(one.phone, one.address) for one in book.entries()] == [("2", "Old"), ("", "")]
    assert book.columns()["phone"] == "phone"


def test_an_entry_changed_meanwhile_stops_the_import(importing: AuthoritiesImport, book: AddressBook) -> None:
    importing.preview.tree.topLevelItem(0).child(0).setCheckState(0, Qt.CheckState.Checked)
    (entry,) = book.entries()
    changed = book.replace(entry, entry.with_texts({"fax": "9"}))
    importing.import_chosen()
    assert "changed elsewhere" in importing.problem.text.text()
    assert book.entries() == (changed,)


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b'name\n"open'])
def test_a_file_that_cannot_be_read_is_told(
    services: Services, book: AddressBook, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(data)
    manager = AuthoritiesManager(services)
    manager.import_file(file)
    assert manager.news.text.text().startswith("bad.csv: ")


@pytest.mark.parametrize(
    ("as_of", "years"),
    [("2026-11-21", 0), ("2025-11-22", 0), ("2025-11-21", 1), ("2010-05", 16), ("2013", 13)],
)
def test_age_is_counted_in_whole_years(services: Services, as_of: str, years: int) -> None:
    assert (f"{years} year" in age(services, as_of)) is bool(years)
