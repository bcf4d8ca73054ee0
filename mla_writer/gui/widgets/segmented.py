"""A choice among a few that are all seen at once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from mla_writer.gui.theme import Space
from mla_writer.gui.widgets.label import describe, set_role
from mla_writer.gui.widgets.layouts import clear, row


class Segmented(QFrame):
    """Segments of which at most one is chosen. ``chosen`` tells the id, empty when it was withdrawn.

    Arrow keys move, space chooses; a second press on the chosen one withdraws it when ``optional``.
    """

    chosen = Signal(str)

    def __init__(self, choices: Iterable[tuple[str, str]] = (), *, optional: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._optional = optional
        self._ids: list[str] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._clicked)
        self._row = row(spacing=1)
        self.setLayout(self._row)
        self.offer(choices)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer ``choices`` as (id, label); what was chosen stays chosen when it is still offered."""
        before = self.value()
        for button in self._group.buttons():
            self._group.removeButton(button)
        clear(self._row)
        self._ids = []
        for id, label in choices:
            button = _Segment(label)
            self._group.addButton(button, len(self._ids))
            self._ids.append(id)
            self._row.addWidget(button)
        self._round_corners()
        self.set_value(before)

    def value(self) -> str:
        """The id of what is chosen, or empty."""
        return next((id for place, id in enumerate(self._ids) if self._button(place).isChecked()), "")

    def set_value(self, value: str) -> None:
        """Show ``value`` as chosen without telling anybody."""
        for place, id in enumerate(self._ids):
            self._button(place).setChecked(id == value)
        focus = self._ids.index(value) if value in self._ids else 0
        for place in range(len(self._ids)):
            policy = Qt.FocusPolicy.StrongFocus if place == focus else Qt.FocusPolicy.ClickFocus
            self._button(place).setFocusPolicy(policy)
        if self._ids:
            self.setFocusProxy(self._button(focus))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the neighbour, in the direction that is seen."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self._ids:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        at = next((place for place in range(len(self._ids)) if self._button(place).hasFocus()), 0)
        self._button((at + step) % len(self._ids)).setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Outer corners follow the direction of the interface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._round_corners()

    def _clicked(self, place: int) -> None:
        chosen = self._ids[place]
        withdrawn = self._optional and not self._button(place).isChecked()
        self.set_value("" if withdrawn else chosen)
        self.chosen.emit("" if withdrawn else chosen)

    def _button(self, place: int) -> QPushButton:
        button = self._group.button(place)
        assert isinstance(button, QPushButton)
        return button

    def _round_corners(self) -> None:
        last = len(self._ids) - 1
        first_place, last_place = "left", "right"
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            first_place, last_place = last_place, first_place
        for place in range(len(self._ids)):
            corner = first_place if place == 0 else last_place if place == last else "middle"
            set_role(self._button(place), place="only" if last == 0 else corner)


class _Segment(QPushButton):
    def __init__(self, label: str) -> None:
        super().__init__(label.replace("&", "&&"))
        self.setProperty("role", "segment")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        describe(self, label)

    def sizeHint(self) -> QSize:
        """As wide as when it is chosen and set in bold, so that nothing moves."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
            self.text()
        )
        return super().sizeHint() + QSize(max(more, 0) + Space.TINY, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys belong to the row of segments."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
