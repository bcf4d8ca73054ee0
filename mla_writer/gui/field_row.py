"""One question on a page: label, whether and why it must be answered, hint, editor, message below."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.closing import Closed, Closing
from mla_writer.gui.editors.base import Context, Question
from mla_writer.gui.field_head import FieldHead
from mla_writer.gui.finding_words import finding_words
from mla_writer.gui.theme import TONES, Space
from mla_writer.gui.widgets import Button, Label, Notice, column
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import first_source
from mla_writer.model import draft
from mla_writer.model.declarations import Requirement, Severity, Verified
from mla_writer.model.errors import ProgramError
from mla_writer.model.fields import Form
from mla_writer.model.finding import Finding
from mla_writer.model.journey import AskedField
from mla_writer.model.message import message
from mla_writer.session.review import open_at

FRAMED = (Severity.BLOCKS, Severity.WARNING)
MOST = 3
"""How many messages stand below one field; the check lists all."""
STATES = {
    Requirement.RECOMMENDED: message("recommended"),
    Requirement.OPTIONAL: message("optional"),
    Requirement.CONDITIONAL: message("optional"),
}


class FieldRow(QWidget):
    """Asks one field; ``show_asked`` fills it. ``edited`` follows typing, ``settled`` tells that findings
    may have changed."""

    edited = Signal()
    settled = Signal()
    wanted = Signal(str)

    def __init__(self, context: Context, asked: AskedField, measure: int | None) -> None:
        super().__init__()
        self.asked = asked
        self._context = context
        self._services = context.services
        self._refusal: ProgramError | None = None
        self.question = Question(context, asked.path, asked.field, measure)
        self.editor = context.make(self.question)
        self.head = FieldHead(self.question.label)
        self.hint = Label(role="hint")
        self.closing: Closing | None = None
        self.closed: Closed | None = None
        self._tone = ""
        self.messages = column(spacing=Space.TINY)
        self.head.label.setBuddy(self.editor)
        self._connect()
        self._lay_out()
        self._say()
        self.setFocusProxy(self.editor)

    def show_asked(self, asked: AskedField) -> None:
        """Show the question as it is asked now, with the answer and the findings as they stand."""
        self.asked = asked
        self._show_state()
        self.head.show_comments(self._comments())
        closed = self.question.session.draft.closed.get(asked.path)
        self.editor.setVisible(closed is None)
        if closed is None:
            self.editor.refresh()
        if closed is not None or self.closed is not None:
            self._show_closed(closed)
        self.show_findings()

    def show_findings(self) -> None:
        """Show what was found about the answer."""
        found = list(self._found())[: 1 if self.question.unreadable else MOST]
        empty = self.asked.missing and not self.question.unreadable
        clear(self.messages)
        if self._refusal is not None:
            self.messages.addWidget(self._refused_notice(self._refusal))
        for finding in found:
            title, text = finding_words(self._services, finding)
            self.messages.addWidget(Notice(title, "" if empty else text, TONES[finding.severity]))
        gravest = found[0].severity if found else None
        tone = TONES[gravest] if gravest is not None and gravest in FRAMED else ""
        self._mark("block" if self._refusal else tone)
        self._describe(found)

    def stops(self) -> tuple[QWidget, ...]:
        """What the tab key reaches here, in its order: first the answer, then ways around it."""
        items = map(self.messages.itemAt, range(self.messages.count()))
        notices = [item.widget() for item in items if item is not None]
        parts = (self.editor, self.closed, self.closing, self.head.way_out, *notices)
        return tuple(part for part in parts if part is not None)

    def leave(self) -> None:
        """The field was left: from now on an empty answer is spoken of too."""
        self._context.seen.add(self.asked.path)
        self.editor.leave()

    def take_focus(self) -> None:
        """Go into the editor."""
        closed = self.asked.path in self.question.session.draft.closed
        (self.closed.reopen if closed and self.closed is not None else self.editor).setFocus()

    def _found(self) -> Iterator[Finding]:
        session, path = self.question.session, self.asked.path
        if path not in self._context.seen and not (self.asked.answered or self.asked.closed):
            return
        inside = self.asked.field.type.form is Form.RECORD
        for finding in session.findings_at(path):
            own = finding.field == path or (not inside and finding.field.startswith((f"{path}[", f"{path}.")))
            if own and finding.override is None and not finding.question:
                yield finding

    def _connect(self) -> None:
        self.editor.edited.connect(self.edited)
        self.editor.settled.connect(self.settled)
        self.editor.refused.connect(self._refused)
        self.editor.wanted.connect(self.wanted)
        self.head.way_out.clicked.connect(self._ask_reason)

    def _lay_out(self) -> None:
        self.body = column(self.head, self.hint, self.editor, self.messages, spacing=Space.TINY + Space.HAIR)
        self.setLayout(self.body)

    def _say(self) -> None:
        say = self._services.say
        self.hint.show_text(self._services.text(self.asked.field.hint))
        self.head.way_out.say(
            say(message("Not known?")), say(message("Close this question with a reason instead of answering"))
        )

    def _show_state(self) -> None:
        say, field = self._services.say, self.asked.field
        if not self.asked.required:
            state = STATES.get(field.requirement)
            self.head.show_state(say(state) if state else "")
        elif field.provenance.verified is Verified.PRACTICE or not field.provenance.source:
            self.head.show_state(say(message("required")))
        else:
            source = first_source(field.provenance.source)
            self.head.show_state(say(message("required · {source}", source=source)))
        asking = self.closing is not None and self.closing.isVisibleTo(self)
        self.head.show_way_out(self._may_be_closed() and not asking)

    def _comments(self) -> str:
        """How many comments of a review are open at this field, in words; empty for none."""
        session = self.question.session
        if not session.review.comments:
            return ""
        number = len(open_at(session.review, draft.stable_path(session.draft, self.asked.path)))
        return self._services.count("{n} comment", "{n} comments", number) if number else ""

    def _may_be_closed(self) -> bool:
        hard = self.question.session.rulebook.hard_required
        if not self.asked.missing or self.asked.path.removeprefix("common.") in hard:
            return False
        return not self.question.unreadable

    def _describe(self, found: list[Finding]) -> None:
        parts = [self.head.state.text(), self.head.comments.text(), self.hint.text()]
        parts += [" ".join(finding_words(self._services, finding)) for finding in found]
        self.editor.name(self.question.label, ". ".join(part for part in parts if part))

    def _mark(self, tone: str) -> None:
        if tone != self._tone:
            self._tone = tone
            self.editor.mark(tone)

    def _show_closed(self, closed: draft.Closed | None) -> None:
        if self.closed is None:
            self.closed = Closed(self._services)
            self.closed.reopened.connect(self._reopen)
            self.body.insertWidget(self.body.indexOf(self.editor) + 1, self.closed)
        self.closed.show_closed(closed)
        if closed is not None and self.closing is not None:
            self.closing.hide()

    def _ask_reason(self) -> None:
        if self.closing is None:
            self.closing = Closing(self._services)
            self.closing.closed.connect(self._close)
            self.closing.given_up.connect(self._give_up)
            self.body.insertWidget(self.body.indexOf(self.editor) + 1, self.closing)
        self.closing.ask()
        self.head.show_way_out(False)

    def _give_up(self) -> None:
        self._show_state()
        self.editor.setFocus()

    def _close(self, state: str, reason: str) -> None:
        self.question.session.close_field(self.asked.path, state, reason)
        self._context.seen.add(self.asked.path)
        self.settled.emit()
        self.take_focus()

    def _reopen(self) -> None:
        self.question.session.reopen_field(self.asked.path)
        self.settled.emit()
        self.editor.setFocus()

    def _refused(self, error: ProgramError | None) -> None:
        if error is not self._refusal:
            self._refusal = error
            self.show_findings()

    def _refused_notice(self, error: ProgramError) -> Notice:
        say = self._services.say
        notice = Notice(say(message("This text cannot be taken over yet.")), say(error.message), "block")
        button = Button(say(message("Remove these characters")))
        button.clicked.connect(self.editor.mend)
        notice.add(button)
        return notice
