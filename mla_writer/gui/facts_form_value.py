"""Entering the value of a fact, by the form of its topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from mla_writer.gui.editors.search_choice import SearchChoice
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Label, LineEdit, TextArea, column, describe, row
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.countries import Topic
from mla_writer.model.message import message

STATUTE = re.compile(r"(?P<name>.*\S)\s*\((?P<year>\d{4})\)\s*")
LINES = {"text": 2, "texts": 3, "statutes": 3}


class ValueInput(QWidget):
    """``value`` gives what was entered in the form of the topic, None when it cannot be read."""

    def value(self) -> Any | None:
        """The value, or None."""
        return None

    def show_value(self, value: Any | None) -> None:
        """Show ``value``, or nothing."""


class TextsInput(ValueInput):
    """A text; with ``read`` several, one a line."""

    def __init__(self, label: str, least: int, read: Callable[[str], Any | None]) -> None:
        super().__init__()
        self._read = read
        self.area = TextArea(least=least, most=10)
        describe(self.area, label)
        self.setFocusProxy(self.area)
        self.setLayout(column(self.area))

    def value(self) -> Any | None:
        """What the text says."""
        return self._read(self.area.toPlainText())

    def show_value(self, value: Any | None) -> None:
        """Show a text, or one line for each of several."""
        parts = value if isinstance(value, (list, tuple)) else [value] if value is not None else []
        self.area.setPlainText("\n".join(_line(part) for part in parts))


class IntegerInput(ValueInput):
    """A whole number."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.line = LineEdit(width=Size.NUMBER)
        describe(self.line, label)
        self.setFocusProxy(self.line)
        self.setLayout(row(self.line, -1))

    def value(self) -> Any | None:
        """The number."""
        text = self.line.text().strip()
        return int(text) if text.isascii() and text.isdigit() else None

    def show_value(self, value: Any | None) -> None:
        """Show a number."""
        self.line.show_text("" if value is None else str(value))


class CodeInput(ValueInput):
    """One of the codes of the topic, by its meaning."""

    def __init__(self, label: str, meanings: Mapping[str, str], hint: str) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setMinimumContentsLength(Size.SHORTEST)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.addItem(hint, None)
        for code, meaning in meanings.items():
            self.box.addItem(meaning, code)
        describe(self.box, label)
        self.setFocusProxy(self.box)
        self.setLayout(column(self.box))

    def value(self) -> Any | None:
        """The code."""
        return self.box.currentData()

    def show_value(self, value: Any | None) -> None:
        """Show the code's meaning."""
        self.box.setCurrentIndex(max(0, self.box.findData(value)))


class CodesInput(ValueInput):
    """Several of many entries: each chosen one with a button that removes it, and a field to add."""

    def __init__(self, label: str, entries: Mapping[str, str], services: Services) -> None:
        super().__init__()
        self._entries, self._services = entries, services
        self._chosen: list[str] = []
        self.add = SearchChoice(entries.items(), services.say(message("Add: type a part of it")))
        describe(self.add, label)
        self.add.picked.connect(self._pick)
        self._lines = column(spacing=Space.TINY)
        self.setFocusProxy(self.add)
        self.setLayout(column(self._lines, self.add, spacing=Space.TINY))

    def value(self) -> Any | None:
        """The codes in the order in which they were chosen; None when there are none."""
        return list(self._chosen) or None

    def show_value(self, value: Any | None) -> None:
        """Show the codes chosen."""
        self._chosen = [str(one) for one in value] if isinstance(value, (list, tuple)) else []
        self._fill()

    def _pick(self) -> None:
        code = self.add.entry()
        if code and code not in self._chosen:
            self._chosen.append(code)
            self._fill()
        self.add.show_entry("")

    def _remove(self, code: str) -> None:
        self._chosen.remove(code)
        self._fill()

    def _fill(self) -> None:
        clear(self._lines)
        for code in self._chosen:
            name = self._entries.get(code, code)
            remove = Button(role="icon", symbol="close")
            remove.say(self._services.say(message("Remove {entry}", entry=name)))
            remove.clicked.connect(lambda _=False, code=code: self._remove(code))
            line = QWidget()
            parts = row(Label(name), remove, spacing=Space.TINY)
            parts.setStretch(0, 1)
            line.setLayout(parts)
            self._lines.addWidget(line)


def value_input(services: Services, topic: Topic) -> ValueInput:
    """What takes a value for ``topic``."""
    label = services.text(topic.label)
    if topic.form == "integer":
        return IntegerInput(label)
    if topic.form == "languages":
        return CodesInput(label, services.language.languages(), services)
    if topic.form in ("code", "codes"):
        meanings = {code: services.text(meaning) for code, meaning in topic.meanings.items()}
        if topic.form == "codes":
            return CodesInput(label, meanings, services)
        return CodeInput(label, meanings, services.say(message("Choose")))
    return TextsInput(label, LINES[topic.form], READ[topic.form])


def _text(text: str) -> Any | None:
    return text.strip() or None


def _texts(text: str) -> Any | None:
    return [line.strip() for line in text.splitlines() if line.strip()] or None


def _statutes(text: str) -> Any | None:
    """Statutes, one a line: the name, with the year in brackets at its end where it is known."""
    return [_statute(line) for line in _texts(text) or ()] or None


def _statute(line: str) -> dict[str, Any]:
    found = STATUTE.fullmatch(line)
    return {"name": found["name"], "year": int(found["year"])} if found else {"name": line}


def _line(part: Any) -> str:
    if isinstance(part, Mapping):
        return f"{part.get('name')} ({part['year']})" if part.get("year") else str(part.get("name", ""))
    return str(part)


READ: Mapping[str, Callable[[str], Any | None]] = {"text": _text, "texts": _texts, "statutes": _statutes}
