"""The files of the annexes, above the list that names them."""

from __future__ import annotations

from mla_writer.gui.annex_files import AnnexFiles
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.widgets import Card, Label, column
from mla_writer.model.message import message
from mla_writer.session import Session


class AnnexFilesView(PagePart):
    """Files are kept with the draft, not in it: adding one is no answer."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        self.files = AnnexFiles(session, services)
        title = Label(services.say(message("Files of the annexes")), "strong")
        self.setLayout(column(Card(title, self.files, spacing=Space.SMALL)))

    def refresh(self) -> None:
        """Show the files that the vault holds, by the entries of the list."""
        self.files.refresh()
