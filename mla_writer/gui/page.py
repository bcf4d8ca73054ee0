"""One page of the request: its title, its questions, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from mla_writer.gui.after_release import AfterRelease
from mla_writer.gui.editors.base import Context
from mla_writer.gui.editors.make import make_editor
from mla_writer.gui.field_row import FieldRow
from mla_writer.gui.field_rows import FieldRows
from mla_writer.gui.focus_order import step, stops
from mla_writer.gui.page_footer import PageFooter
from mla_writer.gui.services import Services
from mla_writer.gui.task_rows import measure_labels
from mla_writer.gui.theme import Space
from mla_writer.gui.views import make_view
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.widgets import Fold, Heading, Label, ScrollColumn, column
from mla_writer.gui.wording import joined
from mla_writer.model.journey import AskedPage
from mla_writer.model.message import Message, message
from mla_writer.session import Session


class PageView(QWidget):
    """Shows the page that the session is on. ``walked`` tells that it changed, ``edited`` that an
    answer is being typed, ``settled`` that findings may have changed, ``focused`` the path of the
    field with the focus."""

    walked = Signal()
    edited = Signal()
    settled = Signal()
    focused = Signal(str)

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self._session, self._services = session, services
        self._context = Context(session, services, make_editor, set())
        self._last: dict[str, str] = {}
        self._row: FieldRow | None = None
        self._key = ""
        self._stack = QStackedWidget()
        self.footer = PageFooter(services)
        self.footer.back.clicked.connect(self.go_back)
        self.footer.onward.clicked.connect(self.go_on)
        self.setLayout(column(self._stack, self.footer))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self._settling = AfterRelease(self._settle, self)
        self.sheet = self._make_sheet(None)
        self._build()

    # Walking

    def show_page(self, key: str) -> None:
        """Go to the page ``key``."""
        self._leave_page()
        self._session.go_to(key)
        self.refresh()

    def go_on(self) -> None:
        """Go to the next page; what is missing on this one is spoken of from now on."""
        self._leave_page()
        self._context.seen.update(row.asked.path for row in self.findChildren(FieldRow))
        if self._session.next():
            self._arrive()

    def go_back(self) -> None:
        """Go to the page before."""
        self._leave_page()
        if self._session.back():
            self._arrive()

    def focus_field(self, path: str) -> None:
        """Go to the field at ``path``, on whatever page it is asked."""
        if not self._session.go_to_field(path):
            return
        self._context.seen.add(path)
        if self._session.page.key != self._key:
            self._build()
            self.walked.emit()
        self.sheet.reveal_field(path)

    # Showing

    def refresh(self) -> None:
        """Show the draft as it stands, as after undoing."""
        if self._session.page.key != self._key:
            self._arrive()
        else:
            self._show()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now; place and focus stay."""
        place = self.sheet.place()
        path = self._row.asked.path if self._row else ""
        self.footer.retranslate()
        self._build()
        if path:
            self.sheet.reveal_field(path)
        self.sheet.scroll_to(place)

    def focusNextPrevChild(self, next: bool) -> bool:
        """The tab key walks the questions as they are read, then the footer."""
        return step(stops(self), next) or super().focusNextPrevChild(next)

    def _arrive(self) -> None:
        self._build()
        self.walked.emit()
        last = self._last.get(self._key, "")
        if not (last and self.sheet.reveal_field(last)) and not self.sheet.focus_first():
            (self.footer.back if self.footer.onward.isHidden() else self.footer.onward).setFocus()

    def _build(self) -> None:
        self._row = None
        page = self._session.page
        self._key = page.key
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        part = make_view(page.page.view, self._session, self._services) if page.page.view else None
        self.sheet = self._make_sheet(part)
        self._stack.addWidget(self.sheet)
        self._show()
        self.sheet.open_missing(page)

    def _make_sheet(self, part: PagePart | None) -> _Sheet:
        sheet = _Sheet(self._context, part)
        for rows in (sheet.shown, sheet.folded):
            rows.edited.connect(self._edited)
            rows.settled.connect(self._settle)
            rows.wanted.connect(self.focus_field)
        if part is not None:
            part.changed.connect(self._settle)
            part.wanted.connect(self.focus_field)
        return sheet

    def _show(self) -> None:
        page = self._session.page
        self.sheet.show_page(page, self._session)
        self.footer.show_page(self._session, self.sheet.summary())

    # Following what the person does

    def _edited(self) -> None:
        self.edited.emit()

    def _settle(self) -> None:
        self._session.settle()
        self.refresh()
        self.settled.emit()
        QTimer.singleShot(0, self, self._keep_focus_in_sight)

    def _keep_focus_in_sight(self) -> None:
        """A finding that appeared above may have pushed what has the focus out of sight."""
        focus = QApplication.focusWidget()
        if focus is not None and self.sheet.isAncestorOf(focus):
            self.sheet.show_focus(focus)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        row = _row_of(new, self)
        if new is not None and self.sheet.isAncestorOf(new):
            self.sheet.show_focus(new)
        if new is None or row is self._row:
            return
        inside = new is self or self.isAncestorOf(new)
        if row is None and not inside and new.window() is not self.window():
            return
        self._leave_row()
        self._row = row
        if row is not None:
            self._last[self._key] = row.asked.path
            self.focused.emit(row.asked.path)

    def _leave_page(self) -> None:
        self._leave_row()
        self._settling.now()

    def _leave_row(self) -> None:
        row, self._row = self._row, None
        if row is not None:
            row.leave()
            self._settling.ask()


class _Sheet(ScrollColumn):
    """Title, intro, a view where the page has one, questions, and those folded away."""

    def __init__(self, context: Context, part: PagePart | None) -> None:
        self._services = context.services
        self.place_line = Label(role="small")
        self.title, self.intro = Heading(), Label(role="intro")
        self.part = part
        self.shown, self.folded = FieldRows(context), FieldRows(context)
        self.fold = Fold(self.folded)
        super().__init__(
            column(self.place_line, self.title, self.intro, spacing=Space.SMALL),
            *([part] if part is not None else []),
            self.shown,
            self.fold,
            spacing=Space.WIDE,
            margins=(Space.PAGE, Space.WIDE, Space.PAGE, Space.WIDE),
        )
        self.verticalScrollBar().rangeChanged.connect(self._keep_width)

    def show_page(self, page: AskedPage, session: Session) -> None:
        """Show ``page`` with the answers as they stand."""
        if self.part is not None:
            self.part.refresh()
        text = self._services.text
        title, intro = (self.part.title(), self.part.intro()) if self.part is not None else ("", "")
        self.title.setText(title or text(page.page.title))
        self.intro.show_text(intro or text(page.page.intro))
        self.place_line.show_text(place_words(self._services, session, page))
        self.shown.show_fields(page.fields, page.measure)
        self.shown.setVisible(bool(page.fields))
        self.folded.show_fields(page.folded, page.measure)
        self.fold.setVisible(bool(page.folded))
        number = len(page.folded)
        self.fold.say(self._services.count("{n} more question", "{n} more questions", number))

    def open_missing(self, page: AskedPage) -> None:
        """Unfold the further questions where a required answer among them is missing."""
        if any(asked.missing for asked in page.folded):
            self.fold.open()

    def summary(self) -> str:
        """What the view says in the footer."""
        return self.part.summary() if self.part is not None else ""

    def focus_first(self) -> bool:
        """Go to the first question whose answer is missing, or into the view; False when there is
        nothing to go to."""
        into_view = self.part is not None and self.part.focusProxy() is not None
        if self.part is not None and into_view:
            self.part.setFocus()
        else:
            self.shown.focus_first()
        self.to_top()
        return self.part is None or into_view or bool(self.shown.rows)

    def reveal_field(self, path: str) -> bool:
        """Go to the question that asks for ``path``; False when none does."""
        if self.shown.reveal(path):
            return True
        if not self.folded.holds(path):
            return False
        self.fold.open()
        return self.folded.reveal(path)

    def _keep_width(self, least: int, most: int) -> None:
        """The scroll bar takes its room from the margin, so that nothing moves when it appears."""
        bar = self.verticalScrollBar().sizeHint().width() if most > least else 0
        layout = self.inner.layout()
        if layout is not None:
            layout.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE - bar, Space.WIDE)

    def show_focus(self, widget: QWidget) -> None:
        """Scroll to what has the focus when it was reached by key."""
        if QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self.reveal(widget)

    def place(self) -> int:
        """How far the page is scrolled."""
        return self.verticalScrollBar().value()

    def scroll_to(self, place: int) -> None:
        """Scroll to ``place``."""
        self.verticalScrollBar().setValue(place)


def place_words(services: Services, session: Session, page: AskedPage) -> str:
    """Where a page stands: its section, its measure, its number."""
    section = next(one for one in session.journey.sections if one.section.id == page.section)
    around = [one for one in section.pages if one.measure == page.measure]
    parts = [services.text(section.section.label)]
    if page.measure is not None:
        label = measure_labels(session)[page.measure]
        parts.append(services.say(label) if isinstance(label, Message) else services.text(label))
    if len(around) > 1:
        number = [one.key for one in around].index(page.key) + 1
        parts.append(services.say(message("page {number} of {all}", number=number, all=len(around))))
    return joined(*parts)


def _row_of(widget: QWidget | None, within: QWidget) -> FieldRow | None:
    """The innermost question that ``widget`` belongs to; popups belong to what opened them."""
    while widget is not None and widget is not within:
        if isinstance(widget, FieldRow):
            return widget if within.isAncestorOf(widget) else None
        widget = widget.parentWidget()
    return None
