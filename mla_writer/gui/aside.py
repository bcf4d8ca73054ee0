"""The right column: what helps with the field that has the focus, the requested State, the findings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from mla_writer.gui.aside_findings import FindingsTab
from mla_writer.gui.aside_guidance import GuidanceTab
from mla_writer.gui.aside_review import ReviewTab
from mla_writer.gui.aside_state import StateTab
from mla_writer.gui.icons import icon
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size
from mla_writer.gui.widgets import Line, column, describe
from mla_writer.gui.widgets.label import literal
from mla_writer.model.message import message
from mla_writer.model.review import Review
from mla_writer.session import Session
from mla_writer.session.review import OPEN

GUIDANCE, STATE, FINDINGS, REVIEW = range(4)


class Aside(QWidget):
    """Three tabs, and a fourth where there is a review. ``wanted`` tells the path of a field that a person
    wants to go to."""

    wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._session: Session | None = None
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(Size.ASIDE)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)  # shared evenly, the longest name would be cut short beside room
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)  # where there is no room a long name is cut short
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.guidance = GuidanceTab(services)
        self.state = StateTab(services)
        self.findings = FindingsTab(services)
        self.review = ReviewTab(services)
        self.guidance.all_facts.connect(lambda: self.tabs.setCurrentIndex(STATE))
        self.findings.wanted.connect(self.wanted)
        self.review.wanted.connect(self.wanted)
        self._pages = QStackedWidget()
        for page in (self.guidance, self.state, self.findings, self.review):
            self.tabs.addTab("")
            self._pages.addWidget(page)
        self.tabs.setTabVisible(REVIEW, False)
        self.tabs.currentChanged.connect(self._turn)
        self.setLayout(column(self.tabs, Line(), self._pages))

    def show_session(self, session: Session) -> None:
        """Help with the draft of ``session``."""
        self._session = session
        self.guidance.show_session(session)
        self.state.show_session(session)
        self.findings.show_session(session)
        self.review.show_session(session)
        self.refresh()

    def refresh(self) -> None:
        """The page or the findings changed."""
        self._offer_review()
        self._label_tabs()
        self._turn(self.tabs.currentIndex())

    def show_field(self, path: str) -> None:
        """Show what helps with the field at ``path``."""
        self.guidance.show_field(path)
        self.review.show_field(path)

    def start_review(self) -> None:
        """Show the review, where there is none yet too."""
        self.review.started = True
        self._offer_review()
        self._label_tabs()
        self.tabs.setCurrentIndex(REVIEW)

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        describe(self.tabs, self._services.say(message("Help with this request")))
        self.findings.retranslate()
        self.review.retranslate()
        self.refresh()

    def _offer_review(self) -> None:
        """The tab is there when there is something to review, or somebody wants to begin."""
        there = self._session is not None and self._session.review != Review()
        self.tabs.setTabVisible(REVIEW, there or self.review.started)

    def _turn(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        page = (self.guidance, self.state, self.findings, self.review)[index]
        page.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow column a long name of a State gives way."""
        super().resizeEvent(event)
        self._label_tabs()

    def _bolder(self, text: str) -> int:
        """How much wider ``text`` is on the tab that is shown, which the bar leaves out of its size."""
        font = QFont(self.tabs.font())
        font.setWeight(QFont.Weight.DemiBold)
        bold, plain = QFontMetrics(font), self.tabs.fontMetrics()
        return bold.horizontalAdvance(text) - plain.horizontalAdvance(text)

    def _label_tabs(self) -> None:
        if self._session is None:
            return
        state = self._session.case.requested_state
        say = self._services.say
        number = len([finding for finding in self._session.findings if finding.override is None])
        name = self._services.language.country(state) if state else say(message("The State"))
        open_comments = sum(one.standing in OPEN for one in self._session.review.comments)
        labels = (
            say(message("Guidance")),
            name,
            say(message("Findings {count}", count=number)),
            say(message("Review {count}", count=open_comments)),
        )
        for index, label in enumerate(labels):
            self.tabs.setTabText(index, label.replace("&", "&&"))
            self.tabs.setTabToolTip(index, literal(label))
        self.tabs.setTabIcon(FINDINGS, QIcon())
        if self.tabs.sizeHint().width() + self._bolder(name) > self.width():
            self.tabs.setTabText(STATE, say(message("The State")))
        if self.tabs.sizeHint().width() + self._bolder(labels[GUIDANCE]) > self.width():
            self._shorten_findings(number)

    def _shorten_findings(self, number: int) -> None:
        """The number alone beside a sign, where the word finds no room; the tooltip tells it."""
        ink = QColor(self._services.theme.palette.muted)
        self.tabs.setTabIcon(FINDINGS, icon("warning", ink, ink))
        self.tabs.setTabText(FINDINGS, str(number))
