"""One passage to translate: the original with its sentences numbered, beside it room for the translation;
below, what differs, and the terms of the glossary."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import TONES, Space
from mla_writer.gui.widgets import (
    Button,
    Card,
    Heading,
    Label,
    LineEdit,
    ScrollColumn,
    Tag,
    TextArea,
    column,
    describe,
    row,
)
from mla_writer.gui.widgets.label import literal
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.workbench_refusals import Refusals
from mla_writer.gui.workbench_words import GRADES, STANDING_TONES, state_of
from mla_writer.i18n import direction_of
from mla_writer.model.message import message
from mla_writer.model.translation import Standing
from mla_writer.translating.comparison import Difference
from mla_writer.translating.hints import Hint
from mla_writer.translating.review import STANDINGS, Review
from mla_writer.translating.segments import sentences

STACKED_BELOW = 620
"""Width at 100 % below which the translation stands below the original."""
RESTED = 350
"""Milliseconds after which what was typed is compared."""


class PassagePanel(ScrollColumn):
    """``edited`` tells every change of the text, ``rested`` that it should be compared again, ``left`` that
    it was left; ``checked`` tells the name of who has checked it, empty to withdraw that; ``taken`` that
    another translation of the same original is to be used."""

    edited = Signal(str)
    rested = Signal()
    left = Signal()
    checked = Signal(str)
    taken = Signal(str)

    def __init__(self, services: Services) -> None:
        self._services = services
        say = services.say
        self.title, self.tag = Heading(role="subtitle"), Tag()
        self.state, self.before = Label(role="hint"), Label(role="hint").selectable()
        self.source_name, self.target_name = Label(role="small"), Label(role="small")
        self.segments = column(spacing=Space.SMALL)
        self.area = TextArea(least=4, most=22)
        self.refused = Refusals(services, self.area)
        self.name = LineEdit(width=services.theme.px(240))
        self.name.setPlaceholderText(say(message("Name of who checks")))
        describe(self.name, say(message("Name of who checks")))
        self.check, self.withdraw = Button(symbol="check"), Button(role="quiet")
        self.check.say(say(message("Mark as checked")))
        self.withdraw.say(say(message("Withdraw the check")))
        self.same = Button(symbol="link")
        self.same.say(say(message("Use the same translation")))
        self.differences, self.terms = column(spacing=Space.SMALL), column(spacing=Space.SMALL)
        self._found, self._known = Card(spacing=Space.SMALL), Card(spacing=Space.SMALL)
        self._terms_name = Label(say(message("Terms of the glossary")), "strong")
        self._same_text = ""
        super().__init__(width=16777215, spacing=Space.MEDIUM)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESTED)
        self._connect()

    def show_languages(self, source: str, target: str) -> None:
        """Write and read in these languages, each in its own direction."""
        language = self._services.language
        for label, code in ((self.source_name, source), (self.target_name, target)):
            name = language.language(code) if code else ""
            label.setText(name[:1].upper() + name[1:])
        self._source = _direction(source)
        self._holder.setLayoutDirection(self._source)
        self.area.write_towards(_direction(target))

    def show_review(self, review: Review, before: str, same: Iterable[str]) -> None:
        """Show a passage from its beginning. ``before`` is the original that was translated, where it was
        another and is known; ``same`` are other translations of the same original."""
        self._timer.stop()
        label = self._services.text(review.passage.label)
        self.title.setText(label)
        clear(self.segments)
        for number, sentence in enumerate(sentences(review.passage.text), 1):
            self.segments.addWidget(self._segment(number, sentence))
        if self.area.toPlainText() != review.translation.text:
            self.area.blockSignals(True)
            self.area.setPlainText(review.translation.text)
            self.area.blockSignals(False)
        described = message("{label}: translation", label=label)
        describe(self.area, self._services.say(described), review.passage.text)
        self._show_before(before, review.passage.text)
        self._same_text = next(iter(same), "")
        self.same.setVisible(bool(self._same_text))
        self.show_state(review)

    def show_state(self, review: Review) -> None:
        """Show how far the translation is and what differs."""
        say, standing = self._services.say, review.standing
        self.tag.setText(say(STANDINGS[standing]))
        self.tag.set_tone(STANDING_TONES[standing])
        self.state.setText(say(state_of(self._services, standing, review.translation)))
        self.before.setVisible(standing is Standing.OUTDATED and bool(self.before.text()))
        self.withdraw.setVisible(standing is Standing.CHECKED)
        for part in (self.check, self.name):
            part.setVisible(standing is Standing.DRAFT)
        self._allow()
        clear(self.differences)
        for difference in review.differences:
            self.differences.addWidget(self._difference(difference))
        self._found.setVisible(bool(review.differences))

    def show_hints(self, hints: Iterable[Hint]) -> None:
        """Show the terms that occur in the original."""
        clear(self.terms)
        shown = tuple(hints)
        for hint in shown:
            self.terms.addWidget(self._hint(hint))
        self._known.setVisible(bool(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room side by side the translation stands below the original."""
        super().resizeEvent(event)
        narrow = self.width() < self._services.theme.px(STACKED_BELOW)
        directions = QBoxLayout.Direction
        self._pair.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _lay_out(self) -> None:
        self._source = Qt.LayoutDirection.LeftToRight
        self._holder = QWidget()
        self._holder.setLayout(self.segments)
        left = column(self.source_name, self._holder, -1, spacing=Space.TINY)
        checking = row(self.name, self.check, self.withdraw, -1, spacing=Space.SMALL)
        below = column(row(self.same, -1), checking, self._found, self._known, spacing=Space.MEDIUM)
        right = column(self.target_name, self.area, self.refused, Space.SMALL, below, -1, spacing=Space.TINY)
        self._pair = row(left, right, spacing=Space.WIDE)
        self._pair.setStretch(0, 1)
        self._pair.setStretch(1, 1)
        head = row(self.title, self.tag, spacing=Space.MEDIUM)
        head.setStretch(0, 1)
        self._found.body.addLayout(self.differences)
        self._known.body.addWidget(self._terms_name)
        self._known.body.addLayout(self.terms)
        self.body.addLayout(column(head, self.state, self.before, spacing=Space.TINY))
        self.body.addLayout(self._pair)

    def _connect(self) -> None:
        self.area.textChanged.connect(self._typed)
        self.area.left.connect(self._leave)
        self._timer.timeout.connect(self.rested)
        self.name.textChanged.connect(self._allow)
        self.name.returnPressed.connect(self.check.click)
        self.check.clicked.connect(lambda: self.checked.emit(self.name.text().strip()))
        self.withdraw.clicked.connect(lambda: self.checked.emit(""))
        self.same.clicked.connect(lambda: self.taken.emit(self._same_text))

    def _typed(self) -> None:
        self._timer.start()
        self.edited.emit(self.area.toPlainText())

    def _leave(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.rested.emit()
        self.left.emit()

    def _allow(self) -> None:
        self.check.setEnabled(bool(self.name.text().strip()))

    def _segment(self, number: int, text: str) -> QWidget:
        label = Label(text).selectable()
        mirrored = self._source is Qt.LayoutDirection.RightToLeft
        start = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(start | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        mark = Label(str(number), "small", wrap=False)
        mark.setFixedWidth(self._services.theme.px(Space.WIDE))
        mark.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        part = QWidget()
        layout = row(mark, label)
        layout.setStretch(1, 1)
        part.setLayout(layout)
        part.setLayoutDirection(self._source)
        return part

    def _show_before(self, before: str, now: str) -> None:
        kept = set(sentences(now))
        gone = " ".join(one for one in sentences(before) if one not in kept)
        text = message("Before it read: {original}", original=gone)
        self.before.setText(self._services.say(text) if gone else "")

    def _difference(self, difference: Difference) -> QWidget:
        say = self._services.say
        part = QWidget()
        layout = row(
            column(Tag(say(GRADES[difference.severity]), TONES[difference.severity]), -1),
            Label(say(difference.message), "help").selectable(),
            spacing=Space.MEDIUM,
        )
        layout.setStretch(1, 1)
        part.setLayout(layout)
        return part

    def _hint(self, hint: Hint) -> QWidget:
        say = self._services.say
        pair = message("{term}: {equivalent}", term=hint.found, equivalent=hint.equivalent)
        name = Label(say(pair)).selectable()
        parts: list[QWidget] = [name]
        if not hint.used:
            parts.append(Label(say(message("Not found in the translation; see whether it fits.")), "aged"))
        parts.append(Label(hint.source, "small").selectable())
        holder = QWidget()
        holder.setLayout(column(*parts, spacing=Space.HAIR))
        holder.setToolTip(literal(hint.definition))
        return holder


def _direction(language: str) -> Qt.LayoutDirection:
    rtl = direction_of(language) == "rtl"
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
