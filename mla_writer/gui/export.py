"""Taking the letter out: in which languages, in which formats, where to, and what is still open in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.files import write_bytes
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import (
    Button,
    Card,
    FlowLayout,
    Heading,
    Label,
    Notice,
    ScrollColumn,
    Tag,
    choose_folder,
    column,
    describe,
    row,
)
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.model.message import Message, message
from mla_writer.session import Session

FORMATS = {
    "docx": (message("Word document"), ".docx"),
    "pdf": (message("PDF"), ".pdf"),
    "text": (message("Plain text"), ".txt"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is open in one language: the labels of gaps, passages to translate; or why it cannot be."""

    gaps: tuple[str, ...] = ()
    untranslated: int = 0
    refused: Message | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written: a case and its draft, languages, formats, folder, first part of names."""

    case: Case
    draft: Draft
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    folder: Path
    stem: str


def targets(order: Order) -> dict[tuple[str, str], Path]:
    """Where each language and format goes."""
    return {
        (language, format): order.folder / f"{order.stem}-{language}{FORMATS[format][1]}"
        for language in order.languages
        for format in order.formats
    }


def write_all(services: Services, order: Order) -> tuple[Path, ...]:
    """Write everything in ``order``; ``CannotRender`` or ``CannotWrite``."""
    written: list[Path] = []
    for language in order.languages:
        document = services.compose(order.case, language)
        for format in order.formats:
            target = targets(order)[language, format]
            write_bytes(target, services.write(document, format, order.draft))
            written.append(target)
    return tuple(written)


def stem(reference: str) -> str:
    """A file name made of a reference: letters, digits and hyphens."""
    kept = "".join(sign if sign.isalnum() else "-" for sign in reference).strip("-")
    return "-".join(filter(None, kept.split("-")))[:60] or "request"


class ExportView(QWidget):
    """The page "Preview and export"."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__()
        self._session, self._services = session, services
        self._folder: Path | None = None
        self._languages = {code: _LanguageCard(services, code) for code in services.request_languages()}
        self._formats = {format: QCheckBox() for format in FORMATS}
        self._formats["docx"].setChecked(True)
        self._formats["pdf"].setChecked(True)
        self.title, self.intro = Heading(), Label(role="intro")
        self.ready = Notice()
        self.language_label, self.format_label = Label(role="strong"), Label(role="strong")
        self.target_label, self.target = Label(role="strong"), Label(role="hint")
        self.choose, self.write = Button(symbol="folder"), Button(role="primary", symbol="export")
        self.result = Notice()
        self.result.hide()
        self._connect()
        self.setLayout(column(self._content()))
        self.retranslate()

    def refresh(self) -> None:
        """Look again at the draft: what is chosen, ready, open."""
        chosen = self._session.draft.languages
        for code, card in self._languages.items():
            card.box.blockSignals(True)
            card.box.setChecked(code in chosen)
            card.box.blockSignals(False)
        self._show_ready()
        self._look_at_languages()
        self._allow()

    def retranslate(self) -> None:
        """Say everything again in the language that holds now."""
        say = self._services.say
        self.title.setText(say(message("Export the request")))
        self.intro.setText(say(message("It can be exported at any time; what is missing is marked in it.")))
        self.language_label.setText(say(message("Languages of the request")))
        self.format_label.setText(say(message("Formats")))
        for format, box in self._formats.items():
            box.setText(say(FORMATS[format][0]))
        self.target_label.setText(say(message("Folder")))
        self.choose.say(say(message("Choose a folder")))
        self.write.say(say(message("Export")), say(message("Write the files into the folder chosen")))
        for card in self._languages.values():
            card.retranslate()
        self._show_folder()
        self.refresh()

    def _content(self) -> QWidget:
        boxes = FlowLayout(spacing=Space.WIDE)
        for box in self._formats.values():
            boxes.addWidget(box)
        holder = QWidget()
        holder.setLayout(boxes)
        where = row(self.choose, self.target, spacing=Space.MEDIUM)
        where.setStretch(1, 1)
        return ScrollColumn(
            self.title,
            self.intro,
            self.ready,
            Space.SMALL,
            column(self.language_label, *self._languages.values(), spacing=Space.SMALL),
            Space.SMALL,
            column(self.format_label, holder, spacing=Space.TINY),
            Space.SMALL,
            column(self.target_label, where, spacing=Space.TINY),
            Space.SMALL,
            row(self.write, -1),
            self.result,
        )

    def _connect(self) -> None:
        for card in self._languages.values():
            card.box.toggled.connect(self._languages_chosen)
        for box in self._formats.values():
            box.toggled.connect(self._allow)
        self.choose.clicked.connect(self._choose_folder)
        self.write.clicked.connect(self.export)

    def _show_ready(self) -> None:
        say, count = self._services.say, self._services.count
        blocking = sum(finding.withholds for finding in self._session.findings)
        if blocking:
            title = count(
                "Not ready to send: {n} finding blocks", "Not ready to send: {n} findings block", blocking
            )
            self.ready.say(title, say(message("See the section Check for what to do.")), "block")
        else:
            self.ready.say(say(message("Ready to send")), say(message("Nothing blocks sending.")), "done")

    def _languages_chosen(self) -> None:
        chosen = tuple(code for code, card in self._languages.items() if card.box.isChecked())
        kept = tuple(code for code in self._session.draft.languages if code in chosen)
        self._session.choose_languages((*kept, *(code for code in chosen if code not in kept)))
        self._look_at_languages()
        self._allow()

    def _look_at_languages(self) -> None:
        case = self._session.printed_case
        for code, card in self._languages.items():
            if not card.box.isChecked():
                card.show_standing(None)
                continue
            self._services.runner.run(
                lambda code=code: self._standing(case, code),
                card.show_standing,
                lambda reason, card=card: card.show_standing(Standing(refused=reason)),
            )

    def _standing(self, case: Case, code: str) -> Standing:
        document = self._services.compose(case, code)
        return Standing(document.gaps, document.untranslated)

    def _allow(self) -> None:
        languages = any(card.box.isChecked() for card in self._languages.values())
        formats = any(box.isChecked() for box in self._formats.values())
        self.write.setEnabled(languages and formats)

    def _choose_folder(self) -> None:
        start = self._folder or Path.home()
        folder = choose_folder(self, self._services.say(message("Folder for the export")), start)
        if folder is not None:
            self._folder = folder
            self._show_folder()

    def _show_folder(self) -> None:
        unknown = self._services.say(message("asked for when exporting"))
        self.target.setText(str(self._folder) if self._folder else unknown)

    def export(self) -> None:
        """Write what is chosen; a folder is asked for if none was chosen yet."""
        if self._folder is None:
            self._choose_folder()
        if self._folder is None:
            return
        reference = str(self._session.draft.get("common.case.reference") or "")
        order = Order(
            self._session.printed_case,
            self._session.draft,
            tuple(code for code, card in self._languages.items() if card.box.isChecked()),
            tuple(format for format, box in self._formats.items() if box.isChecked()),
            self._folder,
            stem(reference),
        )
        self.write.setEnabled(False)
        self._services.runner.run(lambda: write_all(self._services, order), self._written, self._failed)

    def _written(self, paths: tuple[Path, ...]) -> None:
        self._allow()
        title = self._services.count("{n} file written", "{n} files written", len(paths))
        self.result.say(title, "\n".join(str(path) for path in paths), "done")

    def _failed(self, reason: Message) -> None:
        self._allow()
        title = self._services.say(message("The export did not succeed."))
        self.result.say(title, self._services.say(reason), "block")


class _LanguageCard(Card):
    """One language of the request: chosen or not, and what is open in it."""

    def __init__(self, services: Services, code: str) -> None:
        self._services, self._code = services, code
        self._standing: Standing | None = None
        self.box = QCheckBox()
        self.tag = Tag()
        self.tag.hide()
        self.text = Label(role="hint")
        self.text.hide()
        super().__init__(row(self.box, -1, self.tag, spacing=Space.SMALL), self.text)
        self.setMaximumWidth(Size.COLUMN)

    def retranslate(self) -> None:
        """Name the language in the language that holds now."""
        name = self._services.language.language(self._code)
        self.box.setText(name[:1].upper() + name[1:])
        describe(self.box, name)
        self.show_standing(self._standing)

    def show_standing(self, standing: Standing | None) -> None:
        """Show what is open in this language; None while nothing is known."""
        self._standing = standing
        self.tag.setVisible(standing is not None)
        self.text.setVisible(standing is not None)
        if standing is None:
            return
        say = self._services.say
        if standing.refused is not None:
            self.tag.setText(say(message("Not available")))
            self.tag.set_tone("block")
            self.text.setText(say(standing.refused))
            return
        open_parts = tuple(self._open(standing))
        self.tag.setText(say(message("Incomplete")) if open_parts else say(message("Complete")))
        self.tag.set_tone("warning" if open_parts else "done")
        self.text.show_text("\n".join(open_parts))

    def _open(self, standing: Standing) -> Iterator[str]:
        count, text = self._services.count, self._services.text
        if standing.gaps:
            labels = ", ".join(text(gap) for gap in standing.gaps)
            yield f"{count('{n} gap marked:', '{n} gaps marked:', len(standing.gaps))} {labels}"
        if standing.untranslated:
            yield count(
                "{n} passage still to be translated",
                "{n} passages still to be translated",
                standing.untranslated,
            )
