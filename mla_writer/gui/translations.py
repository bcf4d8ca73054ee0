"""Free text that must stand in the request in another language: the original above, its translation
below. The program never translates; a person or a sworn translator does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Label, TextArea, column, describe
from mla_writer.i18n import direction_of
from mla_writer.model.declarations import Field
from mla_writer.model.draft import stable_path
from mla_writer.model.fields import Form
from mla_writer.model.message import message
from mla_writer.session import Session


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that a person wrote: where it stands, the label of its question (a text of the rulebook)."""

    path: str
    label: str
    text: str


def passages(session: Session) -> tuple[Passage, ...]:
    """Every free text of the draft that is asked for now, in the order of the pages."""
    found: list[Passage] = []
    for asked in session.journey.asked():
        if not asked.field.internal:
            value = session.draft.get(asked.path)
            found += _of(session, asked.field, asked.path, value)
    return tuple(found)


def translation(session: Session, language: str, path: str) -> str:
    """The translation of the text at ``path`` that is kept in the draft, or empty."""
    kept = session.draft.translations.get(language, {}).get(stable_path(session.draft, path))
    return str(kept.get("text", "")) if isinstance(kept, Mapping) else str(kept or "")


def _of(session: Session, field: Field, path: str, value: Any) -> Iterator[Passage]:
    if field.type.many:
        for place, entry in enumerate(value if isinstance(value, (list, tuple)) else ()):
            yield from _one(session, field, f"{path}[{place}]", entry)
    else:
        yield from _one(session, field, path, value)


def _one(session: Session, field: Field, path: str, value: Any) -> Iterator[Passage]:
    if field.type.form is Form.RECORD and isinstance(value, Mapping):
        for name, inner in session.rulebook.records[field.type.of].fields.items():
            if not inner.internal:
                yield from _of(session, inner, f"{path}.{name}", value.get(name))
    elif field.prose and isinstance(value, str) and value.strip():
        yield Passage(path, field.label, value)


class Translations(QWidget):
    """All passages with room for their translation into ``language``. ``changed`` tells of an edit."""

    changed = Signal()

    def __init__(self, session: Session, services: Services, language: str) -> None:
        super().__init__()
        self._session, self._services, self._language = session, services, language
        self.areas: dict[str, TextArea] = {}
        parts = [self._part(passage) for passage in passages(session)]
        self.setLayout(column(*parts, spacing=Space.LARGE))

    def _part(self, passage: Passage) -> QWidget:
        name = self._services.text(passage.label)
        original = Label(passage.text, "hint").selectable()
        area = TextArea(translation(self._session, self._language, passage.path), least=2)
        direction = direction_of(self._language)
        rtl = direction == "rtl"
        area.write_towards(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        described = message("{label}: translation", label=name)
        describe(area, self._services.say(described), passage.text)
        area.textChanged.connect(lambda: self._keep(passage.path, area))
        area.left.connect(self.changed)
        self.areas[passage.path] = area
        part = QWidget()
        part.setLayout(column(Label(name, "strong"), original, area, spacing=Space.TINY))
        return part

    def _keep(self, path: str, area: TextArea) -> None:
        self._session.translate(self._language, path, area.toPlainText())
