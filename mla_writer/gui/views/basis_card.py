"""One instrument as a legal basis between two States."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from mla_writer.gui.notes import concerns
from mla_writer.gui.services import DEFAULT_LANGUAGE, Services
from mla_writer.gui.state_declarations import declarations_fold
from mla_writer.gui.theme import Space
from mla_writer.gui.titles import instrument_title
from mla_writer.gui.widgets import Button, Card, Fold, Label, Tag, row
from mla_writer.gui.widgets.flow import flow
from mla_writer.gui.wording import fact_source, joined
from mla_writer.i18n import Language
from mla_writer.model.fact_messages import CONFIDENCES
from mla_writer.model.legal_bases import LegalBasis, Place
from mla_writer.model.message import message


class BasisCard(Card):
    """``used`` asks to put it among the legal bases, ``taken_out`` to remove it, ``made_primary`` to rest
    the request on it first of all."""

    used = Signal()
    taken_out = Signal()
    made_primary = Signal()

    def __init__(
        self, services: Services, basis: LegalBasis, states: tuple[str, str], *, used: bool, primary: bool
    ) -> None:
        self._services, self._basis = services, basis
        self._states = states
        super().__init__(spacing=Space.TINY)
        if used:
            self.mark("accent")
        for part in self._words(used, primary):
            self.body.addWidget(part)
        if basis.declarations:
            self.body.addWidget(declarations_fold(services, basis.declarations))
        if basis.place is not Place.EXCLUDED:
            self.body.addSpacing(Space.TINY)
            self.body.addLayout(flow(*self._buttons(used, primary)))

    def _words(self, used: bool, primary: bool) -> Iterator[QWidget]:
        say, instrument = self._services.say, self._basis.instrument
        title = instrument_title(self._services, instrument)
        name = instrument.short or title
        head = row(Label(name, "strong"), spacing=Space.SMALL)
        head.setStretch(0, 1)
        if used:
            head.addWidget(Tag(say(message("Primary") if primary else message("Chosen")), "accent"))
        holder = QWidget()
        holder.setLayout(head)
        yield holder
        if title != name:
            yield Label(title, "hint")
        for line in self._articles():
            yield Label(line, "help").selectable()
        yield Label(joined(self._since(), say(CONFIDENCES[self._basis.confidence])), "small")
        for line in self._reasons():
            yield Label(line, "help")
        if instrument.note:
            yield self._note(self._services.text(instrument.note))

    def _note(self, text: str) -> QWidget:
        """What concerns other States only is folded away."""
        label = Label(text, "small").selectable()
        if concerns(self._basis.instrument.note, self._states, Language(DEFAULT_LANGUAGE).countries()):
            return label
        fold = Fold(label, spacing=Space.SMALL)
        fold.say(self._services.say(message("Notes")))
        return fold

    def _articles(self) -> Iterator[str]:
        kinds, say = self._services.rulebook.kinds, self._services.say
        texts = self._basis.articles
        if not texts:
            return
        if len(set(texts.values())) == 1:
            yield say(message("Articles {articles}", articles=next(iter(texts.values()))))
            return
        for kind, text in texts.items():
            label = self._services.text(kinds[kind].label)
            yield say(message("{measure}: articles {articles}", measure=label, articles=text))

    def _since(self) -> str:
        say, basis = self._services.say, self._basis
        if basis.in_force_since:
            date = self._services.language.date(basis.in_force_since)
            return say(message("in force between both since {date}", date=date))
        if basis.date_unknown and not basis.if_extended:
            return say(message("both bound; date of entry into force not known"))
        return ""

    def _reasons(self) -> Iterator[str]:
        say, basis = self._services.say, self._basis
        if basis.replaced_by:
            known = self._services.rulebook.instruments
            replacing = (known[id] for id in basis.replaced_by)
            names = ", ".join(one.short or instrument_title(self._services, one) for one in replacing)
            kinds = self._services.rulebook.kinds
            for_what = ", ".join(self._services.text(kinds[id].label) for id in basis.replaced_for)
            if for_what:
                yield say(message("Replaced by {names} for: {measures}", names=names, measures=for_what))
            else:
                yield say(message("Replaced by {names}", names=names))
        if basis.place is Place.OTHER_MEASURES:
            serves_none = message("Binds both States, but serves none of the measures chosen.")
            if basis.if_extended:
                serves_none = message("Serves none of the measures chosen.")
            yield say(serves_none)
        if basis.if_extended:
            names = ", ".join(map(self._services.language.country, basis.if_extended))
            yield say(message("Verify with the depositary that it was extended to: {names}", names=names))
        if basis.place is Place.IF_EXTENDED and not basis.falls_under:
            yield say(message("Available if the offence falls under it"))
        if basis.excluded_by is not None:
            source = fact_source(self._services, basis.excluded_by)
            yield say(message("The requested State leaves no room for it: {source}", source=source))

    def _buttons(self, used: bool, primary: bool) -> Iterator[Button]:
        say = self._services.say
        if not used:
            yield self._button(Button(say(message("Use this basis"))), self.used)
            return
        if not primary:
            yield self._button(Button(say(message("Make it the primary basis"))), self.made_primary)
        yield self._button(Button(say(message("Take it out"))), self.taken_out)

    @staticmethod
    def _button(button: Button, signal: SignalInstance) -> Button:
        button.clicked.connect(signal)
        return button
