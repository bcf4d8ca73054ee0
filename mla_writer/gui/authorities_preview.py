"""What an import would do, row by row; the person ticks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from mla_writer.authorities.card import FIELDS
from mla_writer.authorities.comparing import Compared, Status
from mla_writer.authorities.importing import of
from mla_writer.gui.authorities_words import changes_text
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Cells, Label, column, describe, row
from mla_writer.gui.widgets.label import literal
from mla_writer.model.message import message

STATUS = {
    Status.DIFFERS: message("differs"),
    Status.NEW: message("new"),
    Status.REFUSED: message("refused"),
    Status.SAME: message("already there"),
}
"""In the order in which they are listed: what needs a decision first."""
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
TOOLTIP = Qt.ItemDataRole.ToolTipRole
TICKED = Qt.ItemFlag.ItemIsUserCheckable
Chosen = tuple[tuple[Compared, ...], tuple[tuple[Compared, tuple[str, ...]], ...]]


class ImportPreview(QWidget):
    """New rows are ticked, fields that differ are not: nothing is replaced unless a person ticks it.
    ``changed`` tells that a tick changed."""

    changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._items: list[tuple[Compared, QTreeWidgetItem]] = []
        self._fields: list[tuple[Compared, str, QTreeWidgetItem]] = []
        self.counts = Label(role="strong")
        self.tree = QTreeWidget()
        self.tree.setColumnCount(3)
        self.tree.setItemDelegate(Cells(self.tree))
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(services.theme.px(Size.MARK))
        self.all, self.none = Button(role="quiet"), Button(role="quiet")
        self._say()
        self.all.clicked.connect(lambda: self._tick_new(CHECKED))
        self.none.clicked.connect(lambda: self._tick_new(UNCHECKED))
        self.tree.itemChanged.connect(lambda: self.changed.emit())
        whole = column(self.counts, self.tree, row(self.all, self.none, -1), spacing=Space.SMALL)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_rows(self, found: tuple[Compared, ...]) -> None:
        """List ``found``, what needs a decision first."""
        say = self._services.say
        self.tree.blockSignals(True)
        self.tree.clear()
        self._fields = []
        self._items = [(one, self._item(one)) for status in STATUS for one in of(found, status)]
        self.tree.addTopLevelItems([item for _, item in self._items])
        for _, item in self._items:
            for child in (item.child(place) for place in range(item.childCount())):
                if child is not None:
                    child.setFirstColumnSpanned(True)  # only what stands in the tree can span it
        self.tree.expandAll()
        self.tree.blockSignals(False)
        numbers = [(status, len(of(found, status))) for status in STATUS]
        told = [
            say(message("{topic}: {value}", topic=STATUS[status], value=number))
            for status, number in numbers
            if number
        ]
        self.counts.setText(" · ".join(told))
        self.changed.emit()

    def chosen(self) -> Chosen:
        """The new rows that are ticked, and the rows that differ with the fields that are."""
        new = tuple(
            one for one, item in self._items if one.status is Status.NEW and item.checkState(0) is CHECKED
        )
        fields: dict[int, tuple[Compared, tuple[str, ...]]] = {}
        for one, name, item in self._fields:
            if item.checkState(0) is CHECKED:
                _, before = fields.get(one.row.line, (one, ()))
                fields[one.row.line] = one, (*before, name)
        return new, tuple(fields.values())

    def _item(self, one: Compared) -> QTreeWidgetItem:
        services, card = self._services, one.row.card
        state = services.language.country(card.state) if card is not None else ""
        line = services.say(message("line {line}", line=one.row.line))
        status = services.say(STATUS[one.status])
        item = QTreeWidgetItem([one.row.name or line, state, status])
        item.setSizeHint(0, QSize(0, services.theme.px(Size.ROW_SMALL)))
        item.setData(0, TOOLTIP, literal(line))
        item.setData(2, TOOLTIP, literal(f"{line}: {status}"))
        if one.row.refusal is not None:
            item.addChild(self._reason(services.say(one.row.refusal)))
        if one.status is Status.NEW:
            item.setFlags(item.flags() | TICKED)
            item.setCheckState(0, CHECKED)
        for name in one.differences or {}:
            item.addChild(self._change(one, name))
        return item

    def _reason(self, text: str) -> QTreeWidgetItem:
        """Why a row is refused, in a line of its own."""
        item = QTreeWidgetItem([text])
        item.setData(0, TOOLTIP, literal(text))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _change(self, one: Compared, name: str) -> QTreeWidgetItem:
        assert one.differences is not None
        text = changes_text(self._services, {name: one.differences[name]})
        item = QTreeWidgetItem([text])
        self._fields.append((one, name, item))
        item.setData(0, TOOLTIP, literal(text))
        item.setFlags(item.flags() | TICKED)
        item.setCheckState(0, UNCHECKED)
        return item

    def _tick_new(self, state: Qt.CheckState) -> None:
        self.tree.blockSignals(True)
        for one, item in self._items:
            if one.status is Status.NEW:
                item.setCheckState(0, state)
        self.tree.blockSignals(False)
        self.tree.viewport().update()
        self.changed.emit()

    def _say(self) -> None:
        say = self._services.say
        labels = [say(FIELDS["name"]), say(message("State")), say(message("What happens"))]
        self.tree.setHeaderLabels(labels)
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, self._services.theme.px(Size.NUMBER))
        describe(self.tree, say(message("Rows of the file")))
        self.all.say(say(message("Tick all new ones")))
        self.none.say(say(message("Tick none")))
