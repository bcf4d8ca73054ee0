"""The files annexed to a request: a list to add to, to take from and, where sent, to choose from."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Answer,
    Button,
    ElidedLabel,
    Label,
    LinkButton,
    Notice,
    Option,
    ask,
    choose_file,
    column,
    describe,
    own_way,
    row,
    tooltip,
)
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import joined
from mla_writer.model.dossier import AnnexFile
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.session import Session

ANNEXES = "common.annexes.list"
REMOVE, KEEP = "remove", "keep"
LONGEST_TITLE, LEAST_LETTERS = 60, 24


class AnnexFiles(QWidget):
    """``choosing``: each file has a box, ``chosen`` are the ids of those ticked; all are at first.
    ``changed`` tells that files or choices are others."""

    changed = Signal()

    def __init__(self, session: Session, services: Services, *, choosing: bool = False) -> None:
        super().__init__()
        self._session, self._services, self._choosing = session, services, choosing
        self._left_out: set[str] = set()
        self._shown: tuple[AnnexFile, ...] | None = None
        self._titles: dict[str, str] = {}
        self.files: tuple[AnnexFile, ...] = ()
        self.rows: dict[str, FileRow] = {}
        self.lines = column(spacing=Space.SMALL)
        self.add, self.problem = Button(symbol="add"), Notice()
        self.add.say(services.say(message("Add a file …")))
        self.add.clicked.connect(self._choose)
        self.problem.hide()
        self.setLayout(column(self.lines, row(self.add, -1), self.problem, spacing=Space.SMALL))
        self.refresh()

    @property
    def chosen(self) -> tuple[AnnexFile, ...]:
        """The files that go along."""
        return tuple(one for one in self.files if one.id not in self._left_out)

    def refresh(self) -> None:
        """Show the files that the vault holds now."""
        try:
            known = self._session.stamp is not None
            self.files = self._services.shelf.annexes(self._session.draft.id) if known else ()
        except ProgramError as error:
            self._refuse(error.message)
        titles = _titles(self._session.draft.get(ANNEXES))
        if (self.files, titles) == (self._shown, self._titles):
            return
        self._shown, self._titles = self.files, titles
        self._fill()

    def bring(self, path: Path) -> None:
        """Annex the file ``path``; it is copied into the vault and stays where it is, too."""
        from mla_writer.files import read_bytes
        from mla_writer.vault.annex_files import LARGEST

        def add() -> None:
            if self._session.stamp is None:
                self._session.save(self._services.store)
            data = read_bytes(path, LARGEST)
            self._services.shelf.attach(self._session.draft.id, path.name, data)

        self._do(add)

    # Inside

    def _fill(self) -> None:
        clear(self.lines)
        self.rows = {}
        for one in self.files:
            shown = FileRow(self._services, one, self._titles, choosing=self._choosing)
            shown.box.setChecked(one.id not in self._left_out)
            shown.box.toggled.connect(partial(self._tick, one.id))
            shown.annex.activated.connect(partial(self._bind, one, shown.annex))
            shown.save.clicked.connect(partial(self._save, one))
            shown.remove.clicked.connect(partial(self._remove, one))
            self.rows[one.id] = shown
            self.lines.addWidget(shown)
        if not self.files:
            text = message("No files yet. They are kept in the vault with the request, encrypted.")
            self.lines.addWidget(Label(self._services.say(text), "hint"))

    def _tick(self, id: str, on: bool) -> None:
        (self._left_out.discard if on else self._left_out.add)(id)
        self.changed.emit()

    def _bind(self, one: AnnexFile, box: QComboBox, place: int) -> None:
        from mla_writer.session.exchanging import bind

        annex = str(box.itemData(place) or "")
        if annex != one.annex:
            self._do(lambda: bind(self._services.shelf, self._session.draft.id, one, annex))

    def _remove(self, one: AnnexFile) -> None:
        say = self._services.say
        text = message("The file leaves the vault. What you have sent already keeps it.")
        answers = [Answer(REMOVE, say(message("Remove")), "danger"), Answer(KEEP, say(message("Cancel")))]
        if ask(self, say(message("Remove this file?")), say(text), answers) == REMOVE:
            self._do(lambda: self._services.shelf.detach(self._session.draft.id, one.id))

    def _save(self, one: AnnexFile) -> None:
        from mla_writer.files import write_bytes

        say = self._services.say
        title = say(message("Save a copy, not encrypted"))
        pattern = f"{say(message('All files'))} (*)"
        path = choose_file(self, title, pattern, target=Path.home() / one.name)
        if path is not None:
            self._do(lambda: write_bytes(path, self._services.shelf.content(self._session.draft.id, one.id)))

    def _choose(self) -> None:
        say = self._services.say
        path = choose_file(self, say(message("Add a file …")), f"{say(message('All files'))} (*)")
        if path is not None:
            self.bring(path)

    def _do(self, act: Any) -> None:
        self.problem.hide()
        try:
            act()
        except ProgramError as error:
            self._refuse(error.message)
        self.refresh()
        self.changed.emit()

    def _refuse(self, problem: Message) -> None:
        say = self._services.say
        self.problem.say(say(message("That did not work")), say(problem), "block")
        self.problem.show()


class FileRow(QWidget):
    """One file: its name and size, to what it belongs, and what can be done with it."""

    def __init__(self, services: Services, one: AnnexFile, titles: dict[str, str], *, choosing: bool) -> None:
        super().__init__()
        say, name = services.say, own_way(one.name)
        self.box, self.annex = QCheckBox(), QComboBox()
        self.save, self.remove = LinkButton(say(message("Save a copy"))), LinkButton(say(message("Remove")))
        for button in (self.save, self.remove):
            describe(button, button.text(), one.name)
        text = joined(name, own_way(size(one.size)))
        describe(self.box, text)
        head = Option(self.box, text) if choosing else ElidedLabel(text)
        for id, title in {"": say(message("Belongs to no entry")), **titles}.items():
            self.annex.addItem(title, id)
        self.annex.setCurrentIndex(max(0, self.annex.findData(one.annex)))
        self.annex.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.annex.setMinimumContentsLength(LEAST_LETTERS)
        tooltip(self.annex, self.annex.currentText())  # a long title is cut
        self.annex.setVisible(bool(titles))
        describe(self.annex, say(message("Annex to which the file belongs")), one.name)
        inset = Size.MARK + Space.SMALL if choosing else 0
        actions = QWidget()
        links = (self.annex, self.save, self.remove, -1)
        actions.setLayout(row(*links, spacing=Space.MEDIUM, margins=(inset, 0, 0, 0)))
        self.setLayout(column(head, actions, spacing=Space.HAIR))


def size(count: int) -> str:
    """``count`` bytes as a person reads them, in units that are the same in every language."""
    return QLocale.c().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _titles(annexes: object) -> dict[str, str]:
    """The entries of the list of annexes by id, as they are called."""
    entries: list[Any] = annexes if isinstance(annexes, list) else []  # pyright: ignore
    return {
        str(one["id"]): joined(str(one.get("number") or ""), str(one.get("title") or ""))[:LONGEST_TITLE]
        for one in entries
        if isinstance(one, dict) and one.get("id")  # pyright: ignore
    }
