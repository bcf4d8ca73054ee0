"""A request on its whole way between two windows: handed in, returned with reasons and a proposal, mended,
handed in again, approved, ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from mla_writer.exchange.manifest import Purpose
from mla_writer.gui.cards import CardsDialog
from mla_writer.gui.cards_accept import AcceptDialog
from mla_writer.gui.look import Look
from mla_writer.gui.receiving import ReceiveDialog
from mla_writer.gui.review_decide import DecideDialog
from mla_writer.gui.sending import SendDialog
from mla_writer.gui.services import Services
from mla_writer.gui.window import Window
from mla_writer.model.draft import Draft
from mla_writer.model.review import Decision, Standing
from mla_writer.model.rulebook import Rulebook
from mla_writer.session import Session
from mla_writer.session.exchanging import own_identity
from mla_writer.settings import Settings

from .vaults import opened

NOW = datetime(2026, 11, 21, 10, 42, tzinfo=UTC)
SUMMARY = "common.facts.summary"


class Desk:
    """One person at a computer of her own, with a window and a folder on a stick."""

    def __init__(self, name: str, folder: Path, rules: Rulebook, look: Look) -> None:
        settings = Settings(interface_language="en", officer=name, show_preview=False)
        self.services = Services(rules, settings, lambda: NOW)
        self.services.vault = opened(folder / name, lambda: NOW)
        self.window = Window(self.services, look)
        self.window.show()
        cards = CardsDialog(self.services, self.window)
        cards.own.authority.setText("Invented Office")
        cards.own.make.click()
        self.card = folder / f"{name}.mlac"
        assert cards.own.identity is not None
        self.card.write_bytes(cards.own.identity.card_file)

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    def meet(self, other: Desk) -> None:
        CardsDialog(self.services, self.window).bring(other.card)

    def send(self, other: Desk, path: Path, purpose: Purpose) -> Path:
        dialog = SendDialog(self.services, self.session, self.window)
        dialog.purposes[purpose].click()
        identity = own_identity(other.services.shelf)
        assert identity is not None
        dialog.to.boxes[identity.card.fingerprint].click()
        dialog.write(path)
        assert dialog.written == path, dialog.told.text.text()
        assert self.window.editor is not None
        self.window.editor.show_sent()
        return path

    def close(self) -> None:
        self.window.close()
        assert self.services.vault is not None
        self.services.vault.close()


@pytest.fixture
def desks(
    tmp_path: Path, rulebook: Rulebook, look: Look, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Desk, Desk]]:
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path / "home"))
    made = tuple(Desk(name, tmp_path, rulebook, look) for name in ("Ada Morel", "Ines Falk"))
    press(monkeypatch, AcceptDialog, lambda dialog: dialog.compared.click())
    press(monkeypatch, ReceiveDialog, lambda dialog: dialog.take.click())
    made[0].meet(made[1])
    made[1].meet(made[0])
    yield made[0], made[1]
    for one in made:
        one.close()


def press(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], act: Callable[..., object]) -> None:
    def answer(dialog: QDialog) -> int:
        act(dialog)
        return dialog.result()

    monkeypatch.setattr(kind, "exec", answer)


def return_it(dialog: DecideDialog) -> None:
    dialog.choice.set_value(Decision.RETURNED.value)
    dialog._allow()
    dialog.boxes["facts"].setChecked(True)
    dialog.accept()


@pytest.mark.slow
def test_there_and_back(
    desks: tuple[Desk, Desk], example: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafter, reviewer = desks
    drafter.window._show(drafter.services.new_session(example))
    drafter.window.save()
    assert drafter.window.editor is not None
    drafter.window.editor.review()
    drafter.window.editor.aside.review.four_eyes.click()
    assert not drafter.session.ready, "a second person is to approve"
    first = drafter.send(reviewer, tmp_path / "1.mlar", Purpose.REVIEW)

    assert reviewer.window.take_in(first)
    assert reviewer.window.editor is not None
    assert reviewer.session.draft == example
    tab = reviewer.window.editor.aside.review
    tab.show_field(SUMMARY)
    tab.comment()
    assert tab.form is not None
    assert tab.form.fold is not None
    assert tab.form.editor is not None
    tab.form.fold.open()
    tab.form.editor.input.focusProxy().setPlainText("Another summary.")  # type: ignore[attr-defined]
    QApplication.processEvents()
    tab.form.area.setPlainText("Say when.")
    tab.form.take.click()
    press(monkeypatch, DecideDialog, return_it)
    tab.buttons["decide"].click()
    back = reviewer.send(drafter, tmp_path / "2.mlar", Purpose.REVIEWED)

    assert drafter.window.take_in(back)
    tab = drafter.window.editor.aside.review
    assert tab.isVisible(), "what was said is shown at once"
    (round,) = drafter.session.review.rounds
    assert (round.decision, round.reasons) == (Decision.RETURNED, ("facts",))
    tab.cards["c1"].buttons["answer"].click()
    form = tab.cards["c1"].form
    assert form is not None
    form.area.setPlainText("Done.")
    form.take.click()
    tab.cards["c1"].buttons["accept"].click()
    assert drafter.session.draft.get(SUMMARY) == "Another summary."
    again = drafter.send(reviewer, tmp_path / "3.mlar", Purpose.REVIEW)

    assert reviewer.window.take_in(again)
    assert reviewer.session.draft.get(SUMMARY) == "Another summary."
    assert reviewer.session.review.comments[0].standing is Standing.ACCEPTED
    tab = reviewer.window.editor.aside.review
    tab.buttons["approve"].click()
    last = reviewer.send(drafter, tmp_path / "4.mlar", Purpose.REVIEWED)

    assert drafter.window.take_in(last)
    identity = own_identity(reviewer.services.shelf)
    assert identity is not None
    assert [one.key for one in drafter.session.review.approvals] == [identity.card.fingerprint]
    assert drafter.session.ready
