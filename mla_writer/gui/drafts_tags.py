"""Tags of drafts: free words, those in use offered; a tag that only some of several have is kept so."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QWidget

from mla_writer.gui.dialog import Dialog
from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Heading,
    Label,
    LineEdit,
    Option,
    ScrollColumn,
    column,
    describe,
    row,
)
from mla_writer.model.message import message

if TYPE_CHECKING:
    from mla_writer.vault.query import Entry

LONGEST = 60
SEPARATORS = ",;،；，、\n"
HIGH = 420


def tags_in(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The tags that a person typed, separated by commas, without signs that cannot be seen; written as the
    ``known`` one where only case or accents differ."""
    spelled = {fold(tag): tag for tag in known}
    for sign in SEPARATORS[1:]:
        text = text.replace(sign, SEPARATORS[0])
    found = (_clean(part) for part in text.split(SEPARATORS[0]))
    return tuple(dict.fromkeys(spelled.get(fold(tag), tag) for tag in found if tag))


def retagged(before: Sequence[str], chosen: Mapping[str, bool]) -> tuple[str, ...]:
    """The tags of a draft that had ``before``: with those ``chosen``, without those that are not; what is not
    in ``chosen`` stays as it was."""
    kept = [tag for tag in before if chosen.get(tag, True)]
    added = [tag for tag, on in chosen.items() if on and tag not in before]
    return (*kept, *added)


class TagsDialog(Dialog):
    """Asks for the tags of ``entries``; ``chosen`` says then which are to be on or off."""

    def __init__(
        self, services: Services, entries: Sequence[Entry], in_use: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._services, self._entries = services, entries
        self._boxes: dict[str, QCheckBox] = {}
        say = services.say
        title, hint = say(message("Tags")), say(message("Free words, separated by commas. Enter adds them."))
        self.setWindowTitle(title)
        self.typed = LineEdit()
        describe(self.typed, title, hint)
        self._complete(in_use)
        self.typed.returnPressed.connect(self.add)
        self._list = column(spacing=Space.TINY)
        save, cancel = Button(say(message("Save tags")), "primary"), Button(say(message("Cancel")))
        save.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.setLayout(
            column(
                Heading(title, "subtitle"),
                Label(hint, "hint"),
                self.typed,
                ScrollColumn(self._list, -1),
                row(-1, cancel, save, spacing=Space.SMALL),
                spacing=Space.SMALL,
                margins=(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE),
            )
        )
        for tag in in_use:
            self._offer(tag)
        self.fit(services, Size.DIALOG, HIGH)
        self.typed.setFocus()

    def chosen(self) -> dict[str, bool]:
        """Tags that all are to have (True) or none (False); those that some have and keep are left out."""
        states = {tag: box.checkState() for tag, box in self._boxes.items()}
        whole = Qt.CheckState.PartiallyChecked
        return {tag: state is Qt.CheckState.Checked for tag, state in states.items() if state is not whole}

    def accept(self) -> None:
        """What was typed and not yet added counts too."""
        self.add()
        super().accept()

    def add(self) -> None:
        """Take what was typed into the list."""
        for tag in tags_in(self.typed.text(), self._boxes):
            if tag not in self._boxes:
                self._offer(tag)
            self._boxes[tag].setCheckState(Qt.CheckState.Checked)
        self.typed.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field adds; it does not end the dialog."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _offer(self, tag: str) -> None:
        having = sum(tag in entry.tags for entry in self._entries)
        box = QCheckBox()
        describe(box, tag)
        states = Qt.CheckState
        some = 0 < having < len(self._entries)
        box.setTristate(some)
        box.setCheckState(states.PartiallyChecked if some else states.Checked if having else states.Unchecked)
        self._boxes[tag] = box
        self._list.addWidget(Option(box, tag))

    def _complete(self, in_use: Sequence[str]) -> None:
        completer = QCompleter(list(in_use), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.typed.setCompleter(completer)


def _clean(text: str) -> str:
    seen = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in text)
    return " ".join(seen.split())[:LONGEST].strip()
