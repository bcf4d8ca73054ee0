"""The findings in short, those on the page shown first; each leads to its field."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from mla_writer.gui.aside_parts import HelpColumn, headed
from mla_writer.gui.services import Services
from mla_writer.gui.theme import TONES, Space
from mla_writer.gui.widgets import CardButton, Heading, Label, Tag, row
from mla_writer.gui.wording import SEVERITIES
from mla_writer.model.finding import Finding
from mla_writer.model.message import Message, message
from mla_writer.session import Session

MOST = 60


class FindingsTab(HelpColumn):
    """Findings as cards. ``wanted`` tells the path of the field of the one pressed."""

    wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.body.setSpacing(Space.SMALL)
        self._services = services
        self._session: Session | None = None
        self._shown: tuple[object, ...] = ()

    def show_session(self, session: Session) -> None:
        """Show what was found in the draft of ``session``."""
        self._session, self._shown = session, ()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        self._shown = ()
        self.refresh()

    def refresh(self) -> None:
        """Show what was found when the draft was last looked at."""
        session = self._session
        if session is None or not self.isVisible():
            return
        open_findings = tuple(finding for finding in session.findings if finding.override is None)
        if (session.page.key, open_findings) != self._shown:
            self._shown = session.page.key, open_findings
            self._fill(session, open_findings)

    def _fill(self, session: Session, findings: tuple[Finding, ...]) -> None:
        place = self.verticalScrollBar().value()
        self.empty()
        here = [one for one in findings if _on_page(session, one)]
        self._part(message("On this page"), here)
        self._part(message("On other pages"), [one for one in findings if one not in here])
        if not findings:
            say = self._services.say
            text = say(message("Findings appear here when a field is left."))
            self.body.addWidget(headed(say(message("Nothing found")), (text, "help")))
        self.body.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def _part(self, heading: Message, findings: Iterable[Finding]) -> None:
        shown = list(findings)[:MOST]
        if not shown:
            return
        self.body.addWidget(Heading(self._services.say(heading), "strong"))
        for finding in shown:
            self.body.addWidget(self._card(finding))
        self.body.addSpacing(Space.SMALL)

    def _card(self, finding: Finding) -> CardButton:
        say = self._services.say
        card = CardButton(say(finding.title), say(finding.fix) or say(finding.message))
        grade = Tag(say(SEVERITIES[finding.severity]), TONES[finding.severity])
        where = Label(self._where(finding), "small", wrap=False)
        card.body.insertLayout(0, row(grade, where, -1, spacing=Space.SMALL))
        for note in finding.notes[:1]:
            card.body.addWidget(Label(say(note), "small"))
        card.setEnabled(bool(finding.field))
        card.clicked.connect(lambda: self.wanted.emit(finding.field))
        return card

    def _where(self, finding: Finding) -> str:
        """The section in which the field of ``finding`` is asked."""
        session = self._session
        page = session.journey.page_of(finding.field) if session and finding.field else None
        sections = session.journey.sections if session else ()
        labels = (one.section.label for one in sections if page and one.section.id == page.section)
        return self._services.text(next(labels, ""))


def _on_page(session: Session, finding: Finding) -> bool:
    page = session.journey.page_of(finding.field) if finding.field else None
    return page is not None and page.key == session.page.key
