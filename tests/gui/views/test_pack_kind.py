"""A kind of request that a pack brings is offered, searched and asked like any other, in its language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mla_writer.gui.services import Services
from mla_writer.model.packs import PackContent
from mla_writer.packs.archive import read_folder
from mla_writer.packs.contents import checked
from mla_writer.rulebook.laying import laid
from mla_writer.session import Session
from mla_writer.settings import Settings

pytestmark = [pytest.mark.slow, pytest.mark.gui]
EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "examples" / "pack-aldovia"
KIND = "xa_seal_register"


def content() -> PackContent:
    return checked(read_folder(EXAMPLE))


def test_from_the_chooser_to_the_letter(services: Services, empty: Session) -> None:
    from mla_writer.gui.views.chooser import ChooserView
    from mla_writer.gui.widgets import Label

    french = Services(laid([content()]), Settings(interface_language="fr", theme="light"), services.now)
    session = french.new_session(replace(empty.draft, languages=("fr",)))
    view = ChooserView(session, french)
    view.refresh()
    cards = {kind: card for family in view.families for kind, card in family.cards.items()}
    said = " ".join(label.text() for label in cards[KIND].findChildren(Label))
    assert "Consultation d'un registre des sceaux" in f"{said} {cards[KIND].text()}".replace("’", "'")
    cards[KIND].click()
    assert session.draft.kinds == (KIND,)
    for field, value in (("register", "Narva"), ("volume", "14/1998"), ("certified", False)):
        session.answer(f"measures[0].answers.{field}", value)
    assert [page.measure for page in session.journey.pages if page.measure is not None] == [0]
    text = french.write(french.compose(session.printed_case, "fr"), "text").decode()
    assert "De simples copies des inscriptions suffisent." in text
