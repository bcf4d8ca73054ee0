"""One entry of a list while it is edited: its questions, and what can be done with the entry."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from mla_writer.gui.editors.base import Context
from mla_writer.gui.editors.entries import title
from mla_writer.gui.editors.record_rows import RecordRows
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Card, Heading, row
from mla_writer.model.declarations import Record
from mla_writer.model.fields import is_empty
from mla_writer.model.message import message


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: its declaration, its path, its place among ``size``, the measure it is of."""

    record: Record
    path: str
    place: int
    size: int
    measure: int | None = None


class EntryForm(Card):
    """A frame around the questions of one entry. Escape is "Done"."""

    edited = Signal()
    settled = Signal()
    wanted = Signal(str)
    done = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, context: Context, entry: Entry, *, movable: bool = True) -> None:
        self._context, self._entry = context, entry
        self.heading = Heading(role="subtitle")
        self.fields = RecordRows(context, entry.record.id, entry.path, entry.measure)
        self.finish = Button(role="primary")
        self.remove = Button(role="quiet", symbol="delete")
        self.up, self.down = Button(role="icon", symbol="up"), Button(role="icon", symbol="down")
        buttons = row(self.finish, self.remove, -1, self.up, self.down, spacing=Space.SMALL)
        super().__init__(self.heading, self.fields, buttons, spacing=Space.LARGE)
        self.body.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self.mark("accent")
        self.up.setVisible(movable and entry.size > 1)
        self.down.setVisible(movable and entry.size > 1)
        self.up.setEnabled(entry.place > 0)
        self.down.setEnabled(entry.place < entry.size - 1)
        self._connect()
        self._say()

    @property
    def is_empty(self) -> bool:
        """True when nothing was entered."""
        draft, path = self._context.session.draft, self._entry.path
        return is_empty(draft.get(path)) and not any(
            one.startswith(f"{path}.") for one in (*draft.unreadable, *draft.closed)
        )

    def refresh(self) -> None:
        """Show the entry as it stands."""
        self.fields.refresh()
        self._name()

    def take_focus(self) -> None:
        """Begin with the first question."""
        self.fields.rows.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form; what was entered stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.fields.edited.connect(self._edited)
        self.fields.settled.connect(self.settled)
        self.fields.wanted.connect(self.wanted)
        self.finish.clicked.connect(self.done)
        self.remove.clicked.connect(self.removed)
        self.up.clicked.connect(lambda: self.moved.emit(self._entry.place - 1))
        self.down.clicked.connect(lambda: self.moved.emit(self._entry.place + 1))

    def _edited(self) -> None:
        self._name()
        self.edited.emit()

    def _name(self) -> None:
        services, session = self._context.services, self._context.session
        name = title(services, session, self._entry.record, session.draft.get(self._entry.path))
        self.heading.setText(name or services.text(self._entry.record.label))

    def _say(self) -> None:
        say = self._context.services.say
        self.finish.say(say(message("Done")))
        self.remove.say(say(message("Remove")))
        self.up.say(say(message("Move up")))
        self.down.say(say(message("Move down")))
        self._name()
