"""Packs in the window: who vouches for them, installing with a key compared, removing, what is marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui import packs_window
from mla_writer.gui.look import Look
from mla_writer.gui.packs_window import PacksWindow
from mla_writer.gui.packs_words import in_use, set_aside
from mla_writer.gui.services import Services
from mla_writer.gui.start import Start
from mla_writer.gui.theme import Size
from mla_writer.gui.window import Window
from mla_writer.model.message import message
from mla_writer.model.packs import OWN, Pack
from mla_writer.packs import archive, offers, own, secret_keys, trust
from mla_writer.packs.minisign import sign
from mla_writer.packs.own_facts import OwnFact, OwnFacts

TOPIC = "languages.accepted"
Asked = list[tuple[str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    facts = OwnFacts("Ministry of Justice of Aldovia").with_fact(
        "CH", TOPIC, OwnFact(["en"], "Circular 3", "2026-03-01")
    )
    own.export(facts, tmp_path / "pack", "2026-11-21")
    return tmp_path / "pack"


@pytest.fixture
def signed(folder: Path, tmp_path: Path) -> Path:
    """The pack signed with a new key, whose public part lies beside it."""
    secret, offer = secret_keys.new_key(), offers.offered(folder)
    path = tmp_path / f"desk{archive.SUFFIX}"
    path.write_bytes(offer.data)
    offers.signature_path(path).write_text(sign(secret, offer.data, offers.comment_of(offer.pack)))
    (tmp_path / "desk.pub").write_text(secret.public.file)
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Every question is answered with yes."""
    found: Asked = []
    monkeypatch.setattr(
        packs_window, "ask", lambda _, title, text, answers: found.append((title, text)) or answers[0].id
    )
    return found


@pytest.fixture
def window(services: Services, shown: Callable[[QWidget], QWidget]) -> PacksWindow:
    made = PacksWindow(services)
    shown(made)
    return made


@pytest.mark.slow
def test_an_unsigned_pack_is_marked_and_removed(
    window: PacksWindow, services: Services, folder: Path, asked: Asked
) -> None:
    before = services.rulebook.countries["CH"].facts[TOPIC]
    window.install(folder)
    assert "Unsigned" in asked[0][1]
    assert services.rulebook.countries["CH"].facts[TOPIC].said_by == "desk-facts"
    (card,) = window.cards
    assert card.tag.text() == "Unsigned"
    assert in_use(services).startswith("Unsigned pack in use: ")
    card.button.click()
    assert "1 entry returns" in asked[1][1]
    assert services.rulebook.countries["CH"].facts[TOPIC] == before
    assert (window.cards, in_use(services)) == ([], "")


@pytest.mark.slow
def test_a_new_key_is_compared_before_it_is_accepted(
    window: PacksWindow, services: Services, signed: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs_window, "choose_file", lambda *_: signed.with_suffix(".pub"))
    window.install(signed)
    (accepted,) = trust.trusted()
    assert accepted.key.fingerprint in asked[1][1]
    assert "Compare this key" in asked[1][1]
    assert [card.tag.text() for card in window.cards] == ["Signed"]
    assert in_use(services) == ""


def test_a_key_that_is_not_accepted_installs_nothing(
    window: PacksWindow, signed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs_window, "ask", lambda *_: "")
    window.install(signed)
    assert (trust.trusted(), window.cards) == ((), [])


@pytest.mark.parametrize("spoil", ["signature", "archive", "nothing beside"])
def test_a_refusal_says_why(
    window: PacksWindow, signed: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    monkeypatch.setattr(packs_window, "choose_file", lambda *_: signed.with_suffix(".pub"))
    if spoil == "signature":
        offers.signature_path(signed).write_text("no signature")
    elif spoil == "archive":
        signed.write_bytes(signed.read_bytes() + b"x")
    else:
        offers.signature_path(signed).unlink()
    window.install(signed)
    assert window.told.isVisible()
    assert window.told.text.text()
    assert (trust.trusted(), window.cards) == ((), [])


def test_what_is_set_aside_is_told_on_the_first_screen(
    services: Services, shown: Callable[[QWidget], QWidget]
) -> None:
    pack = Pack("aldovia", "Law of Aldovia", "Ministry", "1", "2026-01-01")
    reason = message("its file was altered after it was installed; install the pack again")
    services.use(replace(services.rulebook, set_aside=((pack, reason),)))
    start = Start(services)
    shown(start)
    assert start.set_aside.isVisible()
    assert "Law of Aldovia: its file was altered" in start.set_aside.text.text()
    services.use(replace(services.rulebook, set_aside=()))
    start.retranslate()
    assert not start.set_aside.isVisible()
    assert set_aside(services) == ""


def test_own_facts_are_marked(services: Services, look: Look, shown: Callable[[QWidget], QWidget]) -> None:
    services.use(replace(services.rulebook, packs=(Pack(OWN, "", "", "1", ""),)))
    window = Window(services, look)
    shown(window)
    assert window.start.header.laid_over.text() == "Facts of your own in use"
    window.resize(*Size.WINDOW_LEAST)
    QApplication.processEvents()
    assert window.start.header.laid_over.text() == "Own facts"
    assert window.start.width() <= window.width()


@pytest.mark.slow
def test_another_rulebook_is_taken_over_by_the_draft(services: Services, look: Look) -> None:
    window = Window(services, look)
    window.open_example(services.examples()[0])
    assert window.editor is not None
    session = window.editor.session
    session.answer("common.case.reference", "K-1")
    services.use(replace(services.rulebook, packs=(Pack(OWN, "", "", "1", ""),)))
    window.take_over_rulebook()
    assert window.editor.session is session
    assert session.rulebook is services.rulebook
    assert window.editor.header.laid_over.text() == "Own facts"
    window.editor.undo()
    assert session.draft.get("common.case.reference") != "K-1"


@pytest.mark.slow
def test_a_draft_whose_kind_went_is_left(services: Services, look: Look) -> None:
    window = Window(services, look)
    window.open_example(services.examples()[0])
    assert window.editor is not None
    kept = {
        id: kind
        for id, kind in services.rulebook.kinds.items()
        if id not in window.editor.session.draft.kinds
    }
    services.use(replace(services.rulebook, kinds=kept))
    window.take_over_rulebook()
    assert window.editor is None


@pytest.mark.slow
def test_the_menu_of_the_rulebook(services: Services, look: Look) -> None:
    window = Window(services, look)
    menu = window.start.header.law_button.menu_shown
    menu.aboutToShow.emit()
    labels = [action.text() for action in menu.actions()]
    assert labels == ["What is old in the rulebook", "Facts of your own", "My address book", "Packs"]
    window.open_example(services.examples()[0])
    assert window.editor is not None
    inside = [action.text() for action in window.editor.header.more.menu_shown.actions()]
    assert {"What is old for this request", "Facts of your own", "Packs"} <= set(inside)
