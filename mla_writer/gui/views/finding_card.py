"""One finding in the check: grade, what, why, what to do, its source, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mla_writer.gui.finding_words import finding_words
from mla_writer.gui.services import Services
from mla_writer.gui.theme import TONES, Size, Space
from mla_writer.gui.views.known_of_state import KnownOfState
from mla_writer.gui.views.override_form import OverrideForm
from mla_writer.gui.widgets import Card, Label, LinkButton, Segmented, Tag, column, describe, row
from mla_writer.gui.wording import SEVERITIES, joined, provenance
from mla_writer.model.draft import Override
from mla_writer.model.finding import Finding, has_own_source
from mla_writer.model.message import message
from mla_writer.session import Session

YES, NO = "yes", "no"


class FindingCard(Card):
    """``changed`` tells that it was answered, set aside or counts again; ``wanted`` the field to go to."""

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, session: Session, services: Services, finding: Finding) -> None:
        self._session, self._services, self.finding = session, services, finding
        self.words = column(spacing=Space.TINY)
        super().__init__()
        self.body.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        grade = Tag(services.say(SEVERITIES[finding.severity]), TONES[finding.severity])
        grades = column(grade, -1)
        grades.setAlignment(grade, Qt.AlignmentFlag.AlignLeading)
        self.title = Label(role="strong")
        indent = max(services.theme.px(Size.GRADE), grade.sizeHint().width())
        across = row(spacing=Space.LARGE)
        _fixed(across, grades, indent)
        across.addWidget(self.title, 1)
        link = self._link()
        beside = link is not None and indent + link.sizeHint().width() < Size.COLUMN // 2
        if link is not None and beside:
            across.addLayout(column(link, -1))
        below = row(indent + Space.LARGE)
        below.addLayout(self.words, 1)
        self.body.addLayout(across)
        self.body.addLayout(below)
        self._write()
        if link is not None and not beside:
            self._add(link)
        if finding.question:
            self._ask()
        elif finding.override is not None:
            self._show_override(finding.override)
        elif finding.overridable:
            self._offer_override()

    def _write(self) -> None:
        title, text = finding_words(self._services, self.finding)
        limits = [*map(self._services.say, self.finding.notes)]
        self.title.setText(title)
        for part, role in ((text, "hint"), *((limit, "help") for limit in limits)):
            if part:
                self.words.addWidget(Label(part, role).selectable())
        for part in self._basis():
            self.words.addWidget(part)
        describe(self, title, " ".join(filter(None, (text, *limits))))

    def _basis(self) -> Iterator[QWidget]:
        """Where it comes from: what is known of the requested State, and the source of a rule."""
        if self.finding.facts:
            yield KnownOfState(self._services, self.finding.facts)
        if has_own_source(self._services.rulebook, self.finding):
            source, verified = provenance(self._services, self.finding.provenance)
            yield Label(joined(source, verified), "small").selectable()

    def _link(self) -> LinkButton | None:
        session, field = self._session, self.finding.field
        page = session.journey.page_of(field) if field else None
        if page is None:
            return None
        section = next(one.section for one in session.journey.sections if one.section.id == page.section)
        text, link = self._services.text, LinkButton()
        where = text(section.label)
        if page.measure is not None:
            where = text(session.case.kind_of(session.draft.measures[page.measure]).label)
        link.say(where, self._services.say(message("Go to “{page}”", page=text(page.page.title))))
        link.clicked.connect(lambda: self.wanted.emit(field))
        return link

    def _ask(self) -> None:
        say = self._services.say
        answers = Segmented([(YES, say(message("Yes"))), (NO, say(message("No")))])
        answers.set_value(self._session.draft.confirmations.get(self.finding.check, ""))
        answers.chosen.connect(self._confirm)
        describe(answers, say(self.finding.message))
        self._add(answers)

    def _confirm(self, answer: str) -> None:
        self._session.confirm(self.finding.check, answer)
        self.changed.emit()

    def _offer_override(self) -> None:
        say = self._services.say
        link = LinkButton()
        link.say(say(message("Set aside with a reason")))
        form = OverrideForm(self._services, str(self._session.draft.get("common.signature.name") or ""))
        link.clicked.connect(form.ask)
        link.clicked.connect(link.hide)
        form.given_up.connect(link.show)
        form.given.connect(self._override)
        self._add(link)
        self.words.addWidget(form)

    def _override(self, reason: str, officer: str) -> None:
        if not (reason.strip() and officer.strip()):
            return
        self._session.override(self.finding, reason, officer)
        self.changed.emit()

    def _show_override(self, override: Override) -> None:
        say = self._services.say
        by = message(
            "Set aside by {officer} on {date}",
            officer=override.officer,
            date=self._services.language.date(override.on),
        )
        told = say(message("{topic}: {value}", topic=by, value=override.reason))
        self.words.addWidget(Label(told, "help").selectable())
        link = LinkButton()
        link.say(say(message("Let it count again")))
        link.clicked.connect(lambda: self._withdraw(override))
        self._add(link)

    def _withdraw(self, override: Override) -> None:
        self._session.withdraw_override(override)
        self.changed.emit()

    def _add(self, part: LinkButton | Segmented) -> None:
        self.words.addSpacing(Space.TINY)
        self.words.addLayout(row(part, -1))


def _fixed(across: QBoxLayout, part: QVBoxLayout, width: int) -> None:
    part.addStrut(width)
    across.addLayout(part)
