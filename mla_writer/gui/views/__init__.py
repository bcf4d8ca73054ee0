"""Pages that are more than questions, by the name that a declared page gives them.

Does not belong here: what a view shows (one module each), and the page around it (``page``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mla_writer.gui.services import Services
from mla_writer.gui.views.base import PagePart
from mla_writer.model.errors import UnknownName
from mla_writer.model.message import message
from mla_writer.session import Session


def make_view(name: str, session: Session, services: Services) -> PagePart:
    """The view ``name`` on the draft of ``session``; ``UnknownName`` when there is none."""
    if name not in VIEWS:
        raise UnknownName(
            message("there is no view '{found}'; known: {known}", found=name, known=", ".join(VIEWS))
        )
    return VIEWS[name]()(session, services)


Make = Callable[[Session, Services], PagePart]


def _chooser() -> Make:
    from mla_writer.gui.views.chooser import ChooserView

    return ChooserView


def _legal_bases() -> Make:
    from mla_writer.gui.views.legal_bases import LegalBasesView

    return LegalBasesView


def _check() -> Make:
    from mla_writer.gui.views.check import CheckView

    return CheckView


def _export() -> Make:
    from mla_writer.gui.export import ExportView

    return ExportView


def _matrix() -> Make:
    from mla_writer.gui.views.matrix import MatrixView

    return MatrixView


def _languages() -> Make:
    from mla_writer.gui.language_proposal import LanguageProposal

    return LanguageProposal


def _undertakings() -> Make:
    from mla_writer.gui.views.undertakings import UndertakingsView

    return UndertakingsView


def _grounds() -> Make:
    from mla_writer.gui.views.grounds import GroundsView

    return GroundsView


def _annex_files() -> Make:
    from mla_writer.gui.views.annex_files import AnnexFilesView

    return AnnexFilesView


VIEWS: Mapping[str, Callable[[], Make]] = {
    "chooser": _chooser,
    "legal_bases": _legal_bases,
    "languages": _languages,
    "matrix": _matrix,
    "undertakings": _undertakings,
    "grounds": _grounds,
    "annex_files": _annex_files,
    "check": _check,
    "export": _export,
}
"""Each view is imported when its page is first shown."""
