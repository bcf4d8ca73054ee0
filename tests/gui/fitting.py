"""Finds texts that do not fit: wider than their place, and neither wrapped nor cut with a tooltip."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from mla_writer.gui.widgets import ElidedLabel

CHINESE = re.compile("[\u3000-\u9fff]")
"""Lines of Chinese may break anywhere."""
SLACK = 2
"""Pixels by which metrics and drawing may differ."""
TAB_PADDING, HEADER_PADDING, CELL_PADDING, COMBO_PADDING = 16, 24, 8, 48


def misfits(window: QWidget) -> tuple[str, ...]:
    """What does not fit in ``window``, one line each: the kind of widget and its text."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and widget.width() > 1 and not _is_inside(widget):
            found += [f"{type(widget).__name__}: {text}" for text in _of(widget)]
            found += _cut_by_window(widget, window)
    return tuple(dict.fromkeys(found))


def _is_inside(widget: QWidget) -> bool:
    """Parts that Qt makes itself within another widget."""
    return widget.objectName().startswith("qt_") and not isinstance(widget, QTabBar | QHeaderView)


def _of(widget: QWidget) -> Iterator[str]:
    for kind, check in CHECKS.items():
        if isinstance(widget, kind):
            yield from check(widget)
            return


def _label(label: QLabel) -> Iterator[str]:
    if isinstance(label, ElidedLabel) or not label.text():
        return
    metrics, room = label.fontMetrics(), label.contentsRect().width()
    if label.wordWrap():
        words = label.text().split() if not CHINESE.search(label.text()) else []
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        lines = label.heightForWidth(label.width())
        if longest > room + SLACK or lines > label.height() + SLACK:
            yield f"{label.text()} ({longest} in {room}, {lines} in {label.height()})"
    elif (wide := _widest_line(metrics.horizontalAdvance, label.text())) > room + SLACK:
        yield f"{label.text()} ({wide} in {room})"


def _widest_line(advance: Callable[[str], int], text: str) -> int:
    return max(advance(line) for line in text.split("\n"))


def _button(button: QAbstractButton) -> Iterator[str]:
    wanted = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
    cut = button.sizeHint().width() > button.width() + SLACK and wanted > 0
    if cut and not button.toolTip():
        yield f"{button.text()} ({button.sizeHint().width()} in {button.width()})"
    if isinstance(button, QPushButton) and button.text():
        high = button.fontMetrics().height()
        if high > button.height() + SLACK:
            yield f"{button.text()} ({high} high in {button.height()})"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for tab in range(bar.count()):
        wanted = bar.fontMetrics().horizontalAdvance(bar.tabText(tab)) + TAB_PADDING
        if wanted > bar.tabRect(tab).width() + SLACK and not bar.tabToolTip(tab):
            yield f"{bar.tabText(tab)} ({wanted} in {bar.tabRect(tab).width()})"


def _header(header: QHeaderView) -> Iterator[str]:
    if header.orientation() is Qt.Orientation.Vertical or header.isHidden():
        return
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        role = Qt.ItemDataRole.DisplayRole
        text = str(header.model().headerData(section, header.orientation(), role) or "")
        words = text.split() if header.defaultAlignment() & Qt.TextFlag.TextWordWrap else [text]
        wanted = max((header.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        tip = header.model().headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        if wanted + HEADER_PADDING > header.sectionSize(section) + SLACK and not tip:
            yield f"{text} ({wanted + HEADER_PADDING} in {header.sectionSize(section)})"


def _combo(box: QComboBox) -> Iterator[str]:
    text = box.currentText()
    room = box.width() - COMBO_PADDING
    wanted = box.fontMetrics().horizontalAdvance(text)
    if wanted > room + SLACK and not box.toolTip():
        yield f"{text} ({wanted} in {room})"


def _line(line: QLineEdit) -> Iterator[str]:
    if line.text() or not line.placeholderText():
        return
    wanted, room = line.fontMetrics().horizontalAdvance(line.placeholderText()), line.contentsRect().width()
    if wanted > room + SLACK and not line.toolTip():
        yield f"{line.placeholderText()} ({wanted} in {room})"


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if type(view.itemDelegate()).__module__.endswith(("tasks", "authorities_list")):
        return
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            yield from _cell(view, model.index(row, column))


def _cell(view: QAbstractItemView, index: QModelIndex) -> Iterator[str]:
    place, text = view.visualRect(index), str(index.data() or "")
    if not place.isValid() or not view.viewport().rect().intersects(place):
        return
    wanted = view.fontMetrics().horizontalAdvance(text) + CELL_PADDING
    lines = place.height() // view.fontMetrics().lineSpacing()
    if wanted > place.width() * max(lines, 1) + SLACK and not index.data(Qt.ItemDataRole.ToolTipRole):
        yield f"{text} ({wanted} in {place.width()})"


def _cut_by_window(widget: QWidget, window: QWidget) -> list[str]:
    """Controls that reach beyond the side of the window."""
    if not isinstance(widget, QAbstractButton | QLineEdit | QComboBox):
        return []
    left = widget.mapTo(window, widget.rect().topLeft()).x()
    if left >= -SLACK and left + widget.width() <= window.width() + SLACK:
        return []
    return [f"{type(widget).__name__} outside: {widget.accessibleName()}"]


CHECKS: dict[type[QWidget], Callable[..., Iterator[str]]] = {
    QLabel: _label,
    QAbstractButton: _button,
    QTabBar: _tabs,
    QHeaderView: _header,
    QComboBox: _combo,
    QLineEdit: _line,
    QAbstractItemView: _cells,
}
