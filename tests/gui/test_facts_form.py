"""Facts of one's own in the window: entered, refused, marked unknown, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer.gui.facts_form import FactsForm
from mla_writer.gui.facts_form_fact import FactPanel, read_period
from mla_writer.gui.facts_form_treaty import TreatyPanel
from mla_writer.gui.facts_form_value import CodesInput, value_input
from mla_writer.gui.facts_rows import lines
from mla_writer.gui.facts_tree import NEW_TREATY
from mla_writer.gui.services import Services
from mla_writer.packs import own
from mla_writer.packs.own_facts import OwnFacts

LANGUAGES = "languages.accepted"


@pytest.fixture
def form(services: Services, shown: Callable[[QWidget], QWidget]) -> FactsForm:
    made = FactsForm(services, ["FR", "CH"])
    shown(made)
    made.show_state("CH")
    return made


def panel(form: FactsForm) -> FactPanel:
    assert isinstance(form.panel, FactPanel)
    return form.panel


def enter(
    form: FactsForm, topic: str, value: Any, source: str = "Circular 3", as_of: str = "2026-03"
) -> None:
    form.show_entry(topic)
    panel(form).input.show_value(value)
    panel(form).source.setText(source)
    panel(form).as_of.setText(as_of)
    panel(form).keep.click()


@pytest.mark.slow
def test_a_fact_is_entered_and_taken_back(form: FactsForm, services: Services) -> None:
    changed: list[bool] = []
    form.changed.connect(lambda: changed.append(True))
    before = services.rulebook.countries["CH"].facts[LANGUAGES]
    enter(form, LANGUAGES, ["en"])
    fact = services.rulebook.countries["CH"].facts[LANGUAGES]
    assert (fact.value, fact.as_of, fact.said_by) == (["en"], "2026-03", "own")
    assert panel(form).line.below == before
    assert own.read().facts.changed_on == "2026-11-21"
    panel(form).back.click()
    assert services.rulebook.countries["CH"].facts[LANGUAGES] == before
    assert changed == [True, True]


@pytest.mark.slow
def test_what_is_marked_unknown_is_unknown(form: FactsForm, services: Services) -> None:
    form.show_entry(LANGUAGES)
    panel(form).unknown.click()
    assert LANGUAGES not in services.rulebook.countries["CH"].facts
    assert panel(form).line.held is None
    assert panel(form).line.below is not None


@pytest.mark.slow
def test_an_authority_and_a_treaty(form: FactsForm, services: Services) -> None:
    enter(form, "central_authorities.default.email", "office@aldovia.example")
    authority = services.rulebook.countries["CH"].authorities[0]
    assert authority.facts["email"].value == "office@aldovia.example"
    form.show_entry(NEW_TREATY)
    assert isinstance(form.panel, TreatyPanel)
    assert form.panel.other.entry() == "FR"
    form.panel.title.setPlainText("Treaty between France and Switzerland")
    form.panel.source.setText("Gazette")
    form.panel.as_of.setText("1998")
    form.panel.in_force.setText("2000-05-01")
    form.panel.reading.show_value("text")
    form.panel.keep.click()
    treaty = services.rulebook.instruments[form.own.treaties[0].id]
    assert treaty.participations["FR"].in_force_on == "2000-05-01"
    assert isinstance(form.panel, TreatyPanel)
    form.panel.back.click()
    assert treaty.id not in services.rulebook.instruments


@pytest.mark.parametrize(
    ("value", "source", "as_of", "told"),
    [
        (None, "Circular 3", "2026", "Enter a value"),
        (["en"], " ", "2026", "Enter the source"),
        (["en"], "Circular 3", "", "Enter the date"),
        (["en"], "Circular 3", "lately", "Enter the date"),
    ],
)
def test_what_nobody_could_verify_is_refused(
    form: FactsForm, value: Any, source: str, as_of: str, told: str
) -> None:
    enter(form, LANGUAGES, value, source, as_of)
    assert told in panel(form).problem.text()
    assert not own.file().exists()


def test_a_treaty_needs_its_source(form: FactsForm) -> None:
    form.show_entry(NEW_TREATY)
    assert isinstance(form.panel, TreatyPanel)
    form.panel.keep.click()
    assert "title" in form.panel.problem.text()
    assert not own.file().exists()


VALUES = [
    ("languages.accepted", ["de", "rm"]),
    ("languages.translation_required", "always"),
    ("transmission.accepted_channels", None),
    ("transmission.copies", 2),
    ("costs.detail", "Costs are shared."),
    ("legal_basis.statutes", [{"name": "Mutual Assistance Act", "year": 1981}, {"name": "Code"}]),
]


@pytest.mark.parametrize(("topic", "value"), VALUES)
def test_a_value_is_given_back_as_it_was_shown(services: Services, topic: str, value: Any) -> None:
    entry = value_input(services, services.rulebook.topics[topic])
    entry.show_value(value)
    assert entry.value() == value


def test_a_code_is_added_and_removed(services: Services) -> None:
    entry = value_input(services, services.rulebook.topics[LANGUAGES])
    assert isinstance(entry, CodesInput)
    entry.add.show_entry("fr")
    entry.add.picked.emit()
    assert entry.value() == ["fr"]
    entry.show_value(None)
    assert entry.value() is None


@pytest.mark.parametrize(
    ("text", "read"),
    [("2026-03", "2026-03"), ("2026", "2026"), ("1 March 2026", "2026-03-01"), ("2026-13", None), ("", None)],
)
def test_a_date_may_be_a_month_or_a_year(services: Services, text: str, read: str | None) -> None:
    assert read_period(text, services) == read


@pytest.mark.parametrize("state", ["CH", "SN"])
def test_every_topic_with_one_value_can_be_entered(services: Services, state: str) -> None:
    ids = {line.id for line in lines(services, state, OwnFacts())}
    topics = services.rulebook.topics
    assert {id for id, topic in topics.items() if "." in id and not id.startswith("central_auth")} <= ids
    assert "central_authorities.default.address" in ids


def test_a_topic_is_searched(form: FactsForm) -> None:
    form.search.setText("certified")
    assert form.tree.shown() == ["Certified translation"]


def test_a_damaged_file_is_told_and_put_aside(
    services: Services, shown: Callable[[QWidget], QWidget]
) -> None:
    own.file().parent.mkdir(parents=True)
    own.file().write_text("x =")
    form = FactsForm(services, ["FR"])
    shown(form)
    assert form.damaged.isVisible()
    assert not form.tree.isEnabled()
    form.begin_anew.click()
    assert not form.damaged.isVisible()
    assert [path.read_text() for path in own.file().parent.glob("own.damaged-*.toml")] == ["x ="]


@pytest.mark.slow
def test_what_was_entered_becomes_a_pack(form: FactsForm, tmp_path: Path) -> None:
    enter(form, LANGUAGES, ["en"])
    form.issuer.setText("Registry")
    form.issuer.left.emit()
    form.export(tmp_path / "pack")
    assert 'issuer = "Registry"' in (tmp_path / "pack" / "pack.toml").read_text()
    assert "pack build" in form.told.text()
