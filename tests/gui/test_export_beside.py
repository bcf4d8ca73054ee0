from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from mla_writer.gui.export import ExportView
from mla_writer.gui.export_beside import BesideCard
from mla_writer.gui.export_order import FORMATS, Order, target_beside, write_all
from mla_writer.gui.services import Services
from mla_writer.session import Session


@pytest.fixture
def card(session: Session, services: Services, shown: Callable[[QWidget], QWidget]) -> BesideCard:
    made = BesideCard(session, services)
    shown(made)
    return made


def choose(box: QComboBox, code: str) -> None:
    box.setCurrentIndex(box.findData(code))


def test_it_is_not_chosen_until_a_person_does(card: BesideCard) -> None:
    assert card.languages == ()
    assert not card.first.isVisible()


def test_the_language_of_the_draft_leads(card: BesideCard, session: Session) -> None:
    card.box.click()
    assert card.languages[0] == session.draft.languages[0]
    assert card.first.isVisible()


@pytest.mark.parametrize("box", ["first", "second"])
def test_a_language_chosen_twice_changes_places_with_the_other(card: BesideCard, box: str) -> None:
    card.box.click()
    before = card.languages
    choose(getattr(card, box), before[1] if box == "first" else before[0])
    assert card.languages == before[::-1]


def test_every_language_can_stand_on_either_side(card: BesideCard, services: Services) -> None:
    card.box.click()
    choose(card.first, "ar")
    choose(card.second, "fr")
    assert card.languages == ("ar", "fr")
    assert card.first.count() == card.second.count() == len(services.request_languages())


def test_it_can_be_all_that_is_exported(session: Session, services: Services) -> None:
    view = ExportView(session, services)
    for language in view.languages.values():
        language.box.setChecked(False)
    view.beside.box.setChecked(True)
    assert view.write.isEnabled()


def test_the_file_is_named_after_both_languages(session: Session, tmp_path: Path) -> None:
    order = Order(session.printed_case, (), (), tmp_path / "R-1", beside=("fr", "ar"))
    assert target_beside(order, "pdf").name == "R-1_fr-ar.pdf"


@pytest.mark.slow
def test_both_languages_are_written_in_every_format(
    services: Services, session: Session, tmp_path: Path
) -> None:
    order = Order(session.printed_case, (), tuple(FORMATS), tmp_path / "R-1", beside=("fr", "ar"))
    written = write_all(services, order)
    assert [path.name for path in written] == ["R-1_fr-ar.docx", "R-1_fr-ar.pdf", "R-1_fr-ar.txt"]
    assert all(path.stat().st_size for path in written)
