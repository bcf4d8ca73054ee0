"""Everything that is known of one authority, with where it is from; texts can be selected and copied."""

from __future__ import annotations

from mla_writer.authorities.card import AuthorityCard
from mla_writer.gui.authorities_words import (
    IN_DETAILS,
    NOT_USED,
    heading,
    is_old,
    label,
    provenance,
    shown_state,
    treaty_titles,
)
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Heading, Label, Notice, ScrollColumn, column
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.message import message


class AuthorityDetails(ScrollColumn):
    """``show_card`` fills it."""

    def __init__(self, services: Services) -> None:
        margins = (Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        super().__init__(spacing=Space.MEDIUM, width=services.theme.px(Size.COLUMN), margins=margins)
        self._services = services
        self.setProperty("role", "card")

    def show_card(self, card: AuthorityCard | None) -> None:
        """Show ``card``; nothing where there is none."""
        clear(self.body)
        if card is None:
            return
        services = self._services
        self.body.addWidget(Heading(heading(services, card), "subtitle").selectable())
        self.body.addWidget(Label(shown_state(services, card), "muted"))
        if card.told:
            self.body.addWidget(Label(card.told).selectable())
        for title in treaty_titles(services, card):
            self._add(services.say(message("Treaty")), title)
        for name in IN_DETAILS:
            if card.text(name):
                self._add(label(services, name), card.text(name))
        self.body.addWidget(self._notice(card))
        if not card.can_be_used:
            self.body.addWidget(Label(services.say(NOT_USED), "hint"))
        self.to_top()

    def _add(self, name: str, text: str) -> None:
        self.body.addLayout(column(Label(name, "small"), Label(text).selectable(), spacing=Space.HAIR))

    def _notice(self, card: AuthorityCard) -> Notice:
        say = self._services.say
        old = is_old(self._services, card.as_of)
        title = say(message("Check before use"))
        return Notice(title, provenance(self._services, card), "warning" if old else "neutral")
