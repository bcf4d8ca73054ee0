"""What goes along with a request: notes of the review, kept versions, annexed files."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.gui.annex_files import AnnexFiles
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.versions import REASONS
from mla_writer.gui.widgets import Fold, Label, Option, column, describe
from mla_writer.gui.wording import day, joined
from mla_writer.model.dossier import Version
from mla_writer.model.message import message
from mla_writer.session import Session
from mla_writer.session.exchanging import Choice

MOST = 30
"""Versions that are offered, the latest first."""


class Along(QWidget):
    """``choice`` is what goes along; ``changed`` tells that it is another."""

    changed = Signal()

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__()
        say = services.say
        self._services = services
        self.review = QCheckBox()
        self.review.setChecked(True)
        text = say(message("Comments, answers and decisions of the review"))
        describe(self.review, text)
        self.review_option = Option(self.review, text)
        self.review_option.setVisible(bool(session.review.comments or session.review.rounds))
        self.boxes: dict[int, QCheckBox] = {}
        self.versions = Fold(spacing=Space.TINY)
        self._offer_versions(session)
        self.files = AnnexFiles(session, services, choosing=True)
        files = column(Label(say(message("Annexed files")), "strong"), self.files, spacing=Space.SMALL)
        self.setLayout(column(self.review_option, self.versions, Space.TINY, files, spacing=Space.SMALL))
        self.review.toggled.connect(self.changed)
        self.files.changed.connect(self.changed)

    @property
    def choice(self) -> Choice:
        """What goes along."""
        versions = tuple(number for number, box in self.boxes.items() if box.isChecked())
        return Choice(self.review.isChecked(), versions, tuple(one.id for one in self.files.chosen))

    def keep_review(self, needed: bool) -> None:
        """``needed``: the review goes along in any case, since it is what the recipient is to see."""
        self.review.setEnabled(not needed)
        if needed:
            self.review.setChecked(True)

    def _offer_versions(self, session: Session) -> None:
        known = session.stamp is not None
        found = self._services.shelf.versions(session.draft.id)[:MOST] if known else ()
        for one in found:
            box = QCheckBox()
            text = version_words(self._services, one)
            describe(box, text)
            box.toggled.connect(self.changed)
            self.boxes[one.number] = box
            self.versions.body.addWidget(Option(box, text))
        self.versions.say(self._services.count("{n} earlier version", "{n} earlier versions", len(found)))
        self.versions.setVisible(bool(found))


def version_words(services: Services, one: Version) -> str:
    """What a version is called: when, why, by whom."""
    reason = services.say(REASONS[one.reason]) if one.reason in REASONS else ""
    return joined(moment(services, one.at), reason, one.label, one.by)


def moment(services: Services, at: str) -> str:
    """The moment ``at`` (ISO 8601 with offset) by the clock of this place, to the minute."""
    try:
        here = datetime.fromisoformat(at).astimezone(services.now().tzinfo)
    except ValueError:
        return at
    return joined(day(services, here.date().isoformat()), f"{here:%H:%M}")
