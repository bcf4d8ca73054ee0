"""The first screen: start from what is needed, or go on with a draft."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mla_writer.gui.drafts_list import DraftsList
from mla_writer.gui.families import Family, families
from mla_writer.gui.packs_words import set_aside
from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.start_header import StartHeader
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
from mla_writer.gui.widgets.flow import flow
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.advice import Need
from mla_writer.model.declarations import Kind
from mla_writer.model.message import Message, message


class Start(QWidget):
    """``begun`` tells the kind to start a draft with, ``opened`` the draft to go on with, ``example``
    the invented case to look at, ``browse`` that a file is to be chosen, ``taken`` the file to take in."""

    begun = Signal(str)
    opened = Signal(str)
    example = Signal(Path)
    browse = Signal()
    taken = Signal(Path)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._services = services
        self.header = StartHeader(services)
        self.needs = _Needs(services)
        self.needs.begun.connect(self.begun)
        self.set_aside, self.warnings = Notice(), Notice(tone="warning")
        self.warnings.hide()
        self.open_file, self.examples = Button(symbol="open"), MenuButton(role="", symbol="file")
        self.open_file.clicked.connect(self.browse)
        self.inbox = Button(symbol="folder")
        self.inbox.clicked.connect(self.show_inbox)
        self.between = Button(symbol="book")
        self.between.clicked.connect(self.show_between)
        side = Space.PAGE + Space.LARGE
        body = row(side - Space.SMALL, self.needs, Space.WIDE, self._requests(), side)
        body.setStretch(3, 1)
        self.setLayout(column(self.header, body))
        self.retranslate()

    def refresh(self) -> None:
        """Read the drafts again, beside the window."""
        self.drafts.refresh()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        self.header.retranslate()
        self.needs.retranslate()
        self.drafts.retranslate()
        self.open_file.say(say(message("Open a file")))
        self.examples.say(say(message("Examples")))
        self.inbox.say(say(message("Inbox of a folder")))
        self.between.say(say(message("The law between two States")))
        self._offer_examples()
        self._tell_set_aside()

    def warn(self, text: str) -> None:
        """Show what a person should know of the vault; empty for nothing."""
        self.warnings.say(self._services.say(message("The vault")), text, "warning")
        self.warnings.setVisible(bool(text))

    def forget(self) -> None:
        """Show nothing of any draft: the vault was locked."""
        self.warn("")
        self.drafts.forget()

    def show_between(self) -> None:
        """Open the law between two States, the requesting one being that of the preferences."""
        from mla_writer.gui.between import BetweenDialog, Question

        states = (self._services.settings.requesting_state, "")
        BetweenDialog(self._services, Question(states, self._services.now().date()), self.window()).open()

    def show_inbox(self) -> None:
        """Check every request in a folder; one that a person wants to see is opened."""
        from mla_writer.gui.inbox import InboxDialog, own_opener

        dialog = InboxDialog(self._services, self.window(), own_opener(self._services))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self.taken)
        dialog.show()  # it stays beside the window, for the next file

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the needs take two fifths at most."""
        super().resizeEvent(event)
        wanted = self._services.theme.px(Size.CARDS) + 2 * Space.SMALL
        self.needs.setFixedWidth(min(wanted, self.width() * 2 // 5))

    def _requests(self) -> QWidget:
        buttons = QWidget()
        buttons.setLayout(flow(self.open_file, self.inbox, self.examples, self.between))
        self.drafts = DraftsList(self._services, buttons)
        self.drafts.opened.connect(self.opened)
        margins = (0, Space.SECTION, 0, Space.WIDE)
        holder = QWidget()
        parts = (self.warnings, self.set_aside, self.drafts)
        laid = column(*parts, spacing=Space.LARGE, margins=margins)
        laid.setStretch(2, 1)
        holder.setLayout(laid)
        scrolled = QScrollArea()  # a small window at a large text has no room for all of it
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder.setMinimumWidth(1)  # squeezed rather than cut at the side
        scrolled.setWidget(holder)
        for part in (scrolled.viewport(), holder):
            part.setAutoFillBackground(False)
        return scrolled

    def _tell_set_aside(self) -> None:
        """Tell which packs are not used, so that nobody relies on what they say."""
        reasons = set_aside(self._services)
        title = self._services.say(message("Packs that are not used"))
        self.set_aside.say(title, reasons, "warning")
        self.set_aside.setVisible(bool(reasons))

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
        self._family, self._unsure = "", False
        self.title, self.intro = Heading(), Label(role="intro")
        self.back = Button(role="fold", symbol="back")
        self.back.clicked.connect(lambda: self.show_family(""))
        self.cards = column(spacing=Space.SMALL)
        self.search = SearchEdit()
        self.search.textChanged.connect(self._filter)
        margins = (Space.SMALL, Space.SECTION, Space.SMALL, Space.WIDE)
        parts = (row(self.back, -1), self.title, self.intro, self.search, Space.SMALL, self.cards)
        self.setLayout(column(ScrollColumn(*parts, spacing=Space.SMALL, margins=margins)))

    def show_family(self, id: str) -> None:
        """Show the kinds of the family ``id``; empty for all families."""
        self._family, self._unsure = id, False
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        found = families(self._services.rulebook)
        family = next((one for one in found if one.id == self._family), None)
        self.back.setVisible(family is not None or self._unsure)
        self.back.say(say(message("All needs")))
        self.search.setVisible(self._unsure)
        self.search.say(say(message("Search: accounts, witness, seizure ...")))
        clear(self.cards)
        if self._unsure:
            self._say(say(message("What must happen abroad?")), message("Each sentence leads to a request."))
            self._fill(self._need_card(need) for need in self._needs())
            self._filter()
        elif family is None:
            self._say(say(message("What do you need?")), message("Start from the need, not from the form."))
            self._fill(self._family_card(one) for one in found)
            self._fill([self._unsure_card()])
        else:
            more = message("Further measures can be added to the same request later.")
            self._say(self._services.text(family.label), more)
            self._fill(self._kind_card(kind) for kind in family.kinds if kind.drafted)
            self._list_others(kind for kind in family.kinds if not kind.drafted)

    def _say(self, title: str, intro: Message) -> None:
        self.title.setText(title)
        self.intro.setText(self._services.say(intro))

    def _show_needs(self) -> None:
        self._unsure = True
        self.search.clear()
        self.retranslate()
        self.search.setFocus()

    def _filter(self) -> None:
        """Show only the sentences in which all words that are searched occur."""
        words = fold(self.search.text()).split()
        items = (self.cards.itemAt(place) for place in range(self.cards.count()))
        for card in [item.widget() for item in items if item is not None]:
            if isinstance(card, CardButton):
                searched = fold(f"{card.title.text()} {card.summary.text()}")
                card.setVisible(all(word in searched for word in words))

    def _needs(self) -> list[Need]:
        """The needs that a kind which can be drafted answers."""
        rulebook = self._services.rulebook
        return [
            one for one in rulebook.needs if one.kind in rulebook.kinds and rulebook.kind(one.kind).drafted
        ]

    def _fill(self, cards: Iterable[CardButton]) -> None:
        for card in cards:
            self.cards.addWidget(card)

    def _family_card(self, family: Family) -> CardButton:
        text = self._services.text
        card = CardButton(text(family.label), text(family.hint))
        card.clicked.connect(lambda: self.show_family(family.id))
        return card

    def _unsure_card(self) -> CardButton:
        say = self._services.say
        text = say(message("say in a sentence what must happen abroad"))
        card = CardButton(say(message("I am not sure")), text)
        card.clicked.connect(self._show_needs)
        return card

    def _kind_card(self, kind: Kind) -> CardButton:
        card = CardButton(self._services.text(kind.label), self._services.text(kind.summary))
        card.clicked.connect(lambda: self.begun.emit(kind.id))
        return card

    def _need_card(self, need: Need) -> CardButton:
        kind = self._services.rulebook.kind(need.kind)
        card = CardButton(self._services.text(need.need), self._services.text(kind.label))
        card.clicked.connect(lambda: self.begun.emit(kind.id))
        return card

    def _list_others(self, kinds: Iterable[Kind]) -> None:
        """Name what cannot be drafted yet, so that nobody looks for it elsewhere."""
        names = [self._services.text(kind.label) for kind in kinds]
        if names:
            self.cards.addSpacing(Space.SMALL)
            self.cards.addWidget(Label(self._services.say(message("Not yet available")), "strong"))
            for name in names:
                self.cards.addWidget(Label(name, "hint"))
