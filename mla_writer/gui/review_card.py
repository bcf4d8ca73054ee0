"""One comment of a review: where, what was said, what is proposed, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from mla_writer.gui.review_forms import WritingForm
from mla_writer.gui.review_words import STANDINGS, place_of, proposal_runs, who
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Card, FlowLayout, Label, LinkButton, Tag, column, describe, row
from mla_writer.gui.widgets.marked import MarkedText
from mla_writer.gui.wording import joined
from mla_writer.model.draft import path_of
from mla_writer.model.message import Message, message
from mla_writer.model.review import Comment
from mla_writer.session import Session
from mla_writer.session.review import OPEN


class CommentCard(Card):
    """``wanted`` tells the path of its field; ``asked`` tells what is to be done (``accept``, ``decline``,
    ``settle``, ``reopen``, ``answer``) and the text of an answer."""

    wanted = Signal(str)
    asked = Signal(str, str)

    def __init__(self, services: Services, session: Session, comment: Comment) -> None:
        super().__init__(spacing=Space.TINY)
        self._services, self._session = services, session
        self.comment = comment
        self.form: WritingForm | None = None
        self._head()
        if comment.text:
            self.body.addWidget(Label(comment.text).selectable())
        self._proposed()
        for answer in comment.answers:
            said = Label(answer.text).selectable()
            by = Label(who(services, answer.by, answer.on), "small")
            self.body.addLayout(column(by, said, margins=(Space.MEDIUM, Space.TINY, 0, 0)))
        self.buttons: dict[str, Button] = {}
        self._actions()

    def write(self) -> None:
        """Ask for an answer."""
        if self.form is None:
            label, button = message("Your answer"), message("Add the answer")
            self.form = WritingForm(self._services, label, button)
            self.form.given.connect(partial(self.asked.emit, "answer"))
            self.form.given_up.connect(self._give_up)
            self.body.addWidget(self.form)
        self.form.show()
        self.form.area.setFocus()

    def _give_up(self) -> None:
        if self.form is not None:
            self.form.hide()
        self.buttons["answer"].setFocus()

    def _head(self) -> None:
        words, tone = STANDINGS[self.comment.standing]
        *around, name = place_of(self._services, self._session, self.comment.field).names
        path = path_of(self._session.draft, self.comment.field)
        tag = Tag(self._services.say(words), tone)
        by = Label(who(self._services, self.comment.by, self.comment.on), "small")
        line = row(column(tag, -1), by, spacing=Space.SMALL)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        if around:
            self.body.addWidget(Label(joined(*around), "small"))
        if path:
            link = LinkButton(name)
            describe(link, name, self._services.say(message("Go to the field")))
            link.clicked.connect(lambda: self.wanted.emit(path))
            self.body.addLayout(row(link, -1))
        else:
            self.body.addWidget(Label(name, "strong"))

    def _proposed(self) -> None:
        given = self.comment.proposal
        if given is None:
            return
        say = self._services.say
        area = MarkedText(
            self._services.theme.palette,
            proposal_runs(self._services, self._session, self.comment.field, given),
            most=8,
        )
        describe(area, say(message("Proposed value")), area.toPlainText())
        self.body.addWidget(Label(say(message("Proposed value")), "small"))
        self.body.addWidget(area)
        path = path_of(self._session.draft, self.comment.field)
        changed = bool(path) and self._session.draft.get(path) != given.before
        if changed and self.comment.standing in OPEN:
            text = message("The answer was changed after this was proposed.")
            self.body.addWidget(Label(say(text), "small"))

    def _actions(self) -> None:
        is_open, proposes = self.comment.standing in OPEN, self.comment.proposal is not None
        offered: tuple[tuple[str, Message, bool], ...] = (
            ("accept", message("Take over"), is_open and proposes),
            ("decline", message("Decline"), is_open and proposes),
            ("answer", message("Answer"), is_open),
            ("settle", message("Settled"), is_open and not proposes),
            ("reopen", message("Open again"), not is_open),
        )
        flow = FlowLayout(spacing=Space.SMALL)
        for id, label, shown in offered:
            if shown:
                self.buttons[id] = Button(role="" if id == "accept" else "quiet")
                self.buttons[id].say(self._services.say(label))
                self.buttons[id].clicked.connect(self._action(id))
                flow.addWidget(self.buttons[id])
        self.body.addSpacing(Space.TINY)
        self.body.addLayout(flow)

    def _action(self, id: str) -> Callable[[], None]:
        return self.write if id == "answer" else lambda: self.asked.emit(id, "")
