"""What taking back from a translator would do, passage by passage; the person ticks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Card,
    Label,
    Notice,
    Option,
    ScrollColumn,
    Tag,
    column,
    describe,
    row,
)
from mla_writer.i18n import direction_of
from mla_writer.model.message import Message, message
from mla_writer.translating.handover import Claim
from mla_writer.translating.handover_check import Comparison, Outcome, Row

OUTCOMES = {
    Outcome.NEW: (Message("new", context="a passage"), "done"),
    Outcome.CHANGED: (message("changed"), "accent"),
    Outcome.OUTDATED: (message("of an earlier original"), "warning"),
    Outcome.EMPTY: (message("cannot be taken"), "neutral"),
    Outcome.GONE: (message("no longer in the draft"), "neutral"),
}
EARLIER = message(
    "The original was changed after it was handed over. What is taken is kept as a translation of the "
    "earlier original and is not printed."
)
CLAIMS = {
    Claim.REVIEWED: message("The translator's file says: reviewed. It still counts as not checked here."),
    Claim.FINAL: message("The translator's file says: final. It still counts as not checked here."),
}


class HandoverPreview(QWidget):
    """Every passage about which there is something to say, old and new; what is odd is not ticked.
    ``changed`` tells that a tick changed."""

    changed = Signal()

    def __init__(self, services: Services, found: Comparison) -> None:
        super().__init__()
        self._services, self._rtl = services, direction_of(found.language) == "rtl"
        self.boxes: list[tuple[Row, QCheckBox]] = []
        shown = [one for one in found.rows if one.outcome is not Outcome.SAME]
        self.counts = Label(self._counted(found), "hint")
        self.all, self.none = Button(role="quiet"), Button(role="quiet")
        self.all.say(services.say(message("Tick all")))
        self.none.say(services.say(message("Tick none")))
        self.all.clicked.connect(lambda: self._tick(True))
        self.none.clicked.connect(lambda: self._tick(False))
        later = [self._later(found)] if found.later else []
        cards = [*later, *(self._card(one) for one in shown)]
        self.cards = ScrollColumn(
            *cards, width=services.theme.px(Size.COLUMN), margins=(0, 0, Space.MEDIUM, 0)
        )
        whole = column(self.counts, self.cards, row(self.all, self.none, -1), spacing=Space.SMALL)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for button in (self.all, self.none):
            button.setVisible(bool(self.boxes))

    def chosen(self) -> tuple[Row, ...]:
        """The rows that are ticked."""
        return tuple(one for one, box in self.boxes if box.isChecked())

    def _counted(self, found: Comparison) -> str:
        services = self._services
        same = sum(one.outcome is Outcome.SAME for one in found.rows)
        told = [services.count("{n} passage in the file", "{n} passages in the file", len(found.rows))]
        if same:
            told.append(services.count("{n} without a change", "{n} without a change", same))
        return " · ".join(told)

    def _later(self, found: Comparison) -> Notice:
        say = self._services.say
        named = ", ".join(dict.fromkeys(self._services.text(one.label) for one in found.later))
        title = message("Written since the file was made, so not in it")
        return Notice(say(title), named, "warning")

    def _card(self, one: Row) -> Card:
        services = self._services
        label = services.text(one.passage.label) if one.passage is not None else ""
        name = f"{one.number}. {label}".strip()
        words, tone = OUTCOMES[one.outcome]
        head = row(self._head(one, name), Tag(services.say(words), tone), spacing=Space.SMALL)
        head.setStretch(0, 1)
        parts: list[QWidget] = []
        if one.passage is not None:
            parts.append(Label(one.passage.text, "muted"))
        if one.old.strip() and one.old != one.new:
            parts += self._said(services.say(message("Until now")), one.old)
        if one.new.strip():
            parts += self._said(services.say(message("In the file")), one.new)
        notes = [services.say(note) for note in one.notes]
        if one.outcome is Outcome.OUTDATED:
            notes.append(services.say(EARLIER))
        if one.claim in CLAIMS:
            notes.append(services.say(CLAIMS[one.claim]))
        parts += [Label(note, "hint") for note in notes]
        return Card(head, *parts)

    def _head(self, one: Row, name: str) -> QWidget:
        if not one.takeable:
            return Label(name, "strong")
        box = QCheckBox()
        box.setChecked(one.proposed)
        describe(box, name, one.new)
        box.toggled.connect(lambda: self.changed.emit())
        self.boxes.append((one, box))
        return Option(box, name)

    def _said(self, what: str, text: str) -> list[QWidget]:
        shown = Label(text)
        start = Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft
        shown.setAlignment(start | Qt.AlignmentFlag.AlignAbsolute)
        return [Label(what, "small"), shown]

    def _tick(self, on: bool) -> None:
        for _, box in self.boxes:
            box.setChecked(on)
