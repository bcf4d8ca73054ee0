"""What a file will tell its reader beyond the text, shown before it is written, and how much of the draft
goes into it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Size, Space
from mla_writer.gui.widgets import Label, Option, column, describe
from mla_writer.gui.widgets.layouts import clear
from mla_writer.model.message import Message, message
from mla_writer.session.reveals import Data, Revealed

MOST = 6
"""Details of one line that are shown; how many more there are is said."""
DATA: dict[Data, tuple[Message, Message]] = {
    Data.PUBLIC: (
        message("What is printed"),
        message("The file can be opened in this program. What officers said to each other stays at home."),
    ),
    Data.NONE: (message("Nothing"), message("The file cannot be opened in this program.")),
    Data.WHOLE: (
        message("The whole draft"),
        message("With internal answers, reasons and names of officers. Only for your own service."),
    ),
}


class RevealSheet(QWidget):
    """The list of what a reader learns; the same before an export and before sending."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.lines = column(spacing=Space.SMALL)
        self.setLayout(self.lines)

    def show_list(self, found: Sequence[Revealed]) -> None:
        """Show ``found`` in the place of what was shown."""
        clear(self.lines)
        self.lines.addWidget(Label(self._services.say(message("Readers also learn")), "strong"))
        if not found:
            self.lines.addWidget(Label(self._services.say(message("Nothing beyond the text.")), "hint"))
        for one in found:
            self.lines.addWidget(self._line(one))

    def _line(self, one: Revealed) -> QWidget:
        holder = QWidget()
        parts = [Label("• " + self._services.say(one.what), "help")]
        shown = [" ".join(detail.split()) for detail in one.details[:MOST]]
        left = len(one.details) - len(shown)
        if left > 0:
            shown.append(self._services.count("and {n} more", "and {n} more", left))
        if shown:
            parts.append(Label("\n".join(shown), "hint"))
            parts[-1].setContentsMargins(Space.MEDIUM, 0, 0, 0)
        holder.setLayout(column(*parts, spacing=Space.HAIR))
        return holder


class CarriedCard(QWidget):
    """The choice of what a PDF or DOCX carries of the draft, and the sheet below it."""

    changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.sheet = RevealSheet(services)
        self.choices: dict[Data, QRadioButton] = {}
        group = QButtonGroup(self)
        title = services.say(message("Machine-readable request in the file"))
        options: list[QWidget] = []
        for data, (label, hint) in DATA.items():
            button, name, said = QRadioButton(), services.say(label), services.say(hint)
            describe(button, name, said)
            group.addButton(button)
            self.choices[data] = button
            line, below = QWidget(), Label(said, "hint")
            below.setContentsMargins(Size.MARK + Space.SMALL, 0, 0, 0)
            line.setLayout(column(Option(button, name), below))
            options.append(line)
        self.choices[Data.PUBLIC].setChecked(True)
        group.buttonToggled.connect(self._toggled)
        self._options = QWidget()
        self._options.setLayout(column(Label(title, "strong"), *options, spacing=Space.SMALL))
        self.setLayout(column(self._options, self.sheet, spacing=Space.WIDE))

    @property
    def data(self) -> Data:
        """What is chosen."""
        return next(data for data, button in self.choices.items() if button.isChecked())

    def tell(self, found: Sequence[Revealed], formats: Sequence[str]) -> None:
        """Show what a reader learns; the choice only where a format can carry the request."""
        self._options.setVisible(bool({"pdf", "docx"} & set(formats)))
        self.sheet.show_list(found)

    def _toggled(self, _: object, checked: bool) -> None:
        if checked:
            self.changed.emit()
