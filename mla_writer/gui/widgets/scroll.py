"""A column of readable width that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets.layouts import Part, column, row


class ScrollColumn(QScrollArea):
    """A scrolling column at most ``width`` pixels wide; ``body`` is its layout."""

    def __init__(
        self,
        *parts: Part,
        width: int = Size.COLUMN,
        spacing: int = Space.MEDIUM,
        margins: tuple[int, int, int, int] = (Space.PAGE, Space.WIDE, Space.PAGE, Space.WIDE),
    ) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = _Inner()
        self.inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = column(*parts, spacing=spacing)
        holder = QWidget()
        holder.setLayout(self.body)
        holder.setMaximumWidth(width)
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across = row(holder)
        across.addStretch(0)
        across.setStretch(0, 1)
        self.inner.setLayout(column(across, -1, margins=margins))
        self.setWidget(self.inner)
        self.viewport().setAutoFillBackground(False)
        self.inner.setAutoFillBackground(False)

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that ``widget`` is seen with some air around it."""
        self.ensureWidgetVisible(widget, 0, Space.SECTION)

    def to_top(self) -> None:
        """Scroll back to the beginning."""
        self.verticalScrollBar().setValue(0)


class _Inner(QWidget):
    """What scrolls: as high as its texts are at the width it has, so that nothing empty follows them."""

    def minimumSizeHint(self) -> QSize:
        """Texts tell the height that they would need if they were narrow; the scroll area must not take
        that for the least height."""
        return QSize(super().minimumSizeHint().width(), 0)
