"""References to persons, offences, annexes, contacts: choose what is there, or add it on the spot."""

from __future__ import annotations

from typing import Any

from mla_writer.gui.editors.base import Editor, Input, Question
from mla_writer.gui.editors.choice import Entries, choice_input
from mla_writer.gui.editors.choices import ChoicesInput
from mla_writer.gui.editors.entries import called, list_path, record_of, targets
from mla_writer.gui.editors.entry_form import Entry, EntryForm
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Label, column, row
from mla_writer.model.message import message


class ReferenceEditor(Editor):
    """One reference or several. What is added here stands from then on in its own list."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        services, session = question.services, question.session
        self._group = question.field.type.of
        self._record = record_of(session, self._group)
        self._offered: Entries | None = None
        self._names = ("", "")
        self.input: Input | None = None
        self.form: EntryForm | None = None
        self._added = ""
        self._nothing = Label(services.say(message("Nothing to choose from yet.")), "hint")
        self.add = Button(role="fold", symbol="add")
        self.add.say(services.text(self._record.add_label) or services.say(message("Add")))
        self.add.clicked.connect(self.add_target)
        self._choices, self._below = column(self._nothing), column()
        self.setLayout(column(self._choices, row(self.add, -1), self._below, spacing=Space.TINY))
        self.add.setVisible(bool(list_path(session, self._group)))
        self.refresh()

    def refresh(self) -> None:
        """Offer what is there now, and show what is chosen."""
        services, session = self.question.services, self.question.session
        offered = tuple((one.id, called(services, session, one)) for one in targets(session, self._group))
        if offered != self._offered:
            self._offer(offered)
        if self.input is not None and self.input.value() != self.question.value:
            self.input.show_value(self.question.value, self.question.unreadable)
        if self.form is not None and self._added not in dict(offered):
            self._close_form()
        if self.form is not None:
            self.form.refresh()

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the choices."""
        self._names = label, description
        if self.input is not None:
            self.input.name(label, description)

    def mark(self, tone: str) -> None:
        """Frame the choices."""
        if self.input is not None:
            self.input.mark(tone)

    def add_target(self) -> None:
        """Add an entry where the reference points, choose it and ask for its answers here."""
        session, path = self.question.session, list_path(self.question.session, self._group)
        self._finish()
        place = session.add_item(path, {})
        self._added = str(session.draft.get(f"{path}[{place}]")["id"])
        before: list[Any] = list(self.question.value or ()) if self.question.field.type.many else []
        self.give([*before, self._added] if self.question.field.type.many else self._added)
        self.form = EntryForm(
            self.question.context, Entry(self._record, f"{path}[{place}]", place, place + 1), movable=False
        )
        self.form.edited.connect(self._edited)
        self.form.settled.connect(self.settled)
        self.form.done.connect(self._finish)
        self.form.removed.connect(self._withdraw)
        self._below.addWidget(self.form)
        self.refresh()
        self.form.take_focus()
        self.settled.emit()

    def _finish(self) -> None:
        if self.form is None:
            return
        if self.form.is_empty:
            self._withdraw()
            return
        self._close_form()
        self.add.setFocus()
        self.settled.emit()

    def _withdraw(self) -> None:
        session = self.question.session
        path = next((one.path for one in targets(session, self._group) if one.id == self._added), "")
        value = self.question.value
        self.give([id for id in value or () if id != self._added] if isinstance(value, list) else None)
        self._close_form()
        if path:
            session.remove_item(path)
        self.refresh()
        self.settled.emit()

    def _offer(self, offered: Entries) -> None:
        self._offered = offered
        if self.input is not None:
            self._choices.removeWidget(self.input)
            self.input.hide()
            self.input.deleteLater()
            self.input = None
        self._nothing.setVisible(not offered)
        self.setFocusProxy(self.add)
        if not offered:
            return
        hint = self.question.services.say(message("Type to search"))
        percent, many = self.question.services.theme.percent, self.question.field.type.many
        self.input = ChoicesInput(offered, percent) if many else choice_input(offered, hint, percent)
        self.input.changed.connect(self._taken)
        self.input.chosen.connect(self._taken)
        self._choices.addWidget(self.input)
        self.setFocusProxy(self.input)
        self.name(*self._names)
        self.input.show_value(self.question.value, self.question.unreadable)

    def _taken(self) -> None:
        if self.input is not None and not self.input.unreadable():
            self.give(self.input.value())
            self.settled.emit()

    def _edited(self) -> None:
        self.edited.emit()

    def _close_form(self) -> None:
        if self.form is not None:
            self._below.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form, self._added = None, ""
