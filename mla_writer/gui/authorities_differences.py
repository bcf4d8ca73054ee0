"""What differs from an entry that is already in the address book: the person ticks what is taken over."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.authorities.card import AuthorityCard
from mla_writer.gui.authorities_words import changes_text
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Heading, Label, Option, ScrollColumn, column, describe, row
from mla_writer.model.message import message


class AuthorityDifferences(Dialog):
    """A box for each field that differs; none is ticked."""

    def __init__(
        self,
        services: Services,
        existing: AuthorityCard,
        differences: Mapping[str, tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        say = services.say
        title = say(message("Already in your address book"))
        self.setWindowTitle(title)
        self.boxes: dict[str, QCheckBox] = {}
        options: list[Option] = []
        for name, change in differences.items():
            text = changes_text(services, {name: change})
            self.boxes[name] = QCheckBox()
            describe(self.boxes[name], text)
            options.append(Option(self.boxes[name], text))
        said = message("Tick what is to be taken over into the entry '{name}'.", name=existing.name)
        self.take, self.cancel = Button(role="primary"), Button()
        self.take.setDefault(True)
        self.take.say(say(message("Take over what is ticked")))
        self.cancel.say(say(message("Cancel")))
        self.take.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.take.setEnabled(False)
        for box in self.boxes.values():
            box.toggled.connect(lambda: self.take.setEnabled(bool(self.chosen())))
        ring = Space.TINY  # room for the ring of the focus
        width = services.theme.px(Size.COLUMN)
        body = ScrollColumn(*options, width=width, spacing=Space.SMALL, margins=(ring, ring, ring, ring))
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        buttons = row(-1, self.cancel, self.take, spacing=Space.SMALL)
        parts = (Heading(title, "subtitle"), Label(say(said)), body, buttons)
        self.setLayout(column(*parts, spacing=Space.MEDIUM, margins=margins))
        self.fit(services, Size.DIALOG + Size.NUMBER, Size.ASIDE)

    def chosen(self) -> tuple[str, ...]:
        """The fields that are ticked."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())
