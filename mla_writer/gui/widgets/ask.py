"""Questions and news that need an answer before going on, in plain text; choosing files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets.buttons import Button
from mla_writer.gui.widgets.label import Heading, Label, describe
from mla_writer.gui.widgets.layouts import column, row


@dataclass(frozen=True, slots=True)
class Answer:
    """A possible answer: its id, what its button says, and the role of the button."""

    id: str
    label: str
    role: str = ""


class Question(QDialog):
    """A title, a text and the answers; Escape is the last answer."""

    def __init__(self, parent: QWidget | None, title: str, text: str, answers: Iterable[Answer]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.answer = ""
        buttons = [self._button(answer) for answer in answers]
        self._last = buttons[-1][0]
        heading, body = Heading(title, "subtitle"), Label(text).selectable()
        describe(self, title, text)
        layout = column(
            heading,
            body,
            Space.SMALL,
            row(-1, *[button for _, button in reversed(buttons)], spacing=Space.SMALL),
            spacing=Space.SMALL,
            margins=(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE),
        )
        self.setLayout(layout)
        buttons[0][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """As wide as usual, or as its buttons need in a large text."""
        super().showEvent(event)
        layout = self.layout()
        least = layout.totalMinimumSize().width() if layout is not None else 0
        self.setFixedWidth(max(Size.DIALOG, least))
        self.setFixedHeight(self.heightForWidth(self.width()))  # not as high as its texts were narrower

    def reject(self) -> None:
        """Escape or closing gives the last answer."""
        self.answer = self._last
        super().reject()

    def _button(self, answer: Answer) -> tuple[str, Button]:
        button = Button(answer.label, answer.role)
        button.clicked.connect(lambda: self._take(answer.id))
        return answer.id, button

    def _take(self, id: str) -> None:
        self.answer = id
        self.accept()


def ask(parent: QWidget | None, title: str, text: str, answers: Iterable[Answer]) -> str:
    """Ask, and give back the id of the answer; the last one when the question is closed."""
    question = Question(parent, title, text, answers)
    question.exec()
    return question.answer


def tell(parent: QWidget | None, title: str, text: str, button: str) -> None:
    """Tell something that must be seen before going on."""
    ask(parent, title, text, [Answer("", button, "primary")])


def choose_file(
    parent: QWidget | None, title: str, pattern: str, *, target: Path | None = None
) -> Path | None:
    """Let a person choose a file to open, or, with ``target`` as proposal, one to write; None when not.

    ``pattern`` is a filter as Qt writes it: ``Drafts (*.json)``.
    """
    if target is None:
        name, _ = QFileDialog.getOpenFileName(parent, title, "", pattern)
    else:
        name, _ = QFileDialog.getSaveFileName(parent, title, str(target), pattern)
    return Path(name) if name else None


def choose_folder(parent: QWidget | None, title: str, start: Path) -> Path | None:
    """Let a person choose a folder; None when not."""
    name = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(name) if name else None
