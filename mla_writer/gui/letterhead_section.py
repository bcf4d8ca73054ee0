"""The letterhead of the settings: chosen, added from a file, looked at, removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from mla_writer.gui.preview_worker import page_images
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Label, Notice, choose_file, column, describe, row
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.render.document import Document, Paragraph, Span
from mla_writer.render.letterhead import kept

SCALE, SHARPER = 0.5, 2
"""Pixels per point of the picture, and how many of them stand in one of the screen's."""
SAMPLE = message("Your letter begins here.")


class LetterheadSection(QWidget):
    """``changed`` tells that another letterhead holds."""

    changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.label, self.box = Label(role="strong"), QComboBox()
        self.label.setBuddy(self.box)
        self.add, self.remove = Button(symbol="folder"), Button(role="quiet")
        self.picture, self.notice = Label(), Notice()
        self.picture.setFrameShape(QFrame.Shape.Box)
        self.notice.hide()
        buttons = row(self.add, self.remove, -1, spacing=Space.SMALL)
        choice = column(self.box, buttons, -1, spacing=Space.SMALL)
        beside = row(choice, self.picture, spacing=Space.LARGE)
        beside.setAlignment(self.picture, Qt.AlignmentFlag.AlignTop)
        beside.setStretch(0, 1)
        self.setLayout(column(self.label, beside, self.notice, spacing=Space.TINY))
        self.box.activated.connect(self._chosen)
        self.add.clicked.connect(self._choose_file)
        self.remove.clicked.connect(self._remove)

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        self.label.setText(say(message("Letterhead")))
        describe(self.box, self.label.text())
        self.add.say(say(message("Add a file …")))
        self.remove.say(say(message("Remove")))
        self._offer()

    def take(self, path: Path) -> None:
        """Inspect the file ``path``, keep a cleaned copy, write letters on it, and tell what was removed."""
        try:
            name, letterhead = kept.add(path)
            self._keep(name)
        except ProgramError as error:
            self._tell(message("The letterhead was not added."), (error.message,), "block")
            return
        self._tell(message("The letterhead was added."), (*letterhead.removed, *letterhead.remarks), "done")

    def _choose_file(self) -> None:
        title = self._services.say(message("Letterhead"))
        path = choose_file(self, title, "Word (*.docx *.dotx *.docm *.dotm)")
        if path is not None:
            self.take(path)

    def _remove(self) -> None:
        try:
            kept.remove(self._services.settings.letterhead)
            self._keep("")
            self.notice.hide()
        except ProgramError as error:
            self._tell(message("The letterhead was not removed."), (error.message,), "block")

    def _chosen(self, place: int) -> None:
        self.notice.hide()
        try:
            self._keep(str(self.box.itemData(place)))
        except ProgramError as error:
            self._tell(message("The letterhead cannot be used."), (error.message,), "block")

    def _keep(self, name: str) -> None:
        self._services.keep(replace(self._services.settings, letterhead=name))
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        chosen, found = self._services.settings.letterhead, kept.known()
        self.box.clear()
        self.box.addItem(self._services.say(message("None")), "")
        for one in found:
            self.box.addItem(one.name, one.name)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.box.setEnabled(bool(found))
        self.remove.setVisible(any(one.name == chosen and not one.pack for one in found))
        self._show_picture(str(self.box.currentData()))

    def _show_picture(self, name: str) -> None:
        self.picture.setVisible(bool(name))
        if not name:
            return
        self._services.runner.run(lambda: self._drawn(name), self._show, self._refuse)

    def _drawn(self, name: str) -> QImage:
        services = self._services
        code = services.language.code if services.language.code in services.request_languages() else "en"
        pdf = services.write(_sample(services, code), "pdf", letterhead=name)
        _, images = page_images(pdf, (0,), SCALE)
        return images[0]

    def _refuse(self, reason: Message) -> None:
        self.picture.hide()
        self._tell(message("The letterhead cannot be used."), (reason,), "block")

    def _show(self, image: QImage) -> None:
        pixels = QPixmap.fromImage(image)
        pixels.setDevicePixelRatio(SHARPER)
        self.picture.setPixmap(pixels)
        describe(self.picture, self._services.say(message("The first page on this letterhead")))

    def _tell(self, title: Message, notes: tuple[Message, ...], tone: str) -> None:
        say = self._services.say
        self.notice.say(say(title), "\n".join(say(one) for one in notes), tone)
        self.notice.show()


def _sample(services: Services, code: str) -> Document:
    rtl = services.request_language(code).direction == "rtl"
    blocks = (Paragraph((Span(services.say(SAMPLE)),)),)
    title = services.say(message("Letterhead"))
    return Document(code, "rtl" if rtl else "ltr", title, "", (), "{0} / {1}", blocks, on_letterhead=True)
