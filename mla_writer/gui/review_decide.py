"""Deciding on a round: it is accepted, or returned for coded reasons, with a note."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.gui.dialog import Dialog
from mla_writer.gui.refused_lines import RefusedLines
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Heading,
    Label,
    LineEdit,
    Option,
    ScrollColumn,
    Segmented,
    column,
    describe,
    row,
)
from mla_writer.model.message import message
from mla_writer.model.review import Decision
from mla_writer.session import Session

HIGH = 620


class DecideDialog(Dialog):
    """``decision``, ``reasons`` (codes) and ``note`` hold what was decided when it is accepted."""

    def __init__(self, services: Services, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = services.say
        title = say(message("Decide on this round"))
        self.setWindowTitle(title)
        self.choice = Segmented(
            [
                (Decision.ACCEPTED.value, say(message("Accept"))),
                (Decision.RETURNED.value, say(message("Return"))),
            ]
        )
        self.choice.set_value(Decision.ACCEPTED.value)
        self.choice.chosen.connect(self._allow)
        self.boxes: dict[str, QCheckBox] = {}
        options = self._options(services, session)
        origin = Label(say(message("A list from practice; no law prescribes it.")), "small")
        ring = Space.TINY  # room for the ring of the focus
        width = services.theme.px(Size.COLUMN)
        self.reasons_list = ScrollColumn(
            *options, origin, width=width, spacing=Space.SMALL, margins=(ring, ring, ring, ring)
        )
        self.note_line = LineEdit()
        describe(self.note_line, say(message("Note")))
        self.refused = RefusedLines(services, (self.note_line,))
        self.note_line.textChanged.connect(self._allow)
        self.take, self.cancel = Button(role="primary"), Button(role="quiet")
        self.take.say(say(message("Record the decision")))
        self.cancel.say(say(message("Cancel")))
        self.take.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._lay_out(title, say(message("Note")))
        self.fit(services, Size.DIALOG + Size.NUMBER, HIGH)
        self._allow()

    @property
    def decision(self) -> Decision:
        """Accepted or returned."""
        return Decision(self.choice.value() or Decision.ACCEPTED.value)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The codes of the reasons that are ticked."""
        return tuple(id for id, box in self.boxes.items() if box.isChecked())

    @property
    def note(self) -> str:
        """What is said besides."""
        return self.note_line.text().strip()

    def _options(self, services: Services, session: Session) -> list[QWidget]:
        """A box for each reason; of those that a check has found too, this is said."""
        text = services.text
        found = {finding.check for finding in session.findings if finding.override is None}
        options: list[QWidget] = []
        for id, reason in services.rulebook.return_reasons.items():
            self.boxes[id] = QCheckBox()
            describe(self.boxes[id], text(reason.label), text(reason.hint))
            self.boxes[id].toggled.connect(self._allow)
            hint = text(reason.hint)
            if found.intersection(reason.checks):
                hint = f"{hint} {services.say(message('The check found something here.'))}"
            options.append(_with_hint(self.boxes[id], text(reason.label), hint))
        return options

    def _lay_out(self, title: str, note: str) -> None:
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        noted = column(Label(note, "strong"), self.note_line, self.refused, spacing=Space.TINY)
        buttons = row(-1, self.cancel, self.take, spacing=Space.SMALL)
        parts = (
            Heading(title, "subtitle"),
            row(self.choice, -1),
            self.reasons_list,
            -1,
            noted,
            buttons,
        )
        layout = column(*parts, spacing=Space.MEDIUM, margins=margins)
        layout.setStretch(2, 1)
        layout.setStretch(3, 0)  # room is left over only where the reasons are not shown
        self.setLayout(layout)

    def _allow(self) -> None:
        returned = self.decision is Decision.RETURNED
        self.reasons_list.setVisible(returned)
        self.take.setEnabled((bool(self.reasons) or not returned) and not self.refused.found)


def _with_hint(box: QCheckBox, label: str, hint: str) -> QWidget:
    holder, below = QWidget(), Label(hint, "hint")
    below.setContentsMargins(Size.MARK + Space.SMALL, 0, 0, 0)
    holder.setLayout(column(Option(box, label), below))
    return holder
