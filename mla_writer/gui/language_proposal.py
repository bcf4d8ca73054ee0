"""Which languages the requested State accepts, with source and age, and one action that takes them over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.views.known_of_state import KnownOfState
from mla_writer.gui.widgets import Button, FlowLayout, Label, Notice, column
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import joined, provenance
from mla_writer.i18n import accepted_words
from mla_writer.model.accepted import Proposal
from mla_writer.model.message import Message, message
from mla_writer.session import Session
from mla_writer.session.languages import proposed, use_all, use_language

Offer = tuple[Message, Callable[[], None]]


class LanguageProposal(PagePart):
    """The proposal and its buttons. ``exporting`` shows it only where the document lacks something, as a
    warning that keeps nobody from exporting."""

    def __init__(self, session: Session, services: Services, *, exporting: bool = False) -> None:
        super().__init__(session, services)
        self._exporting = exporting
        self._shown: Proposal | None = None
        self.notice = Notice()
        self._more = column(spacing=Space.SMALL, margins=(0, Space.TINY, 0, 0))
        self.notice.body.addLayout(self._more)
        self.buttons: tuple[Button, ...] = ()
        self.setLayout(column(self.notice))

    @property
    def lacking(self) -> bool:
        """Whether the languages chosen miss one that is accepted."""
        return bool(proposed(self.session.case).lacking)

    def refresh(self) -> None:
        """Show the proposal as the draft stands now; the same one is not drawn again."""
        found = proposed(self.session.case)
        if found == self._shown:
            return
        self._shown = found
        outside = found.target in found.elsewhere
        wanted = found.lacking or outside if self._exporting else found.state
        self.setVisible(bool(wanted))
        clear(self._more)
        self.buttons = ()
        if wanted:
            self._show(found)

    def _show(self, found: Proposal) -> None:
        say, language = self.services.say, self.services.language
        lacks = accepted_words.lacks(language, found, found.chosen) if found.chosen else ()
        if found.target in found.elsewhere and not found.all_needed:
            lacks = (accepted_words.translated_outside(language, (found.target,)),)
        warned = bool(lacks) and self._exporting
        tone = "warning" if warned else "done" if found.taken else "accent" if found.languages else "neutral"
        title = message("Languages that the requested State accepts")
        text = "\n".join((accepted_words.accepts(language, found), *lacks))
        self.notice.say(say(title), text, tone)
        for part in self._grounds(found):
            self._more.addWidget(part)
        self._offer(found)

    def _grounds(self, found: Proposal) -> Iterator[QWidget]:
        """Who says so, with source and age."""
        rulebook, language = self.services.rulebook, self.services.language
        read = accepted_words.declared_source(rulebook, found)
        if read is not None:
            yield Label(accepted_words.declared(language, rulebook, found), "help").selectable()
            yield Label(joined(*provenance(self.services, read)), "small").selectable()
        elif found.facts:
            yield KnownOfState(self.services, found.facts)

    def _offer(self, found: Proposal) -> None:
        offers = tuple(self._offers(found))
        if not offers:
            return
        line, holder = FlowLayout(), QWidget()
        made: list[Button] = []
        for words, take in offers:
            button = Button(self.services.say(words))
            button.clicked.connect(partial(self._take, take))
            line.addWidget(button)
            made.append(button)
        self.buttons = tuple(made)
        holder.setLayout(line)
        self._more.addWidget(holder)

    def _offers(self, found: Proposal) -> Iterator[Offer]:
        """One action where all languages are needed or only one is accepted; else one for each that the
        program has, or where it has none, for each that is accepted."""
        if found.taken or not found.languages:
            return
        name = self.services.language.language
        codes = found.printable or found.languages
        if found.all_needed and len(codes) > 1:
            names = accepted_words.named(self.services.language, codes)
            yield message("Use all: {languages}", languages=names), partial(use_all, self.session)
            return
        for code in codes:
            yield message("Use {language}", language=name(code)), partial(use_language, self.session, code)

    def _take(self, take: Callable[[], None]) -> None:
        take()
        self.refresh()
        self.changed.emit()
