"""The line above an editor: label, whether and why it must be answered, a way out. Stacked when narrow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Label, LinkButton, Tag, row


class FieldHead(QWidget):
    """``label`` and ``state`` stand side by side while both fit, else one below the other."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = Label(label, "strong", wrap=False)
        self.state = Label(role="small", wrap=False)
        self.comments = Tag(tone="accent")
        self.comments.hide()
        self.way_out = LinkButton()
        self._words = row(self.label, self.state, -1, spacing=Space.SMALL)
        for part in (self.label, self.state):
            part.setMinimumWidth(1)
        line = row(self._words, self.comments, self.way_out, spacing=Space.MEDIUM)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_state(self, state: str) -> None:
        """Show whether and why the question must be answered."""
        self.state.show_text(state)
        self._fit()

    def show_comments(self, text: str) -> None:
        """Show how many comments are open here; empty for none."""
        self.comments.show_text(text)
        self._fit()

    def show_way_out(self, shown: bool) -> None:
        """Offer to close the question, or not."""
        self.way_out.setVisible(shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side or one below the other."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        label, state = (
            part.fontMetrics().horizontalAdvance(part.text()) for part in (self.label, self.state)
        )
        beside = (part for part in (self.comments, self.way_out) if not part.isHidden())
        way_out = sum(part.sizeHint().width() + Space.MEDIUM for part in beside)
        narrow = label + state + Space.WIDE + way_out > self.width()
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._words.direction() is not direction:
            self._words.setDirection(direction)
            self._words.setSpacing(0 if narrow else Space.SMALL)
            self.label.setWordWrap(narrow)
            self.state.setWordWrap(narrow)
        drop = 0 if narrow else Space.HAIR
        self.state.setContentsMargins(0, drop, 0, 0)
