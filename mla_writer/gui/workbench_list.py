"""The passages of a draft by page, each with how far its translation is; one is chosen to be worked on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from mla_writer.gui.icons import icon
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import describe
from mla_writer.gui.widgets.label import literal
from mla_writer.gui.workbench_words import SIGNS, STANDING_TONES, warnings_in
from mla_writer.model.message import message
from mla_writer.translating.review import STANDINGS, Review

PATH = int(Qt.ItemDataRole.UserRole)
LABEL, STANDING = range(2)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class PassageList(QTreeWidget):
    """``picked`` tells the path of the passage that was chosen."""

    picked = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._row = QSize(0, services.theme.px(Size.ROW_SMALL))
        say = services.say
        self.setHeaderLabels([say(message("Passage")), say(message("Translation"))])
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.setIconSize(QSize(Size.ICON, Size.ICON))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STANDING, QHeaderView.ResizeMode.Fixed)
        describe(self, say(message("Passages to translate")))
        self.currentItemChanged.connect(self._pick)

    def show_reviews(self, shown: Iterable[Review], pages: Mapping[str, str], chosen: str) -> None:
        """Show these by page (``pages`` maps the key of a page to its title), with the path ``chosen``
        marked, without telling anybody."""
        shown = tuple(shown)
        self.blockSignals(True)
        self.clear()
        self.setColumnWidth(STANDING, self._room_for(shown))
        groups: dict[str, QTreeWidgetItem] = {}
        for review in shown:
            title = pages.get(review.passage.page, "")
            if title not in groups:
                groups[title] = self._group(title)
            item = QTreeWidgetItem()
            groups[title].addChild(item)
            self._fill(item, review)
        self.expandAll()
        self.choose(chosen)
        self.blockSignals(False)

    def show_review(self, review: Review) -> None:
        """Show one again."""
        for item in self._items():
            if item.data(LABEL, PATH) == review.passage.path:
                self._fill(item, review)

    def choose(self, path: str) -> None:
        """Mark the passage at ``path``."""
        for item in self._items():
            if item.data(LABEL, PATH) == path:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def paths(self) -> list[str]:
        """The passages that are shown, in their order."""
        return [str(item.data(LABEL, PATH)) for item in self._items()]

    def _fill(self, item: QTreeWidgetItem, review: Review) -> None:
        services, passage = self._services, review.passage
        label, standing = services.text(passage.label), services.say(STANDINGS[review.standing])
        warned = warnings_in(services, review)
        item.setText(LABEL, label)
        item.setText(STANDING, warned or standing)
        tone = "warning" if warned else STANDING_TONES[review.standing]
        item.setIcon(STANDING, self._icon("warning" if warned else SIGNS[review.standing], tone))
        item.setForeground(STANDING, QColor(services.theme.palette.tone(tone)[0]))
        item.setData(LABEL, PATH, passage.path)
        item.setData(LABEL, SPOKEN, ", ".join(filter(None, (label, standing, warned))))
        told = "\n".join(
            filter(None, (label, passage.text[:200], ", ".join(filter(None, (standing, warned)))))
        )
        for column in (LABEL, STANDING):
            item.setSizeHint(column, self._row)
            item.setToolTip(column, literal(told))

    def _room_for(self, shown: Iterable[Review]) -> int:
        """The width in which no word of the last column is cut."""
        say = self._services.say
        words = [say(one) for one in (*STANDINGS.values(), message("Translation"))]
        words.extend(warnings_in(self._services, review) for review in shown)
        return max(map(self.fontMetrics().horizontalAdvance, words)) + Size.ICON + 3 * Space.LARGE

    def _icon(self, symbol: str, tone: str) -> QIcon:
        colour = QColor(self._services.theme.palette.tone(tone)[0])
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return icon(symbol, colour, colour, mirrored=mirrored)

    def _group(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title])
        font = item.font(LABEL)
        font.setBold(True)
        item.setFont(LABEL, font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setSizeHint(LABEL, self._row)
        self.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        found = (group.child(at) for group in groups if group is not None for at in range(group.childCount()))
        return [item for item in found if item is not None]

    def _pick(self, item: QTreeWidgetItem | None, _: QTreeWidgetItem | None = None) -> None:
        path = item.data(LABEL, PATH) if item is not None else None
        if path:
            self.picked.emit(str(path))
