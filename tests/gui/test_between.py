"""The window of the law between two States, opened from both places, and its picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui.between import BetweenDialog, Question, charted
from mla_writer.gui.between_card import BetweenCard
from mla_writer.gui.between_chart import chart
from mla_writer.gui.between_picture import Timeline
from mla_writer.gui.services import Services
from mla_writer.gui.start import Start
from mla_writer.gui.views.legal_bases import LegalBasesView
from mla_writer.gui.widgets import Fold, Label
from mla_writer.model.between import Section, between
from mla_writer.session import Session
from tests.model.law import law

DAY = date(2026, 11, 21)
Show = Callable[[QWidget], QWidget]


def dialog(services: Services, states: tuple[str, str], kinds: tuple[str, ...] = ()) -> BetweenDialog:
    return BetweenDialog(services, Question(states, DAY, kinds))


def texts(widget: QWidget) -> str:
    return plain("\n".join(label.text() for label in widget.findChildren(Label)))


def plain(text: str) -> str:
    """The spaces inside dates, which do not break, as plain ones."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def titles(widget: QWidget) -> list[str]:
    return [fold.button.text() for fold in widget.findChildren(Fold)]


def test_the_first_screen_opens_it_for_any_two_states(services: Services, shown: Show) -> None:
    start = Start(services)
    shown(start)
    start.between.click()
    opened = start.window().findChild(BetweenDialog)
    assert isinstance(opened, BetweenDialog)
    assert opened.asked == Question(("", ""), DAY)
    assert opened.missing.isVisibleTo(opened)
    assert not opened.framed.isVisibleTo(opened)


@pytest.mark.slow
def test_the_page_of_legal_bases_opens_it_for_the_draft(
    services: Services, session: Session, shown: Show
) -> None:
    view = LegalBasesView(session, services)
    view.refresh()
    shown(view)
    view.between.click()
    opened = view.window().findChild(BetweenDialog)
    assert isinstance(opened, BetweenDialog)
    assert opened.asked.states == ("FR", "CH")
    assert opened.asked.kinds == session.draft.kinds
    assert opened.asked.routes
    assert "16 instruments bind both" in opened.counted.text()


def test_without_both_states_there_is_nothing_to_see(services: Services, empty: Session) -> None:
    view = LegalBasesView(empty, services)
    view.refresh()
    assert view.between.isHidden()


@pytest.mark.slow
def test_states_and_day_can_be_changed(services: Services) -> None:
    made = dialog(services, ("JP", ""))
    made.requested.show_entry("KR")
    made.requested.picked.emit()
    assert made.asked.states == ("JP", "KR")
    assert "Korea" in made.title.text()
    assert made.framed.isVisibleTo(made)
    before = made.parts.count()
    made.day.show_value("1960-01-01")
    made.day.chosen.emit()
    assert made.asked.day == date(1960, 1, 1)
    assert "0 instruments bind both" in made.counted.text()
    assert made.parts.count() < before


@pytest.mark.slow
def test_what_is_not_known_is_told(services: Services) -> None:
    told = texts(dialog(services, ("IT", "EG")))
    assert "What Egypt asks for without a treaty is not known." in told
    assert "No bilateral treaty between the two is in the data." in told


@pytest.mark.slow
def test_a_silent_profile_leaves_reciprocity_unknown(services: Services) -> None:
    assert "Reciprocity\nnot known, ask the central authority" in texts(dialog(services, ("GB", "RO")))


@pytest.mark.slow
def test_what_a_profile_says_stands_with_its_source(services: Services) -> None:
    told = texts(dialog(services, ("JP", "KR")))
    assert "Act on International Judicial Mutual Assistance in Criminal Matters" in told
    assert "as of" in told


@pytest.mark.slow
def test_for_a_territory_what_must_be_verified_is_open(services: Services) -> None:
    made = dialog(services, ("FR", "KY"))
    folds = [one for one in made.findChildren(Fold) if "extended to the territory" in one.button.text()]
    assert [one.is_open for one in folds] == [True]
    assert "Cayman Islands: bound only if extended to it by United Kingdom" in texts(folds[0])


@pytest.mark.slow
def test_declarations_are_folded_and_sources_carry_their_dates(services: Services) -> None:
    found = between(services.rulebook, ("FR", "CH"), DAY)
    row = next(one for one in found.rows if one.instrument.id == "coe-ets30")
    card = BetweenCard(services, row)
    assert "4 declarations of these States" in titles(card)
    assert not any(fold.is_open for fold in card.findChildren(Fold))
    told = texts(card)
    assert "in force between both since 21 August 1967" in told
    assert "Switzerland: bound since 20 March 1967 · as of 17 April 2026" in told
    assert "channel: 15" in told


@pytest.mark.slow
def test_page_keys_scroll(services: Services, shown: Show) -> None:
    made = dialog(services, ("JP", "KR"))
    shown(made)
    bar = made.sheet.verticalScrollBar()
    QTest.keyClick(made, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(made, Qt.Key.Key_Home)
    assert bar.value() == 0


@pytest.mark.slow
@pytest.mark.parametrize(("width", "stacked"), [(760, False), (560, True)])
def test_in_a_narrow_window_the_choices_stand_one_below_the_other(
    services: Services, shown: Show, width: int, stacked: bool
) -> None:
    made = dialog(services, ("", ""))
    made.resize(width, 600)
    shown(made)
    first, second = (field.mapTo(made, field.rect().topLeft()) for field in (made.requesting, made.requested))
    assert (first.y() < second.y()) is stacked
    assert (first.x() < second.x()) is not stacked


# The picture


@pytest.fixture
def picture(services: Services) -> Timeline:
    found = between(law(), ("FR", "CH"), DAY)
    made = Timeline(services)
    made.resize(700, 100)
    made.show_chart(chart(charted(found), DAY), found.states, "21 November 2026")
    return made


def test_the_picture_describes_itself(picture: Timeline) -> None:
    assert picture.accessibleName() == "Since when France and Switzerland are bound"
    described = plain(picture.accessibleDescription()).splitlines()
    assert len(described) == 16
    expected = (
        "ETS 30: France: bound since 21 August 1967; Switzerland: bound since 20 March 1967; "
        "in force between both since 21 August 1967"
    )
    assert expected in described


def test_the_bars_lie_within_the_picture_and_the_requesting_state_above(picture: Timeline) -> None:
    whole = picture.rect().toRectF()
    assert picture.chart is not None
    for number, line in enumerate(picture.chart.lines):
        first, second = (picture.bar_rect(bar, number, at) for at, bar in enumerate(line.bars) if bar)
        assert whole.contains(first)
        assert whole.contains(second)
        assert first.bottom() < second.top()


def test_it_is_mirrored_where_reading_is(picture: Timeline) -> None:
    assert picture.chart is not None
    bar = picture.chart.lines[1].bars[0]
    assert bar is not None
    before = picture.bar_rect(bar, 1, 0)
    picture.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = picture.bar_rect(bar, 1, 0)
    assert after.left() == pytest.approx(picture.width() - before.right())
    assert after.width() == pytest.approx(before.width())


def test_it_is_painted_with_both_colours_of_the_theme(picture: Timeline, services: Services) -> None:
    image = picture.grab().toImage()
    assert picture.chart is not None
    palette = services.theme.palette
    line = picture.chart.lines[1]
    for at, (bar, colour) in enumerate(zip(line.bars, (palette.accent, palette.muted), strict=True)):
        assert bar is not None
        middle = picture.bar_rect(bar, 1, at).center().toPoint()
        assert image.pixelColor(middle).name().upper() == colour


def test_what_only_one_is_bound_by_is_not_in_the_picture() -> None:
    found = between(law(), ("FR", "CH"), DAY)
    assert charted(found) == found.section(Section.BOTH)
    brazil = between(law(), ("CH", "BR"), date(2023, 2, 1))
    assert "coe-ets185" in {row.instrument.id for row in charted(brazil)}


def test_nothing_takes_the_focus_in_the_picture(picture: Timeline) -> None:
    assert picture.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert QApplication.focusWidget() is not picture


def test_for_a_territory_the_legend_says_that_an_extension_is_not_known(services: Services) -> None:
    made = dialog(services, ("FR", "HK"))
    assert "only if extended to the territory" in texts(made.legend)
    assert "both bound" not in texts(made.legend)
    assert "if they were extended to the territory" in made.counted.text()


def test_the_legend_leaves_out_what_does_not_occur(services: Services) -> None:
    assert "territory" not in texts(dialog(services, ("FR", "CH")).legend)
