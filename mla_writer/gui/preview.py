"""The real pages of the letter beside the page that is being filled in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QSizePolicy, QWidget

from mla_writer.gui.preview_worker import Letter, PreviewWorker, Told, Wish
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Label, Notice, column, describe, row
from mla_writer.gui.wording import joined
from mla_writer.model.case import Case
from mla_writer.model.message import Message, message
from mla_writer.render.document import Document
from mla_writer.session import Session

SHADOW = 3


class Preview(QWidget):
    """A language to look at, what is still open in it, and the pages."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(Size.ASIDE)
        self._services = services
        self._session: Session | None = None
        self._letter: Letter | None = None
        self._chosen: tuple[str, ...] = ()
        self._worker = PreviewWorker(services.runner, self._make, Told(self._show, self._add, self._refuse))
        self.languages = QComboBox()
        self.languages.currentIndexChanged.connect(self.refresh)
        self.state = Label(role="small")
        self.notice = Notice()
        self.pages = Pages(services)
        self.pages.wanted.connect(self._want_more)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.pages)
        self._scroll.viewport().setAutoFillBackground(False)
        self.pages.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().valueChanged.connect(self.pages.look)
        bar = row(
            self.languages,
            self.state,
            spacing=Space.MEDIUM,
            margins=(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM),
        )
        bar.setStretch(1, 1)
        self._above = QWidget()
        self._above.setLayout(row(self.notice, margins=(Space.LARGE, 0, Space.LARGE, Space.MEDIUM)))
        self._above.hide()
        self.setLayout(column(bar, self._above, self._scroll))

    def show_session(self, session: Session) -> None:
        """Show the letter of ``session``."""
        self._session = session
        self._offer_languages(session)
        self.refresh()

    def refresh(self) -> None:
        """Make the letter anew from the draft as it stands, if anyone can see it."""
        if self._session is None or not self.isVisible() or self.languages.currentIndex() < 0:
            return
        if self._session.draft.languages != self._chosen:
            self._offer_languages(self._session)
        wish = Wish(self._session.printed_case, self.language, self.pages.seen(), self.pages.scale())
        self._worker.wish(wish)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is made now."""
        super().showEvent(event)
        self.refresh()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        describe(self.languages, self._services.say(message("Language of the preview")))
        describe(self.pages, self._services.say(message("Pages of the letter")))
        if self._session is not None:
            self._offer_languages(self._session)
        if self._letter is not None:
            self._tell(self._letter)

    @property
    def language(self) -> str:
        """The code of the language looked at."""
        return str(self.languages.currentData() or "")

    def _make(self, case: Case, language: str) -> tuple[Document, bytes]:
        document = self._services.compose(case, language)
        return document, self._services.write(document, "pdf")

    def _offer_languages(self, session: Session) -> None:
        chosen, before = session.draft.languages, self.language
        self._chosen = chosen
        offered = self._services.request_languages()
        ordered = [code for code in (*chosen, *offered) if code in offered]
        self.languages.blockSignals(True)
        self.languages.clear()
        for code in dict.fromkeys(ordered):
            self.languages.addItem(self._services.language.language(code), code)
        self.languages.setCurrentIndex(max(0, self.languages.findData(before)))
        self.languages.blockSignals(False)

    def _show(self, letter: Letter) -> None:
        self._letter = letter
        self._above.hide()
        self.pages.show_letter(letter)
        self._tell(letter)

    def _add(self, letter: Letter, images: Mapping[int, QImage]) -> None:
        if letter is self._letter:
            self.pages.add(images)

    def _refuse(self, reason: Message) -> None:
        title = self._services.say(message("The letter cannot be shown."))
        self.notice.say(title, self._services.say(reason), "warning")
        self._above.show()
        self.state.setText("")

    def _tell(self, letter: Letter) -> None:
        services, gaps, foreign = self._services, len(letter.gaps), letter.untranslated
        parts = [services.count("{n} page", "{n} pages", len(letter.sizes))]
        if gaps:
            parts.append(services.count("{n} gap", "{n} gaps", gaps))
        if foreign:
            parts.append(services.count("{n} passage to translate", "{n} passages to translate", foreign))
        self.state.setText(joined(*parts))

    def _want_more(self, pages: tuple[int, ...]) -> None:
        if self._letter is not None:
            self._worker.more(self._letter, pages, self.pages.scale())


class Pages(QWidget):
    """Pages one below the other, as wide as there is room. ``wanted`` tells which lack an image."""

    wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._images: dict[int, QImage] = {}
        self._scale = 0.0
        self._asked: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_letter(self, letter: Letter) -> None:
        """Show a letter that was made anew; pages not drawn yet keep their old image till they are."""
        same = letter.sizes == self._sizes and letter.scale == self._scale
        kept = self._images if same else {}
        self._sizes, self._scale = letter.sizes, letter.scale
        self._images = {**kept, **letter.images}
        self._asked = frozenset(letter.images)
        self._fit()
        self.look()
        self.update()

    def add(self, images: Mapping[int, QImage]) -> None:
        """More images of the letter that is shown."""
        self._images.update(images)
        self.update()

    def scale(self) -> float:
        """Pixels of the screen per point of the page at the width there is."""
        width = self._sizes[0][0] if self._sizes else 595.3
        return max(self.width() - 2 * Space.WIDE, 1) / width * self.devicePixelRatioF()

    def seen(self) -> tuple[int, ...]:
        """The pages that can be seen now; the first two before anything is known."""
        if not self._sizes:
            return (0, 1)
        view = self.visibleRegion().boundingRect()
        return tuple(index for index, place in enumerate(self._places()) if place.intersects(view)) or (0,)

    def look(self) -> None:
        """Ask for the images of pages that can be seen and have none of this letter and size."""
        missing = tuple(index for index in self.seen() if index not in self._asked)
        if self._sizes and missing:
            self._asked = self._asked.union(missing)
            self.wanted.emit(missing)

    def sizeHint(self) -> QSize:
        """As high as all pages."""
        places = self._places()
        return QSize(Size.ASIDE, places[-1].bottom() + Space.WIDE if places else Size.ASIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages follow the width; their images are drawn again at the new size."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._asked = frozenset()
            self._fit()
            self.look()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper with a soft edge, and the image where there is one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shade = QColor(self._services.theme.palette.ink)
        for index, place in enumerate(self._places()):
            if not place.intersects(event.rect()):
                continue
            for step in range(SHADOW, 0, -1):
                shade.setAlpha(8 * (SHADOW + 1 - step))
                painter.fillRect(place.adjusted(-step, 1 - step, step, step + 1), shade)
            painter.fillRect(place, Qt.GlobalColor.white)
            if index in self._images:
                painter.drawImage(place, self._images[index])

    def _places(self) -> list[QRect]:
        scale = self.scale() / self.devicePixelRatioF()
        places: list[QRect] = []
        top = Space.TINY
        for width, height in self._sizes:
            size = QSize(round(width * scale), round(height * scale))
            places.append(QRect(QPoint((self.width() - size.width()) // 2, top), size))
            top += size.height() + Space.LARGE
        return places

    def _fit(self) -> None:
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
