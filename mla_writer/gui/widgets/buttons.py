"""Buttons. Each says what it does in words; an icon alone always has an accessible name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from mla_writer.gui.icons import icon
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets.label import Label, describe, literal, tooltip
from mla_writer.gui.widgets.layouts import column, row


class _Pressed(QPushButton):
    """Pressed by Enter as well as by the space bar, on every system."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isEnabled():
            self.click()
        else:
            super().keyPressEvent(event)


class Button(_Pressed):
    """A button in a role: ``""`` (plain), ``primary``, ``quiet``, ``danger``, ``icon`` or ``link``. A text
    for which there is no room is cut at its end and told whole by the tooltip."""

    def __init__(self, text: str = "", role: str = "", symbol: str = "") -> None:
        super().__init__(text)
        self._symbol = symbol
        self._drawn: tuple[object, ...] = ()
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("role", role)
        if symbol:
            self.setIconSize(QSize(Size.ICON, Size.ICON))

    def say(self, text: str, description: str = "") -> None:
        """Show ``text``; a button in the role ``icon`` keeps it for screen readers and its tooltip."""
        shown = "" if self.property("role") == "icon" else text
        self.setText(shown.replace("&", "&&"))
        self._draw_symbol()
        describe(self, text, description)
        tooltip(self, description or ("" if shown else text))

    def set_symbol(self, symbol: str) -> None:
        """Change the icon."""
        self._symbol = symbol
        self._draw_symbol()

    def minimumSizeHint(self) -> QSize:
        """Short texts keep their whole width."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), Size.SEARCH), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A text that is cut is told whole."""
        super().resizeEvent(event)
        whole, cut = literal(self.text().replace("&&", "&")), self.sizeHint().width() > self.width()
        if self.toolTip() == (whole if not cut else ""):
            tooltip(self, self.text().replace("&&", "&") if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of the text as there is room for."""
        if self.sizeHint().width() <= self.width() or not self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        room -= 0 if self.icon().isNull() else self.iconSize().width() + Space.TINY
        text: str = option.text  # type: ignore[attr-defined]
        option.text = self.fontMetrics().elidedText(  # type: ignore[attr-defined]
            text, Qt.TextElideMode.ElideRight, room, Qt.TextFlag.TextShowMnemonic
        )
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def showEvent(self, event: QShowEvent) -> None:
        """The colours of the stylesheet are known now: draw the icon in them."""
        super().showEvent(event)
        self._draw_symbol()

    def _draw_symbol(self) -> None:
        if not self._symbol:
            return
        colours, role = self.palette(), QPalette.ColorRole.ButtonText
        ink = colours.color(QPalette.ColorGroup.Active, role)
        disabled = colours.color(QPalette.ColorGroup.Disabled, role)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        wanted = (self._symbol, ink.rgba(), disabled.rgba(), mirrored)
        if wanted != self._drawn:
            self._drawn = wanted
            self.setIcon(icon(self._symbol, ink, disabled, mirrored=mirrored))


class LinkButton(Button):
    """Leads somewhere; looks like a link, is reached and pressed like a button. A long text is cut short
    where there is no room."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, "link")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class MenuButton(Button):
    """A button that opens a menu."""

    def __init__(self, text: str = "", role: str = "icon", symbol: str = "more") -> None:
        super().__init__(text, role, symbol)
        self.menu_shown = QMenu(self)
        self.setMenu(self.menu_shown)


class CardButton(_Pressed):
    """A whole card that is pressed: a title, and below it what it holds."""

    def __init__(self, title: str = "", text: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.title = Label(role="strong")
        self.summary = Label(role="hint")
        for part in (self.title, self.summary):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        margins = (Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self.head = row(self.title)
        self.body = column(self.head, self.summary, spacing=Space.TINY, margins=margins)
        self.setLayout(self.body)
        self.say(title, text)

    def say(self, title: str, text: str) -> None:
        """Show a title and what the card holds."""
        self.title.setText(title)
        self.summary.show_text(text)
        describe(self, title, text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its texts need at the width it has."""
        return self.body.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the layout allows, as high as the texts need."""
        return self.body.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the texts wrapped to ``width``."""
        return self.body.totalHeightForWidth(width)
