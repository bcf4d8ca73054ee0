"""Ways to the same end that are no letter of request, and those that are compulsory instead of one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.widgets import Card, Fold, Label, Notice, column
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import joined, provenance
from mla_writer.model.advice import Way
from mla_writer.model.message import message
from mla_writer.model.safeguards import other_ways
from mla_writer.session import Session


class WaysPart(PagePart):
    """Compulsory ways are said aloud; the others are folded, a press away."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        self._shown: tuple[str, ...] | None = None
        self.compulsory = column(spacing=Space.SMALL)
        self.fold = Fold(spacing=Space.SMALL)
        self.setLayout(column(self.compulsory, self.fold, spacing=Space.SMALL))

    def refresh(self) -> None:
        """Show the ways that there are for the measures and States chosen now."""
        ways = other_ways(self.session.case, {one.check for one in self.session.findings})
        shown = tuple(way.id for way in ways)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self.compulsory)
        clear(self.fold.body)
        for way in ways:
            (self.compulsory if way.compulsory else self.fold.body).addWidget(self._way(way))
        free = sum(not way.compulsory for way in ways)
        self.fold.say(
            self.services.count("{n} quicker way to look at first", "{n} quicker ways to look at first", free)
        )
        self.fold.setVisible(bool(free))

    def _way(self, way: Way) -> QWidget:
        text = self.services.text
        source = joined(*provenance(self.services, way.provenance))
        if way.compulsory:
            stop = self.services.say(
                message("Sending stays blocked unless an officer sets this aside with a reason.")
            )
            return Notice(text(way.title), f"{text(way.text)} {stop}\n{source}", "block")
        return Card(Label(text(way.title), "strong"), Label(text(way.text), "help"), Label(source, "small"))
