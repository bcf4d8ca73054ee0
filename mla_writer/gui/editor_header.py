"""The line above a draft: what it is, where it goes, whether it is saved, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QTime, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from mla_writer.gui.packs_words import in_use, in_use_briefly
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.titles import kind_labels, title
from mla_writer.gui.widgets import Button, ElidedLabel, Label, MenuButton, Pill, describe, row, tooltip
from mla_writer.gui.wording import states
from mla_writer.model.message import Message, message
from mla_writer.session import Session

REQUESTED = "common.authorities.requested_state"
TITLE_ROOM = 320
"""What the title gets, at a text size of 100 %, before what stands beside it is left out."""


class EditorHeader(QFrame):
    """Each signal tells that something is wanted; ``more`` is the menu for what is wanted less often."""

    home = Signal()
    undo = Signal()
    redo = Signal()
    help_column = Signal()
    preview = Signal()
    export = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self._services = services
        self.title = ElidedLabel(role="lead")
        self.reference = Label(role="muted", wrap=False)
        self.states, self.language, self.laid_over = Pill(), Pill(), Pill(tone="warning")
        self.saved = ElidedLabel(role="hint")
        self.home_button = Button(role="icon", symbol="home")
        self.undo_button, self.redo_button = (
            Button(role="icon", symbol="undo"),
            Button(role="icon", symbol="redo"),
        )
        self.aside_button = Button(role="icon", symbol="aside")
        self.preview_button, self.export_button = Button(), Button(role="primary")
        self.more = MenuButton()
        for button in (self.aside_button, self.preview_button):
            button.setCheckable(True)
        self._lay_out()
        self._connect()

    def show_session(self, session: Session) -> None:
        """Show what is true of the draft of ``session`` now."""
        case, draft = session.case, session.draft
        say = self._services.say
        self.title.setText(
            say(title(self._services, case.requested_state, kind_labels(self._services, draft)))
        )
        self.reference.setText(str(draft.get("common.case.reference") or ""))
        self.states.setText(self._states(session))
        self.language.setText(self._languages(session))
        self.undo_button.setEnabled(session.can_undo)
        self.redo_button.setEnabled(session.can_redo)
        self._fit()

    def show_saved(self, session: Session, problem: Message | None = None) -> None:
        """Show whether everything is on disk, and since when."""
        say = self._services.say
        if problem is not None:
            text = message("Not saved")
        elif session.dirty:
            text = message("Saving …")
        elif session.saved_at is not None:
            clock = QTime(session.saved_at.hour, session.saved_at.minute).toString("HH:mm")
            text = message("Saved {time}", time=clock)
        else:
            text = message("Saved")
        self.saved.setText(say(text))
        where = message("Kept in the vault, encrypted")
        tooltip(self.saved, say(problem or where))

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        self.setFixedHeight(self._services.theme.px(Size.HEADER))
        self.home_button.say(say(message("Your requests")))
        self.undo_button.say(say(message("Undo")))
        self.redo_button.say(say(message("Redo")))
        self.aside_button.say(say(message("Show the help column")))
        self.preview_button.say(say(message("Preview")))
        self.export_button.say(say(message("Export")))
        self.more.say(say(message("More")))
        used = in_use(self._services)
        self.laid_over.show_text(in_use_briefly(self._services))
        tooltip(self.laid_over, used)
        describe(self.laid_over, used)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what matters less in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        free = self.width() - self._needed()
        for part in (self.states, self.reference, self.language):
            free -= part.sizeHint().width() + Space.MEDIUM
            part.setVisible(free >= 0 and bool(part.text()))

    def _needed(self) -> int:
        """The width without what can be left out."""
        icons = (self.undo_button, self.redo_button, self.aside_button, self.more)
        others: list[QWidget] = [self.home_button, self.saved, self.preview_button, self.export_button]
        if self.laid_over.text():
            others.append(self.laid_over)
        title = min(self.title.sizeHint().width(), self._services.theme.px(TITLE_ROOM))
        return (
            title
            + sum(part.sizeHint().width() for part in (*icons, *others))
            + (len(others) + 3) * Space.MEDIUM
            + 2 * Space.MEDIUM
        )

    def _states(self, session: Session) -> str:
        """From which State to which; what is sent to none names its own."""
        here, there = session.case.requesting_state, session.case.requested_state
        if there or _goes_abroad(session):
            return states(self._services, here, there)
        return self._services.language.country(here) if here else ""

    def _languages(self, session: Session) -> str:
        codes = session.draft.languages
        if not codes:
            return ""
        names = [self._services.language.language(code) for code in codes]
        return self._services.say(message("In {languages}", languages=self._services.language.list(names)))

    def _lay_out(self) -> None:
        start = (self.home_button, self.title, self.reference, self.states, self.language)
        icons = row(self.undo_button, self.redo_button, self.aside_button, self.more)
        end = (self.laid_over, self.saved, icons, self.preview_button, self.export_button)
        margins = (Space.MEDIUM, 0, Space.MEDIUM, 0)
        self.setLayout(row(*start, -1, *end, spacing=Space.MEDIUM, margins=margins))

    def _connect(self) -> None:
        self.home_button.clicked.connect(self.home)
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.aside_button.clicked.connect(self.help_column)
        self.preview_button.clicked.connect(self.preview)
        self.export_button.clicked.connect(self.export)


def _goes_abroad(session: Session) -> bool:
    """Whether a State is asked; an agreement names its parties, a note stays at home."""
    return session.journey.page_of(REQUESTED) is not None
