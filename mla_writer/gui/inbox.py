"""The inbox of a folder: every request in it, judged beside the window, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from mla_writer.files import Stamp, write_bytes
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.inbox_table import (
    NOT_READ,
    NOT_READY,
    READY,
    InboxTable,
    Line,
    Wanted,
    line,
)
from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import (
    Button,
    ElidedLabel,
    Heading,
    Label,
    Notice,
    Option,
    SearchEdit,
    choose_file,
    choose_folder,
    column,
    describe,
    row,
)
from mla_writer.gui.wording import sentence
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.session import inbox_table
from mla_writer.session.inbox import Asked, Opener, Row, inbox

BATCH = 16
"""Files judged between two looks at the window."""
PROPOSED = 1240, 680
FORMATS = {
    ".xlsx": (message("Workbook"), inbox_table.as_xlsx),
    ".csv": (message("Table (CSV)"), inbox_table.as_csv),
}
STANDINGS = {READY: inbox_table.READY, NOT_READY: inbox_table.NOT_READY, NOT_READ: inbox_table.REFUSED}


class InboxDialog(Dialog):
    """``opened`` tells the file that a person wants to see. ``opener`` opens sealed files."""

    opened = Signal(Path)

    def __init__(
        self, services: Services, parent: QWidget | None = None, opener: Opener | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._opener = services, opener
        self._words = inbox_table.Words(services.rulebook, services.language)
        self._rows: Iterator[Row] | None = None
        self._folder: Path | None = None
        self.choose, self.again = Button(role="primary", symbol="folder"), Button()
        self.where, self.deep = ElidedLabel(role="muted"), QCheckBox()
        self.standing, self.state, self.sort = QComboBox(), QComboBox(), QComboBox()
        self.search, self.table, self.nothing = SearchEdit(), InboxTable(services), Notice()
        self.counted, self.save, self.close_button = Label(role="muted"), Button(), Button()
        self._narrowing = QWidget()
        self._offer()
        self._lay_out()
        self._connect()
        self.fit(services, *PROPOSED)
        self._tell()

    def look_through(self, folder: Path) -> None:
        """Judge every request in ``folder``, some at a time, beside the window."""
        self._folder = folder
        self.where.setText(str(folder))
        self.table.lines.clear()
        asked = Asked(folder, self._services.now().date(), self.deep.isChecked(), cores=1)
        self._rows = inbox(asked, self._services.rulebook, self._opener)
        self._tell()
        self._next(self._rows)

    def export(self, path: Path) -> None:
        """Write the lines that are shown to ``path``; how that went is told below."""
        rows, words = [one.row for one in self.table.seen.shown()], self._words
        made = FORMATS[path.suffix.lower()][1]

        def job() -> Stamp:
            return write_bytes(path, made(rows, words))

        saved = message("Saved as {path}", path=str(path))
        self._services.runner.run(job, lambda _: self._told(saved), self._told)

    def refresh(self) -> None:
        """Show what the choices leave."""
        words = tuple(fold(self.search.text()).split())
        chosen = (str(one.currentData() or "") for one in (self.state, self.standing, self.sort))
        self.table.seen.want(Wanted(words, *chosen))
        self._tell()

    def done(self, result: int) -> None:
        """Closing ends the looking through."""
        self._rows = None
        super().done(result)

    # Looking through

    def _next(self, rows: Iterator[Row]) -> None:
        if rows is not self._rows:
            return  # closed, or another folder was chosen

        def job() -> list[Line]:
            return [line(self._words, one) for one in islice(rows, BATCH)]

        self._services.runner.run(job, lambda found: self._add(rows, found), self._failed)

    def _add(self, rows: Iterator[Row], found: list[Line]) -> None:
        if rows is not self._rows:
            return
        self.table.lines.add(found)
        self._offer_states(found)
        if len(found) < BATCH:
            self._rows = None
        else:
            QTimer.singleShot(0, self, lambda: self._next(rows))
        self._tell()

    def _failed(self, reason: Message) -> None:
        self._rows = None
        self._tell()
        say = self._services.say
        self.nothing.say(
            say(message("The folder cannot be looked through.")), sentence(self._services, reason), "block"
        )

    # Telling

    def _tell(self) -> None:
        say, total = self._services.say, len(self.table.lines.lines)
        shown = self.table.seen.rowCount()
        said = message("{count} of {total}", count=shown, total=total)
        going = message("{count} of {total} so far …", count=shown, total=total)
        self.counted.setText(say(said if self._rows is None else going) if self._folder else "")
        self._narrowing.setVisible(total > 0)
        self.table.setVisible(shown > 0)
        self.nothing.setVisible(shown == 0)
        self.save.setEnabled(shown > 0 and self._rows is None)
        self.again.setEnabled(self._folder is not None and self._rows is None)
        self.nothing.say(*self._why_empty(total), "neutral")

    def _why_empty(self, total: int) -> tuple[str, str]:
        say = self._services.say
        if self._folder is None:
            kinds = message("Exchange files, drafts, PDF and Word files with a request are checked.")
            return say(message("No folder chosen yet")), say(kinds)
        if total:
            return say(message("No request has these words.")), say(message("Try fewer words."))
        if self._rows is not None:
            return say(message("Looking through the folder …")), ""
        return say(message("No request in this folder")), ""

    def _told(self, said: Message) -> None:
        self.counted.setText(self._services.say(said))

    # Making

    def _offer(self) -> None:
        say = self._services.say
        self._choices(self.standing, message("Ready or not"), message("All standings"), STANDINGS)
        self._choices(self.state, message("State"), message("All States"), {})
        self._choices(self.sort, message("Kind of file"), message("All kinds of files"), inbox_table.SORTS)
        self.choose.say(say(message("Choose a folder")))
        self.again.say(say(message("Look again")))
        self.search.say(say(message("Find words in the list")))
        self.save.say(say(message("Save as a table")))
        self.close_button.say(say(message("Close")))

    def _choices(self, box: QComboBox, name: Message, every: Message, of: dict[str, Message]) -> None:
        describe(box, self._services.say(name))
        box.addItem(self._services.say(every), "")
        for id, label in of.items():
            box.addItem(self._services.say(label), id)

    def _offer_states(self, found: list[Line]) -> None:
        """Add the States of ``found``, in the order of their names."""
        language = self._services.language
        known = {str(self.state.itemData(place)) for place in range(1, self.state.count())}
        codes = {code for one in found for code in (one.row.requesting, one.row.requested) if code}
        for code in codes - known:
            name = language.country(code)
            names = [self.state.itemText(place) for place in range(1, self.state.count())]
            before = sum(language.sort_key(one) < language.sort_key(name) for one in names)
            self.state.insertItem(before + 1, name, code)

    def _lay_out(self) -> None:
        say = self._services.say
        title = say(message("Inbox of a folder"))
        self.setWindowTitle(title)
        sub_folders = say(message("With sub-folders"))
        describe(self.deep, sub_folders)
        deep = Option(self.deep, sub_folders)
        deep.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        folder = row(self.choose, self.again, deep, self.where, spacing=Space.MEDIUM)
        folder.setStretch(3, 1)
        choices = row(self.standing, self.state, self.sort, self.search, spacing=Space.MEDIUM)
        choices.setStretch(3, 1)
        self._narrowing.setLayout(choices)
        foot = row(self.counted, -1, self.save, self.close_button, spacing=Space.SMALL)
        foot.setStretch(0, 1)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        intro = Label(
            say(message("Checks every request in a folder; nothing is copied or changed.")), "intro"
        )
        parts = (
            Heading(title, "subtitle"),
            intro,
            folder,
            self._narrowing,
            self.nothing,
            self.table,
            -1,
            foot,
        )
        whole = column(*parts, spacing=Space.MEDIUM, margins=margins)
        whole.setStretch(5, 1000)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.again.clicked.connect(lambda: self._folder and self.look_through(self._folder))
        for box in (self.standing, self.state, self.sort):
            box.currentIndexChanged.connect(self.refresh)
        self.search.textChanged.connect(self.refresh)
        self.table.wanted.connect(self.opened)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)

    def _choose(self) -> None:
        title = self._services.say(message("Choose a folder"))
        folder = choose_folder(self, title, self._folder or Path.home())
        if folder is not None:
            self.look_through(folder)

    def _save(self) -> None:
        say = self._services.say
        patterns = ";;".join(f"{say(label)} (*{ending})" for ending, (label, _) in FORMATS.items())
        path = choose_file(self, say(message("Save as a table")), patterns, target=Path.home() / "inbox.xlsx")
        if path is not None:
            self.export(path if path.suffix.lower() in FORMATS else path.with_name(f"{path.name}.xlsx"))


def own_opener(services: Services) -> Opener | None:
    """What opens files sealed for the key card in the vault; None without one."""
    from mla_writer.session.exchanging import accepted_cards, own_identity
    from mla_writer.session.inbox_opening import Keys, opener

    try:
        keys = Keys(own_identity(services.shelf), None, accepted_cards(services.shelf))
    except ProgramError:
        return None  # each sealed file then says that it is sealed
    return opener(keys, services.problems()) if keys.identity is not None else None
