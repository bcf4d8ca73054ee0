"""The size of a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size

WIDE, HIGH = 960, 640
BESIDE = 24
"""Room that is left between a dialog and the edge of the window below it."""


def fit(dialog: QDialog, services: Services, wide: int = WIDE, high: int = HIGH) -> None:
    """Give ``dialog`` the size that its text wants, within the window below it."""
    below = dialog.parentWidget()
    most = below.window().size() if below is not None else dialog.screen().availableSize()
    px = services.theme.px
    dialog.resize(min(px(wide), most.width() - BESIDE), min(px(high), most.height() - BESIDE))
    dialog.setMinimumSize(min(Size.WINDOW_LEAST[0] // 2, most.width()), Size.WINDOW_LEAST[1] // 2)
