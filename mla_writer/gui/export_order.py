"""What is to be written when a request is exported, and writing it. No widgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mla_writer.files import write_bytes
from mla_writer.gui.services import Services
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.model.message import message

FORMATS = {
    "docx": (message("Word document"), ".docx"),
    "pdf": (message("PDF"), ".pdf"),
    "text": (message("Plain text"), ".txt"),
}
"""By the name of the writer: what the format is called, and the end of file names."""
LONGEST_STEM = 60
CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class Order:
    """A case, languages, formats, and the first part of every path. ``carried`` is what PDF and DOCX carry as
    the machine-readable request (``session.reveals.data_of``), or None. ``certified`` are the languages
    for which a translator's certificate is written beside the request, ``beside`` two languages that are
    also written side by side, or none. ``letterhead`` is the name of the one to write on, empty for none,
    None for that of the settings."""

    case: Case
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    start: Path
    carried: Draft | None = None
    certified: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    letterhead: str | None = None


def target(order: Order, language: str, format: str) -> Path:
    """Where one file goes: ``<start>-<language>.<ending>``."""
    return order.start.with_name(f"{order.start.name}-{language}{FORMATS[format][1]}")


def write_all(services: Services, order: Order) -> tuple[Path, ...]:
    """Write everything in ``order``; ``CannotRender`` or ``CannotWrite``."""
    written: list[Path] = []
    for language in order.languages:
        document = services.compose(order.case, language)
        for format in order.formats:
            path = target(order, language, format)
            write_bytes(path, services.write(document, format, order.carried, order.letterhead))
            written.append(path)
        if language in order.certified:
            written += _certificates(services, order, language)
    return (*written, *_side_by_side(services, order))


def target_beside(order: Order, format: str) -> Path:
    """Where the two languages side by side go: ``<start>_<first>-<second>.<ending>``."""
    return order.start.with_name(f"{order.start.name}_{'-'.join(order.beside)}{FORMATS[format][1]}")


def _side_by_side(services: Services, order: Order) -> Iterator[Path]:
    if not order.beside:
        return
    pair = services.compose_beside(order.case, *order.beside)
    for format in order.formats:
        path = target_beside(order, format)
        write_bytes(path, services.write(pair, format, order.carried))
        yield path


def _certificates(services: Services, order: Order, language: str) -> Iterator[Path]:
    document = services.certificate(order.case, language)
    for format in order.formats:
        path = target(order, f"{language}-{CERTIFICATE}", format)
        write_bytes(path, services.write(document, format))
        yield path


def stem(reference: str) -> str:
    """The first part of file names, made of a reference: its letters and digits, joined by hyphens."""
    kept = "".join(sign if sign.isalnum() else "-" for sign in reference)
    return "-".join(filter(None, kept.split("-")))[:LONGEST_STEM] or "request"
