"""The order in which the tab key walks: that in which a window is read, whenever its parts were made.

Qt keeps an order of its own, that in which widgets were made, and takes whatever passes its focus on for
one more stop; where rows come and go that leads back instead of on. Hence ``step``, which looks at what
is there now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedLayout, QWidget

from mla_writer.gui.theme import Space


@runtime_checkable
class Ordered(Protocol):
    """A widget that says in which order its parts are walked, where its layout does not."""

    def stops(self) -> tuple[QWidget, ...]:
        """The parts in their order."""
        ...


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Everything in ``widget`` that the tab key may reach, in the order in which it is laid out."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout, inner = widget.layout(), widget.widget() if isinstance(widget, QScrollArea) else None
    if isinstance(widget, Ordered):
        for part in widget.stops():
            yield from stops(part)
    elif layout is not None:
        yield from _in(layout)
    elif inner is not None:
        yield from stops(inner)


def step(order: Iterable[QWidget], forwards: bool, *, around: bool = False) -> bool:
    """Give the focus to what follows in ``order`` the widget that has it, or to what stands before it.

    False when nothing does, or something outside ``order`` has the focus. ``around`` goes on from the
    last to the first.
    """
    every, focus = list(order), QApplication.focusWidget()
    holding = [place for place, stop in enumerate(every) if focus is not None and _holds(stop, focus)]
    if not holding:
        return False
    at = holding[-1]
    after, before = every[at + 1 :], every[:at]
    if not forwards:
        after, before = before[::-1], after[::-1]
    return first((*after, *(before if around else ())), forwards)


def first(order: Iterable[QWidget], forwards: bool) -> bool:
    """Give the focus to the first part of ``order`` that can take it; False when none can."""
    target = next((stop for stop in order if _is_open(stop)), None)
    if target is not None:
        target.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
        _scroll_to(target)
    return target is not None


def _scroll_to(widget: QWidget) -> None:
    """What has the focus can be seen."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget, 0, Space.WIDE)
        holder = holder.parentWidget()


def _in(layout: QLayout) -> Iterator[QWidget]:
    if isinstance(layout, QStackedLayout):
        shown = layout.currentWidget()
        yield from stops(shown) if shown is not None else ()
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _in(inner)


def _holds(stop: QWidget, focus: QWidget) -> bool:
    return stop is focus or stop.isAncestorOf(focus)


def _is_open(stop: QWidget) -> bool:
    return stop.isVisible() and stop.isEnabled()
