"""By what the list of drafts is narrowed: a menu, and below the title what holds now, each taken away alone
or all at once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from mla_writer.gui.drafts_search import ARCHIVE, BIN, DESK, OPEN, PLACES, READY, Found, Wanted
from mla_writer.gui.drafts_words import Words
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import Button, LinkButton, MenuButton, Segmented
from mla_writer.gui.widgets.flow import FlowLayout
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.message import message

LABELS = {
    "states": message("State asked"),
    "kinds": message("Measures"),
    "standing": message("Status"),
    "tags": message("Tags"),
}
PLACE_LABELS = {DESK: message("Requests"), ARCHIVE: message("Archive"), BIN: message("Bin")}
STANDINGS = {READY: message("Ready"), OPEN: message("Not ready")}


class DraftsFilters(QWidget):
    """``wanted`` tells by what is filtered from now on. ``menu`` is the button that offers all filters; it
    stands elsewhere. Hidden while there is nothing to tell."""

    wanted = Signal(object)

    def __init__(self, services: Services, words: Words) -> None:
        super().__init__()
        self._services, self._words = services, words
        self._found = Found(Wanted())
        self.menu = MenuButton(role="", symbol="down")
        self.places = Segmented()
        self.places.chosen.connect(self._go_to)
        self.clear_all = LinkButton()
        self.clear_all.clicked.connect(lambda: self.wanted.emit(self._found.wanted.cleared()))
        self.chips: list[Button] = []
        self._line = FlowLayout()
        self.setLayout(self._line)

    def show_found(self, found: Found) -> None:
        """Offer what is in use, and show what holds now."""
        self._found = found
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say, found = self._services.say, self._found
        self.menu.say(say(message("Filter")))
        self.menu.setEnabled(bool(found.total or found.wanted.filters))
        self._fill_menu()
        elsewhere = bool(found.elsewhere) or found.wanted.place != DESK
        self.places.offer((place, say(PLACE_LABELS[place])) for place in PLACES)
        self.places.set_value(found.wanted.place)
        self.clear_all.say(say(message("Clear filters")))
        self.clear_all.setFixedHeight(self._services.theme.px(Size.CONTROL))
        self._set_line(elsewhere)
        self.setVisible(elsewhere or bool(found.wanted.filters))

    def label(self, name: str, value: str) -> str:
        """What a person reads of one filter."""
        if name == "states":
            return self._words.state(value)
        if name == "kinds":
            return self._words.kind(value)
        return self._services.say(STANDINGS[value]) if name == "standing" else value

    def _set_line(self, elsewhere: bool) -> None:
        had_focus = any(chip.hasFocus() for chip in self.chips) or self.clear_all.hasFocus()
        for part in (self.places, self.clear_all):
            self._line.removeWidget(part)
        clear(self._line)
        self.chips = [self._chip(*one) for one in self._found.wanted.filters]
        for part in (self.places, *self.chips, self.clear_all):
            self._line.addWidget(part)
        self.places.setVisible(elsewhere)
        self.clear_all.setVisible(bool(self.chips))
        if had_focus:  # what was pressed is gone
            (self.clear_all if self.chips else self.menu).setFocus()

    def _chip(self, name: str, value: str) -> Button:
        chip = Button(symbol="close")
        label = self.label(name, value)
        chip.say(label, self._services.say(message("Take this filter away")))
        chip.clicked.connect(lambda: self._switch(name, value))
        return chip

    def _fill_menu(self) -> None:
        menu, found = self.menu.menu_shown, self._found
        menu.clear()
        offered = (
            ("states", found.states),
            ("kinds", found.kinds),
            ("standing", STANDINGS if found.wanted.place != BIN else ()),
            ("tags", found.tags),
        )
        for name, values in offered:
            if values:
                self._offer(menu.addMenu(self._services.say(LABELS[name])), name, values)
        menu.addSeparator()
        clearing = menu.addAction(self._services.say(message("Clear filters")))
        clearing.setEnabled(bool(found.wanted.filters))
        clearing.triggered.connect(self.clear_all.click)

    def _offer(self, menu: QMenu, name: str, values: Iterable[str]) -> None:
        on = self._found.wanted.filters
        for value in values:
            action = menu.addAction(self.label(name, value).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked((name, value) in on)
            action.triggered.connect(lambda _=False, value=value: self._switch(name, value))

    def _switch(self, name: str, value: str) -> None:
        self.wanted.emit(self._found.wanted.switched(name, value))

    def _go_to(self, place: str) -> None:
        self.wanted.emit(Wanted(self._found.wanted.text, place=place))
