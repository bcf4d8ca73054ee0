"""Handing the passages of a draft to a translator and taking them back: files out, files in, one step.

``hand_over`` and ``take_back`` are what other windows call; ``HandoverButtons`` is both as two buttons.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.files import write_bytes
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.export_order import stem
from mla_writer.gui.handover_preview import HandoverPreview
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Answer,
    Button,
    ElidedLabel,
    Heading,
    Label,
    LineEdit,
    LinkButton,
    ask,
    choose_file,
    column,
    describe,
    row,
    tell,
)
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.session import Session
from mla_writer.session.handover import compared, handed_over, names_no_translator
from mla_writer.session.handover import take_back as take
from mla_writer.translating import handover_files
from mla_writer.translating.handover_check import Comparison

HAND_OVER, TAKE_BACK = message("Hand over to a translator…"), message("Take back from a translator…")
NAMES = message(
    "The file holds the passages as they are written, with the names and facts in them, and nothing else "
    "of the draft: no notes, no remarks of officers."
)


def hand_over(parent: QWidget | None, session: Session, services: Services, language: str) -> Path | None:
    """Ask for the format and the place, and write the file for the translator; None when not."""
    say = services.say
    answers = [Answer(id, say(one.label)) for id, one in handover_files.FORMATS.items()]
    answers.append(Answer("", say(message("Cancel"))))
    format = ask(parent, say(message("Hand over to a translator")), say(NAMES), answers)
    if not format:
        return None
    chosen = handover_files.FORMATS[format]
    name = f"{stem(str(session.draft.get('common.case.reference') or ''))}-{language}{chosen.suffix}"
    pattern = f"{say(chosen.label)} (*{chosen.suffix})"
    path = choose_file(parent, say(message("File for the translator")), pattern, target=Path.home() / name)
    if path is None:
        return None
    if path.suffix.lower() != chosen.suffix:
        path = path.with_name(path.name + chosen.suffix)
    try:
        write_bytes(path, handover_files.write(handed_over(session, language), format, services.now()))
    except ProgramError as error:
        _complain(parent, services, error.message)
        return None
    return path


def take_back(
    parent: QWidget | None,
    session: Session,
    services: Services,
    language: str,
    done: Callable[[], None] = lambda: None,
) -> None:
    """Ask for the file, show what it would change, and take what is ticked as one step to undo; ``done``
    is told when something was taken. A file that is refused leaves the draft as it was."""
    say = services.say
    endings = " ".join(f"*{one.suffix}" for one in handover_files.FORMATS.values())
    pattern = f"{say(message('Files of translators'))} ({endings} *.xliff)"
    path = choose_file(parent, say(message("File that came back")), pattern)
    if path is None:
        return

    def show(found: Comparison) -> None:
        dialog = TakeBack(session, services, (path.name, found), parent)
        if dialog.exec():
            done()

    services.runner.run(
        lambda: compared(session, handover_files.read(path), language),
        show,
        lambda reason: _complain(parent, services, reason),
    )


class TakeBack(Dialog):
    """What stands in a file (its name, and the file beside the draft), to be ticked and taken."""

    def __init__(
        self,
        session: Session,
        services: Services,
        found: tuple[str, Comparison],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._services = session, services
        name, self._found = found
        self._looked = session.draft
        say = services.say
        self.preview = HandoverPreview(services, self._found)
        self.translator = LineEdit(width=services.theme.px(Size.COLUMN))
        self.problem = Label(role="hint")
        self.problem.hide()
        self.cancel, self.onward = Button(), Button(role="primary")
        self.cancel.say(say(message("Cancel")))
        self.onward.setDefault(True)
        title = say(message("Take back from a translator"))
        self.setWindowTitle(title)
        language = services.language.language(self._found.language)
        file = ElidedLabel(role="muted")
        file.setText(f"{name} · {language}")
        head = column(Heading(title, "subtitle"), file, spacing=Space.TINY)
        buttons = row(-1, self.cancel, self.onward, spacing=Space.SMALL)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        parts = (head, self.preview, self._asked_name(), self.problem, buttons)
        whole = column(*parts, spacing=Space.MEDIUM, margins=margins)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.fit(services, Size.COLUMN + Size.NUMBER, Size.COLUMN)
        self.cancel.clicked.connect(self.reject)
        self.onward.clicked.connect(self.take)
        self.preview.changed.connect(self._count)
        self._count()

    def take(self) -> None:
        """Take what is ticked; where the draft has changed meanwhile, nothing."""
        services = self._services
        if self._session.draft != self._looked:
            self.problem.setText(
                services.say(message("The draft was changed meanwhile; open the file again."))
            )
            self.problem.show()
            return
        take_back_rows = self.preview.chosen()
        take(self._session, self._found.language, take_back_rows, self.translator.text())
        self.accept()

    def _asked_name(self) -> QWidget:
        """Room for the translator's name, where the draft asks for it and has none."""
        caption = self._services.say(message("Name of the translator, for the request"))
        describe(self.translator, caption)
        part = QWidget()
        part.setLayout(column(Label(caption, "strong"), self.translator, spacing=Space.TINY))
        part.setVisible(names_no_translator(self._session))
        return part

    def _count(self) -> None:
        number = len(self.preview.chosen())
        self.onward.say(self._services.count("Take {n} translation", "Take {n} translations", number))
        self.onward.setEnabled(number > 0)


class HandoverButtons(QWidget):
    """Both as buttons, with what the file holds said below. ``changed`` tells that something was taken."""

    changed = Signal()

    def __init__(self, session: Session, services: Services, language: str) -> None:
        super().__init__()
        say = services.say
        self.out, self.back = LinkButton(), LinkButton()
        self.out.say(say(HAND_OVER), say(NAMES))
        self.back.say(say(TAKE_BACK))
        self.out.clicked.connect(lambda: hand_over(self, session, services, language))
        self.back.clicked.connect(lambda: take_back(self, session, services, language, self.changed.emit))
        buttons = row(self.out, self.back, -1, spacing=Space.MEDIUM)
        self.setLayout(column(buttons, Label(say(NAMES), "hint"), spacing=Space.TINY))


def _complain(parent: QWidget | None, services: Services, reason: Message) -> None:
    say = services.say
    tell(parent, say(message("The file was not used.")), say(reason), say(message("Close")))
