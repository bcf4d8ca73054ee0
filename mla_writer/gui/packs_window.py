"""The packs that are installed: who says what, who vouches for it; installing one, removing one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui import packs_keeper
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.packs_keeper import Shown
from mla_writer.gui.packs_words import issued, name, proof, reach
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Answer,
    Button,
    Card,
    Heading,
    Label,
    Notice,
    ScrollColumn,
    Tag,
    ask,
    choose_file,
    choose_folder,
    row,
)
from mla_writer.gui.widgets.layouts import clear, column
from mla_writer.gui.wording import day
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.packs.minisign import PublicKey
from mla_writer.packs.offers import Offer

PROPOSED = 760, 620
"""Width and height in logical pixels, where the screen has room."""

COMPARE = message(
    "Compare this key with what the issuer tells you by another way, such as by telephone under a number "
    "that you know. It is accepted only if every group is alike."
)


class PacksWindow(Dialog):
    """``changed`` tells that another rulebook holds, ``own_wanted`` that one's own facts are to be shown."""

    changed = Signal()
    own_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.title, self.intro = Heading(role="subtitle"), Label(role="intro")
        self.cards: list[PackCard] = []
        self._list = column(spacing=Space.MEDIUM)
        self.told = Notice()
        self.told.hide()
        self.file_button, self.folder_button = Button(symbol="open"), Button()
        self.close_button = Button(role="primary")
        self._say()
        self._lay_out()
        self.file_button.clicked.connect(self._choose_file)
        self.folder_button.clicked.connect(self._choose_folder)
        self.close_button.clicked.connect(self.accept)
        self.fit(services, *PROPOSED)
        self.refresh()

    def refresh(self) -> None:
        """Show the packs as they stand."""
        clear(self._list)
        self.cards = [PackCard(self._services, one) for one in packs_keeper.shown(self._services)]
        for card in self.cards:
            card.removed.connect(self.remove)
            card.own_wanted.connect(self.own_wanted)
            self._list.addWidget(card)
        if not self.cards:
            nothing = message("No pack is installed. The program's own rules hold.")
            self._list.addWidget(Notice("", self._services.own_words.say(nothing)))

    def install(self, path: Path) -> None:
        """Offer the pack in ``path`` for installation: who vouches for it, what it changes."""
        try:
            wanted = packs_keeper.unknown_key(path)
            key = self._asked_key(wanted) if wanted else None
            if wanted and key is None:
                return
            offer = packs_keeper.offered(path, key)
            if self._agreed(offer, key):
                after = self._done(message("{name} is installed.", name=offer.pack.name)), self._refused
                packs_keeper.install(self._services, offer, key, after)
        except ProgramError as error:
            self._refused(error.message)

    def remove(self, one: Shown) -> None:
        """Remove a pack, after a person was told what then holds."""
        say = self._services.own_words.say
        returning = self._services.own_words.count(
            "{n} entry returns to what was said before.",
            "{n} entries return to what was said before.",
            one.overrides,
        )
        text = f"{say(message('What it says holds no more.'))} {returning}"
        answers = [Answer("yes", say(message("Remove")), "danger"), Answer("", say(message("Cancel")))]
        title = say(message("Remove {name}?", name=name(self._services, one.pack)))
        if ask(self, title, text, answers):
            done = self._done(message("{name} is removed.", name=name(self._services, one.pack)))
            packs_keeper.remove(self._services, one.pack.id, (done, self._refused))

    def _asked_key(self, wanted: str) -> PublicKey | None:
        """The issuer's key, chosen as a file and compared by a person; None when it is not accepted."""
        say = self._services.own_words.say
        title = say(message("The key is not known yet"))
        text = message(
            "The pack is signed with the key {key}, which you have not accepted. If you have the public key "
            "of the issuer (a file .pub), choose it now.",
            key=wanted,
        )
        answers = [
            Answer("yes", say(message("Choose the key")), "primary"),
            Answer("", say(message("Cancel"))),
        ]
        if not ask(self, title, say(text), answers):
            return None
        path = choose_file(
            self, say(message("Public key of the issuer")), f"{say(message('Key files'))} (*.pub)"
        )
        return packs_keeper.key_in(path) if path is not None else None

    def _agreed(self, offer: Offer, key: PublicKey | None) -> bool:
        """Whether a person wants the pack, after seeing who vouches for it."""
        services, pack = self._services, offer.pack
        says, overrides = packs_keeper.reach(offer)
        parts = [issued(services, pack), reach(services, Shown(pack, says=says, overrides=overrides))]
        parts += [pack.note, services.own_words.say(proof(pack))]
        if key is not None:
            parts.append(services.own_words.say(COMPARE))
        if older := packs_keeper.is_older(offer):
            parts.append(
                services.own_words.say(
                    message("It is older than version {version}, which is installed.", version=older)
                )
            )
        yes = message("They are alike: accept and install") if key is not None else message("Install")
        role = "danger" if pack.is_unsigned or older else "primary"
        answers = [
            Answer("yes", services.own_words.say(yes), role),
            Answer("", services.own_words.say(message("Cancel"))),
        ]
        title = services.own_words.say(message("Install {name}?", name=pack.name))
        return bool(ask(self, title, "\n\n".join(part for part in parts if part), answers))

    def _done(self, told: Message) -> Callable[[], None]:
        def show() -> None:
            self._tell(told, "done")
            self.refresh()
            self.changed.emit()

        return show

    def _refused(self, problem: Message) -> None:
        self._tell(problem, "block")

    def _tell(self, told: Message, tone: str) -> None:
        title = self._services.own_words.say(message("Not installed")) if tone == "block" else ""
        self.told.say(title, self._services.own_words.say(told), tone)
        self.told.show()

    def _choose_file(self) -> None:
        say = self._services.own_words.say
        path = choose_file(self, say(message("Install a pack")), f"{say(message('Packs'))} (*.mlapack *.zip)")
        if path is not None:
            self.install(path)

    def _choose_folder(self) -> None:
        path = choose_folder(self, self._services.own_words.say(message("Install a folder")), Path.home())
        if path is not None:
            self.install(path)

    def _say(self) -> None:
        say = self._services.own_words.say
        self.setWindowTitle(say(message("Packs")))
        self.title.setText(say(message("Packs")))
        text = message(
            "A pack is what a ministry or a desk says about the law and its practice. It is laid over what "
            "the program says; every fact of it names who says it."
        )
        self.intro.setText(say(text))
        self.file_button.say(say(message("Install a pack")))
        self.folder_button.say(say(message("Install a folder")))
        self.close_button.say(say(message("Close")))

    def _lay_out(self) -> None:
        width = self._services.theme.px(Size.COLUMN)
        shown = ScrollColumn(self._list, width=width, margins=(0, 0, Space.MEDIUM, 0))
        foot = row(self.file_button, self.folder_button, -1, self.close_button, spacing=Space.SMALL)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        whole = column(self.title, self.intro, self.told, shown, foot, spacing=Space.MEDIUM, margins=margins)
        whole.setStretch(3, 1)
        self.setLayout(whole)


class PackCard(Card):
    """One pack. ``removed`` tells that it is to go, ``own_wanted`` that one's own facts are to be edited."""

    removed = Signal(object)
    own_wanted = Signal()

    def __init__(self, services: Services, one: Shown) -> None:
        super().__init__(spacing=Space.TINY)
        say, pack = services.own_words.say, one.pack
        self.button = Button()
        heading = Label(name(services, pack), "strong")
        self.tag = Tag(say(self._grade(one)), self._tone(one))
        head = row(heading, self.tag, spacing=Space.SMALL)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        lines = [(issued(services, pack), ""), (pack.note, "hint")]
        if one.aside is not None:
            lines.append((say(message("Not used: {reason}", reason=one.aside)), ""))
        else:
            lines.append((reach(services, one), "hint"))
        lines.append((say(proof(pack)), "hint"))
        if one.installed_on:
            lines.append((say(message("Installed on {date}", date=day(services, one.installed_on))), "hint"))
        for text, role in lines:
            if text:
                self.body.addWidget(Label(text, role).selectable())
        self.body.addSpacing(Space.TINY)
        self.body.addLayout(row(self.button, -1))
        self.button.say(say(message("Edit") if pack.is_own else message("Remove")))
        self.button.clicked.connect(self.own_wanted if pack.is_own else lambda: self.removed.emit(one))

    @staticmethod
    def _grade(one: Shown) -> Message:
        if one.aside is not None:
            return message("Not used")
        if one.pack.is_own:
            return message("Your own")
        return message("Signed") if one.pack.signed_by else message("Unsigned")

    @staticmethod
    def _tone(one: Shown) -> str:
        if one.aside is not None:
            return "block"
        return "neutral" if one.pack.is_own else "done" if one.pack.signed_by else "warning"
