"""The first screen: start from what is needed, or go on with a draft."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from mla_writer.gui.drafts_table import DraftsTable
from mla_writer.gui.families import Family, families
from mla_writer.gui.services import Services
from mla_writer.gui.start_header import StartHeader
from mla_writer.gui.summaries import Summary, summaries
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    CardButton,
    Heading,
    Label,
    MenuButton,
    Notice,
    ScrollColumn,
    SearchEdit,
    column,
    row,
)
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.declarations import Kind
from mla_writer.model.message import message


class Start(QWidget):
    """``begun`` tells the kind to start a draft with, ``opened`` the draft to go on with, ``example``
    the invented case to look at, ``browse`` that a file is to be chosen."""

    begun = Signal(str)
    opened = Signal(Path)
    example = Signal(Path)
    browse = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._services = services
        self._family: Family | None = None
        self._summaries: tuple[Summary, ...] | None = None
        self.header = StartHeader(services)
        self.needs = _Needs(services)
        self.needs.begun.connect(self.begun)
        self.title, self.search = Heading(), SearchEdit()
        self.search.setMaximumWidth(Size.SEARCH)
        self.table = DraftsTable(services)
        self.table.opened.connect(self.opened)
        self.search.textChanged.connect(self._searched)
        self.nothing = Notice()
        self.open_file, self.examples = Button(symbol="open"), MenuButton(role="", symbol="file")
        self.open_file.clicked.connect(self.browse)
        self.setLayout(column(self.header, row(self.needs, self._drafts(), spacing=Space.LARGE)))
        self.retranslate()

    def refresh(self) -> None:
        """Read the drafts again, beside the window."""
        self._services.runner.run(lambda: summaries(self._services), self._show, lambda _: self._show(()))

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        self.header.retranslate()
        self.needs.retranslate()
        self.title.setText(say(message("Your requests")))
        self.search.say(say(message("Search")))
        self.open_file.say(say(message("Open a file")))
        self.examples.say(say(message("Examples")))
        self._offer_examples()
        self.table.retranslate()
        self._searched()

    def _drafts(self) -> QWidget:
        head = row(self.title, -1, self.search, spacing=Space.MEDIUM)
        head.setStretch(2, 1)
        buttons = row(self.open_file, self.examples, -1, spacing=Space.MEDIUM)
        margins = (0, Space.SECTION, Space.PAGE + Space.LARGE, Space.WIDE)
        self._holder = QWidget()
        layout = column(head, self.table, self.nothing, buttons, spacing=Space.LARGE, margins=margins)
        layout.addStretch(0)
        layout.setStretch(1, 1)
        self._holder.setLayout(layout)
        return self._holder

    def _show(self, found: tuple[Summary, ...]) -> None:
        self._summaries = found
        self.table.show_summaries(found)
        self._searched()

    def _searched(self) -> None:
        self.table.search(self.search.text())
        say, known = self._services.say, self._summaries or ()
        self.table.setVisible(bool(known))
        self.search.setVisible(bool(known))
        if known:
            title, text = say(message("No request has these words.")), say(message("Try fewer words."))
            self.nothing.setVisible(not self.table.shown())
        else:
            title = say(message("No requests yet"))
            text = say(message("Choose on the left what you need, open a file, or look at an example."))
            self.nothing.setVisible(self._summaries is not None)
        self.nothing.say(title, text, "neutral")
        self._fit_table()

    def _fit_table(self) -> None:
        rows = self.table.shown() * self._services.theme.px(Size.ROW_DRAFT)
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setMaximumHeight(rows + header + Space.HAIR)

    def _offer_examples(self) -> None:
        menu = self.examples.menu_shown
        menu.clear()
        for path in self._services.examples():
            label = path.stem.replace("-", " ").capitalize()
            menu.addAction(label).triggered.connect(lambda _=False, path=path: self.example.emit(path))
        self.examples.setVisible(not menu.isEmpty())


class _Needs(QFrame):
    """What a person may need: families, then the kinds of one of them."""

    begun = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._family = ""
        self.setFixedWidth(Size.CARDS + Space.PAGE + Space.LARGE + Space.WIDE)
        self.title, self.intro = Heading(), Label(role="intro")
        self.back = Button(role="quiet", symbol="back")
        self.back.clicked.connect(lambda: self.show_family(""))
        self.cards = column(spacing=Space.SMALL)
        margins = (Space.PAGE + Space.LARGE, Space.SECTION, Space.WIDE, Space.WIDE)
        parts = (row(self.back, -1), self.title, self.intro, Space.SMALL, self.cards)
        self.setLayout(column(ScrollColumn(*parts, spacing=Space.SMALL, margins=margins)))

    def show_family(self, id: str) -> None:
        """Show the kinds of the family ``id``; empty for all families."""
        self._family = id
        self.retranslate()
        if first := self.findChild(CardButton):
            first.setFocus()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        found = families(self._services.rulebook)
        family = next((one for one in found if one.id == self._family), None)
        self.back.setVisible(family is not None)
        self.back.say(say(message("All needs")))
        clear(self.cards)
        if family is None:
            self.title.setText(say(message("What do you need?")))
            self.intro.setText(say(message("Start from the need, not from the form.")))
            self._fill(self._family_card(one) for one in found)
        else:
            self.title.setText(self._services.text(family.label))
            self.intro.setText(say(message("Further measures can be added to the same request later.")))
            self._fill(self._kind_card(kind) for kind in family.kinds)

    def _fill(self, cards: Iterable[CardButton]) -> None:
        for card in cards:
            self.cards.addWidget(card)

    def _family_card(self, family: Family) -> CardButton:
        text = self._services.text
        card = CardButton(text(family.label), text(family.hint))
        card.clicked.connect(lambda: self.show_family(family.id))
        return card

    def _kind_card(self, kind: Kind) -> CardButton:
        unavailable = self._services.say(message("not yet available"))
        text = self._services.text(kind.summary) if kind.drafted else unavailable
        card = CardButton(self._services.text(kind.label), text)
        card.setEnabled(kind.drafted)
        card.clicked.connect(lambda: self.begun.emit(kind.id))
        return card
