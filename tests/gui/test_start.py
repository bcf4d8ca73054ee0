from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.drafts_model import MEASURES, STATUS
from mla_writer.gui.families import families
from mla_writer.gui.services import Services
from mla_writer.gui.start import Start
from mla_writer.gui.widgets import CardButton
from mla_writer.model.draft import Draft
from mla_writer.model.rulebook import Rulebook

from .conftest import Ticking
from .vaults import put


@pytest.fixture
def start(services: Services, example: Draft, ticking: Ticking, shown: Callable[[QWidget], QWidget]) -> Start:
    ticking.time -= timedelta(days=1)
    put(services, replace(example, id="a"))
    ticking.time += timedelta(days=1)
    put(services, Draft("b", common={"case": {"reference": "JIRS 25/1"}}))
    made = Start(services)
    made.resize(1360, 800)
    shown(made)
    made.refresh()
    return made


def buttons(start: Start) -> list[CardButton]:
    parts = [start.needs.cards.itemAt(place).widget() for place in range(start.needs.cards.count())]
    return [part for part in parts if isinstance(part, CardButton)]


def cards(start: Start) -> list[str]:
    return [one.title.text() for one in buttons(start)]


def press(start: Start, title: str) -> None:
    next(one for one in buttons(start) if one.title.text() == title).click()


def test_every_kind_belongs_to_a_family_with_a_name(rulebook: Rulebook) -> None:
    found = families(rulebook)
    assert sum(len(family.kinds) for family in found) == len(rulebook.kinds)
    assert all(family.hint for family in found)


def test_kinds_that_can_be_drafted_come_first(rulebook: Rulebook) -> None:
    for family in families(rulebook):
        drafted = [kind.drafted for kind in family.kinds]
        assert drafted == sorted(drafted, reverse=True)


def test_the_need_comes_before_the_form(start: Start, rulebook: Rulebook) -> None:
    assert cards(start) == [*(family.label for family in families(rulebook)), "I am not sure"]


def test_a_family_leads_to_its_kinds_and_one_of_them_begins_a_draft(start: Start, rulebook: Rulebook) -> None:
    begun: list[str] = []
    start.begun.connect(begun.append)
    family = families(rulebook)[0]
    press(start, family.label)
    assert cards(start) == [kind.label for kind in family.kinds if kind.drafted]
    press(start, family.kinds[0].label)
    assert begun == [family.kinds[0].id]


def test_who_is_not_sure_chooses_a_sentence(start: Start, rulebook: Rulebook) -> None:
    press(start, "I am not sure")
    drafted = [need.need for need in rulebook.needs if rulebook.kind(need.kind).drafted]
    assert cards(start) == drafted
    start.needs.search.setText("witness")
    assert 0 < sum(not one.isHidden() for one in buttons(start)) < len(drafted)
    start.needs.back.click()
    assert cards(start)[-1] == "I am not sure"


def test_without_drafts_it_says_what_to_do(services: Services, shown: Callable[[QWidget], QWidget]) -> None:
    start = Start(services)
    shown(start)
    start.refresh()
    assert start.drafts.nothing.title.text() == "No requests yet"
    assert start.drafts.table is None
    assert start.drafts.search.isHidden()


def test_examples_are_offered(start: Start, services: Services) -> None:
    assert len(start.examples.menu_shown.actions()) == len(services.examples())


def test_a_narrow_window_leaves_out_columns(start: Start) -> None:
    start.resize(800, 600)
    QApplication.processEvents()
    table = start.drafts.table
    assert table is not None
    assert table.isColumnHidden(MEASURES)
    assert not table.isColumnHidden(STATUS)
