"""What serves what? Facts, offences and persons against the measures, to look at and to press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.task_rows import measure_labels
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.widgets import Card, ElidedLabel, Heading, Label, Notice, column, describe, row, tooltip
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.matrix import FACTS, OFFENCES, PERSONS, Matrix, MatrixRow, matrix
from mla_writer.model.message import Message, message
from mla_writer.session import Session

HEADINGS = {
    OFFENCES: message("Offences"),
    FACTS: message("Facts, by paragraph"),
    PERSONS: message("Persons"),
}


MOST_ROWS = 60
"""Rows of one table: more than any readable request has, few enough to be built at once."""


class MatrixView(PagePart):
    """A table of boxes: a column for each measure, a row for all that it may serve."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        self._shown: object = None
        self.boxes: dict[tuple[str, str, str], QCheckBox] = {}
        self.notice = Notice()
        self.legend = Card()
        self.grids = column(spacing=Space.LARGE)
        self.setLayout(column(self.notice, self.legend, self.grids, spacing=Space.LARGE))

    def refresh(self) -> None:
        """Show the matrix as it stands."""
        found = matrix(self.session.case)
        labels = [self._words(label) for label in measure_labels(self.session)]
        shape = found.measures, labels, [(one.what, one.id, one.name) for one in found.rows]
        if shape != self._shown:
            self._shown = shape
            self._build(found, labels)
        self._tick(found)
        self._say(found, labels)

    def _words(self, label: str | Message) -> str:
        return self.services.say(label) if isinstance(label, Message) else self.services.text(label)

    def _build(self, found: Matrix, labels: list[str]) -> None:
        clear(self.legend.body)
        clear(self.grids)
        self.boxes = {}
        for number, label in enumerate(labels, 1):
            line = row(Label(str(number), "strong"), Label(label), spacing=Space.MEDIUM)
            line.setStretch(1, 1)
            self.legend.body.addLayout(line)
        self.legend.setVisible(bool(labels))
        for what, heading in HEADINGS.items():
            rows = [one for one in found.rows if one.what == what]
            if rows and labels:
                self.grids.addWidget(Heading(self.services.say(heading), "subtitle"))
                self.grids.addWidget(self._grid(rows[:MOST_ROWS], found.measures, labels))
                self._tell_more(len(rows) - MOST_ROWS)

    def _tell_more(self, number: int) -> None:
        if number > 0:
            words = self.services.count("{n} more is not listed", "{n} more are not listed", number)
            self.grids.addWidget(Label(words, "hint"))

    def _grid(self, rows: list[MatrixRow], measures: tuple[str, ...], labels: list[str]) -> QWidget:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(0, 1)
        for place in range(len(measures)):
            grid.setColumnMinimumWidth(place + 1, Size.CONTROL)
        for place in range(len(measures)):
            head = Label(str(place + 1), "strong")
            grid.addWidget(head, 0, place + 1, Qt.AlignmentFlag.AlignHCenter)
        for line, one in enumerate(rows, 1):
            grid.addWidget(self._name(one), line, 0)
            for place, id in enumerate(measures):
                box = self._box(one, id, labels[place])
                grid.addWidget(box, line, place + 1, Qt.AlignmentFlag.AlignHCenter)
        card.body.addLayout(grid)
        return card

    def _name(self, one: MatrixRow) -> QWidget:
        label = ElidedLabel()
        label.setText(f"{one.id[1:]}. {one.name}" if one.what == FACTS else one.name)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tooltip(label, one.name)
        return label

    def _box(self, one: MatrixRow, measure: str, label: str) -> QCheckBox:
        box = QCheckBox()
        name = one.name if len(one.name) <= 80 else f"{one.name[:79]}…"
        describe(box, self.services.say(message("{measure} serves: {name}", measure=label, name=name)))
        box.toggled.connect(lambda: self._serve(measure, one, box.isChecked()))
        self.boxes[one.what, one.id, measure] = box
        return box

    def _serve(self, measure: str, one: MatrixRow, on: bool) -> None:
        self.session.serve(measure, one.what, one.id, on)
        self.changed.emit()

    def _tick(self, found: Matrix) -> None:
        for one in found.rows:
            for id, on in zip(found.measures, one.served, strict=True):
                box = self.boxes.get((one.what, one.id, id))
                if box is not None and box.isChecked() != on:
                    box.blockSignals(True)
                    box.setChecked(on)
                    box.blockSignals(False)

    def _say(self, found: Matrix, labels: list[str]) -> None:
        say = self.services.say
        if not found.measures or not found.rows:
            self.notice.show()
            title = message("Nothing to join yet.")
            text = message("Choose measures, and tell the offences, the persons and the facts first.")
            self.notice.say(say(title), say(text), "accent")
            return
        idle = [labels[place] for place, id in enumerate(found.measures) if id in found.idle()]
        lost = [one.name for one in found.rows if one.orphan and one.what == OFFENCES]
        self.notice.setVisible(bool(idle or lost))
        names = " · ".join((*idle, *lost))
        self.notice.say(
            say(message("Not joined to anything: {names}", names=names)),
            say(
                message("The executing authority will ask why it stands in the request. Tick what it serves.")
            ),
            "warning",
        )
