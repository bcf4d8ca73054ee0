"""Pages that are more than questions, by the name that a declared page gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from mla_writer.gui.services import Services
from mla_writer.gui.views.base import PagePart
from mla_writer.model.errors import UnknownName
from mla_writer.model.message import message
from mla_writer.session import Session

VIEWS: Mapping[str, tuple[str, str]] = {
    "chooser": ("mla_writer.gui.views.chooser", "ChooserView"),
    "legal_bases": ("mla_writer.gui.views.legal_bases", "LegalBasesView"),
    "check": ("mla_writer.gui.views.check", "CheckView"),
    "export": ("mla_writer.gui.export", "ExportView"),
}
"""The module and class of each view; loaded when its page is first shown."""


def make_view(name: str, session: Session, services: Services) -> PagePart:
    """The view ``name`` on the draft of ``session``; ``UnknownName`` when there is none."""
    if name not in VIEWS:
        raise UnknownName(
            message("there is no view '{found}'; known: {known}", found=name, known=", ".join(VIEWS))
        )
    module, view = VIEWS[name]
    make: Callable[[Session, Services], PagePart] = getattr(import_module(module), view)
    return make(session, services)
