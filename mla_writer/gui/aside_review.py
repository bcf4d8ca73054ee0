"""The review in the help column: where it stands, comments in the order of the pages, rounds, approval."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.gui.aside_parts import HelpColumn
from mla_writer.gui.differences import DifferencesDialog, DifferencesView
from mla_writer.gui.review_card import CommentCard
from mla_writer.gui.review_decide import DecideDialog
from mla_writer.gui.review_forms import CommentForm, officer
from mla_writer.gui.review_parts import ReviewHead, Rounds
from mla_writer.gui.review_words import in_page_order, place_of
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import (
    Button,
    Fold,
    Heading,
    Label,
    Notice,
    column,
    row,
)
from mla_writer.gui.wording import sentence
from mla_writer.model.draft import stable_path
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.model.review import Comment, Decision, Review, Round
from mla_writer.session import Session
from mla_writer.session import review as reviews
from mla_writer.session.review import OPEN, Signed

MOST = 50
"""Comments shown at once; the others wait behind a button."""


class ReviewTab(HelpColumn):
    """``wanted`` tells the path of the field of a comment, ``changed`` that the review or the draft did."""

    wanted = Signal(str)
    changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.body.setSpacing(Space.SMALL)
        self._services = services
        self._session: Session | None = None
        self._shown: tuple[object, ...] = ()
        self._field, self._most = "", MOST
        self.started = False
        self.form: CommentForm | None = None
        self.cards: dict[str, CommentCard] = {}
        self.buttons: dict[str, Button] = {}
        self.four_eyes = QCheckBox()

    def show_session(self, session: Session) -> None:
        """Show the review of the draft of ``session``."""
        self._session, self._shown, self._field, self._most = session, (), "", MOST

    def show_field(self, path: str) -> None:
        """From now on a new comment is one on the field at ``path``."""
        self._field = path
        if self.form is None and "comment" in self.buttons:
            self._name_comment_button()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        self._shown = ()
        self.refresh()

    def refresh(self) -> None:
        """Show the review as it stands; what is being written stays."""
        session = self._session
        if session is None or not self.isVisible() or self.form is not None:
            return
        if any(card.form is not None and card.form.isVisibleTo(card) for card in self.cards.values()):
            return
        if (session.review, id(session.draft), self._most) != self._shown:
            self._shown = session.review, id(session.draft), self._most
            self._fill(session)

    # What a person can do

    def comment(self) -> None:
        """Write a comment on the field that had the focus last, else on the whole request."""
        session = self._session
        if session is None or self.form is not None or "comment" not in self.buttons:
            return
        place = place_of(self._services, session, self._stable())
        self.form = CommentForm(self._services, session, self._field, place.field)
        self.form.given.connect(self._comment_given)
        self.form.given_up.connect(self._put_away)
        self._forms.addWidget(Label(place.name, "strong"))
        self._forms.addWidget(self.form)
        self.buttons["comment"].hide()
        self.form.area.setFocus()

    def hand_in(self) -> None:
        """Keep the draft as it stands as a new round."""
        self._do(lambda session, who: reviews.hand_in(session.review, who, session.draft))

    def decide(self) -> None:
        """Let a person accept the last round or return it."""
        session = self._session
        dialog = DecideDialog(self._services, session, self.window()) if session else None
        if dialog is None or not dialog.exec():
            return
        known = self._services.rulebook.return_reasons
        if dialog.decision is Decision.ACCEPTED:
            self._do(lambda session, who: reviews.accept_round(session.review, who, dialog.note))
        else:
            self._do(
                lambda session, who: reviews.return_round(
                    session.review, who, dialog.reasons, dialog.note, known
                )
            )

    def approve(self) -> None:
        """Approve the draft exactly as it stands."""
        self._do(lambda session, who: reviews.approve(session.review, who, session.draft))

    def show_changes(self, one: Round) -> None:
        """Show what was changed since the round ``one``."""
        session = self._session
        if session is None:
            return
        try:
            dialog = _changes_since(self._services, session, one, self.window())
        except ProgramError as error:
            self._refuse(error.message)
            return
        dialog.wanted.connect(self.wanted)
        dialog.exec()

    # Inside

    def _do(self, act: Callable[[Session, Signed], Review]) -> None:
        """Change the review in the name of the person; what is refused is said above."""
        session, name = self._session, officer(self._services, self.window())
        if session is None or not name:
            return
        try:
            session.change_review(act(session, Signed(name, session.clock.today().isoformat())))
        except ProgramError as error:
            self._refuse(error.message)
            return
        self._tell()

    def _tell(self) -> None:
        self._shown = ()
        self.refresh()
        self.changed.emit()

    def _refuse(self, problem: Message) -> None:
        say = self._services.say
        self.problem.say(say(message("This was not done.")), sentence(self._services, problem), "block")
        self.problem.show()
        self.to_top()

    def _stable(self) -> str:
        session = self._session
        return stable_path(session.draft, self._field) if session and self._field else ""

    def _comment_given(self, text: str) -> None:
        form, stable = self.form, self._stable()
        if form is None:
            return
        before, proposal = self._session.review if self._session else None, form.proposal()
        self.form = None
        self._do(lambda session, who: reviews.comment(session.review, who, stable, text, proposal))
        if self._session is not None and self._session.review is before:
            self.form = form  # nothing was done: what was written stays

    def _put_away(self) -> None:
        self.form = None
        self._shown = ()
        self.refresh()
        self.buttons["comment"].setFocus()

    def _act(self, id: str, what: str, text: str) -> None:
        acts: dict[str, Callable[[Session, Signed], Review]] = {
            "accept": lambda session, who: _accepted(session, id),
            "decline": lambda session, who: reviews.decline(session.review, who, id),
            "settle": lambda session, who: reviews.settle(session.review, id),
            "reopen": lambda session, who: reviews.reopen(session.review, id),
            "answer": lambda session, who: reviews.answer(session.review, who, id, text),
        }
        form = self.cards[id].form
        if form is not None:
            form.hide()
        self._do(acts[what])

    def _fill(self, session: Session) -> None:
        place = self.verticalScrollBar().value()
        self.empty()
        self.cards, self.buttons = {}, {}
        self.problem = Notice()
        self.problem.hide()
        self.body.addWidget(self.problem)
        self._forms = column(spacing=Space.SMALL)
        self._head(session)
        self.buttons["comment"] = Button(symbol="add")
        self.buttons["comment"].clicked.connect(self.comment)
        self._forms.addLayout(row(self.buttons["comment"], -1))
        self._name_comment_button()
        self.body.addLayout(self._forms)
        self._comments(session)
        if session.review.rounds:
            rounds = Rounds(self._services, session.review)
            rounds.changes_wanted.connect(self.show_changes)
            self.body.addSpacing(Space.SMALL)
            self.body.addWidget(rounds)
        self.body.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def _head(self, session: Session) -> None:
        head = ReviewHead(self._services, session)
        acts = {"hand_in": self.hand_in, "decide": self.decide, "approve": self.approve}

        def act(id: str) -> None:
            acts[id]()

        head.asked.connect(act)
        head.four_eyes_asked.connect(self._ask_four_eyes)
        self.buttons.update(head.buttons)
        self.four_eyes = head.four_eyes
        self.body.addWidget(head)
        self.body.addSpacing(Space.SMALL)

    def _ask_four_eyes(self, wanted: bool) -> None:
        if self._session is not None:
            self._session.change_review(reviews.ask_four_eyes(self._session.review, wanted))
            self._tell()
            self.four_eyes.setFocus()

    def _comments(self, session: Session) -> None:
        ordered = in_page_order(session, session.review.comments)
        still = [one for one in ordered if one.standing in OPEN]
        done = [one for one in ordered if one.standing not in OPEN]
        say = self._services.say
        if not ordered:
            text = say(message("Comments stand here and are counted at their fields."))
            self.body.addWidget(Label(text, "help"))
            return
        self.body.addSpacing(Space.SMALL)
        self.body.addWidget(Heading(say(message("Open comments")), "strong"))
        if not still:
            self.body.addWidget(Label(say(message("None is open.")), "help"))
        for one in still[: self._most]:
            self.body.addWidget(self._card(session, one))
        if len(still) > self._most:
            more = Button()
            more.say(self._services.count("Show {n} more", "Show {n} more", len(still) - self._most))
            more.clicked.connect(self._show_more)
            self.body.addLayout(row(more, -1))
        if done:
            fold = Fold(*(self._card(session, one) for one in done[:MOST]), spacing=Space.SMALL)
            fold.say(self._services.count("{n} closed comment", "{n} closed comments", len(done)))
            self.body.addWidget(fold)

    def _show_more(self) -> None:
        self._most += MOST
        self.refresh()

    def _card(self, session: Session, one: Comment) -> CommentCard:
        card = CommentCard(self._services, session, one)
        card.wanted.connect(self.wanted)
        card.asked.connect(partial(self._act, one.id))
        self.cards[one.id] = card
        return card

    def _name_comment_button(self) -> None:
        """Say on what a comment would be."""
        session, say = self._session, self._services.say
        if session is None:
            return
        name = place_of(self._services, session, self._stable()).names[-1]
        self.buttons["comment"].say(say(message("Comment: {field}", field=name)))


def _changes_since(services: Services, session: Session, one: Round, parent: QWidget) -> DifferencesDialog:
    """What was changed since the round ``one``; the ``DraftError`` family where it is damaged."""
    view = DifferencesView(services, session.rulebook, reviews.draft_of(one), session.draft, linked=True)
    title = services.say(message("What changed since round {number}", number=one.number))
    return DifferencesDialog(services, title, view, parent)


def _accepted(session: Session, id: str) -> Review:
    """The review after the proposal of the comment ``id`` was taken over into the draft."""
    reviews.accept(session, id)
    return session.review
