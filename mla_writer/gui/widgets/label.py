"""Text that is shown, always as plain text: markup in an answer is never obeyed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget


class Label(QLabel):
    """Plain text in one of the roles of the stylesheet (``hint``, ``muted``, ``small``, ``strong`` ...)."""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = True) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text`` where the interface begins, whatever script it is in."""
        super().setText(text)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """The side on which texts begin follows the direction of the interface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        mirrored = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        start = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(start | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def show_text(self, text: str) -> None:
        """Show ``text``; an empty one takes no room."""
        self.setText(text)
        self.setVisible(bool(text))

    def selectable(self) -> Label:
        """Let the text be selected and copied by mouse; gives itself back."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self


class Heading(Label):
    """The title of a page or of a part of it, in the serif of titles."""

    def __init__(self, text: str = "", role: str = "title") -> None:
        super().__init__(text, role)


def set_role(widget: QWidget, **properties: str) -> None:
    """Set properties that the stylesheet looks at (``role``, ``tone`` ...) and show the change."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def describe(widget: QWidget, name: str, description: str = "") -> None:
    """What a screen reader says for ``widget``."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)


def tooltip(widget: QWidget, text: str) -> None:
    """A tooltip that shows ``text`` as it is, wrapped when it is long."""
    widget.setToolTip(literal(text))


def literal(text: str) -> str:
    """``text`` so that a tooltip, which obeys markup, shows it as it is."""
    return f"<span>{escape(text)}</span>" if text else ""
