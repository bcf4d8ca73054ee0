"""Whether the request is also taken out in two languages side by side, and in which two."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Card, Label, column, describe, row
from mla_writer.model.message import message
from mla_writer.session import Session


class BesideCard(Card):
    """``box`` chooses it, ``first`` and ``second`` the languages; ``changed`` tells that one of them was."""

    changed = Signal()

    def __init__(self, session: Session, services: Services) -> None:
        say = services.say
        self._session = session
        self.box = QCheckBox(say(message("Two languages side by side")))
        said = say(
            message(
                "One more file in each format: paragraph by paragraph under the same number, in two columns; "
                "in plain text one after the other."
            )
        )
        describe(self.box, self.box.text(), said)
        self.first, self.second = QComboBox(), QComboBox()
        self._parts = QWidget()
        first = self._labelled(self.first, say(message("First language")))
        second = self._labelled(self.second, say(message("Second language")))
        self._parts.setLayout(row(first, second, -1, spacing=Space.WIDE, margins=(0, Space.SMALL, 0, 0)))
        self._parts.hide()
        super().__init__(self.box, Label(said, "hint"), self._parts)
        self._offer(services)
        self.box.toggled.connect(self._toggled)
        for one, other in ((self.first, self.second), (self.second, self.first)):
            one.currentIndexChanged.connect(partial(self._chosen, one, other))

    @property
    def languages(self) -> tuple[str, ...]:
        """The two languages, the leading one first; none where it is not chosen."""
        if not self.box.isChecked():
            return ()
        return (self.first.currentData(), self.second.currentData())

    def _labelled(self, box: QComboBox, name: str) -> QWidget:
        describe(box, name)
        label, holder = Label(name), QWidget()
        label.setBuddy(box)
        holder.setLayout(column(label, box, spacing=Space.HAIR))
        return holder

    def _offer(self, services: Services) -> None:
        """Offer every language, those of the draft chosen first."""
        offered = services.request_languages()
        for code in offered:
            name = services.language.language(code)
            for box in (self.first, self.second):
                box.addItem(name[:1].upper() + name[1:], code)
        drafted = [code for code in self._session.draft.languages if code in offered]
        order = (*drafted, *(code for code in offered if code not in drafted))
        for box, code in zip((self.first, self.second), order, strict=False):
            box.setCurrentIndex(box.findData(code))
        self._before = (self.first.currentIndex(), self.second.currentIndex())

    def _toggled(self, chosen: bool) -> None:
        self._parts.setVisible(chosen)
        self.changed.emit()

    def _chosen(self, box: QComboBox, other: QComboBox, _place: int) -> None:
        """A language cannot stand beside itself: where both would be the same, they change places."""
        if self.first.currentIndex() == self.second.currentIndex():
            earlier = self._before[0 if box is self.first else 1]
            other.blockSignals(True)
            other.setCurrentIndex(earlier)
            other.blockSignals(False)
        self._before = (self.first.currentIndex(), self.second.currentIndex())
        self.changed.emit()
