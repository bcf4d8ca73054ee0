from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.aside import FINDINGS, STATE, Aside
from mla_writer.gui.asked import question_of
from mla_writer.gui.between import BetweenDialog
from mla_writer.gui.gradual import GradualColumn
from mla_writer.gui.services import Services
from mla_writer.gui.state_facts import broken
from mla_writer.gui.widgets import CardButton, Fold, Label, LinkButton
from mla_writer.model.declarations import Field
from mla_writer.session import Session


def texts(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    while isinstance(widget, GradualColumn) and not widget.is_complete:
        QApplication.processEvents()
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


def top(aside: Aside, text: str) -> int:
    """How far down in the sheet of the State ``text`` stands."""
    found = next(label for label in aside.state.findChildren(Label) if label.text() == text)
    return found.mapTo(aside.state.inner, QPoint()).y()


@pytest.fixture
def make(services: Services, shown: Callable[[QWidget], QWidget]) -> Callable[[Session], Aside]:
    def made(session: Session) -> Aside:
        aside = Aside(services)
        shown(aside)
        aside.show_session(session)
        return aside

    return made


def test_guidance_says_how_why_and_by_what_law(make: Callable[[Session], Aside], session: Session) -> None:
    aside = make(session)
    session.go_to_field("common.facts.summary")
    aside.show_field("common.facts.summary")
    field: Field = session.rulebook.field("facts.summary")
    assert {field.label, field.guidance, field.defect, field.provenance.source} <= set(texts(aside.guidance))


def test_guidance_goes_when_the_page_is_left(make: Callable[[Session], Aside], session: Session) -> None:
    aside = make(session)
    session.go_to_field("common.facts.summary")
    aside.show_field("common.facts.summary")
    session.go_to_field("common.case.stage")
    aside.refresh()
    assert session.rulebook.field("facts.summary").label not in texts(aside.guidance)


def test_a_measure_says_what_its_request_must_contain(
    make: Callable[[Session], Aside], session: Session
) -> None:
    session.go_to_field("measures[0].answers.accounts")
    aside = make(session)
    kind = session.rulebook.kind(session.draft.measures[0].kind)
    assert {one.content for one in kind.mandatory_contents} <= set(texts(aside.guidance))


@pytest.mark.slow
def test_the_sheet_shows_every_fact_and_every_source(
    make: Callable[[Session], Aside], session: Session, services: Services
) -> None:
    aside = make(session)
    aside.tabs.setCurrentIndex(STATE)
    country, rulebook = services.rulebook.countries["CH"], services.rulebook
    texts(aside.state)
    for fold in aside.state.findChildren(Fold):
        fold.open()
    said = "\n".join(texts(aside.state))
    assert all(rulebook.topics[topic].label in said for topic in country.facts)
    assert all(rulebook.sources[fact.source].title in said for fact in country.facts.values() if fact.source)


def test_what_matters_comes_first_and_the_rest_is_folded(
    make: Callable[[Session], Aside], session: Session
) -> None:
    aside = make(session)
    aside.tabs.setCurrentIndex(STATE)
    said = texts(aside.state)
    wanted = ["What matters for this request", "Languages accepted", "What else is known", "Sources"]
    assert sorted(wanted, key=lambda text: top(aside, text)) == wanted
    assert "Political offences" not in said
    assert "[1] as of 1\u00a0January 2013, 13 years old" in said


@pytest.mark.slow
def test_an_answer_brings_a_fact_to_the_fore_and_keeps_the_others(
    make: Callable[[Session], Aside], session: Session
) -> None:
    aside = make(session)
    aside.tabs.setCurrentIndex(STATE)
    texts(aside.state)
    kept = [label for label in aside.state.findChildren(Label) if label.text() == "Languages accepted"]
    session.answer("common.offences.political", True)
    aside.refresh()
    texts(aside.state)
    assert top(aside, "Political offences") < top(aside, "What else is known")
    assert [one for one in aside.state.findChildren(Label) if one.text() == "Languages accepted"] == kept


@pytest.mark.slow
def test_a_treaty_relied_on_is_said_to_prevail(make: Callable[[Session], Aside], session: Session) -> None:
    aside = make(session)
    aside.tabs.setCurrentIndex(STATE)
    said = texts(aside.state)
    assert "A treaty in force prevails" in said
    assert any(text.startswith("ETS 30, declaration of Switzerland: Art. 16(2)") for text in said)


def test_what_is_unknown_is_said(make: Callable[[Session], Aside], session: Session) -> None:
    aside = make(session)
    aside.tabs.setCurrentIndex(STATE)
    said = "\n".join(texts(aside.state))
    assert "Unknown for this request" in said
    assert "ask the central authority" in said
    assert session.rulebook.topics["transmission.electronic"].label in said


@pytest.mark.slow
def test_one_page_is_written(
    make: Callable[[Session], Aside],
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "page.pdf"
    monkeypatch.setattr("mla_writer.gui.aside_state.choose_file", lambda *_, **__: target)
    aside = make(session)
    aside.tabs.setCurrentIndex(STATE)
    aside.state.print.click()
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert {"Page written", str(target)} <= set(texts(aside.state))


@pytest.mark.slow
def test_nothing_is_written_when_no_file_is_chosen(
    make: Callable[[Session], Aside], session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mla_writer.gui.aside_state.choose_file", lambda *_, **__: None)
    aside = make(session)
    aside.tabs.setCurrentIndex(STATE)
    aside.state.print.click()
    assert "Page written" not in texts(aside.state)
    assert aside.state.print.isEnabled()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short words stay", "short words stay"),
        ("unit@ministry.example", "unit@\nministry.\nexample"),
        ("abcdefghijklmnop", "abcdefghij\nklmnop"),
    ],
)
def test_long_words_are_broken_at_their_signs(text: str, shown: str) -> None:
    assert broken(text, 10) == shown


@pytest.mark.parametrize(
    ("state", "words"), [("", "No State chosen yet"), ("XA", "Nothing is known of this State.")]
)
def test_no_state_and_no_facts_are_said(
    make: Callable[[Session], Aside], empty: Session, state: str, words: str
) -> None:
    empty.answer("common.authorities.requested_state", state)
    aside = make(empty)
    aside.tabs.setCurrentIndex(STATE)
    assert words in texts(aside.state)


def test_tabs_name_the_state_and_count_findings(make: Callable[[Session], Aside], session: Session) -> None:
    aside = make(session)
    assert aside.tabs.tabText(STATE) == "Switzerland"
    standing = [finding for finding in session.findings if finding.override is None]
    assert aside.tabs.tabText(FINDINGS) == f"Findings {len(standing)}"


def test_a_finding_leads_to_its_field(make: Callable[[Session], Aside], session: Session) -> None:
    session.answer("common.facts.summary", "")
    session.settle()
    aside = make(session)
    aside.tabs.setCurrentIndex(FINDINGS)
    told: list[str] = []
    aside.wanted.connect(told.append)
    aside.findings.findChildren(CardButton)[0].click()
    assert told == [session.findings[0].field]


def test_the_sheet_leads_to_the_law_between_the_two_and_to_facts_of_ones_own(
    make: Callable[[Session], Aside], session: Session
) -> None:
    aside = make(session)
    wanted: list[str] = []
    aside.state.facts_wanted.connect(wanted.append)
    aside.tabs.setCurrentIndex(STATE)
    texts(aside.state)
    links = {link.text(): link for link in aside.state.findChildren(LinkButton)}
    links["Enter what you know better"].click()
    assert wanted == [session.case.requested_state]
    links["See the law between the two States"].click()
    opened = aside.findChild(BetweenDialog)
    assert isinstance(opened, BetweenDialog)
    assert opened.asked == question_of(session)
    opened.close()


@pytest.mark.parametrize(("width", "name"), [(900, False), (120, True)])
def test_where_there_is_no_room_the_name_of_the_state_gives_way(
    make: Callable[[Session], Aside], session: Session, width: int, name: bool
) -> None:
    aside = make(session)
    aside.setMinimumWidth(0)
    aside.resize(width, 600)
    QApplication.processEvents()
    assert (aside.tabs.tabText(STATE) == "The State") is name
    assert aside.tabs.tabText(FINDINGS).startswith("Findings") is not name
    assert "Findings" in aside.tabs.tabToolTip(FINDINGS)
