"""Yes, no, or not answered."""

from __future__ import annotations

from typing import Any

from mla_writer.gui.editors.base import Input
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Segmented, describe, row
from mla_writer.model.message import message

YES, NO = "yes", "no"


class YesNoInput(Input):
    """Two segments; a second press on the chosen one withdraws the answer."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        choices = ((YES, services.say(message("Yes"))), (NO, services.say(message("No"))))
        self.segments = Segmented(choices, optional=True)
        self.segments.chosen.connect(lambda: self.chosen.emit())
        self.setLayout(row(self.segments, -1))
        self.setFocusProxy(self.segments)

    def value(self) -> Any:
        """True, False, or None when not answered."""
        return {YES: True, NO: False}.get(self.segments.value())

    def show_value(self, value: Any, unreadable: str = "") -> None:
        """Show the answer."""
        self.segments.set_value({True: YES, False: NO}.get(value, "") if isinstance(value, bool) else "")

    def name(self, label: str, description: str) -> None:
        """What a screen reader says for the group."""
        describe(self.segments, label, description)
