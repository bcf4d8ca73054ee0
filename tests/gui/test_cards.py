"""Key cards: one's own is made and given away; those of others are accepted, compared, removed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.exchange.cards import read_card
from mla_writer.exchange.identity import new_identity
from mla_writer.gui import cards
from mla_writer.gui.cards import CardsDialog
from mla_writer.gui.cards_accept import AcceptDialog
from mla_writer.gui.cards_qr import QrPicture
from mla_writer.gui.services import Services
from mla_writer.session.exchanging import accepted_cards, keep_cards, keep_identity, own_identity

Show = Callable[[QWidget], QWidget]
DAY = "2026-11-21"
ADA = new_identity("Ada Morel", "Invented Office", DAY)
INES = new_identity("Ines Falk", "Invented Ministry", DAY)
OTHER_INES = new_identity("Ines Falk", "Invented Ministry", DAY)


@pytest.fixture
def dialog(services: Services, shown: Show) -> CardsDialog:
    keep_identity(services.shelf, ADA)
    made = CardsDialog(services)
    shown(made)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ines.mlac"
    path.write_bytes(INES.card_file)
    return path


def answer(monkeypatch: pytest.MonkeyPatch, press: Callable[[AcceptDialog], object]) -> None:
    def act(dialog: AcceptDialog) -> int:
        press(dialog)
        return dialog.result()

    monkeypatch.setattr(AcceptDialog, "exec", act)


def test_ones_own_card_is_made_once(services: Services, shown: Show) -> None:
    dialog = CardsDialog(services)
    shown(dialog)
    dialog.own.name.setText("Ada Morel")
    assert not dialog.own.make.isEnabled(), "the authority is missing"
    dialog.own.authority.setText("Invented Office")
    dialog.own.make.click()
    found = own_identity(services.shelf)
    assert found is not None
    assert found.card.name == "Ada Morel"
    assert dialog.findChildren(QrPicture)
    dialog.own.copy.click()
    assert QApplication.clipboard().text() == found.card.fingerprint


def test_the_code_is_read_by_a_camera(dialog: CardsDialog) -> None:
    picture = dialog.findChildren(QrPicture)[0]
    assert ADA.card.fingerprint in picture.accessibleDescription()
    buffer = QBuffer()
    picture.grab().save(buffer, "PNG")
    found = zxingcpp.read_barcode(Image.open(io.BytesIO(buffer.data().data())))
    assert found is not None
    assert read_card(found.bytes).fingerprint == ADA.card.fingerprint


def test_ones_own_card_is_saved(dialog: CardsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "choose_file", lambda *given, **named: tmp_path / "mine")
    dialog.own.save_button.click()
    assert read_card((tmp_path / "mine.mlac").read_bytes()) == ADA.card


@pytest.mark.parametrize("compared", [True, False])
def test_a_card_is_accepted(
    dialog: CardsDialog, file: Path, compared: bool, monkeypatch: pytest.MonkeyPatch, services: Services
) -> None:
    answer(monkeypatch, lambda one: (one.compared if compared else one.unseen).click())
    dialog.bring(file)
    (entry,) = accepted_cards(services.shelf).entries
    assert (entry.card, entry.compared) == (INES.card, compared)
    assert dialog.rows[INES.card.fingerprint].compare.isHidden() is compared


def test_a_card_is_compared_later(
    dialog: CardsDialog, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_cards(services.shelf, accepted_cards(services.shelf).accept(INES.card, DAY, compared=False))
    dialog.refresh()
    answer(monkeypatch, lambda one: one.compared.click())
    dialog.rows[INES.card.fingerprint].compare.click()
    assert accepted_cards(services.shelf).entries[0].compared


def test_other_keys_replace_only_after_a_call(
    dialog: CardsDialog, file: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_cards(services.shelf, accepted_cards(services.shelf).accept(OTHER_INES.card, DAY, compared=True))

    def press(one: AcceptDialog) -> None:
        assert one.unseen.isHidden()
        assert not one.compared.isEnabled()
        one.called.button.click()
        one.compared.click()

    answer(monkeypatch, press)
    dialog.bring(file)
    assert [one.card for one in accepted_cards(services.shelf).entries] == [INES.card]


def test_a_card_that_is_not_accepted_is_not_kept(
    dialog: CardsDialog, file: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, lambda one: one.cancel.click())
    dialog.bring(file)
    assert accepted_cards(services.shelf).entries == ()


def test_a_card_is_removed_after_a_question(
    dialog: CardsDialog, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_cards(services.shelf, accepted_cards(services.shelf).accept(INES.card, DAY, compared=True))
    dialog.refresh()
    answers = iter([cards.KEEP, cards.REMOVE])
    monkeypatch.setattr(cards, "ask", lambda *given: next(answers))
    for left in (1, 0):
        dialog.rows[INES.card.fingerprint].remove.click()
        assert len(accepted_cards(services.shelf).entries) == left


def test_what_is_no_card_is_refused_in_words(dialog: CardsDialog, tmp_path: Path) -> None:
    (tmp_path / "x.mlac").write_bytes(b"noise")
    dialog.bring(tmp_path / "x.mlac")
    assert dialog.told.property("tone") == "block"
    assert dialog.told.text.text()
