"""The languages that the requested State accepts, as the wizard proposes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.gui.export import ExportView
from mla_writer.gui.language_proposal import LanguageProposal
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Label
from mla_writer.model.accepted import ORIGINAL, TARGET
from mla_writer.model.draft import Draft
from mla_writer.session import Session

Show = Callable[[QWidget], QWidget]


def asked(example: Draft, state: str, treaty: str, target: str | None, *languages: str) -> Draft:
    draft = replace(example, languages=languages).put("common.authorities.requested_state", state)
    draft = draft.put("common.legal_basis.treaties", [{"treaty": treaty}])
    return draft.put(ORIGINAL, languages[0]).put(TARGET, target)


@pytest.fixture
def proposal(services: Services, example: Draft) -> Callable[..., LanguageProposal]:
    def make(*about: str, exporting: bool = False) -> LanguageProposal:
        session = services.new_session(asked(example, *about))
        made = LanguageProposal(session, services, exporting=exporting)
        made.refresh()
        return made

    return make


@pytest.mark.parametrize(
    ("about", "tone", "offered"),
    [
        (("BR", "untoc", "", "fr"), "accent", ["Use Portuguese"]),
        (("CH", "coe-ets30", "en", "en"), "accent", ["Use French"]),
        (("LU", "coe-ets30", "", "en"), "accent", ["Use English", "Use French"]),
        (("MK", "untoc", "", "fr"), "accent", ["Use English"]),
        (("JP", "untoc", "", "fr"), "accent", ["Use Japanese"]),
        (("BR", "untoc", "pt", "fr", "pt"), "done", []),
        (("JP", "untoc", "ja", "fr"), "done", []),
        (("IQ", "untoc", "", "fr"), "neutral", []),
    ],
)
def test_what_is_offered(
    proposal: Callable[..., LanguageProposal], about: tuple[str, ...], tone: str, offered: list[str]
) -> None:
    shown = proposal(*about)
    assert shown.notice.property("tone") == tone
    assert [button.text() for button in shown.buttons] == offered


def test_one_press_takes_it_over_and_one_step_takes_it_back(
    proposal: Callable[..., LanguageProposal],
) -> None:
    shown = proposal("BR", "untoc", "", "fr")
    before, told = shown.session.draft, list[bool]()
    shown.changed.connect(lambda: told.append(True))
    shown.buttons[0].click()
    assert (shown.session.draft.get(TARGET), shown.session.draft.languages) == ("pt", ("fr", "pt"))
    assert told
    assert not shown.buttons
    shown.session.undo()
    shown.refresh()
    assert shown.session.draft == before
    assert len(shown.buttons) == 1


@pytest.mark.parametrize(
    ("about", "source"),
    [
        (("CH", "coe-ets30", "", "fr"), "checked 21 November 2026"),
        (("CH", "coe-ets30", "", "fr"), "ETS 30, declaration of Switzerland"),
        (("JP", "untoc", "", "fr"), "general knowledge, verify"),
        (("CN", "untoc", "", "fr"), "as of 26 October 2018"),
    ],
)
def test_source_and_age_are_shown(
    proposal: Callable[..., LanguageProposal], about: tuple[str, ...], source: str
) -> None:
    shown = proposal(*about)
    assert any(source in " ".join(label.text().split()) for label in shown.findChildren(Label))


@pytest.mark.parametrize(
    ("about", "hidden", "tone"),
    [
        (("BR", "untoc", "pt", "fr", "pt"), True, None),
        (("IQ", "untoc", "fr", "fr"), True, None),
        (("BR", "untoc", "pt", "fr"), False, "warning"),
        (("JP", "untoc", "ja", "fr"), False, "warning"),
    ],
)
def test_before_exporting_only_what_lacks_is_told(
    proposal: Callable[..., LanguageProposal], about: tuple[str, ...], hidden: bool, tone: str | None
) -> None:
    shown = proposal(*about, exporting=True)
    assert shown.isHidden() is hidden
    assert tone is None or shown.notice.property("tone") == tone


@pytest.mark.slow
def test_nothing_keeps_a_person_from_exporting(
    services: Services, example: Draft, shown: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*about: object) -> None:
        """Nothing is composed."""

    monkeypatch.setattr(services.runner, "run", nothing)
    view = ExportView(services.new_session(asked(example, "BR", "untoc", "pt", "fr")), services)
    shown(view)
    view.refresh()
    assert view.write.text() == "Export anyway"
    assert view.write.isEnabled()
    view.accepted.buttons[0].click()
    view.refresh()
    assert view.write.text() == "Export"


def test_the_page_goes_to_its_first_question(services: Services, session: Session) -> None:
    page = next(one for one in session.journey.pages if one.page.view == "languages")
    assert [asked.path for asked in page.fields][:2] == [ORIGINAL, TARGET]
