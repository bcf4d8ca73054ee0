"""The kinds of one family as they are offered: what can be added now, what not, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.families import Family
from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import CardButton, Fold, Label, Tag, column
from mla_writer.model.declarations import Kind
from mla_writer.model.message import Message, message
from mla_writer.session import Session


class FamilyOffers(QWidget):
    """A family that opens on a press: a card for each kind that can be drafted, and the others folded.
    ``wanted`` tells the kind that was pressed."""

    wanted = Signal(str)

    def __init__(self, session: Session, services: Services, family: Family) -> None:
        super().__init__()
        self._session, self._services = session, services
        self.cards = {kind.id: self._card(kind) for kind in family.kinds if kind.drafted}
        later = [kind for kind in family.kinds if not kind.drafted]
        self.later = {kind.id: Label(services.text(kind.label), "hint") for kind in later}
        self.fold = Fold(*self.later.values(), spacing=Space.TINY)
        self.fold.say(
            services.count("{n} more, not yet available", "{n} more, not yet available", len(later))
        )
        self._words = {kind.id: self._searched(kind) for kind in family.kinds}
        self.whole = Fold(*self.cards.values(), self.fold, spacing=Space.SMALL)
        self.whole.say(f"{services.text(family.label)} ({len(self.cards)})")
        hint = Label(services.text(family.hint), "hint")
        hint.setContentsMargins(Space.LARGE + Space.TINY, 0, 0, 0)
        self.whole.toggled.connect(lambda: hint.setVisible(not self.whole.is_open))
        self.setLayout(column(self.whole, hint, spacing=Space.HAIR))
        self.fold.setVisible(bool(later))
        self.whole.open(any(kind.id in session.draft.kinds for kind in family.kinds))

    def refresh(self) -> None:
        """Show what can be added to the draft as it stands."""
        for id, card in self.cards.items():
            reason = hindrance(self._session, self._session.rulebook.kinds[id])
            card.setEnabled(reason is None)
            card.tag.setVisible(reason is not None)
            card.tag.setText(self._services.say(reason) if reason else "")

    def show_fitting(self, text: str) -> bool:
        """Show only what fits ``text``; False when nothing does."""
        words = fold(text).split()
        fitting = {id for id, searched in self._words.items() if all(word in searched for word in words)}
        for id, shown in (*self.cards.items(), *self.later.items()):
            shown.setVisible(id in fitting)
        later = bool(fitting.intersection(self.later))
        self.fold.setVisible(later)
        self.fold.open(later and bool(words))
        if words:
            self.whole.open()
        self.setVisible(bool(fitting))
        return bool(fitting)

    def _card(self, kind: Kind) -> _KindCard:
        services = self._services
        need = next((one.need for one in self._session.rulebook.needs if one.kind == kind.id), "")
        card = _KindCard(services.text(kind.label), services.text(need or kind.summary))
        card.clicked.connect(lambda: self.wanted.emit(kind.id))
        return card

    def _searched(self, kind: Kind) -> str:
        needs = (one.need for one in self._session.rulebook.needs if one.kind == kind.id)
        return fold(" ".join(self._services.text(text) for text in (kind.label, kind.summary, *needs)))


class _KindCard(CardButton):
    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, text)
        self.tag = Tag()
        self.tag.hide()
        self.head.addWidget(self.tag)


def hindrance(session: Session, kind: Kind) -> Message | None:
    """Why a measure of ``kind`` cannot be added to the draft as it stands; None when it can."""
    if not kind.drafted:
        return message("not yet available")
    if not session.draft.measures:
        return None
    if kind.alone and kind.id in session.draft.kinds:
        return message("in this request")
    there = [session.rulebook.kinds[one] for one in session.draft.kinds if one in session.rulebook.kinds]
    if kind.alone or any(one.alone for one in there) or kind.document != session.draft.document:
        return message("needs a request of its own")
    return None
