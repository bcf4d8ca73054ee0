"""What can be done with the drafts that are marked in the list, by keys, from its menu or by buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from mla_writer.gui.drafts_search import ARCHIVE, BIN, DESK, Found, Wanted
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Answer, ask, choose_folder, tell
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.gui.drafts_export import Exported
    from mla_writer.gui.drafts_table import DraftsTable
    from mla_writer.vault.query import Entry

OFFERED = {
    DESK: ("open", "tags", "archive", "export", "delete"),
    ARCHIVE: ("open", "tags", "unarchive", "export", "delete"),
    BIN: ("open", "put_back", "purge"),
}
"""What is offered in each place, in this order."""
LABELS = {
    "open": message("Continue"),
    "tags": message("Tags …"),
    "archive": message("Archive"),
    "unarchive": message("Back to the requests"),
    "put_back": message("Put back"),
    "export": message("Export as files …"),
    "delete": message("Delete"),
    "purge": message("Delete for good …"),
}
KEYS = {
    "tags": "Ctrl+Shift+T",
    "archive": "Ctrl+Shift+A",
    "unarchive": "Ctrl+Shift+A",
    "put_back": "Ctrl+Shift+A",
    "export": "Ctrl+Shift+E",
    "delete": "Del",
    "purge": "Del",
}
UNDONE = {"archive": "unarchive", "unarchive": "archive", "delete": "put_back", "put_back": "delete"}
"""What takes an action back."""
MOST_NAMED = 8


class DraftsActions(QObject):
    """Acts on the lines chosen in ``table``. ``changed`` tells that the list is to be read again, ``done``
    what was done (an action and ids) and can be taken back."""

    changed = Signal()
    done = Signal(str, tuple)

    def __init__(self, services: Services, table: DraftsTable) -> None:
        super().__init__(table)
        self._services, self._table = services, table
        self._found = Found(Wanted())
        self.actions = {id: self._action(id) for id in LABELS}
        table.acts.aboutToShow.connect(self._enable)

    def show_found(self, found: Found) -> None:
        """Offer what can be done in the place that is shown."""
        self._found = found
        offered = OFFERED[found.wanted.place]
        for id, action in self.actions.items():
            action.setText(self._services.say(LABELS[id]))
            action.setEnabled(id in offered)
        self._table.acts.clear()
        self._table.acts.addActions([self.actions[id] for id in offered])

    def offered(self) -> tuple[str, ...]:
        """What can be done here with the lines that are marked."""
        several = len(self._table.lines.marked) > 1
        return tuple(id for id in OFFERED[self._found.wanted.place] if not (several and id == "open"))

    def undo(self, action: str, ids: Iterable[str]) -> None:
        """Take ``action`` back."""
        self._keep(UNDONE[action], tuple(ids))

    def _action(self, id: str) -> QAction:
        action = QAction(self._table)
        if id in KEYS:
            action.setShortcut(QKeySequence(KEYS[id]))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self._act(id))
        self._table.addAction(action)
        return action

    def _enable(self) -> None:
        chosen = self._table.chosen()
        for id in OFFERED[self._found.wanted.place]:
            self.actions[id].setEnabled(len(chosen) == 1 if id == "open" else bool(chosen))

    def _act(self, id: str) -> None:
        chosen = self._table.chosen()
        if not chosen:
            return
        if id in UNDONE:
            ids = tuple(entry.id for entry in chosen)
            if self._keep(id, ids):
                self.done.emit(id, ids)
            return
        others: dict[str, Callable[[tuple[Entry, ...]], None]] = {
            "open": lambda entries: self._table.opened.emit(entries[0].id),
            "tags": self._tag,
            "export": self._export,
            "purge": self._purge,
        }
        others[id](chosen)

    def _keep(self, id: str, ids: tuple[str, ...]) -> bool:
        shelf = self._services.shelf
        doing: dict[str, Callable[[], None]] = {
            "archive": lambda: shelf.archive(ids, True),
            "unarchive": lambda: shelf.archive(ids, False),
            "delete": lambda: shelf.delete(ids),
            "put_back": lambda: shelf.put_back(ids),
            "purge": lambda: shelf.purge(ids),
        }
        return self._told(doing[id])

    def _told(self, do: Callable[[], None]) -> bool:
        """Do it and read the list again; a refusal is told."""
        try:
            do()
        except ProgramError as error:
            self._tell(message("This could not be kept."), self._services.say(error.message))
            return False
        self.changed.emit()
        return True

    def _tag(self, entries: tuple[Entry, ...]) -> None:
        from mla_writer.gui.drafts_tags import TagsDialog, retagged

        dialog = TagsDialog(self._services, entries, self._found.tags, self._table.window())
        if not dialog.exec():
            return
        groups: dict[tuple[str, ...], list[str]] = {}
        for entry in entries:
            after = retagged(entry.tags, dialog.chosen())
            if after != entry.tags:
                groups.setdefault(after, []).append(entry.id)
        self._told(lambda: self._retag(groups))

    def _retag(self, groups: Mapping[tuple[str, ...], Sequence[str]]) -> None:
        for tags, ids in groups.items():
            self._services.shelf.tag(ids, tags)

    def _purge(self, entries: tuple[Entry, ...]) -> None:
        services, number = self._services, len(entries)
        title = services.count("Delete {n} request for good?", "Delete {n} requests for good?", number)
        text = message("Versions and annexed files go too. Nothing brings them back, except a backup.")
        answers = [
            Answer("purge", services.say(message("Delete for good")), "danger"),
            Answer("", services.say(message("Cancel"))),
        ]
        if ask(self._table, title, services.say(text), answers) == "purge":
            self._keep("purge", tuple(entry.id for entry in entries))

    def _export(self, entries: tuple[Entry, ...]) -> None:
        say = self._services.say
        title = say(message("Export as files"))
        text = message(
            "The files are not encrypted: everybody who gets them can read them. Nothing that is changed "
            "later comes into them."
        )
        answers = [
            Answer("choose", say(message("Choose a folder")), "primary"),
            Answer("", say(message("Cancel"))),
        ]
        if ask(self._table, title, say(text), answers) != "choose":
            return
        folder = choose_folder(self._table, title, Path.home())
        if folder is not None:
            self._write(entries, folder)

    def _write(self, entries: tuple[Entry, ...], folder: Path) -> None:
        from mla_writer.gui.drafts_export import export_all

        self._services.runner.run(
            lambda: export_all(self._services, entries, folder),
            lambda exported: self._tell_exported(exported, folder),
            lambda problem: self._tell(
                message("The files could not be written."), self._services.say(problem)
            ),
        )

    def _tell_exported(self, exported: Exported, folder: Path) -> None:
        services = self._services
        number = services.count("{n} file written", "{n} files written", len(exported.files))
        lines = [f"{number}: {folder}"]
        lines += [f"{name}: {services.say(why)}" for name, why in exported.refused[:MOST_NAMED]]
        self._tell(message("Export as files"), "\n".join(lines))

    def _tell(self, title: Message, text: str) -> None:
        say = self._services.say
        tell(self._table, say(title), text, say(message("Close")))
