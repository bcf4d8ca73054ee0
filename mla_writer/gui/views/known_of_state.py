"""What is known of the requested State, set off as a quotation: each fact, then where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtWidgets import QFrame, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Label, column, row
from mla_writer.gui.wording import fact_label, fact_source, fact_value, joined
from mla_writer.i18n.fact_words import said_by
from mla_writer.model.countries import Fact
from mla_writer.model.message import message


class KnownOfState(QWidget):
    """Facts with a bar at their start; those in a row from one source name it once."""

    def __init__(self, services: Services, facts: tuple[Fact, ...]) -> None:
        super().__init__()
        self._services = services
        bar = QFrame()
        bar.setProperty("role", "bar")
        bar.setFixedWidth(Size.RING)
        margins = (Space.MEDIUM, 0, 0, 0)
        said = row(bar, column(*self._lines(facts), spacing=Space.HAIR, margins=margins))
        self.setLayout(column(said, margins=(0, Space.TINY, 0, Space.TINY)))

    def _lines(self, facts: tuple[Fact, ...]) -> Iterator[Label]:
        say = self._services.say
        for origin, told in groupby(facts, self._origin):
            for fact in told:
                what = message(
                    "{topic}: {value}",
                    topic=fact_label(self._services, fact),
                    value=fact_value(self._services, fact),
                )
                yield Label(say(what), "help").selectable()
                if fact.note:
                    yield Label(self._services.text(fact.note), "hint").selectable()
            yield Label(origin, "small").selectable()

    def _origin(self, fact: Fact) -> str:
        said = said_by(self._services.rulebook, fact)
        return joined(fact_source(self._services, fact), self._services.say(said) if said else "")
