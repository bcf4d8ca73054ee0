"""Is it complete? Every finding, gravest first, with what to do and a way to the field."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.views.finding_card import FindingCard
from mla_writer.gui.widgets import Button, Fold, Notice, column, row
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import joined
from mla_writer.model.finding import Finding
from mla_writer.model.message import message
from mla_writer.session import Session


class CheckView(PagePart):
    """Findings as cards; those set aside stand apart."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        self._shown: tuple[Finding, ...] | None = None
        self.ready = Notice()
        self.cards = column(spacing=Space.SMALL)
        self.aside = column(spacing=Space.SMALL)
        self.set_aside = Fold(spacing=Space.SMALL)
        self.set_aside.body.addLayout(self.aside)
        self.report = Button(symbol="export")
        self.report.say(services.say(message("Report for the file …")))
        self.report.clicked.connect(self.show_report)
        button = row(self.report, -1)
        self.setLayout(column(self.ready, self.cards, self.set_aside, button, spacing=Space.LARGE))

    def show_report(self) -> None:
        """Let a person take out the completeness report."""
        from mla_writer.gui.completeness import ReportDialog  # which brings the writers of documents

        ReportDialog(self.session, self.services, self.window()).open()

    def refresh(self) -> None:
        """Show what was found when the draft was last looked at."""
        found = self.session.findings
        if found == self._shown:
            return
        self._shown = found
        say = self.services.say
        self.ready.setVisible(self.session.ready)
        self.ready.say(
            say(message("Nothing blocks sending.")),
            say(message("Warnings and advice below are yours to weigh.")) if self._open() else "",
            "done",
        )
        self._fill(self.cards, self._open())
        kept = [finding for finding in found if finding.override is not None]
        self._fill(self.aside, kept)
        self.set_aside.setVisible(bool(kept))
        self.set_aside.say(self.services.count("{n} set aside", "{n} set aside", len(kept)))

    def title(self) -> str:
        """Whether it can be sent."""
        blocking = sum(finding.withholds for finding in self.session.findings)
        if not blocking:
            return self.services.say(message("Ready to send"))
        return self.services.count(
            "Not ready yet: {n} finding blocks sending",
            "Not ready yet: {n} findings block sending",
            blocking,
        )

    def intro(self) -> str:
        """That a draft can always be taken out."""
        return self.services.say(
            message("You can export the draft at any time; gaps are marked in the letter.")
        )

    def summary(self) -> str:
        """How many checks were passed, and how many do not apply."""
        applying, not_applying = self.session.tally()
        fired = {one.check for one in self.session.findings if one.check in self.session.rulebook.checks}
        passed = max(0, applying - len(fired))
        return joined(
            self.services.count("{n} check passed", "{n} checks passed", passed),
            self.services.count("{n} not applicable", "{n} not applicable", not_applying),
        )

    def _open(self) -> list[Finding]:
        return [finding for finding in self.session.findings if finding.override is None]

    def _fill(self, into: QVBoxLayout, findings: list[Finding]) -> None:
        clear(into)
        for finding in findings:
            card = FindingCard(self.session, self.services, finding)
            card.changed.connect(self.changed)
            card.wanted.connect(self.wanted)
            into.addWidget(card)
