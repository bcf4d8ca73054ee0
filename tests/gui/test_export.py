from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.gui.export import ExportView
from mla_writer.gui.export_language import LanguageCard, Standing
from mla_writer.gui.export_order import FORMATS, Order, stem, target, write_all
from mla_writer.gui.services import Services
from mla_writer.model.message import message
from mla_writer.render.writers import WRITERS
from mla_writer.session import Session
from mla_writer.session.reveals import Data, data_of


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("PNF-25114000212/CRI-3", "PNF-25114000212-CRI-3"),
        ("../../etc/passwd", "etc-passwd"),
        ("", "request"),
        ("  ", "request"),
        ("Ärzte 7", "Ärzte-7"),
        ("x" * 300, "x" * 60),
    ],
)
def test_file_names_come_from_the_reference(reference: str, name: str) -> None:
    assert stem(reference) == name


def test_every_writer_is_offered() -> None:
    assert set(FORMATS) == set(WRITERS)


@pytest.fixture
def quick(services: Services, monkeypatch: pytest.MonkeyPatch) -> Services:
    """Services whose documents cost nothing: English lacks two passages and an answer."""
    open_in = {"en": Standing(("Period",), 2)}

    def compose(case: object, code: str) -> Standing:
        return open_in.get(code, Standing())

    monkeypatch.setattr(services, "compose", compose)
    monkeypatch.setattr(services, "write", lambda document, format, draft, head: format.encode())
    return services


@pytest.fixture
def view(quick: Services, session: Session, shown: Callable[[QWidget], QWidget]) -> ExportView:
    made = ExportView(session, quick)
    shown(made)
    made.refresh()
    return made


def test_files_are_written_for_each_language_and_format(
    quick: Services, session: Session, tmp_path: Path
) -> None:
    order = Order(session.printed_case, ("fr", "en"), ("pdf", "text"), tmp_path / "R-1")
    assert write_all(quick, order) == tuple(
        target(order, language, format) for language in ("fr", "en") for format in ("pdf", "text")
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "R-1-en.pdf",
        "R-1-en.txt",
        "R-1-fr.pdf",
        "R-1-fr.txt",
    ]


@pytest.mark.parametrize("data", Data)
def test_the_request_travels_only_where_it_is_wanted(
    quick: Services, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: Data
) -> None:
    drafts: list[object] = []

    def write(document: object, format: str, draft: object, letterhead: str) -> bytes:
        drafts.append(draft)
        return b""

    monkeypatch.setattr(quick, "write", write)
    carried = data_of(session.printed_case, session.draft, data)
    write_all(quick, Order(session.printed_case, ("fr",), ("pdf",), tmp_path / "R-1", carried))
    assert drafts == [carried]


def test_what_readers_learn_follows_the_choice(view: ExportView) -> None:
    def told() -> int:
        return view.carried.sheet.lines.count()

    printed = told()
    view.carried.choices[Data.NONE].click()
    assert told() < printed
    for box in view.formats.values():
        box.setChecked(False)
    assert view.carried.choices[Data.NONE].isHidden() or not view.carried.choices[Data.NONE].isVisible()


def test_languages_of_the_draft_are_chosen(view: ExportView, session: Session) -> None:
    chosen = [code for code, card in view.languages.items() if card.box.isChecked()]
    assert tuple(chosen) == session.draft.languages


def test_choosing_a_language_changes_the_draft_and_keeps_the_first(
    view: ExportView, session: Session
) -> None:
    view.languages["en"].box.click()
    assert session.draft.languages == ("fr", "en")


def test_what_is_open_is_said_for_each_language(view: ExportView) -> None:
    view.languages["en"].box.click()
    view.refresh()
    card: LanguageCard = view.languages["en"]
    assert card.text.text() == "1 gap is marked: Period\n2 passages are still to be translated"
    assert (card.tag.text(), view.languages["fr"].tag.text()) == ("Incomplete", "Complete")


def test_a_language_that_cannot_be_made_says_why(view: ExportView) -> None:
    view.languages["fr"].show_standing(Standing(refused=message("no text")))
    assert (view.languages["fr"].tag.text(), view.languages["fr"].text.text()) == ("Not available", "no text")


def test_nothing_can_be_written_without_a_format(view: ExportView) -> None:
    for box in view.formats.values():
        box.setChecked(False)
    assert not view.write.isEnabled()


def test_export_tells_what_was_written(view: ExportView, tmp_path: Path) -> None:
    view.folder = tmp_path
    view.export()
    assert view.result.title.text() == "2 files written"
    assert len(list(tmp_path.glob("*-fr.*"))) == 2


def test_a_folder_that_cannot_be_written_is_told(view: ExportView, tmp_path: Path) -> None:
    view.folder = tmp_path / "not" / "there"
    view.export()
    assert view.result.title.text() == "The export did not succeed."
    assert view.result.property("tone") == "block"


def test_closing_the_workbench_tells_that_the_draft_changed(view: ExportView) -> None:
    told: list[bool] = []
    view.changed.connect(lambda: told.append(True))
    view.languages["en"].translated.emit()
    assert told == [True]


@pytest.mark.slow
def test_the_real_documents_are_written(services: Services, session: Session, tmp_path: Path) -> None:
    order = Order(session.printed_case, ("fr",), tuple(FORMATS), tmp_path / "R-1")
    written = write_all(services, order)
    assert [path.read_bytes()[:4] for path in written][:2] == [b"PK\x03\x04", b"%PDF"]
