"""Writing in a review: a comment with or without a proposed value, an answer, one's name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.dialog import Dialog
from mla_writer.gui.editors.base import Context, Editor, Question
from mla_writer.gui.editors.make import make_editor
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Fold,
    Heading,
    Label,
    LineEdit,
    Notice,
    TextArea,
    column,
    describe,
    row,
)
from mla_writer.gui.widgets.flow import flow
from mla_writer.model.answers import parse_path
from mla_writer.model.declarations import Field
from mla_writer.model.errors import CannotWrite, TextRefused
from mla_writer.model.message import Message, message
from mla_writer.model.review import Proposal
from mla_writer.model.text_gate import clean, mended
from mla_writer.session import Session
from mla_writer.session.review import NOT_PROPOSED


class WritingForm(QWidget):
    """A text, and two buttons. ``given`` tells the text, ``given_up`` that none is wanted."""

    given = Signal(str)
    given_up = Signal()

    def __init__(self, services: Services, label: Message, button: Message) -> None:
        super().__init__()
        say = services.say
        self._services = services
        self.area = TextArea(least=2, most=10)
        describe(self.area, say(label))
        self.refused = Notice()
        self._mend = Button(say(message("Remove these characters")))
        self._mend.clicked.connect(lambda: self.area.setPlainText(mended(self.area.toPlainText())))
        self.refused.add(self._mend)
        self.refused.hide()
        self.take, self.cancel = Button(role="primary"), Button(role="quiet")
        self.take.say(say(button))
        self.cancel.say(say(message("Cancel")))
        self.take.clicked.connect(self._give)
        self.cancel.clicked.connect(self.given_up)
        self.area.textChanged.connect(self._look)
        self.buttons = flow(self.take, self.cancel)
        self.body = column(
            Label(say(label), "strong"), self.area, self.refused, self.buttons, spacing=Space.SMALL
        )
        self.setLayout(self.body)
        self.take.setEnabled(False)

    @property
    def may_be_given(self) -> bool:
        """Whether there is something to say."""
        return bool(self.area.toPlainText().strip())

    def _look(self) -> None:
        problem = self._problem()
        self.refused.setVisible(problem is not None)
        if problem is not None:
            say = self._services.say
            self.refused.say(say(message("This text cannot be taken over yet.")), say(problem), "block")
        self.take.setEnabled(problem is None and self.may_be_given)

    def _problem(self) -> Message | None:
        try:
            clean(self.area.toPlainText())
        except TextRefused as refused:
            return refused.message
        return None

    def _give(self) -> None:
        if self.take.isEnabled():
            self.given.emit(self.area.toPlainText().strip())


class CommentForm(WritingForm):
    """A comment at the field at ``path``, whose declaration is ``field``. The proposed value is edited by the
    field's own editor in a copy of the draft; ``proposal`` gives it."""

    def __init__(self, services: Services, session: Session, path: str, field: Field | None) -> None:
        super().__init__(services, message("Your comment"), message("Add the comment"))
        self._path, self._before = path, session.draft.get(path) if path else None
        self._copy = services.new_session(session.draft)
        self.fold: Fold | None = None
        self.editor: Editor | None = None
        if field is None or field.type.form in NOT_PROPOSED:
            if path:
                text = message("A value cannot be proposed here; say in words what is to be changed.")
                self.body.insertWidget(2, Label(services.say(text), "hint"))
            return
        self.editor = self._make_editor(services, path, field)
        self.fold = Fold(self.editor)
        self.fold.say(services.say(message("Propose another value")))
        self.body.insertWidget(2, self.fold)

    def proposal(self) -> Proposal | None:
        """What is proposed, None when nothing is."""
        after: Any = self._copy.draft.get(self._path) if self._path else None
        if self.editor is None or after == self._before:
            return None
        return Proposal(self._before, after)

    @property
    def may_be_given(self) -> bool:
        """A proposal speaks for itself; half a date is none."""
        if self._path in self._copy.draft.unreadable:
            return False
        return super().may_be_given or self.proposal() is not None

    def _make_editor(self, services: Services, path: str, field: Field) -> Editor:
        steps = parse_path(path)
        measure = int(steps[1]) if steps[0] == "measures" else None
        editor = make_editor(
            Question(Context(self._copy, services, make_editor, set()), path, field, measure)
        )
        editor.name(services.text(field.label), services.say(message("Proposed value")))
        for changed in (editor.edited, editor.settled):
            changed.connect(self._look)
        editor.refused.connect(self._refuse)
        return editor

    def _refuse(self, error: object) -> None:
        self.take.setEnabled(error is None and self.may_be_given)


class NameDialog(Dialog):
    """Asks for the name under which a person speaks in reviews and reports."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = services.say
        title = say(message("Your name"))
        self.setWindowTitle(title)
        self.line = LineEdit()
        describe(self.line, title)
        self.take, self.cancel = Button(role="primary"), Button(role="quiet")
        self.take.say(say(message("Go on")))
        self.cancel.say(say(message("Cancel")))
        self.take.setEnabled(False)
        self.take.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.line.textChanged.connect(lambda: self.take.setEnabled(bool(self.name)))
        self.line.returnPressed.connect(lambda: self.accept() if self.name else None)
        text = message("It stands beside what you say in reviews and reports. You can change it in Settings.")
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        buttons = row(-1, self.cancel, self.take, spacing=Space.SMALL)
        parts = (Heading(title, "subtitle"), Label(say(text), "hint"), self.line, buttons)
        self.setLayout(column(*parts, spacing=Space.MEDIUM, margins=margins))
        self.resize(services.theme.px(Size.DIALOG), self.sizeHint().height())

    @property
    def name(self) -> str:
        """What was typed, without what may not stand in a name."""
        return mended(" ".join(self.line.text().split()))[:120]


def officer(services: Services, parent: QWidget | None) -> str:
    """The name in the settings; asked once when there is none. Empty when a person gives none."""
    if services.settings.officer:
        return services.settings.officer
    dialog = NameDialog(services, parent)
    if not dialog.exec() or not dialog.name:
        return ""
    changed = replace(services.settings, officer=dialog.name)
    try:
        services.keep(changed)
    except CannotWrite:
        services.settings = changed  # it holds until the program ends
    return dialog.name
