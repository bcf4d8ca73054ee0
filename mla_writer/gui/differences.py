"""What changed between two states of a draft, as a list in words and as marked text.

For rounds of a review and for versions. The draft is only shown.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.dialog import HIGH, WIDE, Dialog
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Card,
    Heading,
    Label,
    LinkButton,
    ScrollColumn,
    Tag,
    column,
    describe,
    row,
)
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.widgets.marked import MarkedText
from mla_writer.i18n.place_words import PlaceWords, Told, told
from mla_writer.model.differences import Change, differences
from mla_writer.model.draft import Draft, path_of
from mla_writer.model.marked_text import Marked, Run, marked
from mla_writer.model.message import Message, message
from mla_writer.model.rulebook import Rulebook

AT_ONCE = 60
"""Differences shown at first, and at each further press."""
CHANGES = {
    Change.CHANGED: (Message("Changed", context="a difference"), "accent"),
    Change.ADDED: (Message("Added", context="a difference"), "done"),
    Change.REMOVED: (Message("Removed", context="a difference"), "block"),
    Change.MOVED: (Message("Moved", context="a difference"), "neutral"),
}


class DifferencesView(ScrollColumn):
    """The differences between ``old`` and ``new``, one below the other. ``wanted`` tells the path in ``new``
    of a field that a person wants to go to; connect it, and places become links (``linked``)."""

    wanted = Signal(str)

    def __init__(
        self, services: Services, rulebook: Rulebook, old: Draft, new: Draft, *, linked: bool = False
    ) -> None:
        ring = Space.TINY  # room for the ring of the focus
        width = services.theme.px(Size.COLUMN)
        super().__init__(width=width, spacing=Space.SMALL, margins=(ring, ring, ring, ring))
        self._services, self._rulebook, self._linked = services, rulebook, linked
        self.more = Button()
        self.more.clicked.connect(self._show_more)
        self.show_drafts(old, new)

    @property
    def count(self) -> int:
        """How many differences there are."""
        return len(self._found)

    def show_drafts(self, old: Draft, new: Draft) -> None:
        """Show what differs between these two instead."""
        clear(self.body)
        language = self._services.language
        self._new = new
        self._words = (
            PlaceWords(language, self._rulebook, old),
            PlaceWords(language, self._rulebook, new),
        )
        self._found, self._shown = differences(old, new), 0
        self.more = Button()
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(row_of(self.more))
        self.body.addStretch(1)
        if not self._found:
            text = self._services.say(message("Nothing was changed."))
            self.body.insertWidget(0, Label(text, "hint"))
        self._show_more()

    def summary(self) -> str:
        """How many differences there are, in words."""
        return self._services.count("{n} change", "{n} changes", len(self._found))

    def _show_more(self) -> None:
        for one in self._found[self._shown : self._shown + AT_ONCE]:
            card = self._card(told(self._words, one), path_of(self._new, one.path))
            self.body.insertWidget(self._shown, card)
            self._shown += 1
        left = len(self._found) - self._shown
        self.more.setVisible(left > 0)
        self.more.say(self._services.count("Show {n} more", "Show {n} more", left))

    def _card(self, one: Told, path: str) -> QWidget:
        say = self._services.say
        words, tone = CHANGES[one.kind]
        card = Card(spacing=Space.TINY)
        tag = column(Tag(say(words), tone), -1)
        if self._linked and path:
            name = LinkButton(one.place)
            name.clicked.connect(lambda: self.wanted.emit(path))
            card.body.addLayout(row(tag, name, -1, spacing=Space.SMALL))
        else:
            line = row(tag, Label(one.place, "strong"), spacing=Space.SMALL)
            line.setStretch(1, 1)
            card.body.addLayout(line)
        card.body.addWidget(self._what(one))
        return card

    def _what(self, one: Told) -> QWidget:
        say = self._services.say
        if one.kind is Change.MOVED:
            text = message("From place {first} to place {second}.", first=one.before, second=one.after)
            return Label(say(text), "hint")
        area = MarkedText(self._services.theme.palette, marked_of(one))
        described = message(
            "Before: {before}. Now: {after}.", before=one.before or "–", after=one.after or "–"
        )
        describe(area, one.place, say(described))
        return area


class DifferencesDialog(Dialog):
    """A window with the differences; ``wanted`` as in the view, after which the window is gone."""

    wanted = Signal(str)

    def __init__(
        self, services: Services, title: str, view: DifferencesView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.view, self.close_button = view, Button(role="primary")
        self.close_button.say(services.say(message("Close")))
        self.close_button.clicked.connect(self.accept)
        view.wanted.connect(self._go)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        parts = (
            Heading(title, "subtitle"),
            Label(view.summary(), "hint"),
            view,
            row(-1, self.close_button),
        )
        layout = column(*parts, spacing=Space.MEDIUM, margins=margins)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.fit(services, WIDE, HIGH)
        self.close_button.setFocus()

    def _go(self, path: str) -> None:
        self.accept()
        self.wanted.emit(path)


def marked_of(one: Told) -> tuple[Marked, ...]:
    """A difference as marked text: word by word where both are texts with something in common, else the old
    before the new."""
    if one.prose:
        runs = marked(one.before, one.after)
        if any(run.run is Run.SAME for run in runs):
            return runs
    runs = [Marked(Run.REMOVED, one.before)] if one.before else []
    if one.before and one.after:
        runs.append(Marked(Run.SAME, "  "))
    return (*runs, Marked(Run.ADDED, one.after)) if one.after else tuple(runs) or (Marked(Run.SAME, "–"),)


def row_of(button: Button) -> QWidget:
    """``button`` at the start of a line of its own."""
    holder = QWidget()
    holder.setLayout(row(button, -1))
    return holder
