"""Sending a request: what for, to whom, what goes along, what the file tells; then one sealed file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from mla_writer.exchange.manifest import Purpose
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.reveals import RevealSheet
from mla_writer.gui.sending_along import Along
from mla_writer.gui.sending_to import Recipients
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Heading,
    Label,
    Notice,
    Option,
    ScrollColumn,
    choose_file,
    column,
    describe,
    row,
)
from mla_writer.gui.wording import sentence
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.model.review import Decision
from mla_writer.session import Session
from mla_writer.session.exchanging import accepted_cards, dossier, hand_in, own_identity, sent
from mla_writer.session.reveals import SEALED, Choices, Data, reveals

if TYPE_CHECKING:
    from mla_writer.exchange.identity import Identity
    from mla_writer.files import Stamp

HIGH = 760
SUFFIX = ".mlar"
PURPOSES = {
    Purpose.REVIEW: (
        message("For review"),
        message("The recipient is asked to comment, to accept or to return it. A round is recorded."),
    ),
    Purpose.REVIEWED: (
        message("Back from review"),
        message("Your comments and decisions go back to the drafter; the drafter's answers stay."),
    ),
    Purpose.INFORMATION: (message("For information"), message("Nothing is asked of the recipient.")),
}


class SendDialog(Dialog):
    """Works on the draft of ``session``; ``written`` is the file when one was made."""

    def __init__(self, services: Services, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._session = services, session
        say = services.say
        self.setWindowTitle(say(message("Send the request")))
        self.identity: Identity | None = None
        self.written: Path | None = None
        self.told, self.blocked, self.keyless = Notice(), Notice(), Notice()
        self.make = Button(say(message("Make my key card")), "primary")
        self.keyless.add(self.make)
        self.purposes: dict[Purpose, QRadioButton] = {}
        self.to, self.along = Recipients(services), Along(session, services)
        self.sheet = RevealSheet(services)
        self.save, self.close_button = Button(role="primary", symbol="export"), Button()
        self.save.say(say(message("Write the file …")))
        self.close_button.say(say(message("Close")))
        self.told.hide()
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def purpose(self) -> Purpose:
        """What the recipient is asked for."""
        return next(one for one, button in self.purposes.items() if button.isChecked())

    def refresh(self) -> None:
        """Look again at the keys, and at what a recipient learns."""
        try:
            self.identity = own_identity(self._services.shelf)
            self.to.offer(accepted_cards(self._services.shelf).entries)
        except ProgramError as error:
            self._refuse(error.message)
        self.keyless.setVisible(self.identity is None)
        self._tell()

    def write(self, path: Path) -> None:
        """Seal the request for those chosen and write it to ``path``; how that went is told below."""
        to, identity, now = self.to.to, self.identity, self._services.now()
        if to is None or identity is None:
            return
        self.save.setEnabled(False)
        self.told.hide()
        purpose, services = self.purpose, self._services
        try:
            if self._session.dirty or self._session.stamp is None:
                self._session.save(services.store)
            if purpose is Purpose.REVIEW:
                hand_in(self._session, services.shelf, services.settings.officer or identity.name)
            made = dossier(self._session, services.shelf, self.along.choice, services.problems())
        except ProgramError as error:
            self._refuse(error.message)
            return

        def job() -> Stamp:
            from mla_writer.files import write_bytes

            return write_bytes(path, sent(made, identity, to, purpose, now))

        services.runner.run(job, lambda _: self._done(path), self._refuse)

    # Inside

    def _lay_out(self) -> None:
        say, width = self._services.say, self._services.theme.px(Size.COLUMN)
        parts = (
            Heading(say(message("Send the request")), "subtitle"),
            self.keyless,
            self.blocked,
            column(Label(say(message("What for")), "strong"), *self._offer_purposes(), spacing=Space.TINY),
            column(Label(say(message("To whom")), "strong"), self.to, spacing=Space.SMALL),
            column(Label(say(message("What goes along")), "strong"), self.along, spacing=Space.SMALL),
            self.sheet,
        )
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        self.content = ScrollColumn(*parts, width=width, spacing=Space.WIDE, margins=margins)
        foot = row(-1, self.close_button, self.save, spacing=Space.SMALL)
        margins = (Space.WIDE, Space.SMALL, Space.WIDE, Space.LARGE)
        below = column(self.told, foot, spacing=Space.MEDIUM, margins=margins)
        whole = column(self.content, below)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.fit(self._services, Size.COLUMN + Space.PAGE, HIGH)

    def _offer_purposes(self) -> list[QWidget]:
        say, group, options = self._services.say, QButtonGroup(self), list[QWidget]()
        for purpose, (label, hint) in PURPOSES.items():
            button, whole = QRadioButton(), QWidget()
            describe(button, say(label), say(hint))
            group.addButton(button)
            self.purposes[purpose] = button
            below = Label(say(hint), "hint")
            below.setContentsMargins(Size.MARK + Space.SMALL, 0, 0, 0)
            whole.setLayout(column(Option(button, say(label)), below))
            options.append(whole)
        self.purposes[self._proposed()].setChecked(True)
        group.buttonToggled.connect(self._tell)
        return options

    def _proposed(self) -> Purpose:
        """Back to the drafter where another person has handed it in; else for review."""
        review, officer = self._session.review, self._services.settings.officer
        last = review.rounds[-1] if review.rounds else None
        theirs = last is not None and last.handed_in_by.casefold() != officer.casefold()
        decided = last is not None and last.decision is not Decision.PENDING
        commented = bool(review.comments)
        return Purpose.REVIEWED if theirs and (decided or commented) else Purpose.REVIEW

    def _connect(self) -> None:
        self.to.changed.connect(self._allow)
        self.to.cards_wanted.connect(self._show_cards)
        self.make.clicked.connect(self._show_cards)
        self.along.changed.connect(self._tell)
        self.save.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setFocus()

    def _tell(self) -> None:
        """Say what the file reveals and whether something blocks, and allow what can be done."""
        services, session = self._services, self._session
        self.along.keep_review(self.purpose is not Purpose.INFORMATION)
        choice, files = self.along.choice, self.along.files.chosen
        review = session.review if choice.review else None
        choices = Choices(
            (SEALED,), Data.WHOLE, review, len(choice.versions), tuple(one.name for one in files)
        )
        self.sheet.show_list(reveals(session.printed_case, session.draft, choices))
        blocking = sum(finding.withholds for finding in session.findings)
        self.blocked.setVisible(blocking > 0)
        title = services.count("{n} finding blocks sending", "{n} findings block sending", blocking)
        hint = message("It can be sent for review all the same; the recipient sees what is missing.")
        self.blocked.say(title, services.say(hint), "warning")
        text = message("You sign what you send. Your key card says who you are.")
        self.keyless.say(services.say(message("You have no key card yet")), services.say(text), "accent")
        self._allow()

    def _allow(self) -> None:
        self.save.setEnabled(self.identity is not None and self.to.to is not None)

    def _show_cards(self) -> None:
        from mla_writer.gui.cards import show_cards

        show_cards(self._services, self)
        self.refresh()

    def _choose(self) -> None:
        say, now = self._services.say, self._services.now()
        pattern = f"{say(message('Exchange files'))} (*{SUFFIX})"
        target = Path.home() / f"request-{now:%Y-%m-%d}{SUFFIX}"  # nothing of the case
        path = choose_file(self, say(message("Send the request")), pattern, target=target)
        if path is not None:
            self.write(path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX))

    def _done(self, path: Path) -> None:
        self.written = path
        say = self._services.say
        text = message("Send it by mail or hand it over on a stick: {path}", path=str(path))
        self.told.say(say(message("The file was written and sealed.")), say(text), "done")
        self.told.show()
        self._allow()

    def _refuse(self, problem: Message) -> None:
        say = self._services.say
        self.told.say(
            say(message("The file could not be written.")), sentence(self._services, problem), "block"
        )
        self.told.show()
        self._allow()


def send(services: Services, session: Session, parent: QWidget) -> None:
    """Let a person send the draft of ``session``."""
    SendDialog(services, session, parent).exec()
