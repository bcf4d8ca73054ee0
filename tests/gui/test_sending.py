"""Sending a request: what for, to whom, what goes along; the file that comes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.exchange.cards import Cards
from mla_writer.exchange.identity import new_identity
from mla_writer.exchange.manifest import Purpose
from mla_writer.exchange.sealing import Passphrase
from mla_writer.exchange.unpacking import unpack
from mla_writer.gui import annex_files
from mla_writer.gui.annex_files import AnnexFiles
from mla_writer.gui.sending import SendDialog
from mla_writer.gui.sending_to import SECRET, Recipients
from mla_writer.gui.services import Services
from mla_writer.model.review import Review
from mla_writer.session import Session
from mla_writer.session import review as reviews
from mla_writer.session.exchanging import accepted_cards, keep_cards, keep_identity
from mla_writer.session.review import Signed

Show = Callable[[QWidget], QWidget]
DAY = "2026-11-21"
ADA = new_identity("Ada Morel", "Invented Office", DAY)
INES = new_identity("Ines Falk", "Invented Ministry", DAY)


@pytest.fixture
def keyed(services: Services) -> Services:
    keep_identity(services.shelf, ADA)
    keep_cards(services.shelf, accepted_cards(services.shelf).accept(INES.card, DAY, compared=False))
    return services


@pytest.fixture
def dialog(keyed: Services, session: Session, shown: Show) -> SendDialog:
    session.save(keyed.shelf)
    keyed.shelf.attach(session.draft.id, "order.pdf", b"%PDF-1.7 invented")
    keyed.shelf.keep_version(session.draft.id, session.draft, "kept", "first")
    made = SendDialog(keyed, session)
    shown(made)
    return made


def test_a_request_is_handed_in(dialog: SendDialog, session: Session, tmp_path: Path) -> None:
    assert not dialog.save.isEnabled(), "nobody is chosen yet"
    dialog.to.boxes[INES.card.fingerprint].click()
    dialog.along.boxes[1].click()
    dialog.write(tmp_path / "a.mlar")
    found = unpack((tmp_path / "a.mlar").read_bytes(), INES, Cards(), lambda _: ())
    assert found.purpose is Purpose.REVIEW
    assert found.dossier.draft == session.draft
    assert [one.handed_in_by for one in found.dossier.review.rounds] == ["Ada Morel"]
    assert [one.name for one, _ in found.dossier.annexes] == ["order.pdf"]
    assert [one.label for one, _ in found.dossier.versions] == ["first"]
    assert dialog.told.property("tone") == "done"
    assert not session.dirty, "the round is in the vault"


def test_sent_once_more_it_is_the_same_round(dialog: SendDialog, session: Session, tmp_path: Path) -> None:
    dialog.to.boxes[INES.card.fingerprint].click()
    for name in ("a.mlar", "b.mlar"):
        dialog.write(tmp_path / name)
    assert len(session.review.rounds) == 1


def test_what_is_not_ticked_stays(dialog: SendDialog, session: Session, tmp_path: Path) -> None:
    session.change_review(reviews.comment(Review(), Signed("Ines Falk", DAY), "", "x"))
    dialog.to.boxes[INES.card.fingerprint].click()
    dialog.purposes[Purpose.INFORMATION].click()
    dialog.along.review.setChecked(False)
    (row,) = dialog.along.files.rows.values()
    row.box.click()
    dialog.write(tmp_path / "a.mlar")
    found = unpack((tmp_path / "a.mlar").read_bytes(), INES, Cards(), lambda _: ()).dossier
    assert (found.review.comments, found.annexes, found.versions) == ((), (), ())
    assert session.review.rounds == (), "for information nothing is handed in"


def test_the_review_goes_along_with_what_is_reviewed(dialog: SendDialog) -> None:
    assert not dialog.along.review.isEnabled()
    dialog.purposes[Purpose.INFORMATION].click()
    assert dialog.along.review.isEnabled()


@pytest.mark.parametrize(
    ("first", "second", "fits"),
    [
        ("four words are enough", "four words are enough", True),
        ("four words are enough", "four words are enouhg", False),
        ("too short", "too short", False),
    ],
)
def test_a_passphrase_is_typed_twice(
    services: Services, shown: Show, first: str, second: str, fits: bool
) -> None:
    to = Recipients(services)
    shown(to)
    to.by.set_value(SECRET)
    to._turn(SECRET)
    to.first.line.setText(first)
    to.second.line.setText(second)
    assert to.to == (Passphrase(first) if fits else None)


def test_without_a_key_card_one_is_asked_for(services: Services, session: Session, shown: Show) -> None:
    dialog = SendDialog(services, session)
    shown(dialog)
    assert not dialog.keyless.isHidden()
    assert not dialog.save.isEnabled()


def test_a_draft_that_is_not_complete_is_warned_of(keyed: Services, empty: Session, shown: Show) -> None:
    dialog = SendDialog(keyed, empty)
    shown(dialog)
    assert dialog.blocked.isVisibleTo(dialog)
    assert dialog.blocked.property("tone") == "warning"


def test_who_reviews_is_offered_to_send_back(keyed: Services, session: Session, shown: Show) -> None:
    made = reviews.hand_in(Review(), Signed("Omar Haddad", DAY), session.draft)
    session.change_review(reviews.comment(made, Signed("Ada Morel", DAY), "", "x"))
    dialog = SendDialog(keyed, session)
    assert dialog.purpose is Purpose.REVIEWED


def test_what_cannot_be_written_is_told(dialog: SendDialog, tmp_path: Path) -> None:
    dialog.to.boxes[INES.card.fingerprint].click()
    dialog.write(tmp_path / "nowhere" / "a.mlar")
    assert dialog.told.property("tone") == "block"
    assert dialog.written is None
    assert dialog.save.isEnabled()


# Annexed files


@pytest.fixture
def files(keyed: Services, session: Session, shown: Show) -> AnnexFiles:
    made = AnnexFiles(session, keyed)
    shown(made)
    return made


def test_a_file_is_added_bound_saved_and_removed(
    files: AnnexFiles, keyed: Services, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "order.pdf").write_bytes(b"%PDF-1.7 invented")
    files.bring(tmp_path / "order.pdf")
    (row,) = files.rows.values()
    row.annex.setCurrentIndex(1)
    row.annex.activated.emit(1)
    (kept,) = keyed.shelf.annexes(session.draft.id)
    assert kept.annex == session.draft.get(annex_files.ANNEXES)[0]["id"]
    monkeypatch.setattr(annex_files, "choose_file", lambda *given, **named: tmp_path / "copy.pdf")
    files.rows[kept.id].save.click()
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF-1.7 invented"
    monkeypatch.setattr(annex_files, "ask", lambda *given: annex_files.REMOVE)
    files.rows[kept.id].remove.click()
    assert keyed.shelf.annexes(session.draft.id) == ()


def test_a_file_that_cannot_be_read_is_told(files: AnnexFiles, tmp_path: Path) -> None:
    files.bring(tmp_path / "nothing.pdf")
    assert files.problem.isVisibleTo(files)
