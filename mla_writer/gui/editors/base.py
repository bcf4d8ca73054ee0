"""What every editor shares: the question it answers, and how it reports to the page around it.

An ``Input`` shows and gives one value and knows no session. An ``Editor`` answers one question of a
session. Forms of one value are inputs held by a ``SingleEditor``; the others are editors themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.widgets import LineEdit, TextArea, column, describe
from mla_writer.model.declarations import Field
from mla_writer.model.errors import TextRefused
from mla_writer.model.text_gate import clean, clean_tree, mended, problems
from mla_writer.session import Session


@dataclass(frozen=True, slots=True)
class Context:
    """What all questions on a page share. ``make`` gives the editor of a question; ``seen`` holds the
    paths that a person has already been at: only there an empty answer is spoken of."""

    session: Session
    services: Services
    make: Callable[[Question], Editor]
    seen: set[str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question as an editor sees it: its declaration, where its answer lies, in which measure."""

    context: Context
    path: str
    field: Field
    measure: int | None = None

    @property
    def session(self) -> Session:
        """The session that is answered."""
        return self.context.session

    @property
    def services(self) -> Services:
        """Words, rulebook, theme."""
        return self.context.services

    @property
    def value(self) -> Any:
        """The answer as it stands, or None."""
        return self.session.draft.get(self.path)

    @property
    def unreadable(self) -> str:
        """What was typed and is not yet a value, or empty."""
        return self.session.draft.unreadable.get(self.path, "")

    @property
    def label(self) -> str:
        """The label in the language of the interface."""
        return self.services.text(self.field.label)


class Input(QWidget):
    """A field for one value. ``changed`` tells every change, ``chosen`` one that is already complete."""

    changed = Signal()
    chosen = Signal()
    widest = 0
    """The widest it gets in logical pixels, 0 for all the room there is."""

    def value(self) -> Any:
        """What was entered as a plain value; None when nothing was, or nothing that can be read."""
        return None

    def unreadable(self) -> str:
        """What was typed when it is not a value; else empty."""
        return ""

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show ``value``, or what was typed in its place, without telling anybody."""

    def show_again(self) -> None:
        """The field was left: show the value as it was understood."""

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the part that takes the focus."""
        describe(self.focusProxy() or self, label, description)

    def mark(self, tone: str) -> None:
        """Frame the field in ``tone`` (``block``, ``warning`` or empty)."""

    def mend(self) -> None:
        """Take out the characters that may not enter a request."""
        mend_fields(self)


def mend_fields(holder: QWidget) -> None:
    """Take out of every field in ``holder`` what may not enter a request, as if a person had typed it."""
    for line in holder.findChildren(LineEdit):
        if problems(line.text()):
            line.setText(mended(line.text()))
            line.textEdited.emit(line.text())
    for area in holder.findChildren(TextArea):
        if problems(area.toPlainText()):
            area.setPlainText(mended(area.toPlainText()))


class Editor(QWidget):
    """Answers one question. ``edited`` tells that something was typed, ``settled`` that a change is
    complete; ``refused`` carries the error about a text that may not enter, or None once it may.
    ``wanted`` asks to go to the field at a path.
    """

    edited = Signal()
    settled = Signal()
    refused = Signal(object)
    wanted = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    def refresh(self) -> None:
        """Show the answer as it stands now; what is being typed stays."""

    def leave(self) -> None:
        """The field was left."""

    def reveal(self, path: str) -> None:
        """Go to the part that answers ``path``, opening what hides it."""
        self.setFocus()

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the part that takes the focus."""
        describe(self.focusProxy() or self, label, description)

    def mark(self, tone: str) -> None:
        """Frame the field in ``tone`` (``block``, ``warning`` or empty)."""

    def mend(self) -> None:
        """Take out the characters that may not enter a request."""
        mend_fields(self)

    def refuses(self, typed: Iterable[str]) -> bool:
        """Whether a text of ``typed`` holds a character that may not enter a request, which is told."""
        try:
            clean_tree(list(typed))
        except TextRefused as error:
            self.refused.emit(error)
            return True
        return False

    def give(self, value: Any) -> bool:
        """Answer the question; False when ``value`` holds a character that may not enter a request."""
        try:
            checked = clean(value) if isinstance(value, str) else clean_tree(value)
        except TextRefused as error:
            self.refused.emit(error)
            return False
        self.refused.emit(None)
        if checked != self.question.value or self.question.unreadable:
            self.question.session.answer(self.question.path, checked)
        return True


class SingleEditor(Editor):
    """Binds an input to the session: typing answers at once, leaving shows how it was understood."""

    def __init__(self, question: Question, input: Input) -> None:
        super().__init__(question)
        self.input = input
        self.setLayout(column(input))
        self.setFocusProxy(input)
        self._shown: tuple[Any, str] = (None, "")
        input.changed.connect(self._typed)
        input.chosen.connect(self._chosen)
        self.refresh()

    def refresh(self) -> None:
        """Show the answer as it stands, unless it is the one that was entered here."""
        stands = self.question.value, self.question.unreadable
        if stands != (self.input.value(), self.input.unreadable()):
            self.input.show_value(*stands)

    def leave(self) -> None:
        """Show the value as it was understood."""
        self.input.show_again()

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the input."""
        self.input.name(label, description)

    def mark(self, tone: str) -> None:
        """Frame the input."""
        self.input.mark(tone)

    def mend(self) -> None:
        """Take out of the input what may not enter a request."""
        self.input.mend()

    def _typed(self) -> None:
        self._take()
        self.edited.emit()

    def _chosen(self) -> None:
        self._take()
        self.settled.emit()

    def _take(self) -> None:
        unreadable = self.input.unreadable()
        if not unreadable:
            self.give(self.input.value())
            return
        try:
            self.question.session.keep_unreadable(self.question.path, clean(unreadable))
        except TextRefused as error:
            self.refused.emit(error)
