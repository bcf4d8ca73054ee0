"""The review in the window: comments at fields, proposals, rounds, decisions, approval."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mla_writer.exchange.cards import Cards
from mla_writer.exchange.identity import new_identity
from mla_writer.gui.aside import REVIEW, Aside
from mla_writer.gui.aside_review import ReviewTab
from mla_writer.gui.differences import DifferencesDialog, DifferencesView
from mla_writer.gui.editor import Editor
from mla_writer.gui.field_row import FieldRow
from mla_writer.gui.review_decide import DecideDialog
from mla_writer.gui.review_forms import CommentForm, NameDialog
from mla_writer.gui.services import Services
from mla_writer.gui.settings_dialog import SettingsDialog
from mla_writer.gui.widgets import Label, LineEdit, LinkButton
from mla_writer.gui.widgets.marked import MOST_SHOWN, MarkedText
from mla_writer.model.draft import Draft
from mla_writer.model.marked_text import Marked, Run
from mla_writer.model.review import Comment, Decision, Proposal, Review, Standing
from mla_writer.session import Session, review
from mla_writer.session.exchanging import keep_cards
from mla_writer.session.review import Approved, Signed

SUMMARY = "common.facts.summary"
BIRTH = "common.persons.list.p1.date_of_birth"
DRAFTER = Signed("Amélie Duroc", "2026-11-18")
REVIEWER = Signed("Claire Fontaine", "2026-11-20")
Show = Callable[[QWidget], QWidget]


def texts(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


@pytest.fixture
def named(services: Services) -> Services:
    services.settings = replace(services.settings, officer="Claire Fontaine")
    return services


@pytest.fixture
def aside(named: Services, session: Session, shown: Show) -> Iterator[Aside]:
    aside = Aside(named)
    shown(aside)
    aside.show_session(session)
    aside.start_review()
    yield aside
    aside.hide()


@pytest.fixture
def tab(aside: Aside) -> ReviewTab:
    return aside.review


def give(tab: ReviewTab, made: Review) -> None:
    assert tab._session is not None
    tab._session.change_review(made)
    tab.refresh()


def test_the_tab_is_there_only_with_a_review(named: Services, session: Session, shown: Show) -> None:
    aside = Aside(named)
    shown(aside)
    aside.show_session(session)
    assert not aside.tabs.isTabVisible(REVIEW)
    session.change_review(review.comment(Review(), REVIEWER, SUMMARY, "x"))
    aside.refresh()
    assert aside.tabs.isTabVisible(REVIEW)
    assert aside.tabs.tabText(REVIEW) == "Review 1"


def test_a_comment_is_written_at_the_field_last_used(tab: ReviewTab, session: Session) -> None:
    tab.show_field(SUMMARY)
    assert tab.buttons["comment"].text() == "Comment: Summary of facts"
    tab.comment()
    assert tab.form is not None
    assert not tab.form.take.isEnabled()
    tab.form.area.setPlainText("Too short.")
    tab.form.take.click()
    assert session.review.comments == (
        Comment("c1", SUMMARY, "Too short.", "Claire Fontaine", "2026-11-21", 0),
    )
    assert "Too short." in texts(tab)


def test_a_value_is_proposed_in_a_copy(tab: ReviewTab, session: Session, example: Draft) -> None:
    tab.show_field(SUMMARY)
    tab.comment()
    assert tab.form is not None
    assert tab.form.fold is not None
    assert tab.form.editor is not None
    tab.form.fold.open()
    area = tab.form.editor.input  # type: ignore[attr-defined]
    area.focusProxy().setPlainText("Another summary.")
    QApplication.processEvents()
    tab.form.take.click()
    assert session.draft == example, "only a proposal"
    found = session.review.comments[0]
    assert found.proposal == Proposal(example.get(SUMMARY), "Another summary.")
    tab.cards["c1"].buttons["accept"].click()
    assert session.draft.get(SUMMARY) == "Another summary."
    assert session.review.comments[0].standing is Standing.ACCEPTED


def test_where_a_value_cannot_be_proposed_the_form_says_so(
    named: Services, session: Session, shown: Show
) -> None:
    field = session.rulebook.field("persons.list")
    form = CommentForm(named, session, "common.persons.list", field)
    shown(form)
    assert form.editor is None
    assert any("in words" in text for text in texts(form))


def test_characters_that_may_not_enter_are_told_and_removed(tab: ReviewTab) -> None:
    tab.comment()
    assert tab.form is not None
    tab.form.area.setPlainText("a\u202eb")
    assert tab.form.refused.isVisibleTo(tab.form)
    assert not tab.form.take.isEnabled()
    tab.form._mend.click()
    assert tab.form.area.toPlainText() == "ab"
    assert tab.form.take.isEnabled()


def test_comments_stand_in_the_order_of_the_pages(tab: ReviewTab) -> None:
    made = Review()
    for field in ("common.gone.x", SUMMARY, BIRTH, "common.case.reference", ""):
        made = review.comment(made, REVIEWER, field, "x")
    give(tab, made)
    assert list(tab.cards) == ["c5", "c4", "c3", "c2", "c1"]


def test_a_comment_is_answered_declined_settled_and_opened_again(tab: ReviewTab, session: Session) -> None:
    made = review.comment(Review(), REVIEWER, BIRTH, "x", Proposal("1974-06-19", "1974-06-20"))
    give(tab, review.comment(made, REVIEWER, "", "y"))
    tab.cards["c1"].buttons["answer"].click()
    form = tab.cards["c1"].form
    assert form is not None
    form.area.setPlainText("No.")
    form.take.click()
    assert session.review.comments[0].answers[0].text == "No."
    tab.cards["c1"].buttons["decline"].click()
    tab.cards["c2"].buttons["settle"].click()
    assert [one.standing for one in session.review.comments] == [Standing.DECLINED, Standing.SETTLED]
    tab.cards["c1"].buttons["reopen"].click()
    assert session.review.comments[0].standing is Standing.ANSWERED


def test_a_comment_leads_to_its_field(tab: ReviewTab) -> None:
    wanted: list[str] = []
    tab.wanted.connect(wanted.append)
    give(tab, review.comment(Review(), REVIEWER, BIRTH, "x"))
    tab.cards["c1"].findChildren(LinkButton)[0].click()
    assert wanted == ["common.persons.list[0].date_of_birth"]


def test_a_proposal_that_does_not_fit_is_refused_in_words(tab: ReviewTab, session: Session) -> None:
    give(tab, review.comment(Review(), REVIEWER, BIRTH, "", Proposal(None, "yesterday")))
    tab.cards["c1"].buttons["accept"].click()
    assert tab.problem.isVisibleTo(tab)
    assert "does not fit" in tab.problem.text.text()
    assert not session.can_undo


def test_a_round_is_handed_in_returned_and_approved(
    tab: ReviewTab, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(tab, review.hand_in(Review(), DRAFTER, session.draft))

    def decide(dialog: DecideDialog) -> int:
        dialog.choice.set_value(Decision.RETURNED.value)
        dialog._allow()
        assert not dialog.take.isEnabled(), "a reason is needed"
        dialog.boxes["facts"].setChecked(True)
        dialog.note_line.setText("More, please.")
        assert dialog.take.isEnabled()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(DecideDialog, "exec", decide)
    tab.buttons["decide"].click()
    last = session.review.rounds[-1]
    assert (last.decision, last.reasons, last.note) == (Decision.RETURNED, ("facts",), "More, please.")
    assert "decide" not in tab.buttons
    give(tab, review.hand_in(session.review, DRAFTER, session.draft))
    tab.buttons["approve"].click()
    assert review.approval(session.review, session.draft) is Approved.PRESENT


def test_who_handed_in_is_told_that_another_must_approve(tab: ReviewTab) -> None:
    tab.buttons["hand_in"].click()
    tab.buttons["approve"].click()
    assert "second person" in tab.problem.text.text()


def test_an_approval_is_shown_with_the_key_that_stands_for_it(
    named: Services, tab: ReviewTab, session: Session
) -> None:
    """Whoever sends a file can put any name under an approval."""
    card = new_identity("Ines Falk", "Invented Ministry", "2026-11-20").card
    other = new_identity("Nobody Known", "Invented Ministry", "2026-11-20").card
    keep_cards(named.shelf, Cards().accept(card, "2026-11-20", compared=True))
    handed = review.hand_in(Review(), DRAFTER, session.draft)
    signed = {"": "", card.fingerprint: "Signed by Ines Falk (Invented Ministry)"}
    for key, shown in {**signed, other.fingerprint: "signed by a key you do not know"}.items():
        give(tab, review.approve(handed, REVIEWER, session.draft, key))
        lines = "\n".join(texts(tab)).splitlines()
        told = next(one for one in lines if one.startswith("Approved by Claire Fontaine on"))
        assert told.endswith(shown or "2026")


def test_a_change_far_into_a_long_text_is_shown(tab: ReviewTab, session: Session) -> None:
    text = "word " * 10_000
    session.answer(SUMMARY, f"{text}paid")
    give(tab, review.comment(Review(), REVIEWER, SUMMARY, "", Proposal(None, f"{text}stolen")))
    shown = tab.cards["c1"].findChildren(MarkedText)[0].toPlainText()
    assert shown.endswith("paid stolen")
    assert len(shown) < 1000


def test_four_eyes_are_asked_for(tab: ReviewTab, session: Session) -> None:
    tab.four_eyes.click()
    assert session.review.four_eyes
    assert "Not approved yet" in texts(tab)


def test_what_changed_since_a_round_is_shown(
    tab: ReviewTab, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    monkeypatch.setattr(DifferencesDialog, "exec", lambda dialog: seen.append(dialog.view.count))
    give(tab, review.hand_in(Review(), DRAFTER, session.draft))
    session.answer(SUMMARY, "x")
    tab.show_changes(session.review.rounds[0])
    assert seen == [1]
    tab.show_changes(replace(session.review.rounds[0], draft={}))
    assert tab.problem.isVisibleTo(tab)


def test_many_comments_are_shown_in_parts(tab: ReviewTab) -> None:
    give(tab, Review(tuple(Comment(f"c{n}", SUMMARY, "x", "A", "2026-11-20", 0) for n in range(120))))
    assert len(tab.cards) == 50
    tab._show_more()
    assert len(tab.cards) == 100


def test_what_is_being_written_stays(tab: ReviewTab, session: Session) -> None:
    tab.comment()
    assert tab.form is not None
    tab.form.area.setPlainText("half a sen")
    session.answer(SUMMARY, "x")
    tab.refresh()
    assert tab.form is not None
    assert tab.form.area.toPlainText() == "half a sen"


def test_the_field_shows_how_many_comments_are_open(named: Services, session: Session, shown: Show) -> None:
    session.change_review(review.comment(Review(), REVIEWER, SUMMARY, "x"))
    session.go_to_field(SUMMARY)
    editor = Editor(session, named)
    shown(editor)
    rows = {row.asked.path: row for row in editor.page.findChildren(FieldRow)}
    assert rows[SUMMARY].head.comments.text() == "1 comment"
    editor.review()
    editor.aside.review.cards["c1"].buttons["settle"].click()
    assert rows[SUMMARY].head.comments.isHidden()


def test_the_name_is_asked_once(
    services: Services, session: Session, shown: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def answer(dialog: NameDialog) -> int:
        asked.append(1)
        dialog.line.setText("  Claire   Fontaine\u202e ")
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(NameDialog, "exec", answer)
    aside = Aside(services)
    shown(aside)
    aside.show_session(session)
    aside.start_review()
    aside.review.buttons["hand_in"].click()
    aside.review.buttons["hand_in"].click()
    assert asked == [1]
    assert services.settings.officer == session.review.rounds[0].handed_in_by == "Claire Fontaine"


def test_without_a_name_nothing_is_done(
    services: Services, session: Session, shown: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NameDialog, "exec", lambda dialog: 0)
    aside = Aside(services)
    shown(aside)
    aside.show_session(session)
    aside.start_review()
    aside.review.comment()
    assert aside.review.form is not None
    aside.review.form.area.setPlainText("x")
    aside.review.form.take.click()
    assert session.review == Review()
    assert aside.review.form is not None
    assert aside.review.form.area.toPlainText() == "x"


def test_the_name_is_typed_in_the_settings(named: Services, shown: Show) -> None:
    dialog = SettingsDialog(named)
    shown(dialog)
    line = dialog.editors["officer"]
    assert isinstance(line, LineEdit)
    assert line.text() == "Claire Fontaine"
    line.setText("Anna Keller")
    line.editingFinished.emit()
    assert named.settings.officer == "Anna Keller"


def test_differences_are_listed_and_lead_to_fields(named: Services, session: Session, shown: Show) -> None:
    new = session.draft.put("common.persons.list[0].date_of_birth", "1980-01-02")
    view = DifferencesView(named, session.rulebook, session.draft, new, linked=True)
    shown(view)
    wanted: list[str] = []
    view.wanted.connect(wanted.append)
    assert view.summary() == "1 change"
    link = view.findChildren(LinkButton)[0]
    assert link.text() == "Persons concerned · Marlot, Étienne Rémi · Date of birth"
    link.click()
    assert wanted == ["common.persons.list[0].date_of_birth"]
    view.show_drafts(new, new)
    assert "Nothing was changed." in texts(view)


def test_many_differences_are_shown_in_parts(named: Services, session: Session, shown: Show) -> None:
    new = session.draft.put("common.persons.list", [{"id": f"x{n}"} for n in range(200)])
    view = DifferencesView(named, session.rulebook, session.draft, new)
    shown(view)
    before = len(view.findChildren(MarkedText))
    view.more.click()
    assert before == 60
    assert len(view.findChildren(MarkedText)) == 120


def test_marked_text_is_plain_and_bounded(named: Services, shown: Show) -> None:
    area = MarkedText(named.theme.palette, [Marked(Run.REMOVED, "<b>x</b>"), Marked(Run.ADDED, "y")])
    shown(area)
    assert area.toPlainText() == "<b>x</b>y"
    area.show_runs([Marked(Run.SAME, "x" * (2 * MOST_SHOWN))])
    assert len(area.toPlainText()) == MOST_SHOWN + 2
