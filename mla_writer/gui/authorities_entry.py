"""One entry of the address book, typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mla_writer.authorities.card import FIELDS, SEVERAL_LINES, AuthorityCard, accepted
from mla_writer.gui.authorities_words import label
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.editors.names import countries
from mla_writer.gui.editors.search_choice import SearchChoice
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Heading,
    Label,
    LineEdit,
    Notice,
    ScrollColumn,
    TextArea,
    column,
    describe,
    row,
)
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message

EXAMPLES = {"as_of": "2026-01-31", "languages": "fr, en"}


class AuthorityEntry(Dialog):
    """``card`` is the entry as it was typed, once the dialog was accepted."""

    def __init__(self, services: Services, card: AuthorityCard | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.card = card or AuthorityCard("", "", as_of=services.now().date().isoformat())
        self.state = SearchChoice(countries(services))
        self.fields: dict[str, LineEdit | TextArea] = {}
        self.problem = Notice(tone="block")
        self.problem.hide()
        self.save, self.cancel = Button(role="primary"), Button()
        self.save.setDefault(True)
        self._lay_out(services.say(message("New entry") if card is None else message("Change the entry")))
        self._show()
        self.save.clicked.connect(self.take)
        self.cancel.clicked.connect(self.reject)

    def take(self) -> None:
        """Accept what was typed; what cannot be kept is told instead."""
        state = self.state.entry()
        texts: dict[str, str] = {}
        try:
            for name, field in self.fields.items():
                texts[name] = accepted(name, _text(field))
        except ProgramError as error:
            self._complain(error.message)
            return
        if not texts["name"] or not state:
            self._complain(message("Name and State are needed."))
            return
        from dataclasses import replace

        self.card = replace(self.card, state=state).with_texts(texts)
        self.accept()

    def _complain(self, problem: Message) -> None:
        title = self._services.say(message("This cannot be saved yet."))
        self.problem.say(title, self._services.say(problem), "block")
        self.problem.show()

    def _lay_out(self, title: str) -> None:
        say = self._services.say
        self.setWindowTitle(title)
        rows = [self._row(say(message("State")), self.state)]
        describe(self.state.line, say(message("State")))
        for name in FIELDS:
            self.fields[name] = TextArea(least=2, most=6) if name in SEVERAL_LINES else LineEdit()
            rows.append(self._row(label(self._services, name), self.fields[name]))
        rows.insert(1, rows.pop(0))
        margins = (Space.WIDE, Space.SMALL, Space.WIDE, Space.WIDE)
        width = self._services.theme.px(Size.COLUMN)
        body = ScrollColumn(*rows, width=width, spacing=Space.MEDIUM, margins=margins)
        self.save.say(say(message("Save")))
        self.cancel.say(say(message("Cancel")))
        side = (Space.WIDE, Space.WIDE, Space.WIDE, 0)
        below = (Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE)
        head = column(Heading(title, "subtitle"), self.problem, spacing=Space.MEDIUM, margins=side)
        self.setLayout(
            column(head, body, row(-1, self.cancel, self.save, spacing=Space.SMALL, margins=below))
        )
        self.fit(self._services, Size.DIALOG + Size.NUMBER, Size.COLUMN)

    @staticmethod
    def _row(text: str, field: QWidget) -> QWidget:
        holder, caption = QWidget(), Label(text, "strong")
        caption.setBuddy(field)
        describe(field, text)
        holder.setLayout(column(caption, field, spacing=Space.TINY))
        return holder

    def _show(self) -> None:
        self.state.show_entry(self.card.state)
        for name, field in self.fields.items():
            if isinstance(field, LineEdit):
                field.show_text(self.card.text(name))
                field.setPlaceholderText(EXAMPLES.get(name, ""))
            else:
                field.setPlainText(self.card.text(name))


def _text(field: LineEdit | TextArea) -> str:
    return field.text() if isinstance(field, LineEdit) else field.toPlainText()
