"""Several values of one form, one below the other: texts, States, languages, moments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mla_writer.gui.editors.base import Editor, Input, Question
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, column, row
from mla_writer.model.message import message
from mla_writer.model.text_gate import clean


class SeveralEditor(Editor):
    """A line for each value, each with a button that removes it; Enter or a button adds one more."""

    def __init__(self, question: Question, make: Callable[[], Input]) -> None:
        super().__init__(question)
        self._make = make
        self._lines: list[_Line] = []
        self._names = ("", "")
        self._rows = column(spacing=Space.TINY)
        self.add = Button(role="fold", symbol="add")
        self.add.say(question.services.say(message("Add another")))
        self.add.clicked.connect(lambda: self._append().input.setFocus())
        self.setLayout(column(self._rows, row(self.add, -1), spacing=Space.TINY))
        self.refresh()

    def values(self) -> list[Any]:
        """The values that can be read, in order."""
        return [value for line in self._lines if (value := line.input.value()) is not None]

    def typed(self) -> list[str]:
        """What was typed and is not a value."""
        return [text for line in self._lines if (text := line.input.unreadable())]

    def refresh(self) -> None:
        """Show the values as they stand, unless they are those entered here."""
        values, typed = list(self.question.value or ()), [text for _, text in self._kept()]
        if self._lines and (values, typed) == (self.values(), self.typed()):
            return
        shown: list[tuple[Any, str]] = [(value, "") for value in values] + [(None, text) for text in typed]
        for line in self._lines[len(shown) :]:
            self._take_out(line)
        while len(self._lines) < max(1, len(shown)):
            self._append()
        for line, (value, text) in zip(self._lines, shown or [(None, "")], strict=True):
            line.input.show_value(value, text)

    def leave(self) -> None:
        """Show the values as they were understood."""
        for line in self._lines:
            line.input.show_again()

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for each line."""
        self._names = label, description
        for number, line in enumerate(self._lines, 1):
            line.input.name(f"{label} {number}", description)

    def mark(self, tone: str) -> None:
        """Frame the lines."""
        for line in self._lines:
            line.input.mark(tone)

    def mend(self) -> None:
        """Take out of every line what may not enter a request."""
        for line in self._lines:
            line.input.mend()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds a line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add.click()
        else:
            super().keyPressEvent(event)

    def _append(self) -> _Line:
        line = _Line(self._make(), self.question.services.say(message("Remove")))
        line.input.changed.connect(self._typed_here)
        line.input.chosen.connect(self._chosen_here)
        line.remove.clicked.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._rows.addWidget(line)
        self.setFocusProxy(self._lines[0].input)
        self.name(*self._names)
        return line

    def _take_out(self, line: _Line) -> None:
        self._lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.setFocusProxy(self._lines[0].input if self._lines else self.add)

    def _remove(self, line: _Line) -> None:
        place = self._lines.index(line)
        self._take_out(line)
        if not self._lines:
            self._append()
        self._lines[min(place, len(self._lines) - 1)].input.setFocus()
        self._chosen_here()

    def _typed_here(self) -> None:
        self._take()
        self.edited.emit()

    def _chosen_here(self) -> None:
        self._take()
        self.settled.emit()

    def _take(self) -> None:
        values, typed = self.values(), self.typed()
        if self.refuses(typed) or not self.give(values):
            return
        session, path = self.question.session, self.question.path
        wanted = {f"{path}[{len(values) + place}]": text for place, text in enumerate(typed)}
        for kept, _ in self._kept():
            if kept not in wanted:
                session.answer(kept, None)
        for kept, text in wanted.items():
            session.keep_unreadable(kept, clean(text))

    def _kept(self) -> list[tuple[str, str]]:
        start = f"{self.question.path}["
        unreadable = self.question.session.draft.unreadable
        return sorted((path, text) for path, text in unreadable.items() if path.startswith(start))


class _Line(QWidget):
    def __init__(self, input: Input, remove: str) -> None:
        super().__init__()
        self.input = input
        self.remove = Button(role="icon", symbol="close")
        self.remove.say(remove)
        if input.widest:
            input.setMaximumWidth(input.widest)
        line = row(input, self.remove, spacing=Space.TINY)
        line.setStretch(0, 1)
        line.addStretch(0)
        self.setLayout(line)
