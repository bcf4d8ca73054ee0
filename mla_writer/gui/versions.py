"""Versions of the draft on the screen: kept, compared field by field, brought back.

Bringing one back is one step to undo; the state before is kept first.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QItemSelectionModel, QLocale, Qt, QTime
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from mla_writer.gui.dialog import HIGH, WIDE, Dialog
from mla_writer.gui.differences import DifferencesView
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Heading, Label, LineEdit, column, describe, row, tell
from mla_writer.model.draft import Draft
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.session.versions import Occasion, keep_if_due

if TYPE_CHECKING:
    from mla_writer.model.dossier import Version
    from mla_writer.session import Session

REASONS = {
    "opened": message("Before the first change of the day"),
    "kept": message("Kept by hand"),
    "exported": message("Before an export"),
    "handed_in": message("Handed in"),
    "received": message("Before something was received"),
    "restored": message("Before an older version came back"),
}
NOW = message("As it stands now")
NUMBER = int(Qt.ItemDataRole.UserRole)
PRESENT = 0
"""In place of a number: the draft as it stands."""
LONGEST_LABEL = 120
LIST = 300


class VersionsDialog(Dialog):
    """The versions of the draft of ``session``. One chosen is compared with the draft as it stands, two with
    each other."""

    def __init__(self, services: Services, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._session = services, session
        self._drafts: dict[int, Draft] = {}
        say = services.say
        title = say(message("Versions"))
        self.setWindowTitle(title)
        self.list, self.view = (
            QListWidget(),
            DifferencesView(services, session.rulebook, *2 * (session.draft,)),
        )
        self.label, self.keep_button = LineEdit(), Button(say(message("Keep this version")))
        self.label.setMaxLength(LONGEST_LABEL)
        self.told, self.none = Label(role="strong"), Label(role="hint")
        self.restore_button, self.close_button = Button(role="primary"), Button(say(message("Close")))
        self._connect()
        self._lay_out(title)
        self._say()
        self.refresh()
        self.fit(services, WIDE, HIGH)
        self.list.setFocus()

    # What is shown

    def refresh(self) -> None:
        """Read the versions again."""
        shelf, id = self._services.shelf, self._session.draft.id
        self._drafts.clear()
        self.list.clear()
        try:
            found = shelf.versions(id)
        except ProgramError:  # a draft that was never saved has none
            found = ()
        self._add(PRESENT, self._services.say(NOW))
        for version in found:
            self._add(version.number, self.words(version))
        self.list.setCurrentRow(min(1, len(found)))
        self.compare()

    def words(self, version: Version) -> str:
        """When, by whom; the label, or else why it was kept."""
        who = " · ".join(filter(None, (self._when(version.at), version.by)))
        return f"{version.label or self._services.say(REASONS[version.reason])}\n{who}"

    def chosen(self) -> tuple[int, ...]:
        """The numbers of the versions that are chosen, oldest first; the draft as it stands is last."""
        numbers = [int(item.data(NUMBER)) for item in self.list.selectedItems()]
        return tuple(sorted(numbers, key=lambda number: number or float("inf")))

    def compare(self) -> None:
        """Show what differs between those chosen."""
        numbers = self.chosen()
        one = len(numbers) == 1 and numbers[0] != PRESENT
        if one:
            numbers = (*numbers, PRESENT)
        self.restore_button.setEnabled(one)
        drafts = self._read(numbers) if len(numbers) == 2 else None
        self.view.setVisible(drafts is not None)
        self.none.setVisible(drafts is None)
        self.told.setText("")
        if drafts is not None:
            self.view.show_drafts(*drafts)
            self.told.setText(self.view.summary() if self.view.count else "")

    # What is done

    def keep(self) -> None:
        """Keep the draft as it stands under the label that was typed."""
        if self._try(lambda: self._keep("kept", self.label.text().strip())):
            self.label.clear()
            self.refresh()

    def restore(self) -> None:
        """Bring the version chosen back; one step to undo."""
        numbers = self.chosen()
        draft = self._read(numbers)
        if draft is None or len(numbers) != 1 or not self._try(lambda: self._keep("restored", "")):
            return
        self._session.settle()  # typing that is still one step ends here
        self._session.change(draft[0])
        self.accept()

    def _keep(self, reason: str, label: str) -> None:
        services, session = self._services, self._session
        if session.dirty or session.stamp is None:
            session.save(services.store)
        occasion = Occasion(reason, services.now(), services.settings.officer, label)
        keep_if_due(services.shelf, session.draft, occasion, services.problems())

    def _read(self, numbers: tuple[int, ...]) -> tuple[Draft, ...] | None:
        found: list[Draft] = []

        def read() -> None:
            found.extend(self._draft(number) for number in numbers)

        return tuple(found) if self._try(read) else None

    def _draft(self, number: int) -> Draft:
        if number == PRESENT:
            return self._session.draft
        if number not in self._drafts:
            services, id = self._services, self._session.draft.id
            self._drafts[number] = services.shelf.version(id, number, services.problems())
        return self._drafts[number]

    def _try(self, do: Any) -> bool:
        try:
            do()
        except ProgramError as error:
            say = self._services.say
            tell(self, say(message("Versions")), say(error.message), say(message("Close")))
            return False
        return True

    # Parts

    def _add(self, number: int, text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(NUMBER, number)
        self.list.addItem(item)

    def _when(self, at: str) -> str:
        moment = datetime.fromisoformat(at).astimezone(self._services.now().tzinfo)
        locale = QLocale(self._services.language.entry.shown_by)
        day = locale.toString(QDate(moment.year, moment.month, moment.day), QLocale.FormatType.ShortFormat)
        return f"{day} {locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)}"

    def _connect(self) -> None:
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._limit)
        self.keep_button.clicked.connect(self.keep)
        self.label.returnPressed.connect(self.keep)
        self.restore_button.clicked.connect(self.restore)
        self.close_button.clicked.connect(self.reject)

    def _limit(self) -> None:
        """Two at most: of more, the one that has the focus and the one chosen before it stay."""
        items = self.list.selectedItems()
        if len(items) > 2:
            current, flags = self.list.currentItem(), QItemSelectionModel.SelectionFlag
            others = [item for item in items if item is not current]
            for item in others[1:]:
                self.list.selectionModel().select(self.list.indexFromItem(item), flags.Deselect)
            return
        self.compare()

    def _say(self) -> None:
        say = self._services.say
        hint: Message = message(
            "Choose one to compare it with the draft as it stands, or two (Ctrl) with each other."
        )
        self.none.show_text(say(hint))
        self.restore_button.say(say(message("Bring this version back")))
        describe(self.list, say(message("Versions")), say(hint))
        self.label.setPlaceholderText(say(message("Name of the version, if you like")))
        describe(self.label, say(message("Name of the version, if you like")))

    def _lay_out(self, title: str) -> None:
        px = self._services.theme.px
        self.list.setFixedWidth(min(px(LIST), WIDE // 2))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QWidget()
        beside = column(self.told, self.none, self.view, spacing=Space.SMALL)
        beside.setStretch(2, 1)
        beside.addStretch(0)
        right.setLayout(beside)
        middle = row(self.list, right, spacing=Space.LARGE)
        middle.setStretch(1, 1)
        keeping = row(self.label, self.keep_button, spacing=Space.SMALL)
        ending = row(-1, self.close_button, self.restore_button, spacing=Space.SMALL)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        parts = (Heading(title, "subtitle"), keeping, middle, ending)
        layout = column(*parts, spacing=Space.MEDIUM, margins=margins)
        layout.setStretch(2, 1)
        self.setLayout(layout)
