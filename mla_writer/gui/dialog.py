"""A dialog: never larger than the window below it, walked by the tab key in reading order."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

from mla_writer.gui.focus_order import first, step, stops
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size

WIDE, HIGH = 960, 640
"""The size of a dialog with a table, in pixels at 100 %."""
BESIDE = 24
"""Room that is left between a dialog and the edge of the window below it."""


class Dialog(QDialog):
    """A dialog whose parts may come and go: the tab key follows what is seen, not what was made first."""

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go around what can be reached; from the dialog itself to its first part."""
        order = tuple(stops(self))
        if step(order, next, around=True):
            return True
        return first(order if next else order[::-1], next)

    def showEvent(self, event: QShowEvent) -> None:
        """No button is squeezed, even where that makes the dialog wider than the window below."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setMinimumWidth(max(self.minimumWidth(), layout.totalMinimumSize().width()))

    def fit(self, services: Services, wide: int, high: int) -> None:
        """Take the size, in pixels at 100 %, that the text wants, within the window below."""
        below = self.parentWidget()
        most = below.window().size() if below is not None else self.screen().availableSize()
        px = services.theme.px
        self.resize(min(px(wide), most.width() - BESIDE), min(px(high), most.height() - BESIDE))
        self.setMinimumSize(min(Size.WINDOW_LEAST[0] // 2, most.width()), Size.WINDOW_LEAST[1] // 2)
