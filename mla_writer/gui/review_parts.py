"""Parts of the review panel: where the review stands and what can be done next; the rounds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.gui.aside_parts import headed
from mla_writer.gui.review_words import approval_words, decision_words, round_words
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, FlowLayout, Heading, LinkButton, Option, column, describe, row
from mla_writer.model.message import message
from mla_writer.model.review import Decision, Review
from mla_writer.session import Session
from mla_writer.session import review as reviews
from mla_writer.session.review import Approved, ReviewState


class ReviewHead(QWidget):
    """The last round, the approval, and buttons by id (``hand_in``, ``decide``, ``approve``). ``asked`` tells
    the id of one pressed, ``four_eyes_asked`` whether an approval is to be asked for."""

    asked = Signal(str)
    four_eyes_asked = Signal(bool)

    def __init__(self, services: Services, session: Session) -> None:
        super().__init__()
        self._services = services
        self.buttons: dict[str, Button] = {}
        state = reviews.standing(session.review, session.draft)
        flow = FlowLayout()
        for id in self._offered(state):
            flow.addWidget(self.buttons[id])
        text = services.say(message("Ready only when a second person has approved it"))
        self.four_eyes = QCheckBox()
        self.four_eyes.setChecked(session.review.four_eyes)
        self.four_eyes.toggled.connect(self.four_eyes_asked)
        describe(self.four_eyes, text)
        stands = self._stands(state, session)
        self.setLayout(column(stands, flow, Option(self.four_eyes, text), spacing=Space.SMALL))

    def _stands(self, state: ReviewState, session: Session) -> QWidget:
        say = self._services.say
        title, texts = say(message("Not handed in yet")), list[tuple[str, str]]()
        if state.round is not None:
            title = round_words(self._services, state.round)
            texts += [(decision_words(self._services, state.round), "help"), (state.round.note, "help")]
            if state.changed_since:
                texts.append((say(message("Changed since it was handed in.")), "help"))
        if session.review.four_eyes or state.approval is not Approved.MISSING:
            texts.append((approval_words(self._services, session, state), "help"))
        return headed(title, *texts)

    def _offered(self, state: ReviewState) -> tuple[str, ...]:
        pending = state.round is not None and state.round.decision is Decision.PENDING
        approves = state.round is not None and state.approval is not Approved.PRESENT
        for id, label, shown in (
            ("hand_in", message("Hand in"), True),
            ("decide", message("Decide …"), pending),
            ("approve", message("Approve"), approves),
        ):
            if shown:
                self.buttons[id] = Button(self._services.say(label))
                self.buttons[id].clicked.connect(lambda _=False, id=id: self.asked.emit(id))
        return tuple(self.buttons)


class Rounds(QWidget):
    """All rounds, the latest first. ``changes_wanted`` tells the round since which changes are wanted."""

    changes_wanted = Signal(object)

    def __init__(self, services: Services, review: Review) -> None:
        super().__init__()
        say = services.say
        body = column(Heading(say(message("Rounds")), "strong"), spacing=Space.SMALL)
        for one in reversed(review.rounds):
            words = (decision_words(services, one), "help"), (one.note, "help")
            body.addWidget(headed(round_words(services, one), *words))
            link = LinkButton(say(message("What changed since round {number}", number=one.number)))
            link.clicked.connect(lambda _=False, one=one: self.changes_wanted.emit(one))
            body.addLayout(row(link, -1))
        self.setLayout(body)
