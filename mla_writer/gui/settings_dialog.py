"""The few preferences, built from their declarations in ``settings``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QWidget

from mla_writer import settings
from mla_writer.gui.dialog import BESIDE
from mla_writer.gui.letterhead_section import LetterheadSection
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
from mla_writer.gui.widgets.flow import flow
from mla_writer.i18n import interface_languages
from mla_writer.model.errors import CannotWrite
from mla_writer.model.message import message
from mla_writer.settings import Preference

MOST_WIDE = 16_777_215
"""No limit (QWIDGETSIZE_MAX)."""
LOCKED_AFTER = (1, 2, 5, 10, 15, 20, 30, 45, 60)
TYPED = frozenset({"officer"})
"""Preferences that are typed, not chosen."""
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


class SettingsDialog(QDialog):
    """Changes are taken over at once; ``changed`` tells so."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._texts: list[Callable[[], None]] = []
        self._problem = Label(role="hint")
        self._problem.hide()
        self.title, self.close_button = Heading(role="subtitle"), Button(role="primary")
        self.address_book = Button()
        self.address_book.clicked.connect(self._show_address_book)
        self.security = Button()
        self.security.clicked.connect(self._show_security)
        self.cards = Button()
        self.cards.clicked.connect(self._show_cards)
        for button in (self.security, self.cards):
            button.setVisible(services.vault is not None)
        self.close_button.clicked.connect(self.accept)
        self.editors: dict[str, QWidget] = {}
        rows = [self._row(one) for one in settings.preferences() if one.label is not None]
        self.letterhead = LetterheadSection(services)
        self.letterhead.changed.connect(self.changed)
        self._lay_out(rows)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        self.setWindowTitle(say(message("Settings")))
        self.title.setText(say(message("Settings")))
        self.close_button.say(say(message("Close")))
        self.address_book.say(say(message("My address book")))
        self.security.say(say(message("Security")))
        self.cards.say(say(message("Key cards")))
        for text in self._texts:
            text()
        self.letterhead.retranslate()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """The height is known once the texts have their size."""
        super().showEvent(event)
        self._fit()

    def _lay_out(self, rows: list[QWidget]) -> None:
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        parts = (self.title, *rows, self.letterhead, self._problem)
        self._content = ScrollColumn(*parts, width=MOST_WIDE, spacing=Space.LARGE, margins=margins)
        others = flow(self.address_book, self.security, self.cards)
        margins = (Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE)
        foot = column(others, row(-1, self.close_button), spacing=Space.MEDIUM, margins=margins)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        whole = column(self._content, self._foot)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _fit(self) -> None:
        """As wide and high as the text size wants, within the window below; the rest scrolls."""
        below, wide = self.parentWidget(), self._services.theme.px(Size.DIALOG)
        most = below.window().size() if below is not None else self.screen().availableSize()
        wide = min(wide, most.width())
        self.setFixedWidth(wide)
        parts = (self._content.inner, self._foot)
        high = sum(max(part.heightForWidth(wide), part.sizeHint().height()) for part in parts)
        self.resize(wide, min(high, most.height() - BESIDE))

    def _show_address_book(self) -> None:
        from mla_writer.gui.authorities_manager import AuthoritiesManager

        AuthoritiesManager(self._services, self.parentWidget() or self).exec()

    def _show_security(self) -> None:
        from mla_writer.gui.security import SecurityDialog

        SecurityDialog(self._services, self.parentWidget() or self).exec()

    def _show_cards(self) -> None:
        from mla_writer.gui.cards import show_cards

        show_cards(self._services, self.parentWidget() or self)

    def _row(self, preference: Preference) -> QWidget:
        holder, label = QWidget(), Label(role="strong")
        value = getattr(self._services.settings, preference.name)
        if isinstance(value, bool):
            editor = self._check_box(preference, value)
            option = Option(editor, "")
            self._texts.append(lambda: option.label.setText(self._label(preference)))
            holder.setLayout(column(option))
        else:
            editor = self._line(preference) if preference.name in TYPED else self._combo_box(preference)
            label.setBuddy(editor)
            self._texts.append(lambda: label.setText(self._label(preference)))
            holder.setLayout(column(label, editor, spacing=Space.TINY))
        self.editors[preference.name] = editor
        self._texts.append(lambda: describe(editor, self._label(preference)))
        return holder

    def _check_box(self, preference: Preference, value: bool) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(value)
        box.toggled.connect(partial(self._keep, preference.name))
        return box

    def _line(self, preference: Preference) -> LineEdit:
        line = LineEdit(str(getattr(self._services.settings, preference.name)))

        def keep() -> None:
            text = " ".join(line.text().split())
            if preference.accepts(text) and text != getattr(self._services.settings, preference.name):
                self._keep(preference.name, text)

        line.editingFinished.connect(keep)
        return line

    def _combo_box(self, preference: Preference) -> QComboBox:
        box = QComboBox()
        self._texts.append(lambda: self._offer(box, preference))
        box.activated.connect(partial(self._keep_chosen, preference.name, box))
        return box

    def _offer(self, box: QComboBox, preference: Preference) -> None:
        value = getattr(self._services.settings, preference.name)
        box.blockSignals(True)
        box.clear()
        for id, label in self._choices(preference):
            box.addItem(label, id)
        if box.findData(value) < 0:
            box.addItem(str(value), value)
        box.setCurrentIndex(box.findData(value))
        box.blockSignals(False)

    def _choices(self, preference: Preference) -> list[tuple[Any, str]]:
        """What may be chosen: as declared, else what the languages, States and sizes are."""
        say, language = self._services.say, self._services.language
        offered: dict[str, Callable[[], list[tuple[Any, str]]]] = {
            "interface_language": lambda: [
                ("", say(message("As the desktop"))),
                *((entry.code, entry.name) for entry in interface_languages()),
            ],
            "requesting_state": lambda: [("", say(message("None"))), *language.countries().items()],
            "lock_after": lambda: [(minutes, str(minutes)) for minutes in LOCKED_AFTER],
            "text_size": lambda: [(size, f"{size} %") for size in TEXT_SIZES],
        }
        if preference.choices:
            return [(id, say(label)) for id, label in preference.choices.items()]
        return offered[preference.name]()

    def _keep_chosen(self, name: str, box: QComboBox, place: int) -> None:
        self._keep(name, box.itemData(place))

    def _keep(self, name: str, value: object) -> None:
        changed = replace(self._services.settings, **{name: value})
        try:
            self._services.keep(changed)
            self._problem.hide()
        except CannotWrite as error:
            self._problem.show_text(self._services.say(error.message))
        self.changed.emit()

    def _label(self, preference: Preference) -> str:
        return self._services.say(preference.label) if preference.label else ""
