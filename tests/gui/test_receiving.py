"""Receiving: who signed is said first, nothing is taken in before a person wants it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mla_writer.exchange.identity import Identity, new_identity
from mla_writer.exchange.manifest import Purpose
from mla_writer.exchange.packing import pack
from mla_writer.exchange.sealing import Passphrase
from mla_writer.gui.cards import CardsDialog
from mla_writer.gui.cards_accept import AcceptDialog
from mla_writer.gui.dropping import dropped
from mla_writer.gui.inbox import own_opener
from mla_writer.gui.keeping import Keeping
from mla_writer.gui.receiving import ReceiveDialog
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Label
from mla_writer.model.dossier import Dossier
from mla_writer.model.draft import Draft
from mla_writer.model.review import Review
from mla_writer.session import review as reviews
from mla_writer.session.exchanging import accepted_cards, keep_cards, keep_identity
from mla_writer.session.review import Signed

from .vaults import kept, put

Show = Callable[[QWidget], QWidget]
DAY = "2026-11-21"
ADA = new_identity("Ada Morel", "Invented Office", DAY)
INES = new_identity("Ines Falk", "Invented Ministry", DAY)
OTHER_INES = new_identity("Ines Falk", "Invented Ministry", DAY)
REMARKED = reviews.comment(Review(), Signed("Ines Falk", DAY), "common.facts.summary", "Say when.")


def file(services: Services, draft: Draft, by: Identity = INES, purpose: Purpose = Purpose.REVIEWED) -> bytes:
    return pack(Dossier(draft, REMARKED), by, [ADA.card], purpose, services.now())


def texts(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(Label) if one.isVisibleTo(widget))


@pytest.fixture
def keyed(services: Services) -> Services:
    keep_identity(services.shelf, ADA)
    keep_cards(services.shelf, accepted_cards(services.shelf).accept(INES.card, DAY, compared=True))
    return services


@pytest.fixture
def opened(keyed: Services, shown: Show) -> Callable[[bytes], ReceiveDialog]:
    def show(data: bytes) -> ReceiveDialog:
        dialog = ReceiveDialog(keyed, data, "request.mlar")
        shown(dialog)
        dialog.begin()
        return dialog

    return show


Opened = Callable[[bytes], ReceiveDialog]


def test_a_new_request_is_shown_and_taken_in(keyed: Services, opened: Opened, example: Draft) -> None:
    dialog = opened(file(keyed, example))
    told = texts(dialog)
    for said in (
        "Signed by Ines Falk",
        "Back from review",
        "Request to Switzerland",
        "1 comment",
        "It is new",
    ):
        assert said in told
    assert keyed.shelf.entries() == (), "nothing is taken in yet"
    dialog.take.click()
    assert dialog.session is not None
    assert dialog.session.review.comments == REMARKED.comments
    assert kept(keyed, example.id) == example


@pytest.mark.parametrize(
    ("purpose", "said", "stands"),
    [(Purpose.REVIEWED, "Your answers stay", "mine"), (Purpose.REVIEW, "become the newest state", "theirs")],
)
def test_it_is_joined_with_what_is_there(
    keyed: Services, opened: Opened, example: Draft, purpose: Purpose, said: str, stands: str
) -> None:
    put(keyed, example.put("common.case.reference", "mine"))
    dialog = opened(file(keyed, example.put("common.case.reference", "theirs"), purpose=purpose))
    assert said in texts(dialog)
    dialog.take.click()
    assert kept(keyed, example.id).get("common.case.reference") == stands
    assert len(keyed.shelf.versions(example.id)) == 1


def test_a_sender_who_is_not_known_can_be_accepted(
    keyed: Services, opened: Opened, example: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = new_identity("Nadia Rahal", "Office", DAY)
    dialog = opened(file(keyed, example, stranger))
    assert "do not know" in texts(dialog)
    assert stranger.card.fingerprint.split()[0] in texts(dialog)

    def press(one: AcceptDialog) -> int:
        one.compared.click()
        return one.result()

    monkeypatch.setattr(AcceptDialog, "exec", press)
    dialog.accept_card.click()
    assert "Signed by Nadia Rahal" in texts(dialog)
    assert dialog.accept_card.isHidden()


def test_other_keys_are_a_loud_warning(keyed: Services, opened: Opened, example: Draft) -> None:
    dialog = opened(file(keyed, example, OTHER_INES))
    told = texts(dialog)
    assert "Take care" in told
    for card in (INES.card, OTHER_INES.card):
        assert card.fingerprint.split()[0] in told
    assert dialog.take.text() == "Take it in all the same"
    assert dialog.close_button.hasFocus() or not dialog.isActiveWindow()


@pytest.mark.slow
def test_a_passphrase_is_asked_for(keyed: Services, opened: Opened, example: Draft) -> None:
    data = pack(Dossier(example), INES, Passphrase("four words are enough"), Purpose.REVIEW, keyed.now())
    dialog = opened(data)
    assert dialog.take.isHidden()
    dialog.secret.line.setText("four words are wrong")
    dialog.unseal.click()
    assert "passphrase is wrong" in dialog.problem.text.text()
    dialog.secret.line.setText("four words are enough")
    dialog.unseal.click()
    assert not dialog.take.isHidden()
    assert dialog.problem.isHidden()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[:-1], "altered"),
        (lambda data: b"noise", "not an exchange file"),
    ],
)
def test_refusals_are_told(
    keyed: Services, opened: Opened, example: Draft, spoil: Callable[[bytes], bytes], said: str
) -> None:
    dialog = opened(spoil(file(keyed, example)))
    assert said in dialog.problem.text.text()
    assert dialog.take.isHidden()


def test_without_keys_it_is_said_what_to_do(services: Services, example: Draft, shown: Show) -> None:
    dialog = ReceiveDialog(services, file(services, example), "request.mlar")
    shown(dialog)
    dialog.begin()
    assert "Make yours" in dialog.problem.text.text()


# Ways in


def accept(dialog: ReceiveDialog) -> int:
    dialog.take.click()
    return int(QDialog.DialogCode.Accepted)


def test_an_exchange_file_is_told_by_its_content(
    keyed: Services, example: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReceiveDialog, "exec", accept)
    path = tmp_path / "no-ending"
    path.write_bytes(file(keyed, example))
    session = Keeping(QWidget(), keyed).take_in(path)
    assert session is not None
    assert session.review.comments == REMARKED.comments


def test_a_key_card_is_offered(keyed: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(AcceptDialog, "exec", lambda dialog: seen.append(dialog.standing) or 0)
    monkeypatch.setattr(CardsDialog, "exec", lambda dialog: 0)
    (tmp_path / "a.json").write_bytes(OTHER_INES.card_file)
    assert Keeping(QWidget(), keyed).take_in(tmp_path / "a.json") is None
    assert len(seen) == 1


def test_the_inbox_opens_by_the_own_key(keyed: Services, example: Draft) -> None:
    opener = own_opener(keyed)
    assert opener is not None
    assert opener(file(keyed, example)).sender == "Ines Falk, Invented Ministry"


def test_the_inbox_without_a_key(services: Services) -> None:
    assert own_opener(services) is None


@pytest.mark.parametrize("url", ["file://198.51.100.9/share/a", "file:////198.51.100.9/share/a", "smb://x/a"])
def test_no_file_of_another_computer_is_dropped(url: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl(url)])
    copy = Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(), copy, data, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    assert dropped(event) is None


@pytest.mark.parametrize(("urls", "taken"), [(["a"], "a"), (["a", "b"], ""), ([], "")])
def test_one_file_is_dropped(urls: list[str], taken: str, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / one)) for one in urls])
    copy = Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(), copy, data, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    assert dropped(event) == (tmp_path / taken if taken else None)


def test_an_approval_in_it_names_who_signed(keyed: Services, opened: Opened, example: Draft) -> None:
    made = reviews.hand_in(Review(), Signed("Ada Morel", DAY), example)
    made = reviews.approve(made, Signed("Ines Falk", DAY), example, key="CLAIMED")
    data = pack(Dossier(example, made), INES, [ADA.card], Purpose.REVIEWED, keyed.now())
    dialog = opened(data)
    assert "1 approval" in texts(dialog)
    dialog.take.click()
    assert dialog.session is not None
    assert dialog.session.review.approvals[0].key == INES.card.fingerprint
