"""The requests that may follow the one on the screen, as a menu that is filled when it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtWidgets import QMenu, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.widgets import literal
from mla_writer.model.advice import FollowUp
from mla_writer.model.draft import Draft
from mla_writer.model.follow_up import follow_ups, followed
from mla_writer.model.message import message
from mla_writer.session import Session

if TYPE_CHECKING:
    from mla_writer.gui.editor import Editor


class FollowUpMenu(QMenu):
    """``begin`` is given the new draft when a person chooses what is to follow."""

    def __init__(
        self,
        services: Services,
        session: Session,
        begin: Callable[[Draft], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._session, self._begin = services, session, begin
        self.setTitle(services.say(message("Follow up with")))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List what may follow the draft as it stands."""
        self.clear()
        found = follow_ups(self._session.case)
        for one in found:
            kind = self._session.rulebook.kind(one.kind)
            action = self.addAction(self._services.text(kind.label))
            action.setToolTip(literal(self._services.text(one.why)))
            action.triggered.connect(lambda _=False, one=one: self._begin(self._draft(one)))
        if not found:
            self.addAction(self._services.say(message("Nothing follows from this request"))).setEnabled(False)

    def _draft(self, one: FollowUp) -> Draft:
        session = self._session
        earlier = next(measure.kind for measure in session.draft.measures if measure.kind in one.after)
        language = (*session.draft.languages, self._services.language.code)[0]
        named = self._services.request_language(language).text(session.rulebook.kind(earlier).label)
        return followed(session.case, one, str(uuid4()), named)


def redact(parent: Editor, services: Services, begin: Callable[[Draft], None]) -> None:
    """Let a person make a copy of the draft on the screen in which persons and identifiers are replaced;
    ``begin`` is given the copy where it is to be gone on with."""
    from mla_writer.gui.redaction import RedactionDialog

    RedactionDialog(services, parent.session.draft, begin, parent).exec()
