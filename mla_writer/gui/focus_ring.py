"""The ring around what has the focus: outside its border, so that nothing moves when it appears."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from mla_writer.gui.theme import Size, Space

TYPED = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


@lru_cache(maxsize=1)
def followed() -> frozenset[QEvent.Type]:
    """Events after which the ring may lie elsewhere; made when first needed, since naming the kinds of
    events is slow."""
    kinds = QEvent.Type
    return frozenset({kinds.Move, kinds.Resize, kinds.Hide, kinds.Show, kinds.LayoutRequest})


class FocusRing(QObject):
    """One ring for the whole application, laid over the widget with the focus.

    Fields for typing always show it, buttons only when they were reached by key.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._colour = QColor()
        self._ring: _Ring | None = None
        self._around: QWidget | None = None
        self._followed: list[QWidget] = []
        application.focusChanged.connect(self._moved)

    def colour(self, colour: str) -> None:
        """Draw the ring in ``colour``."""
        self._colour = QColor(colour)

    def shown_around(self) -> QWidget | None:
        """The widget that has the ring now."""
        return self._around

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget and what it stands in."""
        if event.type() in followed():
            self._fit()
        return False

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if new is None or not _shows_ring(new):
            return
        _bring_into_view(new)
        self._around = _frame_of(new)
        holder = _holder(self._around)
        self._ring = _Ring(holder, self._colour)
        part: QWidget | None = self._around
        while part is not None:
            part.installEventFilter(self)
            self._followed.append(part)
            part = None if part is holder else part.parentWidget()
        self._fit()

    def _leave(self) -> None:
        """Let go of what may have been destroyed meanwhile, together with the ring laid over it."""
        for part in self._followed:
            if isValid(part):
                part.removeEventFilter(self)
        self._followed.clear()
        self._around = None
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None

    def _fit(self) -> None:
        around, ring = self._around, self._ring
        if around is None or ring is None or not (isValid(around) and isValid(ring)):
            return
        holder = ring.parentWidget()
        if holder is None:
            return
        if not around.isVisible():
            ring.hide()
            return
        ring.setGeometry(_place(around, holder))
        ring.raise_()
        ring.show()


class _Ring(QWidget):
    """A rounded ring that lets every click through."""

    def __init__(self, holder: QWidget, colour: QColor) -> None:
        super().__init__(holder)
        self._colour = colour
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, Size.RING))
        half = Size.RING / 2
        radius = Size.RADIUS + half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


def _shows_ring(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractItemView) or widget.isWindow():
        return False
    by_mouse = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
    return isinstance(widget, TYPED) or not by_mouse


def _frame_of(widget: QWidget) -> QWidget:
    """The field as it is seen: the combo box around its line of text."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, QComboBox | QAbstractSpinBox) else widget


def _bring_into_view(widget: QWidget) -> None:
    """Scroll to ``widget`` where it was reached from outside a scroll area, which then does not do so."""
    part: QWidget | None = widget
    while part is not None and widget.visibleRegion().isEmpty():
        if isinstance(part, QScrollArea):
            part.ensureWidgetVisible(widget, 0, Space.SECTION)
        part = part.parentWidget()


def _holder(widget: QWidget) -> QWidget:
    """Where the ring is laid: in the nearest part around ``widget`` that has room for it, so that what
    lies over that part lies over the ring too; at most in the content of a scroll area or the window."""
    part = widget
    while (above := part.parentWidget()) is not None and not part.isWindow():
        if isinstance(above.parentWidget(), QScrollArea):
            return part
        part = above
        if part.rect().contains(_place(widget, part)):
            return part
    return part


def _place(around: QWidget, holder: QWidget) -> QRect:
    """Where the ring around a widget lies in ``holder``."""
    place = QRect(around.mapTo(holder, QPoint(0, 0)), around.size())
    return place.adjusted(-Size.RING, -Size.RING, Size.RING, Size.RING)
