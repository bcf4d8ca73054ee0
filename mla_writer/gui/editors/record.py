"""A record that stands alone, such as an authority: its questions in one frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mla_writer.gui.authorities_record import AuthorityTools
from mla_writer.gui.editors.base import Editor, Question
from mla_writer.gui.editors.record_rows import RecordRows
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Card, column

TOOLS: Mapping[str, Callable[[Question], AuthorityTools]] = {"authority": AuthorityTools}
"""What helps to fill a record, by its id."""


class RecordEditor(Editor):
    """Each of its questions answers for itself."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        record = question.field.type.of
        self.fields = RecordRows(question.context, record, question.path, question.measure)
        self.fields.edited.connect(self.edited)
        self.fields.settled.connect(self.settled)
        self.fields.wanted.connect(self.wanted)
        self.tools = TOOLS[record](question) if record in TOOLS else None
        card = Card(self.fields, spacing=Space.MEDIUM)
        if self.tools is not None:
            self.tools.settled.connect(self.settled)
            self.fields.edited.connect(self.tools.refresh)
            card.body.insertWidget(0, self.tools)
            card.body.addWidget(self.tools.line)
        card.body.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self.setLayout(column(card))
        self.setFocusProxy(self.fields)

    def refresh(self) -> None:
        """Ask what applies to the record as it stands."""
        self.fields.refresh()
        if self.tools is not None:
            self.tools.refresh()

    def reveal(self, path: str) -> None:
        """Go to the question inside the record."""
        if not self.fields.rows.reveal(path):
            self.setFocus()
