"""The window: the first screen or one draft; opening, saving, closing, preferences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from mla_writer.gui.keeping import Keeping
from mla_writer.gui.look import Look
from mla_writer.gui.rulebook_menu import RulebookMenu
from mla_writer.gui.services import Services
from mla_writer.gui.shortcuts import install
from mla_writer.gui.start import Start
from mla_writer.gui.start_header import NAME
from mla_writer.gui.theme import Size
from mla_writer.gui.titles import kind_labels, title
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.gui.editor import Editor
    from mla_writer.model.draft import Draft
    from mla_writer.session import Session

LOOKED_EVERY = 400
"""Milliseconds between two looks whether a change has rested long enough to be saved."""
AFTER_PAINTING = 50
"""Milliseconds until the drafts are read, so that the window is there first."""


OF_DRAFT = (
    *("next", "back", "next_finding", "undo", "redo", "preview"),
    *("help_column", "export", "column", "translate"),
)
"""Keys for the draft on the screen, and the methods of the editor that are called otherwise."""
METHODS = {"preview": "toggle_preview", "help_column": "toggle_help", "column": "next_column"}


class Window(QMainWindow):
    """Holds the editor of one draft at a time; everything accepted is on disk before it goes."""

    def __init__(self, services: Services, look: Look) -> None:
        super().__init__()
        self._services, self._look = services, look
        self._keeping = Keeping(self, services)
        self._editor: Editor | None = None
        self.law = RulebookMenu(self, services, lambda: self._session, self.take_over_rulebook)
        self.start = Start(services)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self.setCentralWidget(self._stack)
        self.setMinimumSize(*Size.WINDOW_LEAST)
        self.resize(*Size.WINDOW)
        self.setWindowTitle(NAME)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()
        self._shortcuts = install(self, self._actions())
        self._connect_start()
        look.changed.connect(self.apply_settings)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOKED_EVERY)
        self._clock.timeout.connect(self.save_when_due)
        self._clock.start()
        QTimer.singleShot(AFTER_PAINTING, self.start.refresh)

    @property
    def editor(self) -> Editor | None:
        """The editor of the draft on the screen, None on the first screen."""
        return self._editor

    # Drafts

    def begin(self, kind: str) -> None:
        """Begin a draft that asks for ``kind``."""
        from uuid import uuid4

        from mla_writer.model.draft import Draft

        settings, services = self._services.settings, self._services
        states = {"requesting_state": settings.requesting_state} if settings.requesting_state else {}
        code = services.language.code
        languages = (code,) if code in services.request_languages() else ()
        common = {"authorities": states} if states else {}
        session = services.new_session(Draft(str(uuid4()), languages=languages, common=common))
        session.add_measure(kind)
        self._show(session)

    def open(self, path: Path) -> bool:
        """Go on with the draft in ``path``; False when it cannot be read, which a person is told."""
        session = self._keeping.read(path)
        if session is None:
            return False
        self._keeping.remember(path)
        self._show(session)
        return True

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
            self.open(path)

    def go_home(self) -> None:
        """Save the draft and show the first screen."""
        if not self._leave():
            return
        self._stack.setCurrentWidget(self.start)
        self._discard_editor()
        self.setWindowTitle(NAME)
        self.start.refresh()

    # Saving

    def save_when_due(self) -> None:
        """Write the draft when its last change has rested long enough."""
        session = self._session
        if session is not None and self._keeping.due(session):
            self.save()

    def save(self) -> bool:
        """Write the draft now; False when it could not be written, which is shown above the page."""
        return self._session is None or self._tell_saved(self._keeping.save(self._session))

    def save_as(self) -> None:
        """Let a person put the draft in another place, where it is kept from now on."""
        if self._session is not None:
            self._tell_saved(self._keeping.save_elsewhere(self._session))

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
        if self._editor is not None:
            self._editor.retranslate()
            self._name(self._editor.session)

    def take_over_rulebook(self) -> None:
        """Another rulebook holds: the first screen and the draft on the screen go on with it."""
        session = self._session
        self.start.retranslate()
        if session is None:
            return
        if not set(session.draft.kinds) <= set(self._services.rulebook.kinds):
            self.go_home()  # what a pack brought and took away again cannot be edited
            return
        session.use(self._services.rulebook)
        self._edit(session, self._editor.aside.tabs.currentIndex() if self._editor else 0)

    def show_help(self) -> None:
        """Show what can be done by keys."""
        from mla_writer.gui.shortcut_list import ShortcutList

        ShortcutList(self._services, self).exec()

    # Inside

    @property
    def _session(self) -> Session | None:
        return self._editor.session if self._editor is not None else None

    def _show(self, session: Session) -> None:
        if self._leave():
            self._edit(session)

    def _edit(self, session: Session, tab: int = 0) -> None:
        from mla_writer.gui.editor import Editor  # pages and editors are loaded with the first draft

        self._look.load_every_script()  # a draft may be in any language, whatever the interface speaks
        editor = Editor(session, self._services)
        self._discard_editor()
        self._editor = editor
        editor.saved_elsewhere.connect(self.save_as)
        editor.header.home.connect(self.go_home)
        editor.aside.state.facts_wanted.connect(self.law.show_facts_soon)
        self._fill_menu(editor)
        self._stack.addWidget(editor)
        self._stack.setCurrentWidget(editor)
        editor.aside.tabs.setCurrentIndex(tab)
        self._name(session)

    def _fill_menu(self, editor: Editor) -> None:
        from mla_writer.gui.follow_up_menu import FollowUpMenu, redact

        menu, say = editor.header.more.menu_shown, self._services.say
        menu.clear()
        entries: tuple[tuple[Message, Callable[[], object]], ...] = (
            (message("Open a file"), self.browse),
            (message("Save in another place"), self.save_as),
            (message("Translate free text …"), editor.translate),
            (message("Redacted copy …"), lambda: redact(editor, self._services, self.follow_up)),
            *self.law.entries(),
            (message("Settings"), self.show_settings),
            (message("Keys"), self.show_help),
        )
        for label, action in entries:
            menu.addAction(say(label)).triggered.connect(action)
        following = FollowUpMenu(self._services, editor.session, self.follow_up, menu)
        menu.insertMenu(menu.actions()[-2], following)

    def _discard_editor(self) -> None:
        if self._editor is not None:
            self._stack.removeWidget(self._editor)
            self._editor.deleteLater()
            self._editor = None

    def _leave(self) -> bool:
        """True when the draft on the screen is saved, or may be left without."""
        session = self._session
        if session is None or not session.dirty or self.save():
            return True
        answer = self._keeping.ask_about_changes()
        if answer == "elsewhere":
            self.save_as()
            return not session.dirty
        return answer == "discard"

    def _name(self, session: Session) -> None:
        requested, kinds = session.case.requested_state, kind_labels(self._services, session.draft)
        name = self._services.say(title(self._services, requested, kinds))
        self.setWindowTitle(f"{name} · {NAME}")

    def _tell_saved(self, problem: Message | None) -> bool:
        """Show whether the draft was written; True when it was."""
        if self._editor is not None:
            self._editor.show_saved(problem)
            self._name(self._editor.session)
        return problem is None

    def _connect_start(self) -> None:
        self.start.begun.connect(self.begin)
        self.start.opened.connect(self.open)
        self.start.example.connect(self.open_example)
        self.start.browse.connect(self.browse)
        self.start.header.settings.connect(self.show_settings)
        self.start.header.help.connect(self.show_help)
        law = self.start.header.law_button.menu_shown
        law.aboutToShow.connect(lambda: self.law.fill(law))

    def _actions(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "save": self.save,
            "save_as": self.save_as,
            "open": self.browse,
            "home": self.go_home,
            "settings": self.show_settings,
            "help": self.show_help,
            "quit": self.close,
        }
        return {**own, **{name: self._of_draft(name) for name in OF_DRAFT}}

    def _of_draft(self, name: str) -> Callable[[], object]:
        """What a key does to the draft on the screen; nothing on the first screen."""

        def act() -> None:
            if self._editor is not None:
                getattr(self._editor, METHODS.get(name, name))()

        return act
