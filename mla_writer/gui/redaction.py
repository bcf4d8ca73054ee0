"""Making a redacted copy: what is replaced by what, each with a tick; then saved, or gone on with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from mla_writer.drafts import to_json
from mla_writer.files import write_bytes
from mla_writer.gui.dialog import HIGH, WIDE, Dialog
from mla_writer.gui.services import SUFFIX, Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Cells,
    Heading,
    Label,
    Notice,
    choose_file,
    column,
    describe,
    literal,
    row,
)
from mla_writer.model.draft import Draft
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import message
from mla_writer.redaction.copying import redacted
from mla_writer.redaction.finding import found
from mla_writer.redaction.sensitive import Sensitive
from mla_writer.redaction.words_for import GROUPS, LIMITS

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
TICKED = Qt.ItemFlag.ItemIsUserCheckable
TOOLTIP = Qt.ItemDataRole.ToolTipRole


class RedactionDialog(Dialog):
    """Everything is ticked at first. ``begin`` is given the copy when a person wants to go on with it; the
    draft itself is never changed."""

    def __init__(
        self,
        services: Services,
        draft: Draft,
        begin: Callable[[Draft], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._draft, self._begin = services, draft, begin
        self._found = found(draft, services.rulebook)
        self.items: list[tuple[Sensitive, QTreeWidgetItem]] = []
        say = services.say
        self.setWindowTitle(say(message("Redacted copy")))
        self.limits, self.problem = Notice(), Notice()
        self.limits.say(say(message("A copy for training or consultation")), say(LIMITS), "warning")
        self.problem.hide()
        self.tree = self._tree()
        self.open_button = Button(say(message("Open the copy")))
        self.save_button = Button(say(message("Save the copy")), "primary")
        self.cancel = Button(say(message("Cancel")), "quiet")
        self.open_button.clicked.connect(self.open_copy)
        self.save_button.clicked.connect(self.save_copy)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        self._fill()
        self.fit(services, WIDE, HIGH)
        self.tree.setFocus()

    @property
    def kept(self) -> tuple[Sensitive, ...]:
        """What is not ticked: it stays as it is."""
        return tuple(one for one, item in self.items if item.checkState(0) is UNCHECKED)

    def copy(self) -> Draft | None:
        """The copy as it is ticked; None where a value would be left, which a person is told."""
        try:
            return redacted(self._draft, self._services.rulebook, self._found, self.kept)
        except ProgramError as error:
            self._complain(error)
            return None

    def open_copy(self) -> None:
        """Go on with the copy as a new draft."""
        copy = self.copy()
        if copy is not None:
            self.accept()
            self._begin(copy)

    def save_copy(self) -> None:
        """Let a person choose a file and write the copy there."""
        copy = self.copy()
        if copy is None:
            return
        say = self._services.say
        pattern = f"{say(message('Drafts'))} (*{SUFFIX})"
        path = choose_file(
            self,
            say(message("Save the copy")),
            pattern,
            target=Path.home() / f"redacted{SUFFIX}",
        )
        if path is None:
            return
        try:
            write_bytes(path if path.suffix else path.with_suffix(SUFFIX), to_json(copy))
        except ProgramError as error:
            self._complain(error)
            return
        self.accept()

    def _complain(self, error: ProgramError) -> None:
        say = self._services.say
        self.problem.say(say(message("The copy was not made")), say(error.message), "block")
        self.problem.show()

    def _tree(self) -> QTreeWidget:
        say = self._services.say
        tree = QTreeWidget()
        tree.setColumnCount(2)
        tree.setHeaderLabels([say(message("In the draft")), say(message("In the copy"))])
        tree.setItemDelegate(Cells(tree))
        tree.setUniformRowHeights(True)
        tree.setIndentation(self._services.theme.px(Size.MARK))
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        tree.header().setStretchLastSection(False)
        describe(tree, say(message("What is replaced")))
        return tree

    def _fill(self) -> None:
        for sort, label in GROUPS.items():
            members = [one for one in self._found if one.sort is sort]
            if members:
                group = QTreeWidgetItem([f"{self._services.say(label)} ({len(members)})"])
                group.setSizeHint(0, self._height())
                group.setFlags(group.flags() | TICKED | Qt.ItemFlag.ItemIsAutoTristate)
                self.tree.addTopLevelItem(group)
                for one in members:
                    group.addChild(self._item(one))
        self.tree.expandAll()

    def _item(self, one: Sensitive) -> QTreeWidgetItem:
        value = " ".join(one.value.split())
        item = QTreeWidgetItem([value, one.replacement])
        item.setSizeHint(0, self._height())
        item.setData(0, TOOLTIP, literal(value))
        item.setFlags(item.flags() | TICKED)
        item.setCheckState(0, CHECKED)
        self.items.append((one, item))
        return item

    def _height(self) -> QSize:
        return QSize(0, self._services.theme.px(Size.ROW_SMALL))

    def _lay_out(self) -> None:
        say = self._services.say
        intro = message("What is ticked is replaced everywhere in the copy. The draft stays as it is.")
        head = column(
            Heading(say(message("Redacted copy")), "subtitle"), Label(say(intro), "intro"), spacing=Space.TINY
        )
        buttons = row(-1, self.cancel, self.open_button, self.save_button, spacing=Space.SMALL)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        whole = column(
            head, self.limits, self.tree, self.problem, buttons, spacing=Space.MEDIUM, margins=margins
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
