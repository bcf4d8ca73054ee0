"""Three columns: tasks, page, help. In a narrow window the help becomes a drawer over the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyle, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import row
from mla_writer.gui.widgets.line import Line


class Columns(QWidget):
    """``side`` stands at the end, is folded away by ``show_side``, and covers the page below
    ``Size.DRAWER_BELOW``. ``side_shown`` tells whether it is seen."""

    side_shown = Signal(bool)

    def __init__(self, services: Services, tasks: QWidget, centre: QWidget, side: QWidget) -> None:
        super().__init__()
        self._services = services
        self._tasks, self._centre = tasks, centre
        self._side = QFrame()
        self._side.setProperty("role", "paper")
        self._side.setLayout(row(Line(upright=True), side))
        self._edge = Line(upright=True)
        self._unfolded, self._drawer = True, False
        self._least, self._most = Size.ASIDE, Size.ASIDE
        for part in (tasks, self._edge, centre, self._side):
            part.setParent(self)

    @property
    def narrow(self) -> bool:
        """True when the help is a drawer."""
        return self.width() < self._services.theme.px(Size.DRAWER_BELOW)

    @property
    def side_is_shown(self) -> bool:
        """True when the right column can be seen."""
        return self._drawer if self.narrow else self._unfolded

    def show_side(self, shown: bool) -> None:
        """Unfold or fold the right column, or open or close the drawer."""
        if self.narrow:
            self._drawer = shown
        else:
            self._unfolded = shown
        self._arrange()

    def set_side_width(self, least: int, most: int) -> None:
        """How wide the right column may be; it takes what the page does not need."""
        self._least, self._most = least, most
        self._arrange()

    def stops(self) -> tuple[QWidget, ...]:
        """The columns as they are read, which the tab key follows."""
        return self._tasks, self._centre, self._side

    def arrange(self) -> None:
        """Set the columns anew, for a text size that was changed."""
        self._arrange()

    def sizeHint(self) -> QSize:
        """Room for all three."""
        return QSize(*Size.WINDOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the drawer."""
        if event.key() == Qt.Key.Key_Escape and self.narrow and self._drawer:
            self.show_side(False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the columns anew."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Mirror the columns with the direction of the interface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def _tasks_width(self) -> int:
        """Wider with larger text, but never more than a third of the window."""
        return min(self._services.theme.px(Size.TASKS), self.width() // 3)

    def _side_width(self) -> int:
        scaled = self._services.theme.px
        free = self.width() - self._tasks_width() - Size.COLUMN - 2 * Space.PAGE
        return max(scaled(self._least), min(scaled(self._most), free))

    def _arrange(self) -> None:
        height, whole = self.height(), self.rect()
        shown, before = self.side_is_shown, not self._side.isHidden()
        tasks = self._tasks_width()
        width = min(self._side_width(), self.width() - Space.PAGE) if shown else 0
        beside = 0 if self.narrow else width
        places = {
            self._tasks: QRect(0, 0, tasks, height),
            self._edge: QRect(tasks, 0, 1, height),
            self._centre: QRect(tasks + 1, 0, self.width() - tasks - 1 - beside, height),
            self._side: QRect(self.width() - width, 0, width, height),
        }
        for part, place in places.items():
            part.setGeometry(QStyle.visualRect(self.layoutDirection(), whole, place))
        self._side.setVisible(shown)
        self._side.raise_()
        if shown is not before:
            self.side_shown.emit(shown)
