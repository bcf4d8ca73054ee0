"""Handing over and taking back in the window: what is ticked is taken, as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.gui import handover
from mla_writer.gui.export_language import LanguageCard
from mla_writer.gui.export_order import Order, write_all
from mla_writer.gui.handover import HandoverButtons, TakeBack, hand_over, take_back
from mla_writer.gui.services import Services
from mla_writer.session import Session
from mla_writer.session.handover import compared, handed_over
from mla_writer.session.translations import passages
from mla_writer.translating import handover_files
from mla_writer.translating.handover_check import Comparison


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(handover, "tell", lambda parent, title, text, button: said.append(text))
    return said


def found(session: Session, services: Services) -> Comparison:
    out = handed_over(session, "ar")
    data = handover_files.write(out, "xliff", services.now())
    returned = handover_files.read_data(data, "x")
    units = [
        replace(unit, target=text)
        for unit, text in zip(returned.units, ("نص أول", "نص\u202e ثان", ""), strict=False)
    ]
    return compared(session, replace(returned, units=(*units, *returned.units[3:])), "ar")


@pytest.fixture
def dialog(session: Session, services: Services, shown: Callable[[QWidget], QWidget]) -> TakeBack:
    made = TakeBack(session, services, ("back.xlf", found(session, services)))
    shown(made)
    return made


@pytest.mark.parametrize("format", ["docx", "xliff"])
def test_the_file_is_written_where_it_is_wanted(
    session: Session, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.setattr(handover, "ask", lambda *_: format)
    monkeypatch.setattr(handover, "choose_file", lambda *_, target: tmp_path / target.stem)
    path = hand_over(None, session, services, "ar")
    assert path is not None
    assert path.suffix == handover_files.FORMATS[format].suffix
    assert len(handover_files.read(path).units) == len(passages(session))


def test_nothing_is_written_unless_it_is_wanted(
    session: Session, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    monkeypatch.setattr(handover, "ask", lambda *_: "")
    assert hand_over(None, session, services, "ar") is None
    monkeypatch.setattr(handover, "ask", lambda *_: "docx")
    monkeypatch.setattr(handover, "choose_file", lambda *_, target: None)
    assert hand_over(None, session, services, "ar") is None
    assert not told
    monkeypatch.setattr(handover, "choose_file", lambda *_, target: tmp_path / "x.docx")
    assert hand_over(None, session, services, "fr") is None
    assert "written in this language" in told[0]


def test_a_refused_file_leaves_the_draft_and_says_why(
    session: Session, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    path, before = tmp_path / "back.xlf", session.draft
    path.write_text("<xliff", encoding="utf-8")
    monkeypatch.setattr(handover, "choose_file", lambda *_: path)
    take_back(None, session, services, "ar")
    assert "back.xlf is damaged" in told[0]
    assert session.draft is before


def test_only_what_is_not_odd_is_ticked(dialog: TakeBack) -> None:
    assert [box.isChecked() for _, box in dialog.preview.boxes] == [True, False]
    assert dialog.onward.text() == "Take 1 translation"
    dialog.preview.all.click()
    assert dialog.onward.text() == "Take 2 translations"
    dialog.preview.none.click()
    assert not dialog.onward.isEnabled()


def test_what_is_ticked_is_taken_as_one_step(dialog: TakeBack, session: Session) -> None:
    before = session.draft
    dialog.preview.all.click()
    dialog.onward.click()
    texts = [one.translation(session.draft, "ar").text for one in passages(session)[:3]]
    assert texts == ["نص أول", "نص ثان", ""]
    session.undo()
    assert session.draft is before


def test_a_draft_that_changed_meanwhile_is_not_overwritten(dialog: TakeBack, session: Session) -> None:
    session.answer("common.case.title", "Another title")
    before = session.draft
    dialog.onward.click()
    assert session.draft is before
    assert dialog.problem.text()


def test_the_translator_is_asked_where_the_draft_names_none(session: Session, services: Services) -> None:
    session.answer("common.translation.target_language", "ar")
    dialog = TakeBack(session, services, ("back.xlf", found(session, services)))
    dialog.translator.setText("L. Haddad")
    dialog.onward.click()
    assert session.draft.get("common.translation.translator") == "L. Haddad"
    again = TakeBack(session, services, ("back.xlf", found(session, services)))
    assert again.translator.parentWidget().isHidden()


def test_the_card_offers_it_for_translations_only(
    session: Session, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Nothing:
        gaps, untranslated = (), 0

    monkeypatch.setattr(services, "compose", lambda case, code: Nothing())
    cards = {code: LanguageCard(session, services, code) for code in ("fr", "ar")}
    for card in cards.values():
        card.refresh(True)
    assert {code: card.handover.isHidden() for code, card in cards.items()} == {"fr": True, "ar": False}
    assert {code: card.certifying.isHidden() for code, card in cards.items()} == {"fr": True, "ar": False}
    for card in cards.values():
        card.certificate.setChecked(True)
    assert {code: card.certified for code, card in cards.items()} == {"fr": False, "ar": True}
    cards["ar"].refresh(False)
    assert cards["ar"].handover.isHidden()


def test_a_certificate_is_written_beside_the_request(
    session: Session, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "compose", lambda case, code: None)
    monkeypatch.setattr(services, "write", lambda document, format, draft=None, letterhead=None: b"x")
    order = Order(session.printed_case, ("fr", "ar"), ("pdf",), tmp_path / "R", certified=("ar",))
    assert [path.name for path in write_all(services, order)] == [
        "R-fr.pdf",
        "R-ar.pdf",
        "R-ar-certificate.pdf",
    ]


def test_the_buttons_say_what_the_file_holds(session: Session, services: Services) -> None:
    buttons = HandoverButtons(session, services, "ar")
    assert "names" in buttons.out.accessibleDescription()
