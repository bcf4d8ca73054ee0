"""Parts of which the help column is built: headed texts and facts with their source."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Label, ScrollColumn, column
from mla_writer.gui.widgets.layouts import clear
from mla_writer.gui.wording import fact_label, fact_source, fact_value
from mla_writer.model.countries import Fact


class HelpColumn(ScrollColumn):
    """A narrow scrolling column that is filled anew when what it shows has changed."""

    def __init__(self) -> None:
        margins = (Space.LARGE + Space.TINY, Space.LARGE, Space.LARGE + Space.TINY, Space.WIDE)
        super().__init__(width=Size.COLUMN, spacing=Space.LARGE, margins=margins)

    def empty(self) -> None:
        """Take everything out."""
        clear(self.body)
        self.to_top()


def headed(heading: str, *texts: tuple[str, str]) -> QWidget:
    """A heading and below it texts, each with its role in the stylesheet; empty ones are left out."""
    lines = [(heading, "strong"), *texts]
    return _holder(*(Label(text, role).selectable() for text, role in lines if text))


def fact_part(services: Services, fact: Fact, heading: str = "") -> QWidget:
    """One fact: what it is about, what it says, what limits it, where it comes from."""
    return _holder(
        Label(heading or fact_label(services, fact), "strong"),
        Label(fact_value(services, fact), "help").selectable(),
        *([Label(services.text(fact.note), "help").selectable()] if fact.note else []),
        Label(fact_source(services, fact), "small").selectable(),
    )


def _holder(*parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*parts, spacing=Space.TINY))
    return holder
