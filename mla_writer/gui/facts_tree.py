"""The topics of a State by group, and its bilateral treaties: one is chosen to be edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from mla_writer.gui.facts_rows import Line, group_label, value_words, whose
from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import Cells, describe
from mla_writer.gui.widgets.label import literal
from mla_writer.gui.wording import day, fact_age
from mla_writer.model.message import message
from mla_writer.model.packs import OWN
from mla_writer.packs.own_facts import OwnTreaty

KEY = int(Qt.ItemDataRole.UserRole)
TREATIES, NEW_TREATY = "treaties", "treaties.new"
TOPIC, VALUE, AGE, WHO = range(4)
WIDTHS = {TOPIC: 224, AGE: 136, WHO: 120}
HIDDEN_BELOW = {AGE: 640, WHO: 560}


class FactsTree(QTreeWidget):
    """``picked`` tells the id of the topic that was chosen, of a treaty, or ``NEW_TREATY``."""

    picked = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.setItemDelegate(Cells(self))
        self._row = QSize(0, services.theme.px(Size.ROW_SMALL))
        say = services.say
        heads = (message("Topic"), message("What holds"), message("As of"), message("Who says it"))
        self.setHeaderLabels([say(one) for one in heads])
        for column, head in enumerate(heads):
            self.headerItem().setToolTip(column, literal(say(head)))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        describe(self, say(message("Topics")))
        self.currentItemChanged.connect(self._pick)

    def show_lines(self, lines: Iterable[Line], treaties: Sequence[OwnTreaty], chosen: str) -> None:
        """Show these, with ``chosen`` marked, without telling anybody."""
        self.blockSignals(True)
        self.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for line in lines:
            label = group_label(self._services, line.group)
            if label not in groups:
                groups[label] = self._group(label)
            self._add(groups[label], self._cells(line), line.id)
        self._add_treaties(treaties)
        self.expandAll()
        self.choose(chosen)
        self.blockSignals(False)

    def choose(self, key: str) -> None:
        """Mark the line ``key``."""
        for item in self._items():
            if item.data(TOPIC, KEY) == key:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def search(self, text: str) -> None:
        """Show only lines in which all words of ``text`` occur."""
        words = fold(text).split()
        for group in self._groups():
            fitting = [self._fits(item, words) for item in _children(group)]
            group.setHidden(not any(fitting))

    def shown(self) -> list[str]:
        """The topics that are shown, in their order."""
        return [item.text(TOPIC) for item in self._items() if not item.isHidden()]

    def arrange(self, width: int) -> None:
        """Set the columns for ``width``; what matters less is left out where it is narrow."""
        for column, wanted in WIDTHS.items():
            self.setColumnWidth(column, min(self._services.theme.px(wanted), width * 2 // 5))
        for column, least in HIDDEN_BELOW.items():
            self.setColumnHidden(column, width < self._services.theme.px(least))

    def _fits(self, item: QTreeWidgetItem, words: list[str]) -> bool:
        searched = fold(" ".join(item.text(column) for column in range(self.columnCount())))
        fits = all(word in searched for word in words)
        item.setHidden(not fits)
        return fits

    def _cells(self, line: Line) -> tuple[str, str, str, str]:
        services, held = self._services, line.held
        said_by = OWN if line.own is not None else held.said_by if held else ""
        who = whose(services, said_by) if held is not None or line.own is not None else ""
        age = "" if held is None else day(services, held.as_of) or fact_age(services, held)
        return services.text(line.topic.label), value_words(services, held), age, who

    def _add_treaties(self, treaties: Sequence[OwnTreaty]) -> None:
        say = self._services.say
        group = self._group(say(message("Bilateral treaties that you have entered")))
        for treaty in treaties:
            names = self._services.language.list([self._services.language.country(c) for c in treaty.states])
            who = whose(self._services, OWN)
            self._add(group, (treaty.title, names, treaty.as_of, who), f"{TREATIES}.{treaty.id}")
        self._add(group, (say(message("Enter a bilateral treaty")), "", "", ""), NEW_TREATY)

    def _group(self, label: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([label])
        font = item.font(TOPIC)
        font.setBold(True)
        item.setFont(TOPIC, font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setSizeHint(TOPIC, self._row)
        self.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        return item

    def _add(self, group: QTreeWidgetItem, cells: tuple[str, str, str, str], key: str) -> None:
        item = QTreeWidgetItem([" ".join(cell.split()) for cell in cells])
        item.setData(TOPIC, KEY, key)
        item.setSizeHint(TOPIC, self._row)
        for column, cell in enumerate(cells):
            item.setData(column, int(Qt.ItemDataRole.ToolTipRole), literal(cell))
        group.addChild(item)

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for group in self._groups() for item in _children(group)]

    def _groups(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [group for group in found if group is not None]

    def _pick(self, item: QTreeWidgetItem | None, _: QTreeWidgetItem | None = None) -> None:
        key = item.data(TOPIC, KEY) if item is not None else None
        if key:
            self.picked.emit(key)


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (group.child(number) for number in range(group.childCount()))
    return [item for item in found if item is not None]
