"""What is told of a letterhead that was cleaned, each thing once."""

from __future__ import annotations

from enum import Enum

from mla_writer.model.message import Message, message


class Removed(Enum):
    """What was removed from a letterhead, in the order in which it is told."""

    MACROS = message("Macros were removed.")
    TEMPLATE = message("The link to a template that lies elsewhere was removed.")
    LINKS = message("Links to files and addresses outside the document were removed; their words stay.")
    EMBEDDED = message("Embedded files and controls were removed.")
    FIELDS = message("Fields became plain text: {fields}.")
    TRACKED = message("Tracked changes were accepted; comments and the names of authors were removed.")
    PROPERTIES = message("What the properties of the file said of persons and companies was removed.")
    PAGES = message("Page numbers were removed: the program prints its own.")
    BODY = message("Text outside header and footer was left out.")
    OTHER_HEADERS = message("Headers and footers of even pages and of other sections were left out.")
    TEXT_BOXES = message("Text boxes became ordinary paragraphs.")
    DRAWINGS = message("Drawings that are no pictures were removed.")
    PICTURES = message(
        "Pictures that are damaged, too large or of a format not allowed were removed: {pictures}."
    )
    MARGINS = message("Size or margins of the page leave too little room and were replaced.")
    OTHER = message("Parts that a letterhead does not need were left out: {parts}.")


MOST_NAMES = 8
"""Of each thing; further ones are not told."""


class Notes:
    """Gathers what was removed."""

    def __init__(self) -> None:
        self._found: dict[Removed, list[str]] = {}

    def add(self, what: Removed, name: str = "") -> None:
        """``what`` was removed; ``name`` is which, where the sentence tells it."""
        names = self._found.setdefault(what, [])
        if name and len(names) < MOST_NAMES and name not in names:
            names.append(name)

    @property
    def told(self) -> tuple[Message, ...]:
        """Everything, as messages."""
        return tuple(_told(what, self._found[what]) for what in Removed if what in self._found)


def _told(what: Removed, names: list[str]) -> Message:
    shown = ", ".join(name[:40].encode("ascii", "backslashreplace").decode("ascii") for name in names)
    values = {key: shown for key in ("fields", "pictures", "parts") if f"{{{key}}}" in what.value.text}
    return Message(what.value.text, values)
