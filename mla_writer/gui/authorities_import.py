"""A directory brought into the address book: columns mapped, every row looked at, then one writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QGridLayout, QStackedWidget, QWidget

from mla_writer.authorities.book import AddressBook
from mla_writer.authorities.columns import STATE, TARGETS, guessed
from mla_writer.authorities.comparing import Compared, Row
from mla_writer.authorities.import_csv import Table, read_table
from mla_writer.authorities.importing import beside, is_vcard, table_rows, take_over, vcard_rows
from mla_writer.authorities.reading import file_bytes
from mla_writer.gui.authorities_preview import ImportPreview
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.editors.names import countries
from mla_writer.gui.editors.search_choice import SearchChoice
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    ElidedLabel,
    Heading,
    Label,
    Notice,
    ScrollColumn,
    column,
    describe,
    row,
)
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message

MAPPING, PREVIEW = range(2)
LONGEST = 40
"""Letters of a sample beside the name of its column."""


class AuthoritiesImport(Dialog):
    """``open_file`` reads a file; ``refusal`` says why it could not be read."""

    def __init__(self, services: Services, book: AddressBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._book = services, book
        self.refusal: Message | None = None
        self._read: Callable[[], tuple[Row, ...]] = tuple
        self._table: Table | None = None
        self._counts = (0, 0)
        self.title, self.file = Heading(role="subtitle"), ElidedLabel(role="muted")
        self.problem = Notice(tone="block")
        self.problem.hide()
        self.columns: dict[str, QComboBox] = {}
        self.state = SearchChoice(countries(services))
        self.preview = ImportPreview(services)
        self.grid = QGridLayout()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._mapping_page())
        self.pages.addWidget(self.preview)
        self.back, self.cancel, self.onward = Button(), Button(), Button(role="primary")
        self.onward.setDefault(True)
        self._lay_out()
        self._connect()
        self._show_page(MAPPING)

    def open_file(self, path: Path) -> bool:
        """Read ``path``; False when nothing can be read of it (``refusal``)."""
        self.file.setText(path.name)
        try:
            data = file_bytes(path)
            if is_vcard(path, data):
                self._read = lambda: vcard_rows(data, self.state.entry())
            else:
                self._table = read_table(data)
                self._offer_columns(self._table, self._book.columns())
                self._read = self._table_rows
        except ProgramError as error:
            self.refusal = message("{file}: {reason}", file=path.name, reason=error.message)
            return False
        return True

    def mapping(self) -> dict[str, str]:
        """Which column holds which field, as chosen."""
        return {target: str(box.currentData()) for target, box in self.columns.items() if box.currentData()}

    def look(self) -> None:
        """Read the rows and show what each would do; done beside the window, since cards take long."""
        self.problem.hide()
        self.onward.setEnabled(False)
        read = self._read
        self._services.runner.run(lambda: beside(read(), self._book), self._show, self._complain)

    def import_chosen(self) -> None:
        """Write what is ticked, all at once; nothing is written where something stands in the way."""
        new, changed = self.preview.chosen()
        try:
            take_over(self._book, new, changed, self.mapping() or None)
        except ProgramError as error:
            self._complain(error.message)
            return
        self._counts = len(new), len(changed)
        self.accept()

    def said(self) -> Message:
        """What was written."""
        new, changed = self._counts
        return message("Added: {new}. Changed: {changed}.", new=new, changed=changed)

    def _table_rows(self) -> tuple[Row, ...]:
        assert self._table is not None
        return table_rows(self._table, self.mapping(), self.state.entry())

    def _show(self, found: tuple[Compared, ...]) -> None:
        self.preview.show_rows(found)
        self._show_page(PREVIEW)

    def _complain(self, problem: Message) -> None:
        self.problem.say("", self._services.say(problem), "block")
        self.problem.show()
        self.onward.setEnabled(True)

    def _go_on(self) -> None:
        if self.pages.currentIndex() == MAPPING:
            self.look()
        else:
            self.import_chosen()

    def _show_page(self, page: int) -> None:
        say = self._services.say
        self.problem.hide()
        self.pages.setCurrentIndex(page)
        self.back.setVisible(page == PREVIEW)
        if page == MAPPING:
            self.onward.say(say(message("Look at the rows")))
            self.onward.setEnabled(True)
        else:
            self._count()

    def _count(self) -> None:
        new, changed = self.preview.chosen()
        number = len(new) + len(changed)
        self.onward.say(self._services.count("Import {n} entry", "Import {n} entries", number))
        self.onward.setEnabled(number > 0)

    def _offer_columns(self, table: Table, remembered: Mapping[str, str]) -> None:
        say, proposed = self._services.say, guessed(table.header, remembered)
        for place, (target, label) in enumerate(TARGETS.items()):
            box = QComboBox()
            box.addItem(say(message("not in the file")), "")
            for name in table.header:
                if name:
                    box.addItem(_sample(table, name), name)
            box.setCurrentIndex(max(0, box.findData(proposed.get(target, ""))))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            describe(box, say(label))
            caption = Label(say(label), "strong", wrap=False)
            caption.setBuddy(box)
            self.columns[target] = box
            self.grid.addWidget(caption, place, 0)
            self.grid.addWidget(box, place, 1)
        self.columns[STATE].setFocus()

    def _mapping_page(self) -> QWidget:
        say = self._services.say
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(Space.LARGE)
        self.grid.setVerticalSpacing(Space.SMALL)
        self.grid.setColumnStretch(1, 1)
        self.state.line.setPlaceholderText(say(message("None")))
        caption = say(message("State of rows that name none"))
        describe(self.state, caption)
        describe(self.state.line, caption)
        chosen = column(Label(caption, "strong"), self.state, spacing=Space.TINY)
        said = message("Which column holds what? Nothing is written before you have seen each row.")
        hint = Label(say(said), "hint")
        width = self._services.theme.px(Size.COLUMN)
        margins = (Space.TINY, 0, Space.MEDIUM, Space.TINY)
        return ScrollColumn(hint, chosen, self.grid, width=width, spacing=Space.LARGE, margins=margins)

    def _lay_out(self) -> None:
        say = self._services.say
        title = say(message("Import a directory"))
        self.setWindowTitle(title)
        self.title.setText(title)
        self.back.say(say(message("Back")))
        self.cancel.say(say(message("Cancel")))
        buttons = row(self.back, -1, self.cancel, self.onward, spacing=Space.SMALL)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        head = column(self.title, self.file, spacing=Space.TINY)
        whole = column(head, self.problem, self.pages, buttons, spacing=Space.MEDIUM, margins=margins)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.fit(self._services, Size.COLUMN + Size.NUMBER, Size.COLUMN)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._show_page(MAPPING))
        self.cancel.clicked.connect(self.reject)
        self.onward.clicked.connect(self._go_on)
        self.preview.changed.connect(self._count)


def _sample(table: Table, name: str) -> str:
    """A column by its name and the first text in it."""
    place = table.header.index(name)
    first = next((row[place] for row in table.rows if row[place].strip()), "")
    shown = " ".join(first.split())
    if len(shown) > LONGEST:
        shown = f"{shown[: LONGEST - 1].rstrip()}…"
    return f"{name} · {shown}" if shown else name
