"""One draft on the screen: header, task list, page, help or preview. It shows a session and forwards
what a person does; saving and opening are the window's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from mla_writer.gui.aside import Aside
from mla_writer.gui.columns import Columns
from mla_writer.gui.editor_header import EditorHeader
from mla_writer.gui.focus_order import step, stops
from mla_writer.gui.page import PageView
from mla_writer.gui.preview import Preview
from mla_writer.gui.services import Services
from mla_writer.gui.tasks import TaskList
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Notice, column, row
from mla_writer.model.message import Message, message
from mla_writer.session import Session

EXPORT_VIEW = "export"
SIDE_WIDTHS = {False: (Size.ASIDE, Size.ASIDE), True: (Size.PREVIEW, Size.PREVIEW_MOST)}


class Editor(QWidget):
    """What a person wants where the draft cannot be saved: ``exported`` to take it out as a file; where
    another window has changed it, ``kept_apart`` to go on with a copy, ``other_taken`` to drop the own
    changes."""

    exported = Signal()
    kept_apart = Signal()
    other_taken = Signal()

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__()
        self.session, self._services = session, services
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = EditorHeader(services)
        self.tasks = TaskList(services)
        self.page = PageView(session, services)
        self.aside, self.preview = Aside(services), Preview(services)
        self.side = QStackedWidget()
        self.side.addWidget(self.aside)
        self.side.addWidget(self.preview)
        self.columns = Columns(services, self.tasks, self.page, self.side)
        self.problem = Notice(tone="block")
        self.export_button, self.apart_button, self.other_button = Button(), Button(), Button()
        for button in (self.export_button, self.apart_button, self.other_button):
            self.problem.add(button)
        self._above = QWidget()
        margins = (Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        self._above.setLayout(row(self.problem, margins=margins))
        self._above.hide()
        whole = column(self.header, self._above, self.columns)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._connect()
        self.tasks.show_session(session)
        self.aside.show_session(session)
        self.preview.show_session(session)
        self._say()
        self._show_side(preview=services.settings.show_preview)

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        self.page.retranslate()
        self._say()

    def _say(self) -> None:
        """Say what stands round the page."""
        for part in (self.header, self.tasks, self.aside, self.preview):
            part.retranslate()
        self.columns.arrange()
        say = self._services.say
        self.export_button.say(say(message("Export the draft as a file")))
        self.apart_button.say(say(message("Keep mine as a copy")))
        self.other_button.say(say(message("Take the other one")))
        self.header.show_session(self.session)
        self.header.show_saved(self.session)

    def focusNextPrevChild(self, next: bool) -> bool:
        """The tab key walks header, tasks, page and help, and round again."""
        return step(stops(self), next, around=True) or super().focusNextPrevChild(next)

    def show_saved(self, problem: Message | None = None, *, clash: bool = False) -> None:
        """Show whether the draft is on disk, or why it could not be written; with ``clash`` another window
        has changed it."""
        self.header.show_saved(self.session, problem)
        self._above.setVisible(problem is not None)
        if problem is not None:
            title = self._services.say(message("The draft could not be saved."))
            self.problem.say(title, self._services.say(problem), "block")
            self.export_button.setVisible(not clash)
            self.apart_button.setVisible(clash)
            self.other_button.setVisible(clash)

    # What a person can do

    def undo(self) -> None:
        """Take back the last step and show where it was made."""
        self.session.undo()
        self._return()

    def redo(self) -> None:
        """Make again what was taken back and show where it was made."""
        self.session.redo()
        self._return()

    def next(self) -> None:
        """Go to the next page."""
        self.page.go_on()

    def back(self) -> None:
        """Go to the page before."""
        self.page.go_back()

    def go_to(self, key: str) -> None:
        """Go to the page ``key``."""
        self.page.show_page(key)

    def go_to_field(self, path: str) -> None:
        """Go to the page of the field at ``path`` and put the cursor into it."""
        self.page.focus_field(path)

    def next_finding(self) -> None:
        """Go to the first finding on a later page, else to the first of all."""
        keys = [page.key for page in self.session.journey.pages]
        here = keys.index(self.session.page.key)
        places: list[tuple[bool, int, str]] = []
        for finding in self.session.settle():
            page = self.session.journey.page_of(finding.field) if finding.field else None
            if page is not None and finding.override is None:
                place = keys.index(page.key)
                places.append((place <= here, place, finding.field))
        if places:
            self.go_to_field(min(places)[2])

    def export(self) -> None:
        """Go to the page from which the request is taken out."""
        page = next((one for one in self.session.journey.pages if one.page.view == EXPORT_VIEW), None)
        if page is not None:
            self.go_to(page.key)

    def versions(self) -> None:
        """Show the versions of the draft; one that is brought back is shown."""
        from mla_writer.gui.versions import VersionsDialog

        dialog = VersionsDialog(self._services, self.session, self)
        dialog.accepted.connect(self._return)
        dialog.open()

    def translate(self) -> None:
        """Open the workbench in which free text is translated."""
        from mla_writer.gui.workbench import open_workbench

        open_workbench(self, self._services, self.session, self._return)

    def toggle_preview(self) -> None:
        """Show the letter beside the page, or the help again."""
        seen = self.columns.side_is_shown and self.side.currentWidget() is self.preview
        self._show_side(preview=not seen)
        self.columns.show_side(True)
        self._sync_buttons()

    def toggle_help(self) -> None:
        """Show the help column, or fold the right column away."""
        seen = self.columns.side_is_shown and self.side.currentWidget() is self.aside
        self._show_side(preview=False)
        self.columns.show_side(not seen)
        self._sync_buttons()

    def review(self) -> None:
        """Show the review of this draft in the help column, or begin one."""
        self._show_side(preview=False)
        self.columns.show_side(True)
        self._sync_buttons()
        self.aside.start_review()

    def next_column(self) -> None:
        """Move the focus from the tasks to the page, to the help, and round again."""
        stops: list[QWidget] = [self.tasks, self.page]
        if self.columns.side_is_shown:
            stops.append(self.side)
        focused = QApplication.focusWidget()
        at = next((place for place, stop in enumerate(stops) if stop.isAncestorOf(focused or self)), -1)
        _enter(stops[(at + 1) % len(stops)])

    def _connect(self) -> None:
        header, page = self.header, self.page
        header.undo.connect(self.undo)
        header.redo.connect(self.redo)
        header.export.connect(self.export)
        header.preview.connect(self.toggle_preview)
        header.help_column.connect(self.toggle_help)
        self.columns.side_shown.connect(self._sync_buttons)
        self.export_button.clicked.connect(self.exported)
        self.apart_button.clicked.connect(self.kept_apart)
        self.other_button.clicked.connect(self.other_taken)
        self.tasks.chosen.connect(self.go_to)
        self.aside.wanted.connect(self.go_to_field)
        self.aside.review.changed.connect(self._return)
        page.walked.connect(self._refresh)
        page.settled.connect(self._settled)
        page.edited.connect(self._edited)
        page.focused.connect(self.aside.show_field)

    def _return(self) -> None:
        """The session was taken to another moment: show it."""
        self.page.refresh()
        self._refresh()

    def _refresh(self) -> None:
        self._settled()
        self._edited()

    def _settled(self) -> None:
        self.tasks.refresh()
        self.aside.refresh()
        self.header.show_session(self.session)

    def _edited(self) -> None:
        self.header.show_session(self.session)
        self.header.show_saved(self.session)
        self.preview.refresh()

    def _show_side(self, *, preview: bool) -> None:
        self.side.setCurrentWidget(self.preview if preview else self.aside)
        self.columns.set_side_width(*SIDE_WIDTHS[preview])
        self.preview.refresh()
        self._sync_buttons()

    def _sync_buttons(self) -> None:
        shown = self.columns.side_is_shown
        self.header.preview_button.setChecked(shown and self.side.currentWidget() is self.preview)
        self.header.aside_button.setChecked(shown and self.side.currentWidget() is self.aside)
        self.preview.refresh()


def _enter(stop: QWidget) -> None:
    """Put the focus on the first part of ``stop`` that takes it."""
    for part in stop.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled():
            part.setFocus(Qt.FocusReason.TabFocusReason)
            return
