"""Translations with characters that may not enter a request: held until a person takes these out."""

from __future__ import annotations

from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Button, Notice, TextArea
from mla_writer.model.errors import TextRefused
from mla_writer.model.message import message
from mla_writer.model.text_gate import mended

Place = tuple[str, str]
"""A language and the path of a passage."""


class Refusals(Notice):
    """Says which characters of the text in ``area`` keep it from being taken over, and takes them out on
    wish. What was refused is held, so that it is there again when its passage is shown again."""

    def __init__(self, services: Services, area: TextArea) -> None:
        super().__init__()
        self._services, self._area = services, area
        self._held: dict[Place, tuple[str, TextRefused]] = {}
        self.remove = Button(services.say(message("Remove these characters")))
        self.remove.clicked.connect(lambda: area.setPlainText(mended(area.toPlainText())))
        self.add(self.remove)
        self.hide()

    def note(self, place: Place, text: str, refused: TextRefused | None) -> None:
        """Take note of what became of ``text`` at ``place``, and show it."""
        self._held.pop(place, None)
        if refused is not None:
            self._held[place] = text, refused
        self._show(refused)

    def show_at(self, place: Place) -> None:
        """Show what is held for ``place``, in the area too; nothing where nothing is."""
        text, refused = self._held.get(place, ("", None))
        self._show(refused)
        if refused is not None:
            self._area.blockSignals(True)
            self._area.setPlainText(text)
            self._area.blockSignals(False)

    def take_all(self) -> dict[Place, str]:
        """Every text that is held, without what was refused in it; none is held afterwards."""
        freed = {place: mended(text) for place, (text, _) in self._held.items()}
        self._held.clear()
        self._show(None)
        return freed

    def _show(self, refused: TextRefused | None) -> None:
        self.setVisible(refused is not None)
        if refused is not None:
            say = self._services.say
            self.say(say(message("This text cannot be taken over yet.")), say(refused.message), "block")
