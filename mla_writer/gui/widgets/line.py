"""A hair line that separates, mirrored with its layout."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame


class Line(QFrame):
    """A line one pixel thick, across (default) or upright."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "line")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
