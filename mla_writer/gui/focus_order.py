"""The order in which the tab key walks: that in which a page is read, whenever its parts were made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

Parts = Callable[[QWidget], tuple[QWidget, ...] | None]
"""The parts of a widget in an order of its own, or None for that of its layout."""


def stops(widget: QWidget, parts: Parts) -> Iterator[QWidget]:
    """Everything in ``widget`` that the tab key reaches, in the order in which it is laid out."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    own = parts(widget)
    layout = widget.layout()
    if own is not None:
        for part in own:
            yield from stops(part, parts)
    elif layout is not None:
        yield from _in(layout, parts)


def walk_in_order(before: QWidget, order: list[QWidget]) -> None:
    """Let the tab key walk ``order`` and then come to ``before``; nothing is done when it does so."""
    if not order or _walked(order, before):
        return
    last = before.previousInFocusChain()
    while last in order:
        last = last.previousInFocusChain()
    for stop in order:
        if last is not None:
            QWidget.setTabOrder(last, stop)
        last = stop


def _in(layout: QLayout, parts: Parts) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from stops(widget, parts)
        elif inner is not None:
            yield from _in(inner, parts)


def _walked(order: list[QWidget], before: QWidget) -> bool:
    wanted, at = [*order, before], order[0].nextInFocusChain()
    place = 1
    while at is not None and at is not order[0] and place < len(wanted):
        if at is wanted[place]:
            place += 1
        elif at in wanted:
            return False
        at = at.nextInFocusChain()
    return place == len(wanted)
