"""The translation workbench: what a person wrote and its translation, side by side, passage by passage.

The program never translates; it lists, compares and reminds. Everything goes into the draft as it is
typed and can be undone as anything else.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QComboBox, QProgressBar, QWidget

from mla_writer.gui.dialog import Dialog
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Label, Line, Notice, Segmented, column, describe, row, tell
from mla_writer.gui.wording import joined
from mla_writer.gui.workbench_list import PassageList
from mla_writer.gui.workbench_passage import PassagePanel
from mla_writer.gui.workbench_words import counted
from mla_writer.model.message import message
from mla_writer.model.translation import Standing, written_in
from mla_writer.session import Session
from mla_writer.session.translations import (
    check_translation,
    passages,
    translate,
    translated_original,
)
from mla_writer.translating.comparison import Text
from mla_writer.translating.consistency import alike
from mla_writer.translating.hints import hints
from mla_writer.translating.passages import tally
from mla_writer.translating.review import Review, reviews, target_languages

PROPOSED = 1240, 780
STACKED_BELOW = 900
"""Width at 100 % below which the list stands above the passage."""
LIST = 370
ALL, OPEN, WARNED = "all", "open", "warned"


class Workbench(Dialog):
    """Works on the draft of ``session``. ``done_with`` is called when it is closed."""

    def __init__(
        self, session: Session, services: Services, language: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._services = session, services
        self._made_for = _made_for(services)
        self._reviews: dict[str, Review] = {}
        self._chosen = ""
        self.done_with: Callable[[], object] = lambda: None
        say = services.say
        self.setWindowTitle(say(message("Translate free text")))
        self.languages = QComboBox()
        describe(self.languages, say(message("Language of the translation")))
        self.counts, self.bar = Label(role="hint"), QProgressBar()
        self.bar.setTextVisible(False)
        self.filter = Segmented(
            (
                (ALL, say(message("All"))),
                (OPEN, say(message("Open"))),
                (WARNED, say(message("With warnings"))),
            )
        )
        self.filter.set_value(ALL)
        self.list, self.panel = PassageList(services), PassagePanel(services)
        self.nothing = Notice()
        self.next_button = Button(symbol="next", role="primary")
        self.next_button.say(say(message("Next open passage")), say(message("Ctrl+Return")))
        self.close_button = Button(say(message("Close")))
        self._offer(language)
        self._lay_out()
        self._connect()
        self.fit(services, *PROPOSED)
        self.refresh()

    @property
    def language(self) -> str:
        """The language into which is translated now."""
        return str(self.languages.currentData() or "")

    def serves(self, session: Session) -> bool:
        """Whether it can be shown again for ``session``, as the window looks and speaks now."""
        return self.belongs_to(session) and self._made_for == _made_for(self._services)

    def belongs_to(self, session: Session) -> bool:
        """Whether it works on ``session``."""
        return self._session is session

    def show_language(self, language: str) -> None:
        """Translate into ``language`` if it is offered, and look at the draft anew."""
        place = self.languages.findData(language)
        if place >= 0 and place != self.languages.currentIndex():
            self.languages.setCurrentIndex(place)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Look at the whole draft."""
        session, language = self._session, self.language
        found = reviews(passages(session), session.draft, language) if language else ()
        self._reviews = {one.passage.path: one for one in found}
        self.panel.show_languages(written_in(session.draft), language)
        self._show_list()
        self._show_counts()

    def next_open(self) -> None:
        """Go to the next passage that nobody has checked, round the end; stay where there is none."""
        paths = list(self._reviews)
        at = paths.index(self._chosen) + 1 if self._chosen in paths else 0
        self._look()
        for path in (*paths[at:], *paths[:at]):
            if self._reviews[path].is_open and path != self._chosen:
                self._go(path)
                return

    def undo(self) -> None:
        """Take back the last step of the draft."""
        self._session.undo()
        self._after_step()

    def redo(self) -> None:
        """Make again what was taken back."""
        self._session.redo()
        self._after_step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room side by side the list stands above the passage."""
        super().resizeEvent(event)
        px = self._services.theme.px
        narrow = self.width() < px(STACKED_BELOW)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self.list.setMaximumWidth(16777215 if narrow else px(LIST))
        self.list.setMinimumWidth(0 if narrow else px(LIST))
        self.list.setMaximumHeight(self.height() // 4 if narrow else 16777215)

    # Inside

    def _offer(self, language: str) -> None:
        """The languages, those chosen for the draft first."""
        services = self._services
        for code in target_languages(self._session.draft, services.request_languages()):
            name = services.language.language(code)
            self.languages.addItem(name[:1].upper() + name[1:], code)
        self.languages.setCurrentIndex(max(0, self.languages.findData(language)))

    def _lay_out(self) -> None:
        into = Label(self._services.say(message("Translation into")), "strong", wrap=False)
        into.setBuddy(self.languages)
        top = row(into, self.languages, self.counts, self.filter, spacing=Space.MEDIUM)
        top.setStretch(2, 1)
        margins = (Space.LARGE, Space.MEDIUM, Space.LARGE, Space.SMALL)
        self._body = row(self.list, column(self.nothing, self.panel))
        self._body.setStretch(1, 1)
        foot = row(-1, self.close_button, self.next_button, spacing=Space.SMALL)
        foot.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.MEDIUM)
        head = column(top, self.bar, spacing=Space.SMALL, margins=margins)
        whole = column(head, Line(), self._body, Line(), foot)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.languages.currentIndexChanged.connect(self._change_language)
        self.filter.chosen.connect(self._show_list)
        self.list.picked.connect(self._pick)
        self.panel.edited.connect(self._keep)
        self.panel.rested.connect(self._look)
        self.panel.left.connect(self._session.settle)
        self.panel.checked.connect(self._check)
        self.panel.taken.connect(self._take)
        self.next_button.clicked.connect(self.next_open)
        self.close_button.clicked.connect(self.accept)
        self.finished.connect(self._clear_refused)
        self.finished.connect(lambda: self.done_with())
        keys = {"Ctrl+Return": self.next_open, "Ctrl+Z": self.undo, "Ctrl+Shift+Z": self.redo}
        for key, action in {**keys, "Ctrl+Y": self.redo}.items():
            QShortcut(QKeySequence(key), self).activated.connect(action)

    def _change_language(self) -> None:
        self._session.settle()
        self.refresh()

    def _show_list(self) -> None:
        shown = [one for one in self._reviews.values() if self._is_shown(one)]
        paths = [one.passage.path for one in shown]
        if self._chosen not in paths:
            self._chosen = paths[0] if paths else ""
        self.list.show_reviews(shown, self._pages(), self._chosen)
        self._show_nothing(bool(shown))
        if self._chosen:
            self._show()

    def _show_nothing(self, something: bool) -> None:
        say = self._services.say
        self.panel.setVisible(something)
        self.nothing.setVisible(not something)
        title = message("There is nothing to show here.")
        text = message("Choose “All” to see every passage.")
        if not self._reviews:
            text = message("The draft has no free text to translate, or no other language is offered.")
        self.nothing.say(say(title), say(text), "neutral")

    def _is_shown(self, review: Review) -> bool:
        return {ALL: True, OPEN: review.is_open, WARNED: review.warns}[self.filter.value() or ALL]

    def _pages(self) -> dict[str, str]:
        pages = self._session.journey.pages
        return {page.key: self._services.text(page.page.title) for page in pages}

    def _show_counts(self) -> None:
        counts = tally((one.passage for one in self._reviews.values()), self._session.draft, self.language)
        done = counts[Standing.DRAFT] + counts[Standing.CHECKED]
        told = counted(self._services, counts)
        passages_told = self._services.count("{n} passage", "{n} passages", len(self._reviews))
        self.counts.setText(joined(passages_told, told) if told else "")
        self.bar.setMaximum(max(1, len(self._reviews)))
        self.bar.setValue(done)
        describe(self.bar, self.counts.text())

    def _pick(self, path: str) -> None:
        self._session.settle()
        self._chosen = path
        self._show()

    def _go(self, path: str) -> None:
        if path not in self.list.paths():
            self.filter.set_value(ALL)
            self._show_list()
        self.list.choose(path)
        self.panel.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        review, session = self._reviews[self._chosen], self._session
        among = [one.passage for one in self._reviews.values()]
        self.panel.show_review(
            review,
            translated_original(session, self.language, review.passage),
            alike(review.passage, among, session.draft, self.language),
        )
        self.panel.refused.show_at((self.language, self._chosen))
        self._show_hints(review)
        self.panel.to_top()

    def _show_hints(self, review: Review) -> None:
        source = Text(review.passage.text, written_in(self._session.draft))
        self.panel.show_hints(hints(source, Text(review.translation.text, self.language)))

    def _keep(self, text: str) -> None:
        refused = translate(self._session, self.language, self._chosen, text)
        self.panel.refused.note((self.language, self._chosen), text, refused)

    def _look(self) -> None:
        """Compare again, and show it without moving anything that is being typed in."""
        session = self._session
        found = reviews([one.passage for one in self._reviews.values()], session.draft, self.language)
        for one in found:
            if one != self._reviews[one.passage.path]:
                self._reviews[one.passage.path] = one
                self.list.show_review(one)
        if self._chosen:
            self.panel.show_state(self._reviews[self._chosen])
            self._show_hints(self._reviews[self._chosen])
        self._show_counts()

    def _check(self, name: str) -> None:
        check_translation(self._session, self.language, self._chosen, name)
        self._session.settle()
        self._look()

    def _clear_refused(self) -> None:
        """Keep what was refused without the characters that may not stand in it, and say so."""
        freed = self.panel.refused.take_all()
        for (language, path), text in freed.items():
            translate(self._session, language, path, text)
        if freed:
            title = message("Characters that may not stand in a request were taken out.")
            labels = {path: one.passage.label for path, one in self._reviews.items()}
            named = "\n".join(self._services.text(labels.get(path, path)) for _, path in freed)
            say = self._services.say
            tell(self, say(title), named, say(message("Close")))

    def _take(self, text: str) -> None:
        self.panel.area.setPlainText(text)
        self._session.settle()
        self._after_step()

    def _after_step(self) -> None:
        self.refresh()


def open_workbench(
    parent: QWidget, services: Services, session: Session, done: Callable[[], object], language: str = ""
) -> Workbench:
    """Show the workbench of ``session`` before the window of ``parent``: the one that was open before,
    which remembers who checks, or a new one. ``done`` is called when it is closed."""
    window = parent.window()
    found: Workbench | None = None
    name = ""
    for one in window.findChildren(Workbench):
        name = one.panel.name.text() if one.belongs_to(session) else name
        if one.serves(session):
            found = one
        else:
            one.deleteLater()
    if found is None:
        found = Workbench(session, services, language, window)
        found.panel.name.setText(name)
    else:
        found.show_language(language)
    found.done_with = done
    found.open()
    return found


def _made_for(services: Services) -> tuple[object, ...]:
    """What a dialog must be made anew for."""
    return services.language.code, services.theme
