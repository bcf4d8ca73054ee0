"""The translation workbench, opened from the export page and by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mla_writer.gui.export_language import LanguageCard
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Label
from mla_writer.gui.workbench import ALL, OPEN, WARNED, Workbench, open_workbench
from mla_writer.model.translation import Standing
from mla_writer.session import Session
from mla_writer.session.translations import translate

Show = Callable[[QWidget], QWidget]
TITLE = "common.case.title"
FUNCTION = "common.authorities.requesting_authority.function"


@pytest.fixture
def bench(services: Services, session: Session, shown: Show) -> Workbench:
    made = Workbench(session, services, "en")
    shown(made)
    return made


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def kept(session: Session, path: str, language: str = "en") -> dict[str, str]:
    return dict(session.draft.translations[language].get(path) or {})


def write(bench: Workbench, text: str) -> None:
    bench.panel.area.setPlainText(text)
    bench.panel.rested.emit()


def test_every_passage_is_listed_with_its_standing(bench: Workbench) -> None:
    assert len(bench.list.paths()) == 79
    assert bench.counts.text() == "79 passages · not checked: 79"
    assert bench.bar.value() == bench.bar.maximum() == 79


def test_what_is_typed_is_kept_and_compared(bench: Workbench, session: Session) -> None:
    bench.list.choose(TITLE)
    write(bench, "Proceedings against Meridian Trade Ltd")
    assert kept(session, TITLE)["text"] == "Proceedings against Meridian Trade Ltd"
    assert "The name “Étienne Marlot” is not found" in texts(bench.panel)
    bench.filter.set_value(WARNED)
    bench.filter.chosen.emit(WARNED)
    assert bench.list.paths() == [TITLE]


def test_a_check_is_by_a_name_and_withdrawn_by_editing(bench: Workbench, session: Session) -> None:
    bench.list.choose(TITLE)
    assert not bench.panel.check.isEnabled()
    bench.panel.name.setText("A. Moreau")
    bench.panel.check.click()
    assert (kept(session, TITLE)["by"], kept(session, TITLE)["on"]) == ("A. Moreau", "2026-11-21")
    assert bench.panel.tag.text() == "checked"
    assert "Checked by A. Moreau on" in bench.panel.state.text()
    write(bench, bench.panel.area.toPlainText() + ".")
    assert bench.panel.tag.text() == "not checked"
    bench.list.choose(FUNCTION)
    assert bench.panel.name.text() == "A. Moreau"


def test_next_open_passes_over_what_is_checked(bench: Workbench, session: Session) -> None:
    first, second, third = bench.list.paths()[:3]
    bench.panel.name.setText("A. Moreau")
    bench.list.choose(second)
    bench.panel.check.click()
    bench.list.choose(first)
    QTest.keyClick(bench, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.list.currentItem().data(0, int(Qt.ItemDataRole.UserRole)) == third
    bench.filter.set_value(OPEN)
    bench.filter.chosen.emit(OPEN)
    assert second not in bench.list.paths()


def test_undo_takes_the_last_translation_back(bench: Workbench, session: Session) -> None:
    bench.list.choose(TITLE)
    before = bench.panel.area.toPlainText()
    write(bench, "Something else")
    bench.undo()
    assert bench.panel.area.toPlainText() == before == kept(session, TITLE)["text"]
    bench.redo()
    assert bench.panel.area.toPlainText() == "Something else"


def test_what_the_original_was_is_shown(services: Services, session: Session, shown: Show) -> None:
    old = session.draft.get(TITLE)
    session.answer(TITLE, "Autre intitulé")
    bench = Workbench(session, services, "en")
    shown(bench)
    bench.list.choose(TITLE)
    assert bench.panel.tag.text() == "outdated"
    assert bench.panel.before.text() == f"Before it read: {old}"


def test_another_translation_of_the_same_original_is_taken_over(
    services: Services, session: Session, shown: Show
) -> None:
    wanted = kept(session, FUNCTION)["text"]
    translate(session, "en", FUNCTION, "")
    bench = Workbench(session, services, "en")
    shown(bench)
    bench.list.choose(FUNCTION)
    assert bench.panel.same.isVisibleTo(bench)
    bench.panel.same.click()
    assert kept(session, FUNCTION)["text"] == wanted
    assert not bench.panel.same.isVisibleTo(bench)


def test_each_text_has_the_direction_of_its_language(
    services: Services, session: Session, shown: Show
) -> None:
    bench = Workbench(session, services, "ar")
    shown(bench)
    option = bench.panel.area.document().defaultTextOption()
    assert option.textDirection() is Qt.LayoutDirection.RightToLeft
    assert bench.panel.segments.itemAt(0).widget().layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert "missing: 79" in bench.counts.text()


def test_terms_of_the_glossary_stand_beside_the_passage(bench: Workbench) -> None:
    bench.list.choose("common.authorities.central_requesting.function")
    assert "Autorité centrale: central authority" in texts(bench.panel)


def test_changing_the_language_looks_anew(bench: Workbench) -> None:
    bench.show_language("zh")
    assert bench.language == "zh"
    assert "missing: 79" in bench.counts.text()


def test_an_empty_draft_says_so(services: Services, empty: Session, shown: Show) -> None:
    bench = Workbench(empty, services)
    shown(bench)
    assert bench.filter.value() == ALL
    assert "There is nothing to show here." in texts(bench)


def test_the_export_page_tells_the_standing_and_opens_it(
    services: Services, session: Session, shown: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mla_writer.gui.export_language import Standing as Open

    monkeypatch.setattr(services, "compose", lambda case, code: Open())
    card = LanguageCard(session, services, "en")
    shown(card)
    card.refresh(True)
    assert card.standing.text().startswith("Free text · not checked: 79\nLet a second person check")
    closed: list[bool] = []
    card.translated.connect(lambda: closed.append(True))
    card.translate.click()
    (opened,) = card.window().findChildren(Workbench)
    assert (opened.isVisible(), opened.language) == (True, "en")
    opened.panel.name.setText("A. Moreau")
    opened.accept()
    assert closed == [True]
    again = open_workbench(card, services, session, lambda: None, "es")
    assert again is opened
    assert (again.language, again.panel.name.text()) == ("es", "A. Moreau")
    again.accept()


def test_the_original_language_has_nothing_to_translate(
    services: Services, session: Session, shown: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mla_writer.gui.export_language import Standing as Open

    monkeypatch.setattr(services, "compose", lambda case, code: Open())
    card = LanguageCard(session, services, "fr")
    shown(card)
    card.refresh(True)
    assert not card.translate.isVisible()


def test_every_standing_has_its_sign_and_word() -> None:
    from mla_writer.gui.workbench_words import SIGNS, STANDING_TONES
    from mla_writer.translating.review import STANDINGS

    assert set(SIGNS) == set(STANDING_TONES) == set(STANDINGS) == set(Standing)
    assert len(set(SIGNS.values())) == len(SIGNS)
