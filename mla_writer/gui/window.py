"""The window: the gate, the first screen or one draft; opening, saving, closing, preferences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from mla_writer.gui.dropping import take_drops
from mla_writer.gui.gatekeeper import Gatekeeper
from mla_writer.gui.keeping import APART, DISCARD, EXPORT, Keeping, new_draft
from mla_writer.gui.look import Look
from mla_writer.gui.rulebook_menu import RulebookMenu
from mla_writer.gui.services import Services
from mla_writer.gui.shortcuts import install
from mla_writer.gui.start import Start
from mla_writer.gui.start_header import NAME
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import tell
from mla_writer.gui.window_actions import actions, connect_start, fill_menu
from mla_writer.model.message import Message, message
from mla_writer.model.review import Review

if TYPE_CHECKING:
    from mla_writer.gui.editor import Editor
    from mla_writer.gui.gate import Gate
    from mla_writer.model.draft import Draft
    from mla_writer.session import Session

LOOKED_EVERY = 200
"""Milliseconds between two looks whether a change is due to be saved (see ``session.saving``)."""
AFTER_PAINTING = 50
"""Milliseconds until the drafts are read, so that the window is there first."""


class Window(QMainWindow):
    """Holds the editor of one draft at a time; everything accepted is on disk before it goes."""

    def __init__(self, services: Services, look: Look, restart: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._services, self._look = services, look
        self._keeping = Keeping(self, services)
        self._editor: Editor | None = None
        self._gate: Gate | None = None
        self.law = RulebookMenu(self, services, lambda: self.session, self.take_over_rulebook)
        self.keeper = Gatekeeper(self, self, services, restart)
        self.start = Start(services)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self.setCentralWidget(self._stack)
        self.setMinimumSize(*Size.WINDOW_LEAST)
        self.resize(*Size.WINDOW)
        self.setWindowTitle(NAME)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()
        self._shortcuts = install(self, actions(self, services))
        connect_start(self, services)
        take_drops(self, self.keeper.take_in)
        look.changed.connect(self.apply_settings)
        self.keeper.begin()
        self._clock = QTimer(self)
        self._clock.setInterval(LOOKED_EVERY)
        self._clock.timeout.connect(self.save_when_due)
        self._clock.start()
        QTimer.singleShot(AFTER_PAINTING, self, self._after_painting)

    @property
    def editor(self) -> Editor | None:
        """The editor of the draft on the screen, None on the first screen."""
        return self._editor

    @property
    def session(self) -> Session | None:
        """The draft on the screen, None on the first screen."""
        return self._editor.session if self._editor is not None else None

    @property
    def clash(self) -> bool:
        """Whether the last save was refused because another window had saved."""
        return self._keeping.clash

    # The vault

    def show_gate(self, gate: Gate) -> None:
        """Show nothing but ``gate``."""
        self._discard_editor()
        self.start.forget()
        self._gate = gate
        gate.settings.connect(self.show_settings)
        self._stack.addWidget(gate)
        self._stack.setCurrentWidget(gate)

    def show_desk(self, warnings: str) -> None:
        """Show the first screen with its drafts, and what is to be said of the vault."""
        if self._gate is not None:
            self._stack.removeWidget(self._gate)
            self._gate.deleteLater()
            self._gate = None
            self._stack.setCurrentWidget(self.start)
            self.setFocus()  # rather than the first button that comes
        self.start.warn(warnings)
        self.start.refresh()

    def _after_painting(self) -> None:
        if self._services.vault is None:
            self.keeper.ask()
        else:
            self.start.refresh()

    # Drafts

    def begin(self, kind: str) -> None:
        """Begin a draft that asks for ``kind``."""
        session = self._services.new_session(new_draft(self._services))
        session.add_measure(kind)
        self._show(session)

    def open(self, id: str) -> bool:
        """Go on with the draft ``id`` of the vault; False when it cannot be read, which a person is told."""
        return self._leave() and self._go_on_with(self._keeping.open(id))

    def take_in(self, path: Path) -> bool:
        """Go on with the draft in the file ``path``, which comes into the vault, and with what was said on
        it; else False."""
        done = self._leave() and self._go_on_with(self._keeping.take_in(path))
        if done and self._editor is not None and self._editor.session.review != Review():
            self._editor.review()
        return done

    def open_example(self, path: Path) -> None:
        """Look at an invented case: a copy that is kept apart from the example once it is changed."""
        from uuid import uuid4

        session = self._keeping.read(path)
        if session is not None:
            self._show(self._services.new_session(replace(session.draft, id=str(uuid4()))))

    def follow_up(self, draft: Draft) -> None:
        """Go on with ``draft``, which follows the one on the screen; that one is saved first."""
        self._show(self._services.new_session(draft))

    def browse(self) -> None:
        """Let a person choose a draft to open."""
        path = self._keeping.choose()
        if path is not None:
            self.take_in(path)

    def go_home(self) -> None:
        """Save the draft and show the first screen."""
        if not self._leave():
            return
        self._stack.setCurrentWidget(self.start)
        self._discard_editor()
        self.start.refresh()

    # Saving

    def save_when_due(self) -> None:
        """Write the draft when its last change has rested long enough."""
        session = self.session
        if session is not None and self._keeping.due(session):
            self.save()

    def save(self) -> bool:
        """Write the draft now; False when it could not be written, which is shown above the page."""
        return self.session is None or self._tell_saved(self._keeping.save(self.session))

    def export_draft(self) -> None:
        """Let a person take the draft out as a plain file; it stays in the vault."""
        if self.session is not None:
            problem = self._keeping.export(self.session)
            if problem is not None:
                say = self._services.say
                tell(
                    self,
                    say(message("The draft could not be exported.")),
                    say(problem),
                    say(message("Close")),
                )

    def keep_apart(self) -> bool:
        """Go on with the draft on the screen as a copy: another window has changed it meanwhile."""
        session = self.session
        if session is None:
            return False
        self._edit(self._keeping.apart(session))
        return self.save()

    def take_other(self) -> None:
        """Drop the changes on the screen and go on with what another window has saved."""
        session = self.session
        other = self._keeping.open(session.draft.id) if session is not None else None
        if other is not None:
            self._edit(other)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save before closing; when that fails, a person decides."""
        if self._leave():
            event.accept()
        else:
            event.ignore()

    # Preferences and help

    def show_settings(self) -> None:
        """Let a person change preferences."""
        from mla_writer.gui.settings_dialog import SettingsDialog

        self._look.load_every_script()  # each language is offered by its own name
        dialog = SettingsDialog(self._services, self)
        dialog.changed.connect(self.apply_settings)
        dialog.changed.connect(dialog.retranslate)
        dialog.exec()

    def apply_settings(self) -> None:
        """Look and speak as the preferences say."""
        self._look.apply()
        self.start.retranslate()
        if self._gate is not None:
            self._gate.retranslate()
        if self._editor is not None:
            self._editor.retranslate()

    def take_over_rulebook(self) -> None:
        """Another rulebook holds: the first screen and the draft on the screen go on with it."""
        session = self.session
        self.start.retranslate()
        if session is None:
            return
        if not set(session.draft.kinds) <= set(self._services.rulebook.kinds):
            self.go_home()  # what a pack brought and took away again cannot be edited
            return
        session.use(self._services.rulebook)
        self._edit(session, self._editor.aside.tabs.currentIndex() if self._editor else 0)

    # Inside

    def _show(self, session: Session) -> None:
        if self._leave():
            self._edit(session)

    def _go_on_with(self, session: Session | None) -> bool:
        if session is None:
            return False
        self._edit(session)
        self.save_when_due()
        return True

    def _edit(self, session: Session, tab: int = 0) -> None:
        from mla_writer.gui.editor import Editor  # pages and editors are loaded with the first draft

        self._look.load_every_script()  # a draft may be in any language, whatever the interface speaks
        editor = Editor(session, self._services)
        self._discard_editor()
        self._editor = editor
        editor.exported.connect(self.export_draft)
        editor.kept_apart.connect(self.keep_apart)
        editor.other_taken.connect(self.take_other)
        editor.header.home.connect(self.go_home)
        editor.aside.state.facts_wanted.connect(self.law.show_facts_soon)
        fill_menu(self, editor, self._services)
        self._stack.addWidget(editor)
        self._stack.setCurrentWidget(editor)
        editor.aside.tabs.setCurrentIndex(tab)

    def _discard_editor(self) -> None:
        if self._editor is not None:
            self._stack.removeWidget(self._editor)
            self._editor.deleteLater()
            self._editor = None

    def _leave(self) -> bool:
        """True when the draft on the screen is saved, or may be left without."""
        session = self.session
        if session is None or self.save():
            return True
        answer = self._keeping.ask_about_changes()
        if answer == EXPORT:
            self.export_draft()
        return answer == DISCARD or (answer == APART and self.keep_apart())

    def _tell_saved(self, problem: Message | None) -> bool:
        """Show whether the draft was written; True when it was."""
        if self._editor is not None:
            self._editor.show_saved(problem, clash=self._keeping.clash)
        return problem is None
