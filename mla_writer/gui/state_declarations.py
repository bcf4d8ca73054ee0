"""What States declared to an instrument, with the documents that say so."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Fold, Label, column
from mla_writer.gui.wording import day, joined
from mla_writer.model.between import sources
from mla_writer.model.instruments import StateDeclaration
from mla_writer.model.message import message


def declarations_fold(services: Services, declarations: tuple[StateDeclaration, ...]) -> Fold:
    """A fold with the declarations in the order given."""
    fold = Fold(*(_declaration(services, one) for one in declarations), spacing=Space.SMALL)
    number = len(declarations)
    fold.say(services.count("{n} declaration of these States", "{n} declarations of these States", number))
    return fold


def sources_line(services: Services, basis: Iterable[str]) -> str:
    """The documents behind a fact, each with its own date."""
    return "; ".join(
        joined(one.title, services.say(message("as of {date}", date=day(services, one.as_of))))
        if one.as_of
        else one.title
        for one in sources(services.rulebook, basis)
    )


def _declaration(services: Services, declaration: StateDeclaration) -> QWidget:
    holder = QWidget()
    holder.setLayout(
        column(
            Label(services.language.country(declaration.state), "strong"),
            Label(services.text(declaration.text), "help").selectable(),
            Label(sources_line(services, declaration.basis), "small").selectable(),
            spacing=Space.HAIR,
        )
    )
    return holder
