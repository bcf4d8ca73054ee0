"""Facts of one's own: what a person knows better than the program, entered without touching a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mla_writer.gui.dialog import Dialog
from mla_writer.gui.editors.search_choice import SearchChoice
from mla_writer.gui.facts_form_fact import FactPanel
from mla_writer.gui.facts_form_treaty import TreatyPanel
from mla_writer.gui.facts_keeper import FactsKeeper
from mla_writer.gui.facts_rows import lines
from mla_writer.gui.facts_tree import NEW_TREATY, TREATIES, FactsTree
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Heading,
    Label,
    LineEdit,
    Notice,
    ScrollColumn,
    SearchEdit,
    Segmented,
    choose_folder,
    describe,
    row,
)
from mla_writer.gui.widgets.layouts import clear, column
from mla_writer.model.message import Message, message
from mla_writer.packs.own_facts import OwnFact, OwnFacts, OwnTreaty

PROPOSED = 1240, 720
"""Width and height in logical pixels, where the screen has room."""
Panel = FactPanel | TreatyPanel


class FactsForm(Dialog):
    """Edits what is said of one State. ``states`` are offered first: one's own, then the requested one.
    ``changed`` tells that another rulebook holds."""

    changed = Signal()

    def __init__(self, services: Services, states: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.keeper = FactsKeeper(services)
        self.state, self._key = next(iter(states), ""), ""
        self._states = tuple(states)
        self.title, self.intro = Heading(role="subtitle"), Label(role="intro")
        names = services.language.countries()
        self.offered = Segmented([(code, names.get(code, code)) for code in dict.fromkeys(states)])
        self.any_state = SearchChoice(names.items(), services.say(message("Any State: type a part of it")))
        self.search, self.tree = SearchEdit(), FactsTree(services)
        self.panel: Panel | None = None
        self._panel_place = column()
        self.damaged = Notice(tone="block")
        self.begin_anew = Button()
        self.issuer, self.export_button = LineEdit(), Button()
        self.told, self.close_button = Label(role="muted"), Button(role="primary")
        self._say()
        self._lay_out()
        self._connect()
        self.fit(services, *PROPOSED)
        self.show_state(self.state)

    @property
    def own(self) -> OwnFacts:
        """What was entered so far."""
        return self.keeper.own

    def show_state(self, state: str) -> None:
        """Show the topics of ``state``."""
        self.state, self._key = state, ""
        self.offered.set_value(state)
        self.any_state.show_entry("" if state in self._states else state)
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it stands."""
        problem = self.keeper.problem
        self.damaged.setVisible(problem is not None)
        if problem is not None:
            title = message("What was entered on this computer cannot be read")
            self.damaged.say(self._services.say(title), self._services.say(problem), "block")
        self.tree.setEnabled(problem is None and bool(self.state))
        self._lines = {line.id: line for line in lines(self._services, self.state, self.own)}
        treaties = [one for one in self.own.treaties if self.state in one.states]
        shown = self._lines.values() if self.state else ()
        self.tree.show_lines(shown, treaties if self.state else [], self._key)
        self.tree.search(self.search.text())
        self.issuer.show_text(self.own.issuer)
        self.export_button.setEnabled(not self.own.is_empty)
        self.show_entry(self._key)

    def show_entry(self, key: str) -> None:
        """Show the topic or treaty ``key`` for editing; nothing when it is empty."""
        self._key = key
        clear(self._panel_place)
        self.panel = self._made(key)
        hint = message("Choose a State, then a topic." if not self.state else "Choose a topic.")
        self._panel_place.addWidget(self.panel or Label(self._services.say(hint), "hint"))
        self._panel_place.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns give way in a narrow window."""
        super().resizeEvent(event)
        self.tree.arrange(self.width() * 3 // 5)

    def export(self, folder: Path) -> None:
        """Write what was entered into ``folder``, to be made into a pack."""
        self.told.setText(self._services.say(self.keeper.export(folder)))

    def _made(self, key: str) -> Panel | None:
        if key == NEW_TREATY or key.startswith(f"{TREATIES}."):
            before = next((one for one in self.own.treaties if f"{TREATIES}.{one.id}" == key), None)
            other = next((one for one in self._states if one != self.state), "")
            panel: Panel = TreatyPanel(self._services, self.state, other, before)
            panel.entered.connect(self._enter_treaty)
        elif key in self._lines:
            panel = FactPanel(self._services, self._lines[key])
            panel.entered.connect(self._enter)
        else:
            return None
        panel.taken_back.connect(self._take_back)
        return panel

    def _enter(self, fact: OwnFact) -> None:
        self.keeper.change(lambda own: own.with_fact(self.state, self._key, fact), self._done, self._refused)

    def _enter_treaty(self, treaty: OwnTreaty) -> None:
        before = self._treaty()
        self._key = f"{TREATIES}.{treaty.id}"

        def changed(own: OwnFacts) -> OwnFacts:
            return (own.without_treaty(before.id) if before else own).with_treaty(treaty)

        self.keeper.change(changed, self._done, self._refused)

    def _take_back(self) -> None:
        before, key = self._treaty(), self._key
        if before is not None:
            self._key = ""
            self.keeper.change(lambda own: own.without_treaty(before.id), self._done, self._refused)
        else:
            self.keeper.change(lambda own: own.without(self.state, key), self._done, self._refused)

    def _treaty(self) -> OwnTreaty | None:
        return self.panel.before if isinstance(self.panel, TreatyPanel) else None

    def _done(self) -> None:
        self.told.setText(self._services.say(message("Kept. It holds from now on.")))
        self.refresh()
        self.changed.emit()

    def _refused(self, problem: Message) -> None:
        if self.panel is not None:
            self.panel.tell(problem)

    def _named(self) -> None:
        name = " ".join(self.issuer.text().split())
        if name != self.own.issuer:
            self.keeper.rename(name, self._done, lambda told: self.told.setText(self._services.say(told)))

    def _begin_anew(self) -> None:
        self.keeper.begin_anew()
        self.refresh()

    def _export(self) -> None:
        title = self._services.say(message("Folder for the pack"))
        folder = choose_folder(self, title, Path.home())
        if folder is not None:
            self.export(folder)

    def _pick_state(self) -> None:
        if self.any_state.entry():
            self.show_state(self.any_state.entry())

    def _say(self) -> None:
        say = self._services.say
        title = say(message("Facts of your own"))
        self.setWindowTitle(title)
        self.title.setText(title)
        text = message(
            "What you enter holds on this computer in place of what the program says, until you take it "
            "back. Each entry needs its source and date."
        )
        self.intro.setText(say(text))
        self.search.say(say(message("Find a topic")))
        self.begin_anew.say(say(message("Put the file aside and begin anew")))
        self.issuer.setPlaceholderText(say(message("your name or your office")))
        describe(self.issuer, say(message("Entered by")))
        for part in (self.any_state, self.any_state.line):
            describe(part, say(message("State")))
        self.export_button.say(say(message("Make a pack of it")))
        self.close_button.say(say(message("Close")))

    def _lay_out(self) -> None:
        self.damaged.add(self.begin_anew)
        self.offered.setVisible(bool(self._states))
        states = row(self.offered, self.any_state, spacing=Space.MEDIUM)
        states.setStretch(1, 1)
        left = column(self.search, self.tree, spacing=Space.SMALL)
        right = ScrollColumn(self._panel_place, margins=(Space.LARGE, 0, Space.MEDIUM, 0))
        body = row(left, right)
        body.setStretch(0, 3)
        body.setStretch(1, 2)
        by = Label(self._services.say(message("Entered by")), wrap=False)
        by.setBuddy(self.issuer)
        self.issuer.setMaximumWidth(self._services.theme.px(Size.SEARCH))
        foot = row(*(by, self.issuer, self.told, self.export_button, self.close_button), spacing=Space.SMALL)
        foot.setStretch(2, 1)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        parts = (self.title, self.intro, self.damaged, states, body, foot)
        whole = column(*parts, spacing=Space.MEDIUM, margins=margins)
        whole.setStretch(4, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.offered.chosen.connect(self.show_state)
        self.any_state.picked.connect(self._pick_state)
        self.search.textChanged.connect(self.tree.search)
        self.tree.picked.connect(self.show_entry)
        self.begin_anew.clicked.connect(self._begin_anew)
        self.issuer.left.connect(self._named)
        self.export_button.clicked.connect(self._export)
        self.close_button.clicked.connect(self.accept)
