"""Taking the letter out: in which languages, in which formats, where to, and what is still open in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.gui.export_beside import BesideCard
from mla_writer.gui.export_language import LanguageCard
from mla_writer.gui.export_order import FORMATS, Order, stem, write_all
from mla_writer.gui.language_proposal import LanguageProposal
from mla_writer.gui.letterhead_choice import LetterheadChoice
from mla_writer.gui.reveals import CarriedCard
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.views.base import PagePart
from mla_writer.gui.widgets import (
    Button,
    FlowLayout,
    Label,
    Notice,
    choose_folder,
    column,
    row,
)
from mla_writer.model.message import Message, message
from mla_writer.session import Session
from mla_writer.session.reveals import Choices, data_of, reveals


class ExportView(PagePart):
    """The page from which the request is taken out."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session, services)
        say = services.say
        self.folder: Path | None = None
        self.ready, self.result = Notice(), Notice()
        self.accepted = LanguageProposal(session, services, exporting=True)
        self.result.hide()
        self.languages = {
            code: LanguageCard(session, services, code) for code in services.request_languages()
        }
        self.beside = BesideCard(session, services)
        self.formats = {format: QCheckBox(say(label)) for format, (label, _) in FORMATS.items()}
        for format in ("docx", "pdf"):
            self.formats[format].setChecked(True)
        self.letterhead = LetterheadChoice(services)
        self.carried = CarriedCard(services)
        self.target = Label(role="hint")
        self.choose, self.write = Button(symbol="folder"), Button(role="primary", symbol="export")
        self.choose.say(say(message("Choose a folder")))
        self._lay_out()
        self._connect()
        self._show_folder()
        for first in list(self.languages.values())[:1]:
            self.setFocusProxy(first.box)

    def title(self) -> str:
        """What can be done here."""
        return self.services.say(message("Export the request"))

    def intro(self) -> str:
        """That nothing keeps a draft in."""
        return self.services.say(message("It can be exported at any time; what is missing is marked in it."))

    def refresh(self) -> None:
        """Look again at the draft: what is chosen, ready, open, accepted."""
        self._show_ready()
        self.accepted.refresh()
        self.letterhead.refresh()
        say = self.services.say
        words = message("Export anyway") if self.accepted.lacking else message("Export")
        self.write.say(say(words), say(message("Write the files into the folder chosen")))
        for code, card in self.languages.items():
            card.refresh(code in self.session.draft.languages)
        self._allow()
        self._show_carried()

    def export(self) -> None:
        """Write what is chosen; a folder is asked for if none was chosen yet."""
        if self.folder is None:
            self._choose_folder()
        if self.folder is None:
            return
        order = Order(
            self.session.printed_case,
            tuple(code for code, card in self.languages.items() if card.box.isChecked()),
            tuple(format for format, box in self.formats.items() if box.isChecked()),
            self.folder / stem(str(self.session.draft.get("common.case.reference") or "")),
            data_of(self.session.printed_case, self.session.draft, self.carried.data),
            tuple(code for code, card in self.languages.items() if card.certified),
            beside=self.beside.languages,
            letterhead=self.letterhead.name,
        )
        self.write.setEnabled(False)
        self.services.keep_version(self.session.draft, "exported")
        self.services.runner.run(lambda: write_all(self.services, order), self._written, self._failed)

    def _lay_out(self) -> None:
        say, flow = self.services.say, FlowLayout(spacing=Space.WIDE)
        for box in self.formats.values():
            flow.addWidget(box)
        formats = QWidget()
        formats.setLayout(flow)
        where = row(self.choose, self.target, spacing=Space.MEDIUM)
        where.setStretch(1, 1)
        languages = Label(say(message("Languages of the request")), "strong")
        kinds, folder = Label(say(message("Formats")), "strong"), Label(say(message("Folder")), "strong")
        parts = (
            self.ready,
            column(languages, self.accepted, *self.languages.values(), self.beside, spacing=Space.SMALL),
            column(kinds, formats, spacing=Space.SMALL),
            self.letterhead,
            self.carried,
            column(folder, where, spacing=Space.SMALL),
            row(self.write, -1),
            self.result,
        )
        self.setLayout(column(*parts, spacing=Space.WIDE))

    def _connect(self) -> None:
        self.accepted.changed.connect(self.changed)
        for card in self.languages.values():
            card.box.toggled.connect(self._languages_chosen)
            card.translated.connect(self.changed)
        self.beside.changed.connect(self._allow)
        for box in self.formats.values():
            box.toggled.connect(self._allow)
            box.toggled.connect(self._show_carried)
        self.carried.changed.connect(self._show_carried)
        self.choose.clicked.connect(self._choose_folder)
        self.write.clicked.connect(self.export)

    def _show_ready(self) -> None:
        say = self.services.say
        blocking = sum(finding.withholds for finding in self.session.findings)
        if not blocking:
            self.ready.say(say(message("Ready to send")), say(message("Nothing blocks sending.")), "done")
            return
        title = self.services.count(
            "Not ready to send: {n} finding blocks", "Not ready to send: {n} findings block", blocking
        )
        self.ready.say(title, say(message("The section Check says what to do.")), "block")

    def _languages_chosen(self) -> None:
        chosen = tuple(code for code, card in self.languages.items() if card.box.isChecked())
        kept = tuple(code for code in self.session.draft.languages if code in chosen)
        self.session.choose_languages((*kept, *(code for code in chosen if code not in kept)))
        self.changed.emit()

    def _allow(self) -> None:
        languages = any(card.box.isChecked() for card in (*self.languages.values(), self.beside))
        formats = any(box.isChecked() for box in self.formats.values())
        self.write.setEnabled(languages and formats)

    def _show_carried(self) -> None:
        formats = tuple(format for format, box in self.formats.items() if box.isChecked())
        choices = Choices(formats, self.carried.data)
        self.carried.tell(reveals(self.session.printed_case, self.session.draft, choices), formats)

    def _choose_folder(self) -> None:
        title = self.services.say(message("Folder for the export"))
        folder = choose_folder(self, title, self.folder or Path.home())
        if folder is not None:
            self.folder = folder
            self._show_folder()

    def _show_folder(self) -> None:
        unknown = self.services.say(message("asked for when exporting"))
        self.target.setText(str(self.folder) if self.folder else unknown)

    def _written(self, paths: tuple[Path, ...]) -> None:
        self._allow()
        title = self.services.count("{n} file written", "{n} files written", len(paths))
        self.result.say(title, "\n".join(str(path) for path in paths), "done")
        self.result.show()

    def _failed(self, reason: Message) -> None:
        self._allow()
        title = self.services.say(message("The export did not succeed."))
        self.result.say(title, self.services.say(reason), "block")
        self.result.show()
