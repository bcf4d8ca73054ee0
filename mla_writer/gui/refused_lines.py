"""Lines outside of the questions: what in them may not stand in a draft, and a button that removes it."""

from __future__ import annotations

from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Button, LineEdit, Notice
from mla_writer.model.message import message
from mla_writer.model.text_gate import Problem, mended, problems


class RefusedLines(Notice):
    """Shown while one of ``lines`` holds a character that may not enter a request."""

    def __init__(self, services: Services, lines: tuple[LineEdit, ...]) -> None:
        super().__init__()
        self._services, self._lines = services, lines
        remove = Button(services.say(message("Remove these characters")))
        remove.clicked.connect(self._mend)
        self.add(remove)
        self.hide()
        for line in lines:
            line.textChanged.connect(self._look)

    @property
    def found(self) -> tuple[Problem, ...]:
        """What may not stand in the lines."""
        return tuple(problem for line in self._lines for problem in problems(line.text()))

    def _look(self) -> None:
        found, say = self.found, self._services.say
        self.setVisible(bool(found))
        if found:
            self.say(say(message("This text cannot be taken over yet.")), say(found[0].message), "block")

    def _mend(self) -> None:
        for line in self._lines:
            line.setText(mended(line.text()))
