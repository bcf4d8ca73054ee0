"""A layout that sets widgets in lines and breaks them like words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from mla_writer.gui.theme import Space


class FlowLayout(QLayout):
    """Widgets side by side in reading direction, continued on the next line when the width ends."""

    def __init__(self, parent: QWidget | None = None, spacing: int = Space.SMALL) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt hands over an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """The item at ``index``, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Remove the item at ``index`` and give it back, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Lines break."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at ``width``."""
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Set all items into ``rect``."""
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:
        """One item wide at least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _set(self, rect: QRect, *, move: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            if move:
                self._place(line, QRect(rect.left(), top, rect.width(), height))
            top += height + self.spacing()
        return max(top - self.spacing() - rect.top(), 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands on each line, with its size; what is hidden takes no place."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            if (widget := item.widget()) is not None and widget.isHidden():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), item.sizeHint().height()))
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + self.spacing()
        return lines

    def _place(self, line: list[tuple[QLayoutItem, QSize]], room: QRect) -> None:
        """Set ``line`` into ``room``: lower parts in its middle, unless they are aligned to the top."""
        holder, left = self.parentWidget(), 0
        mirrored = holder is not None and holder.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for item, size in line:
            start = room.right() - left - size.width() + 1 if mirrored else room.left() + left
            at_top = bool(item.alignment() & Qt.AlignmentFlag.AlignTop)
            lower = 0 if at_top else (room.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(start, room.top() + lower), size))
            left += size.width() + self.spacing()


def flow(*widgets: QWidget) -> FlowLayout:
    """A layout in which ``widgets`` stand side by side as far as there is room."""
    layout = FlowLayout()
    for widget in widgets:
        layout.addWidget(widget)
    return layout
