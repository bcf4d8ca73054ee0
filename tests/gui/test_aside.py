from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.aside import FINDINGS, STATE, Aside
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import CardButton, Label
from mla_writer.model.declarations import Field
from mla_writer.session import Session


def texts(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


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


def test_the_sheet_shows_every_fact_and_every_source(
    make: Callable[[Session], Aside], session: Session, services: Services
) -> None:
    aside = make(session)
    aside.tabs.setCurrentIndex(STATE)
    country, rulebook = services.rulebook.countries["CH"], services.rulebook
    said = "\n".join(texts(aside.state))
    assert all(rulebook.topics[topic].label in said for topic in country.facts)
    assert all(rulebook.sources[fact.source].title in said for fact in country.facts.values() if fact.source)


def test_what_is_unknown_is_said(make: Callable[[Session], Aside], session: Session) -> None:
    aside = make(session)
    aside.tabs.setCurrentIndex(STATE)
    rulebook = session.rulebook
    missing = next(id for id in rulebook.topics if id not in rulebook.countries["CH"].facts and "." in id)
    assert "Not known" in texts(aside.state)
    assert rulebook.topics[missing].label in "\n".join(texts(aside.state))


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
