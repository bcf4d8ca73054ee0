"""The list of what is old: in the whole rulebook, or in what one request rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from mla_writer.checks.judge import Judge
from mla_writer.files import write_bytes
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.freshness_rows import Row, as_csv, older_than, row
from mla_writer.gui.freshness_table import FreshnessTable
from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Heading, Label, SearchEdit, choose_file, column, describe
from mla_writer.gui.widgets import row as beside
from mla_writer.model.errors import CannotWrite
from mla_writer.model.freshness import Dated, concerning, dated
from mla_writer.model.message import Message, message
from mla_writer.session import Session

ALL, NEVER = "all", "never"
YEARS = (2, 5, 10)
PROPOSED_YEARS = 5
FILE = "rulebook-age.csv"
PROPOSED = 1040, 640
"""Width and height in logical pixels, where the screen has room."""


class Freshness(Dialog):
    """Shows ``found`` under ``title``: sorted by age, narrowed down by age, State and words."""

    def __init__(
        self, services: Services, title: Message, found: Iterable[Dated], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        say = services.say
        self._services = services
        self._rows = [row(services, one) for one in found]
        self._words = [fold(" ".join(one.cells)) for one in self._rows]
        self.setWindowTitle(say(title))
        self.age, self.state, self.search = QComboBox(), QComboBox(), SearchEdit()
        self.table, self.counted = FreshnessTable(services), Label(role="muted")
        self.save, self.close_button = Button(), Button(role="primary")
        self._offer()
        self._lay_out(say(title))
        self._connect()
        self.fit(services, *PROPOSED)
        self.refresh()

    def refresh(self) -> None:
        """Show what the choices leave."""
        shown = list(self._chosen())
        self.table.lines.show_rows(shown)
        count, total = len(shown), len(self._rows)
        self.counted.setText(self._services.say(message("{count} of {total}", count=count, total=total)))

    def export(self, path: Path) -> None:
        """Write the lines that are shown to ``path`` for a spreadsheet; a refusal is told below."""
        try:
            write_bytes(path, as_csv(self._services, self.table.lines.rows))
        except CannotWrite as error:
            self.counted.setText(self._services.say(error.message))
        else:
            self.counted.setText(self._services.say(message("Saved as {path}", path=str(path))))

    def _chosen(self) -> Iterator[Row]:
        age, state = str(self.age.currentData()), str(self.state.currentData())
        words = fold(self.search.text()).split()
        limit = older_than(int(age), self._services.now().date()).isoformat() if age.isdigit() else ""
        for one, searched in zip(self._rows, self._words, strict=True):
            old = one.dated.first_day
            fits = age == ALL or (age == NEVER and not old) or bool(limit and old and old < limit)
            if fits and state in (ALL, one.dated.state) and all(word in searched for word in words):
                yield one

    def _offer(self) -> None:
        services, say = self._services, self._services.say
        self.age.addItem(say(message("Of any age")), ALL)
        for years in YEARS:
            self.age.addItem(services.count("Older than {n} year", "Older than {n} years", years), str(years))
        self.age.addItem(say(message("Never dated")), NEVER)
        self.age.setCurrentIndex(self.age.findData(str(PROPOSED_YEARS)))
        self.state.addItem(say(message("All States")), ALL)
        codes = {one.dated.state for one in self._rows if one.dated.state}
        names = sorted((services.language.country(code), code) for code in codes)
        for name, code in sorted(names, key=lambda one: services.language.sort_key(one[0])):
            self.state.addItem(name, code)
        self.search.say(say(message("Find words in the list")))
        self.save.say(say(message("Save as a table")))
        self.close_button.say(say(message("Close")))
        describe(self.age, say(message("Age")))
        describe(self.state, say(message("State")))

    def _lay_out(self, title: str) -> None:
        intro = Label(
            self._services.say(
                message("What is old may still hold, and what is new may have changed. Look it up again.")
            ),
            "intro",
        )
        choices = beside(self.age, self.state, self.search, spacing=Space.MEDIUM)
        choices.setStretch(2, 1)
        foot = beside(self.counted, -1, self.save, self.close_button, spacing=Space.SMALL)
        foot.setStretch(0, 1)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        parts = (Heading(title, "subtitle"), intro, choices, self.table, foot)
        whole = column(*parts, spacing=Space.MEDIUM, margins=margins)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.age.currentIndexChanged.connect(self.refresh)
        self.state.currentIndexChanged.connect(self.refresh)
        self.search.textChanged.connect(self.refresh)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.accept)

    def _save(self) -> None:
        say = self._services.say
        title, pattern = say(message("Save as a table")), f"{say(message('Tables'))} (*.csv)"
        path = choose_file(self, title, pattern, target=Path.home() / FILE)
        if path is not None:
            self.export(path)


def of_rulebook(services: Services, parent: QWidget | None = None) -> Freshness:
    """The list of everything that the rulebook holds."""
    title = message("What is old in the rulebook")
    return Freshness(services, title, dated(services.rulebook), parent)


def of_draft(services: Services, session: Session, parent: QWidget | None = None) -> Freshness:
    """The list of what the draft of ``session`` rests on."""
    found = concerning(session.case, Judge(session.rulebook).applying(session.case))
    shown = Freshness(services, message("What is old for this request"), found, parent)
    shown.age.setCurrentIndex(shown.age.findData(ALL))
    return shown
