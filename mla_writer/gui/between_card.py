"""One instrument in the law between two States: how each stands to it, since when, where that is written."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from mla_writer.gui.notes import concerns
from mla_writer.gui.services import DEFAULT_LANGUAGE, Services
from mla_writer.gui.state_declarations import declarations_fold, sources_line
from mla_writer.gui.theme import Space
from mla_writer.gui.titles import instrument_title
from mla_writer.gui.widgets import Card, Fold, Label, Tag, row
from mla_writer.gui.wording import VERIFIED, joined
from mla_writer.i18n import Language
from mla_writer.model import between_words as words
from mla_writer.model.between import Row, Section
from mla_writer.model.fact_messages import CONFIDENCES
from mla_writer.model.legal_bases import Place
from mla_writer.model.message import message
from mla_writer.model.relations import StateStanding


class BetweenCard(Card):
    """Name, both States, articles; what is long is folded."""

    def __init__(self, services: Services, row: Row) -> None:
        super().__init__(spacing=Space.TINY)
        self._services, self._row = services, row
        for part in (*self._head(), *self._sides(), *self._articles(), *self._relations(), *self._folds()):
            self.body.addWidget(part)

    def _head(self) -> Iterator[QWidget]:
        say, instrument = self._services.say, self._row.instrument
        title = instrument_title(self._services, instrument)
        name = instrument.short or title
        head = row(Label(name, "strong"), spacing=Space.SMALL)
        head.setStretch(0, 1)
        if (tag := self._tag()) is not None:
            head.addWidget(tag)
        holder = QWidget()
        holder.setLayout(head)
        yield holder
        if title != name:
            yield Label(title, "hint")
        sure = CONFIDENCES[self._row.confidence]
        both = words.in_force(self._row)
        yield Label(joined(say(both) if both else "", say(sure)), "help")

    def _tag(self) -> Tag | None:
        place = self._row.basis.place if self._row.basis else None
        stands = words.not_in_force(self._row)
        if stands is not None:
            return Tag(self._services.say(stands), "warning")
        if place is None or place not in words.PLACES:
            return None
        tone = "warning" if place is Place.REPLACED else "neutral"
        return Tag(self._services.say(words.PLACES[place]), tone)

    def _sides(self) -> Iterator[QWidget]:
        if self._row.section is Section.UNDETERMINED:
            return
        self.body.addSpacing(Space.TINY)
        for side in self._row.sides:
            yield self._side(side)

    def _side(self, side: StateStanding) -> QWidget:
        say = self._services.say
        age = words.age(side, self._services.rulebook)
        return Label(joined(say(words.standing(side)), say(age)), "help").selectable()

    def _articles(self) -> Iterator[QWidget]:
        basis, say = self._row.basis, self._services.say
        if basis is None or not basis.articles:
            return
        self.body.addSpacing(Space.TINY)
        for kind, text in basis.articles.items():
            label = self._services.text(self._services.rulebook.kinds[kind].label)
            told = say(message("{measure}: articles {articles}", measure=label, articles=text))
            yield Label(told, "help").selectable()

    def _relations(self) -> Iterator[QWidget]:
        say, instrument = self._services.say, self._row.instrument
        basis = self._row.basis
        if instrument.needs:
            yield Label(say(message("Adds to {names}", names=self._names(instrument.needs))), "help")
        if self._row.fails_for_parents:
            names = self._names(self._row.lacks)
            yield Label(say(message("{names} does not bind both", names=names)), "help")
        if basis is not None and basis.replaced_by:
            names = self._names(basis.replaced_by)
            kinds = self._services.rulebook.kinds
            for_what = ", ".join(self._services.text(kinds[id].label) for id in basis.replaced_for)
            told = message("Replaced by {names} for: {measures}", names=names, measures=for_what)
            yield Label(say(told if for_what else message("Replaced by {names}", names=names)), "help")

    def _folds(self) -> Iterator[QWidget]:
        services, instrument = self._services, self._row.instrument
        if self._row.declarations:
            yield declarations_fold(services, self._row.declarations)
        details = [*self._topics(), *self._sources()]
        if instrument.note and self._note_concerns:
            yield Label(services.text(instrument.note), "small").selectable()
        elif instrument.note:
            details.append(Label(services.text(instrument.note), "small").selectable())
        if details:
            fold = Fold(*details, spacing=Space.TINY)
            fold.say(services.say(message("Articles by topic, sources, notes")))
            yield fold

    @property
    def _note_concerns(self) -> bool:
        """Whether the note concerns these two; what concerns other States only is folded away."""
        states = tuple(side.state for side in self._row.sides)
        return concerns(self._row.instrument.note, states, Language(DEFAULT_LANGUAGE).countries())

    def _topics(self) -> Iterator[QWidget]:
        say = self._services.say
        for topic, one in self._row.instrument.articles.items():
            label = words.ARTICLES.get(topic)
            verified = words.DOUBTFUL if one.doubtful else VERIFIED[one.verified]
            name = say(label) if label else topic
            yield Label(
                joined(say(message("{topic}: {value}", topic=name, value=one.articles)), say(verified)),
                "help",
            ).selectable()

    def _sources(self) -> Iterator[QWidget]:
        """The documents behind the participation of each State."""
        for side in self._row.sides:
            if side.basis:
                state = self._services.language.country(side.state)
                told = sources_line(self._services, side.basis)
                said = message("{topic}: {value}", topic=state, value=told)
                yield Label(self._services.say(said), "small").selectable()

    def _names(self, ids: tuple[str, ...]) -> str:
        known = self._services.rulebook.instruments
        return ", ".join(
            known[id].short or instrument_title(self._services, known[id]) for id in ids if id in known
        )
