"""A list of records: a table of its entries, and the questions of the one that is open."""

from __future__ import annotations

from typing import Any

from mla_writer.gui.editors.base import Editor, Question
from mla_writer.gui.editors.entries import columns, heading, numbering, shown
from mla_writer.gui.editors.entry_form import Entry, EntryForm
from mla_writer.gui.editors.entry_table import MOST_LINES, MOST_WHILE_OPEN, EntryTable, Row
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, column, row
from mla_writer.model.answers import parse_path
from mla_writer.model.message import message

NOTHING = "–"


class RecordsEditor(Editor):
    """Entries are added, opened, removed and moved by buttons and keys; each step can be undone."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        services = question.services
        self._record = question.session.rulebook.records[question.field.type.of]
        self._open = ""
        self.form: EntryForm | None = None
        self.table = EntryTable(services.theme)
        self.add = Button(symbol="add")
        self.add.say(services.text(self._record.add_label) or services.say(message("Add")))
        self._below = column()
        self.table.opened.connect(self._open_place)
        self.table.removed.connect(self.remove)
        self.table.moved.connect(self.move_entry)
        self.add.clicked.connect(self.add_entry)
        self.setLayout(column(self.table, self._below, row(self.add, -1), spacing=Space.SMALL))
        self.refresh()

    @property
    def entries(self) -> list[Any]:
        """The entries as they stand."""
        return list(self.question.value or ())

    def refresh(self) -> None:
        """Show the entries as they stand; an entry that is gone is closed."""
        self._show_rows()
        self.table.setVisible(bool(self.entries))
        self.setFocusProxy(self.table if self.entries else self.add)
        if self._open and self._place() < 0:
            self._close_form()
        if self.form is not None:
            self.form.refresh()

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the table."""
        self.table.name(label, description)

    def reveal(self, path: str) -> None:
        """Open the entry that ``path`` lies in, and go to its question."""
        rest = parse_path(path)[len(parse_path(self.question.path)) :]
        if rest and isinstance(rest[0], int):
            self._open_place(rest[0])
        if self.form is None:
            self.setFocus()
        elif len(rest) > 1:
            self.form.fields.rows.reveal(path)

    def open_entry(self, place: int) -> None:
        """Show the questions of the entry at ``place``."""
        self._close_form()
        entries = self.entries
        if not 0 <= place < len(entries):
            return
        self._open = str(entries[place].get("id", place))
        path = f"{self.question.path}[{place}]"
        entry = Entry(self._record, path, place, len(entries), self.question.measure)
        self.form = EntryForm(self.question.context, entry)
        self.form.edited.connect(self._edited)
        self.form.settled.connect(self.settled)
        self.form.wanted.connect(self.wanted)
        self.form.done.connect(self.finish)
        self.form.removed.connect(lambda: self.remove(self._place()))
        self.form.moved.connect(self._move_open)
        self._below.addWidget(self.form)
        self.form.refresh()
        self.table.select(place)

    def add_entry(self) -> None:
        """Add an entry and begin with its first question."""
        place = self.question.session.add_item(self.question.path, {})
        self.refresh()
        self._open_place(place)

    def finish(self) -> None:
        """Close the entry that is open; one without any answer is removed."""
        place, form = self._place(), self.form
        if form is None:
            return
        self.question.context.seen.update(asked.path for asked in self._asked(place))
        if form.is_empty:
            self.remove(place)
            return
        self._close_form()
        self.table.select(place)
        self.table.setFocus()
        self.settled.emit()

    def remove(self, place: int) -> None:
        """Remove the entry at ``place``."""
        self._close_form()
        self.question.session.remove_item(f"{self.question.path}[{place}]")
        self.refresh()
        (self.table if self.entries else self.add).setFocus()
        self.settled.emit()

    def move_entry(self, place: int, to: int) -> None:
        """Move the entry at ``place`` to ``to``; one that is open stays open."""
        if not (0 <= place < len(self.entries) and 0 <= to < len(self.entries)):
            return
        was_open = self.form is not None
        self._close_form()
        self.question.session.move_item(f"{self.question.path}[{place}]", to)
        self.refresh()
        if was_open:
            self.open_entry(to)
        self.table.select(to)
        self.settled.emit()

    def _move_open(self, to: int) -> None:
        self.move_entry(self._place(), to)

    def _open_place(self, place: int) -> None:
        self.open_entry(place)
        if self.form is not None:
            self.settled.emit()
            self.form.take_focus()

    def _close_form(self) -> None:
        if self.form is not None:
            self._below.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form, self._open = None, ""

    def _edited(self) -> None:
        self._show_rows()
        self.edited.emit()

    def _show_rows(self) -> None:
        services = self.question.services
        number = numbering(self._record)
        before = (number,) if number else ()
        declared = (*before, self._record, *columns(self._record))
        headers = [services.text(one.label) for one in declared]
        rows = [self._row(place, entry) for place, entry in enumerate(self.entries)]
        self.table.show_rows([*headers, ""], rows, called=len(before))
        self.table.give_room(MOST_LINES if self.form is None else MOST_WHILE_OPEN)

    def _place(self) -> int:
        ids = [str(entry.get("id", place)) for place, entry in enumerate(self.entries)]
        return ids.index(self._open) if self._open in ids else -1

    def _asked(self, place: int) -> Any:
        path = f"{self.question.path}[{place}]"
        return self.question.session.asked_inside(self._record.id, path, self.question.measure)

    def _row(self, place: int, entry: Any) -> Row:
        services, session = self.question.services, self.question.session
        cells = [
            shown(services, session, field, entry.get(field.id)) or NOTHING for field in columns(self._record)
        ]
        missing = sum(asked.missing for asked in self._asked(place))
        state = services.count("{n} missing", "{n} missing", missing) if missing else "✓"
        number = numbering(self._record)
        before = [shown(services, session, number, entry.get(number.id)) or NOTHING] if number else []
        return *before, heading(services, session, self._record, entry) or NOTHING, *cells, state
