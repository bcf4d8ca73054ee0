"""Free text that must stand in the request in another language: the original above, its translation
below. The program never translates; a person or a sworn translator does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Label, Notice, TextArea, column, describe
from mla_writer.i18n import direction_of
from mla_writer.model.message import message
from mla_writer.model.text_gate import mended
from mla_writer.session import Session
from mla_writer.session.translations import passages, translate
from mla_writer.translating.passages import Passage


class Translations(QWidget):
    """All passages with room for their translation into ``language``. ``changed`` tells of an edit."""

    changed = Signal()

    def __init__(self, session: Session, services: Services, language: str) -> None:
        super().__init__()
        self._session, self._services, self._language = session, services, language
        self.areas: dict[str, TextArea] = {}
        self.refusals: dict[str, Notice] = {}
        parts = [self._part(passage) for passage in passages(session)]
        self.setLayout(column(*parts, spacing=Space.LARGE))

    def _part(self, passage: Passage) -> QWidget:
        name = self._services.text(passage.label)
        original = Label(passage.text, "hint").selectable()
        area = TextArea(passage.translation(self._session.draft, self._language).text, least=2)
        direction = direction_of(self._language)
        rtl = direction == "rtl"
        area.write_towards(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        described = message("{label}: translation", label=name)
        describe(area, self._services.say(described), passage.text)
        area.textChanged.connect(lambda: self._keep(passage.path, area))
        area.left.connect(self.changed)
        self.areas[passage.path] = area
        part, notice = QWidget(), Notice()
        self.refusals[passage.path] = notice
        remove = Button(self._services.say(message("Remove these characters")))
        remove.clicked.connect(lambda: area.setPlainText(mended(area.toPlainText())))
        notice.add(remove)
        notice.hide()
        part.setLayout(column(Label(name, "strong"), original, area, notice, spacing=Space.TINY))
        return part

    def _keep(self, path: str, area: TextArea) -> None:
        refused = translate(self._session, self._language, path, area.toPlainText())
        notice = self.refusals[path]
        notice.setVisible(refused is not None)
        if refused is not None:
            say = self._services.say
            notice.say(say(message("This text cannot be taken over yet.")), say(refused.message), "block")
