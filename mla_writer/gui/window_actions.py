"""What can be done in the window: by keys, by the menu of a draft, from the first screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mla_writer.gui.services import Services
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.gui.editor import Editor
    from mla_writer.gui.window import Window

OF_DRAFT = (
    *("next", "back", "next_finding", "undo", "redo", "preview"),
    *("help_column", "export", "column", "translate", "versions"),
)
"""Keys for the draft on the screen, and the methods of the editor that are called otherwise."""
METHODS = {"preview": "toggle_preview", "help_column": "toggle_help", "column": "next_column"}


def actions(window: Window, services: Services) -> dict[str, Callable[[], object]]:
    """What each key of ``shortcuts`` does."""
    own: dict[str, Callable[[], object]] = {
        "save": window.save,
        "save_as": window.export_draft,
        "send": lambda: send_request(window, services),
        "open": window.browse,
        "home": window.go_home,
        "settings": window.show_settings,
        "help": lambda: show_keys(window, services),
        "lock": window.keeper.lock_now,
        "quit": window.close,
    }
    return {**own, **{name: _of_draft(window, name) for name in OF_DRAFT}}


def fill_menu(window: Window, editor: Editor, services: Services) -> None:
    """Fill the menu of the draft on the screen."""
    from mla_writer.gui.follow_up_menu import FollowUpMenu, redact

    menu, say = editor.header.more.menu_shown, services.say
    menu.clear()
    before: tuple[tuple[Message, Callable[[], object]], ...] = (
        (message("Open a file"), window.browse),
        (message("Export the draft as a file"), window.export_draft),
        (message("Send the request …"), lambda: send_request(window, services)),
        (message("Versions …"), editor.versions),
        (message("Translate free text …"), editor.translate),
        (message("Review"), editor.review),
        (message("Redacted copy …"), lambda: redact(editor, services, window.follow_up)),
        *window.law.entries(),
    )
    after: tuple[tuple[Message, Callable[[], object]], ...] = (
        (message("Settings"), window.show_settings),
        (message("Keys"), lambda: show_keys(window, services)),
        (message("Lock now"), window.keeper.lock_now),
    )
    for label, action in before:
        menu.addAction(say(label)).triggered.connect(action)
    menu.addMenu(FollowUpMenu(services, editor.session, window.follow_up, menu))
    for label, action in after:
        menu.addAction(say(label)).triggered.connect(action)


def connect_start(window: Window, services: Services) -> None:
    """Let the first screen do what it offers."""
    start = window.start
    start.begun.connect(window.begin)
    start.opened.connect(window.open)
    start.example.connect(window.open_example)
    start.browse.connect(window.browse)
    start.taken.connect(window.take_in)
    start.header.settings.connect(window.show_settings)
    start.header.help.connect(lambda: show_keys(window, services))
    law = start.header.law_button.menu_shown
    law.aboutToShow.connect(lambda: window.law.fill(law))


def show_keys(window: Window, services: Services) -> None:
    """Show what can be done by keys."""
    from mla_writer.gui.shortcut_list import ShortcutList

    ShortcutList(services, window).exec()


def send_request(window: Window, services: Services) -> None:
    """Let a person send the draft on the screen, as a sealed file."""
    from mla_writer.gui.sending import send

    if window.editor is not None:
        send(services, window.editor.session, window)
        window.editor.show_sent()


def _of_draft(window: Window, name: str) -> Callable[[], object]:
    """What a key does to the draft on the screen; nothing on the first screen."""

    def act() -> None:
        if window.editor is not None:
            getattr(window.editor, METHODS.get(name, name))()

    return act
