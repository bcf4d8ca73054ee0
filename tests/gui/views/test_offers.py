"""Views that offer: assurances, grounds of refusal, other ways, the matrix, what may follow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from mla_writer.gui.follow_up_menu import FollowUpMenu
from mla_writer.gui.services import Services
from mla_writer.gui.views.chooser import ChooserView
from mla_writer.gui.views.grounds import GroundsView
from mla_writer.gui.views.matrix import MatrixView
from mla_writer.gui.views.undertakings import UndertakingsView
from mla_writer.gui.widgets import Card, Label, Notice
from mla_writer.model.draft import Draft
from mla_writer.model.safeguards import GIVEN
from mla_writer.session import Session

STATES = ("common.authorities.requesting_state", "common.authorities.requested_state")


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label)]


# The matrix


def test_a_tick_joins_a_measure_with_what_it_serves(session: Session, services: Services) -> None:
    view = MatrixView(session, services)
    view.refresh()
    box = view.boxes["facts", "f2", "m1"]
    assert not box.isChecked()
    box.click()
    assert session.draft.measures[0].serves["facts"] == ("f2",)
    box.click()
    assert "facts" not in session.draft.measures[0].serves
    session.undo()
    view.refresh()
    assert box.isChecked()


def test_every_box_says_what_it_joins(session: Session, services: Services) -> None:
    view = MatrixView(session, services)
    view.refresh()
    assert all(" serves: " in box.accessibleName() for box in view.boxes.values())


def test_what_serves_nothing_is_told(session: Session, services: Services) -> None:
    view = MatrixView(session, services)
    view.refresh()
    assert view.notice.isHidden()
    session.add_measure("service")
    view.refresh()
    assert "Service" in view.notice.title.text()


def test_an_empty_draft_says_what_is_needed_first(empty: Session, services: Services) -> None:
    view = MatrixView(empty, services)
    view.refresh()
    assert "Nothing to join yet." in view.notice.title.text()
    assert view.boxes == {}


# Assurances


def press(view: QWidget, words: str, near: str) -> None:
    cards = [card for card in view.findChildren(Card) if any(near in text for text in texts(card))]
    buttons = [one for card in cards for one in card.findChildren(QPushButton) if one.text() == words]
    buttons[0].click()


def test_an_assurance_is_given_by_a_press_and_taken_back(empty: Session, services: Services) -> None:
    empty.add_measure("bank_records")
    view = UndertakingsView(empty, services)
    view.refresh()
    assert empty.draft.get(GIVEN) is None
    press(view, "Give this assurance", "speciality")
    assert empty.draft.get(GIVEN) == ["use_limitation"]
    view.refresh()
    press(view, "Take it back", "speciality")
    assert not empty.draft.get(GIVEN)


def test_each_assurance_shows_its_source_and_its_day(session: Session, services: Services) -> None:
    view = UndertakingsView(session, services)
    view.refresh()
    cards = view.findChildren(Card)
    assert cards
    assert all(any("November 2026" in text for text in texts(card)) for card in cards)


# Grounds of refusal


def test_a_ground_leads_to_the_answers_that_meet_it(session: Session, services: Services) -> None:
    view = GroundsView(session, services)
    wanted: list[str] = []
    view.wanted.connect(wanted.append)
    view.refresh()
    card = next(one for one in view.findChildren(Card) if "Absence of dual criminality" in texts(one))
    card.findChildren(QPushButton)[0].click()
    assert wanted == ["common.offences.dual_criminality_statement"]


# Other ways


def test_the_european_order_stops_a_letter(session: Session, services: Services) -> None:
    view = ChooserView(session, services)
    view.refresh()
    assert view.ways.compulsory.count() == 0
    session.answer(STATES[1], "DE")
    session.settle()
    view.refresh()
    (notice,) = [one for one in view.ways.findChildren(Notice) if one.parent() is not None]
    assert "European Investigation Order" in notice.title.text()


# Following up


def test_a_request_that_follows_begins_as_a_new_draft(session: Session, services: Services) -> None:
    begun: list[Draft] = []
    menu = FollowUpMenu(services, session, begun.append)
    actions = [action for action in menu.actions() if action.isEnabled()]
    assert actions
    actions[0].trigger()
    assert begun[0].id != session.draft.id
    assert begun[0].get(STATES[1]) == "CH"


def test_nothing_follows_an_empty_request(empty: Session, services: Services) -> None:
    menu = FollowUpMenu(services, empty, lambda _: None)
    (action,) = menu.actions()
    assert not action.isEnabled()


def test_a_known_difficulty_is_told_at_its_field(services: Services, shown: Callable[..., QWidget]) -> None:
    from mla_writer.gui.aside_guidance import GuidanceTab

    tip = services.rulebook.tips[0]
    kind, _, field = tip.fields[0].partition(".")
    session = services.new_session(Draft("d1"))
    session.add_measure(kind)
    tab = GuidanceTab(services)
    tab.show_session(session)
    tab._path = f"measures[0].answers.{field}"
    assert any(tip.solution in text for part in tab._tips() for text in texts(part))
