"""What a person can do with the rulebook: see what is old in it, enter what is known better, packs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QWidget

from mla_writer.gui.services import Services
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.session import Session

Entry = tuple[Message, Callable[[], object]]


class RulebookMenu:
    """Opens the dialogs before ``parent``. ``session`` gives the draft on the screen, if there is one;
    ``changed`` is called when another rulebook holds."""

    def __init__(
        self,
        parent: QWidget,
        services: Services,
        session: Callable[[], Session | None],
        changed: Callable[[], None],
    ) -> None:
        self._parent, self._services = parent, services
        self._session, self._changed = session, changed

    def entries(self) -> tuple[Entry, ...]:
        """What can be done now."""
        old = message("What is old in the rulebook")
        if self._session() is not None:
            old = message("What is old for this request")
        return (
            (old, self.show_age),
            (message("Facts of your own"), self.edit_facts),
            (message("My address book"), self.show_address_book),
            (message("Packs"), self.show_packs),
        )

    def fill(self, menu: QMenu) -> None:
        """Put the entries into ``menu``, in the language that holds now."""
        menu.clear()
        for label, action in self.entries():
            menu.addAction(self._services.say(label)).triggered.connect(action)

    def show_age(self) -> None:
        """Show what is old in the rulebook, or in what the draft rests on."""
        from mla_writer.gui.freshness import of_draft, of_rulebook

        session = self._session()
        if session is None:
            of_rulebook(self._services, self._parent).exec()
        else:
            of_draft(self._services, session, self._parent).exec()

    def edit_facts(self) -> None:
        """Let a person enter facts about one's own State and the requested one."""
        self.show_facts("")

    def show_facts(self, state: str) -> None:
        """The same, with those of ``state`` first."""
        from mla_writer.gui.facts_form import FactsForm

        form = FactsForm(self._services, self._states(state), self._parent)
        form.changed.connect(self._changed)
        form.exec()

    def show_facts_soon(self, state: str) -> None:
        """The same, once what asked for it is done: another rulebook makes that anew."""
        QTimer.singleShot(0, lambda: self.show_facts(state))

    def show_packs(self) -> None:
        """Show the packs that are installed."""
        from mla_writer.gui.packs_window import PacksWindow

        window = PacksWindow(self._services, self._parent)
        window.changed.connect(self._changed)
        window.own_wanted.connect(self.edit_facts)
        window.own_wanted.connect(window.refresh)
        window.exec()

    def show_address_book(self) -> None:
        """Let a person look after their own directory of authorities."""
        from mla_writer.gui.authorities_manager import AuthoritiesManager

        AuthoritiesManager(self._services, self._parent).exec()

    def _states(self, first: str) -> tuple[str, ...]:
        """The States that are offered: the one asked for, the requested one, one's own."""
        session = self._session()
        case = session.case if session is not None else None
        own = (case.requesting_state if case else "") or self._services.settings.requesting_state
        requested = case.requested_state if case else ""
        return tuple(dict.fromkeys(code for code in (first, requested, own) if code))
