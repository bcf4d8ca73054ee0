"""A help column that is filled piece by piece, so that typing never waits for it, and keeps what stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from mla_writer.gui.aside_parts import HelpColumn

AT_ONCE = 3
"""Parts made before the window gets its turn again; the first ones fill what is seen."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the column: ``make`` makes it; a piece with an equal ``key`` is not made again."""

    key: object
    make: Callable[[], QWidget]


class GradualColumn(HelpColumn):
    """Shows parts in order. Parts that were shown before stay as they are, with what is open in them."""

    def __init__(self) -> None:
        super().__init__()
        # Its height follows from its width alone: the sum of what labels would like leaves a hole below.
        self.inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._shown: list[tuple[Part, QWidget | None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_some)

    @property
    def is_complete(self) -> bool:
        """Whether everything has been made."""
        return all(widget is not None for _, widget in self._shown)

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Show ``parts`` instead of what is shown now."""
        before = [(part, widget) for part, widget in self._shown if widget is not None]
        while self.body.takeAt(0) is not None:
            pass
        self._shown = []
        for part in parts:
            place = next((i for i, (old, _) in enumerate(before) if old.key == part.key), None)
            self._shown.append((part, None if place is None else before.pop(place)[1]))
        for _, widget in before:
            widget.hide()
            widget.deleteLater()
        for _, widget in self._shown:
            if widget is not None:
                self.body.addWidget(widget)
        self.body.addStretch(1)
        self._make_some()

    def forget(self) -> None:
        """Make everything anew the next time, as in another language."""
        self.show_parts(())

    def _make_some(self) -> None:
        made = 0
        for place, (part, widget) in enumerate(self._shown):
            if widget is None and made == AT_ONCE:
                self._timer.start(0)
                return
            if widget is None:
                made += 1
                new = part.make()
                self._shown[place] = part, new
                self.body.insertWidget(place, new)
