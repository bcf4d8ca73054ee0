"""Questions one below the other, following what applies."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.editors.base import Context
from mla_writer.gui.field_row import FieldRow
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import column
from mla_writer.model.journey import AskedField


class FieldRows(QWidget):
    """Keeps the rows of questions that stay, so that what is being typed and the focus stay too."""

    edited = Signal()
    settled = Signal()
    wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: dict[str, FieldRow] = {}
        self._column = column(spacing=Space.WIDE)
        self.setLayout(self._column)

    def show_fields(self, asked: Iterable[AskedField], measure: int | None) -> None:
        """Ask ``asked``, in this order; ``measure`` is the index of the measure they belong to."""
        wanted = {one.path: one for one in asked}
        for path in [path for path, row in self.rows.items() if not _same(row, wanted.get(path))]:
            self._take_out(path)
        for place, (path, one) in enumerate(wanted.items()):
            if path not in self.rows:
                self._put_in(place, one, measure)
            self.rows[path].show_asked(one)
        self.setFocusProxy(self.rows[next(iter(wanted))] if wanted else None)  # type: ignore[arg-type]

    def focus_first(self) -> None:
        """Go to the first question whose answer is missing, else to the first."""
        rows = list(self.rows.values())
        first = next((row for row in rows if row.asked.missing), rows[0] if rows else None)
        if first is not None:
            first.take_focus()

    def holds(self, path: str) -> bool:
        """Whether one of the questions asks for ``path`` or for what holds it."""
        return any(_contains(one, path) for one in self.rows)

    def reveal(self, path: str) -> bool:
        """Go to the question that asks for ``path`` or for what holds it; False when none does."""
        holding = [one for one in self.rows if _contains(one, path)]
        if not holding:
            return False
        self._context.seen.add(path)
        row = self.rows[max(holding, key=len)]
        row.show_findings()
        row.editor.reveal(path)
        return True

    def _put_in(self, place: int, asked: AskedField, measure: int | None) -> None:
        row = FieldRow(self._context, asked, measure)
        row.edited.connect(self.edited)
        row.settled.connect(self.settled)
        row.wanted.connect(self.wanted)
        before = list(self.rows.items())
        self.rows = dict([*before[:place], (asked.path, row), *before[place:]])
        self._column.insertWidget(place, row)

    def _take_out(self, path: str) -> None:
        row = self.rows.pop(path)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


def _same(row: FieldRow, asked: AskedField | None) -> bool:
    return asked is not None and asked.field is row.asked.field


def _contains(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith((f"{outer}.", f"{outer}["))
