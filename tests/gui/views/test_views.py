"""The views: choosing measures, legal bases, the check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.gui.services import Services
from mla_writer.gui.views import VIEWS, make_view
from mla_writer.gui.views.check import CheckView
from mla_writer.gui.views.chooser import ChooserView
from mla_writer.gui.views.finding_card import FindingCard
from mla_writer.gui.views.kind_offers import hindrance
from mla_writer.gui.views.known_of_state import KnownOfState
from mla_writer.gui.views.legal_bases import PRIMARY, TREATIES, LegalBasesView
from mla_writer.gui.widgets import Label, Segmented
from mla_writer.gui.wording import fact_source
from mla_writer.model.countries import Fact
from mla_writer.model.draft import Draft
from mla_writer.model.errors import UnknownName
from mla_writer.model.packs import Pack
from mla_writer.model.rulebook import Rulebook
from mla_writer.session import Session


def test_every_view_that_a_page_names_exists(rulebook: Rulebook) -> None:
    named = {page.view for section in rulebook.sections for page in section.pages if page.view}
    assert named <= set(VIEWS)


def test_a_view_that_does_not_exist_is_refused(empty: Session, services: Services) -> None:
    with pytest.raises(UnknownName):
        make_view("gallery", empty, services)


# Choosing


def test_a_press_on_a_kind_adds_a_measure(empty: Session, services: Services) -> None:
    view = ChooserView(empty, services)
    view.refresh()
    cards = {kind: card for family in view.families for kind, card in family.cards.items()}
    cards["bank_records"].click()
    view.refresh()
    assert empty.draft.kinds == ("bank_records",)
    assert not view.chosen.isHidden()


def test_kinds_that_are_not_drafted_are_named_but_cannot_be_chosen(
    empty: Session, services: Services, rulebook: Rulebook
) -> None:
    view = ChooserView(empty, services)
    offered = {kind for family in view.families for kind in family.cards}
    later = {kind for family in view.families for kind in family.later}
    assert offered == {kind.id for kind in rulebook.kinds.values() if kind.drafted}
    assert later == set(rulebook.kinds) - offered


def test_a_search_finds_what_a_person_needs(empty: Session, services: Services) -> None:
    view = ChooserView(empty, services)
    view.search.setText("bank ACCOUNTS")
    found = {kind for family in view.families for kind, card in family.cards.items() if not card.isHidden()}
    assert "bank_records" in found
    assert "service" not in found
    view.search.setText("zzz")
    assert not view.nothing.isHidden()


def test_what_needs_a_request_of_its_own_cannot_be_added(session: Session, rulebook: Rulebook) -> None:
    assert hindrance(session, rulebook.kinds["testimony"]) is None
    assert hindrance(session, rulebook.kinds["ee_preservation"]) is not None


# Legal bases


@pytest.fixture
def states(services: Services, example: Draft) -> Session:
    return services.new_session(example.drop(TREATIES).drop(PRIMARY))


def test_what_must_have_been_extended_says_to_whom(states: Session, services: Services) -> None:
    states.answer("common.authorities.requested_state", "HK")
    view = LegalBasesView(states, services)
    view.refresh()
    bases = {basis.instrument.id: basis for basis in view._bases()}
    # The offences of the example fall under UNTOC, not under the convention on drugs.
    for id, also_if in (("untoc", False), ("vienna1988", True)):
        card = view._card(bases[id])
        told = [label.text() for label in card.findChildren(Label)]
        assert any("extended to: Hong Kong" in text for text in told)
        assert ("Available if the offence falls under it" in told) is also_if
    view.use(bases["untoc"])
    assert "in_force" not in view._entries()[0]


def test_one_press_puts_an_instrument_among_the_bases(states: Session, services: Services) -> None:
    view = LegalBasesView(states, services)
    view.refresh()
    basis = next(basis for basis in view._bases() if basis.instrument.id == "coe-ets30")
    view.use(basis)
    entry = states.draft.get(f"{TREATIES}[0]")
    assert (entry["treaty"], entry["in_force"]) == ("coe-ets30", basis.in_force_since)
    assert entry["articles"]
    assert states.draft.get(PRIMARY) == "coe-ets30"
    view.take_out("coe-ets30")
    assert states.draft.get(PRIMARY) is None
    assert not states.draft.get(TREATIES)


def test_an_unknown_date_is_never_invented(states: Session, services: Services) -> None:
    view = LegalBasesView(states, services)
    basis = next(basis for basis in view._bases() if basis.date_unknown)
    view.use(basis)
    assert "in_force" not in states.draft.get(f"{TREATIES}[0]")


def test_without_states_nothing_is_proposed(empty: Session, services: Services) -> None:
    view = LegalBasesView(empty, services)
    wanted: list[str] = []
    view.wanted.connect(wanted.append)
    view.refresh()
    assert view._bases() == ()
    assert not view.missing.isHidden()
    view._to_states()
    assert wanted == ["common.authorities.requesting_state"]


# Check


def _cards(view: CheckView) -> list[FindingCard]:
    return [card for card in view.findChildren(FindingCard) if not card.isHidden()]


def test_every_finding_has_a_card(empty: Session, services: Services) -> None:
    view = CheckView(empty, services)
    view.refresh()
    assert [card.finding for card in _cards(view)] == list(empty.findings)
    assert str(sum(finding.withholds for finding in empty.findings)) in view.title()


def test_a_finding_leads_to_its_field(empty: Session, services: Services) -> None:
    view = CheckView(empty, services)
    wanted: list[str] = []
    view.wanted.connect(wanted.append)
    view.refresh()
    card = _cards(view)[0]
    card.wanted.emit(card.finding.field)
    assert wanted == [empty.findings[0].field]


def test_a_finding_is_set_aside_with_reason_and_officer_and_counts_again(
    empty: Session, services: Services
) -> None:
    view = CheckView(empty, services)
    view.refresh()
    card = next(card for card in _cards(view) if card.finding.overridable and not card.finding.question)
    card._override("Agreed by telephone", "A. Example")
    empty.settle()
    view.refresh()
    (override,) = empty.draft.overrides
    assert (override.reason, override.officer, override.on) == (
        "Agreed by telephone",
        "A. Example",
        "2026-11-21",
    )
    assert view.set_aside.isVisibleTo(view)
    aside = next(card for card in _cards(view) if card.finding.override is not None)
    aside._withdraw(override)
    assert empty.draft.overrides == ()


def test_a_question_is_answered_with_yes_or_no(session: Session, services: Services) -> None:
    for override in session.draft.overrides:
        session.withdraw_override(override)
    for check in session.draft.confirmations:
        session.confirm(check, "")
    session.settle()
    view = CheckView(session, services)
    view.refresh()
    card = next(card for card in _cards(view) if card.finding.question)
    answers = card.findChild(Segmented)
    assert answers is not None
    answers.chosen.emit("yes")
    assert session.draft.confirmations[card.finding.check] == "yes"


def test_passed_and_not_applicable_checks_are_counted(session: Session, services: Services) -> None:
    view = CheckView(session, services)
    applying, others = session.tally()
    assert applying + others == sum(
        bool(one.when or one.mode == "confirm") for one in session.rulebook.checks.values()
    )
    assert str(others) in view.summary()


def test_a_finding_shows_the_facts_on_which_it_rests_and_what_limits_them(
    session: Session, services: Services
) -> None:
    finding = next(one for one in session.findings if one.facts)
    card = FindingCard(session, services, finding)
    shown = [label.text() for label in card.findChildren(Label)]
    assert {services.say(note) for note in finding.notes} <= set(shown)
    source = services.rulebook.sources[finding.facts[0].source].title
    assert [text for text in shown if text.startswith(source)] == [fact_source(services, finding.facts[0])]


def test_a_fact_names_the_pack_that_says_it(services: Services) -> None:
    pack = Pack("ministry", "Ministry of Justice", "Ministry", "1", "2026-01-01")
    services.rulebook = replace(services.rulebook, packs=(pack,))
    fact = Fact("transmission.copies", 2, "", "2026-01-01", said_by="ministry")
    block = KnownOfState(services, (fact, replace(fact, value=3)))
    shown = [label.text() for label in block.findChildren(Label)]
    origin = f"{fact_source(services, fact)} · says the pack “Ministry of Justice”"
    assert shown == ["Paper copies: 2", "Paper copies: 3", origin]
