"""The questions of one record, as they are asked now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.editors.base import Context
from mla_writer.gui.field_rows import FieldRows
from mla_writer.gui.widgets import column


class RecordRows(QWidget):
    """The rows of the record ``record`` (its id) at ``path``; filled by ``refresh`` once they stand in a
    page, since Qt styles a widget anew each time that what it stands in is put elsewhere."""

    edited = Signal()
    settled = Signal()
    wanted = Signal(str)

    def __init__(self, context: Context, record: str, path: str, measure: int | None) -> None:
        super().__init__()
        self._context, self._record, self._path, self._measure = context, record, path, measure
        self.rows = FieldRows(context)
        self.rows.edited.connect(self.edited)
        self.rows.settled.connect(self.settled)
        self.rows.wanted.connect(self.wanted)
        self.setLayout(column(self.rows))
        self.setFocusProxy(self.rows)

    def refresh(self) -> None:
        """Ask what applies to the record as it stands."""
        asked = self._context.session.asked_inside(self._record, self._path, self._measure)
        self.rows.show_fields(asked, self._measure)
