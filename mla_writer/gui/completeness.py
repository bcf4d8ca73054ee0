"""The completeness report for the file: in which language and format, who signs it off, where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from mla_writer.checks.judge import Judge
from mla_writer.files import Stamp, write_bytes
from mla_writer.gui.dialog import Dialog
from mla_writer.gui.export_order import FORMATS, stem
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Button, Heading, Label, LineEdit, choose_file, column, describe, row
from mla_writer.i18n import interface_languages
from mla_writer.model.message import Message, message
from mla_writer.session import Session
from mla_writer.session.completeness import Signed, Subject, report_on, written

PROPOSED = "pdf"


class ReportDialog(Dialog):
    """Asks for language, format and name, and writes the report where a person chooses."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._services = session, services
        say = services.say
        self.language, self.format = QComboBox(), QComboBox()
        self.name, self.office = LineEdit(), LineEdit()
        self.told = Label(role="hint")
        self.close_button, self.save = Button(), Button(role="primary")
        self.close_button.say(say(message("Close")))
        self.save.say(say(message("Save the report")))
        self.save.setDefault(True)
        self._offer()
        self.setWindowTitle(say(message("Report for the file")))
        self._lay_out()
        self.fit(services, Size.DIALOG, Size.DIALOG)
        self.close_button.clicked.connect(self.reject)
        self.save.clicked.connect(self._choose)

    def write(self, path: Path) -> None:
        """Write the report to ``path``; how that went is told below."""
        services, session = self._services, self._session
        code, format = str(self.language.currentData()), str(self.format.currentData())
        signed = Signed(self.name.text().strip(), self.office.text().strip())
        subject = Subject(session.draft, session.clock.today(), session.review)
        rulebook = session.rulebook
        self.save.setEnabled(False)

        def job() -> Stamp:
            report = report_on(Judge(rulebook), subject, signed)  # the session's own is at work in the window
            return write_bytes(path, written(report, code, format, services.now()))

        services.runner.run(job, lambda _: self._told(message("Saved as {path}", path=str(path))), self._told)

    def _told(self, said: Message) -> None:
        self.save.setEnabled(True)
        self.told.setText(self._services.say(said))

    def _offer(self) -> None:
        for one in interface_languages():
            self.language.addItem(one.name, one.code)
        self.language.setCurrentIndex(max(0, self.language.findData(self._services.language.code)))
        for id, (label, _) in FORMATS.items():
            self.format.addItem(self._services.say(label), id)
        self.format.setCurrentIndex(self.format.findData(PROPOSED))

    def _lay_out(self) -> None:
        say = self._services.say
        intro = message("What is there, what is missing, what was set aside and why: one or two pages.")
        parts: list[QWidget] = [Heading(say(message("Report for the file")), "subtitle")]
        parts.append(Label(say(intro), "intro"))
        asked = (
            (message("Language of the report"), self.language),
            (message("Format"), self.format),
            (message("Checked by (name)"), self.name),
            (message("Office"), self.office),
        )
        for label, part in asked:
            describe(part, say(label))
            group = QWidget()
            group.setLayout(column(Label(say(label), "strong"), part, spacing=Space.TINY))
            parts.append(group)
        margins = (Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        buttons = row(-1, self.close_button, self.save, spacing=Space.SMALL)
        self.setLayout(column(*parts, self.told, -1, buttons, spacing=Space.MEDIUM, margins=margins))

    def _choose(self) -> None:
        say, (label, ending) = self._services.say, FORMATS[str(self.format.currentData())]
        reference = str(self._session.draft.get("common.case.reference") or "")
        target = Path.home() / f"{stem(reference)}-report-{self.language.currentData()}{ending}"
        pattern = f"{say(label)} (*{ending})"
        path = choose_file(self, say(message("Report for the file")), pattern, target=target)
        if path is not None:
            self.write(path if path.suffix.lower() == ending else path.with_name(path.name + ending))
