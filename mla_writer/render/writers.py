"""The formats that a document can be written in: one line for each.

Belongs here: the table. Does not belong here: how a format is written (one module each).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TypeAlias

from mla_writer.model.errors import UnknownName
from mla_writer.model.message import message
from mla_writer.render.bilingual import Bilingual
from mla_writer.render.document import Document
from mla_writer.render.letterhead.model import Letterhead
from mla_writer.render.letterhead.repetition import without_repetition

Head: TypeAlias = "Letterhead | None"
Writer = Callable[[Document, datetime, bytes | None, Head], bytes]
PairWriter = Callable[[Bilingual, datetime, bytes | None, Head], bytes]


def _pdf(document: Document, made_on: datetime, attachment: bytes | None, letterhead: Head) -> bytes:
    from mla_writer.render.pdf import write_pdf

    return write_pdf(document, made_on=made_on, attachment=attachment, letterhead=letterhead)


def _docx(document: Document, made_on: datetime, attachment: bytes | None, letterhead: Head) -> bytes:
    from mla_writer.render.docx import write_docx

    return write_docx(document, made_on=made_on, attachment=attachment, letterhead=letterhead)


def _text(document: Document, made_on: datetime, attachment: bytes | None, letterhead: Head) -> bytes:
    from mla_writer.render.text import write_text

    return write_text(document).encode("utf-8")


def _pdf_of_both(pair: Bilingual, made_on: datetime, attachment: bytes | None, letterhead: Head) -> bytes:
    from mla_writer.render.bilingual_pdf import write_bilingual_pdf

    return write_bilingual_pdf(pair, made_on=made_on, attachment=attachment)


def _docx_of_both(pair: Bilingual, made_on: datetime, attachment: bytes | None, letterhead: Head) -> bytes:
    from mla_writer.render.docx.bilingual import write_bilingual_docx

    return write_bilingual_docx(pair, made_on=made_on, attachment=attachment)


def _text_of_both(pair: Bilingual, made_on: datetime, attachment: bytes | None, letterhead: Head) -> bytes:
    """One after the other: columns of plain text fall apart wherever letters differ in width."""
    from mla_writer.render.text import WIDTH, write_text

    between = f"\n{'=' * WIDTH}\n\n"
    return between.join(map(write_text, (pair.first, pair.second))).encode("utf-8")


WRITERS: Mapping[str, Writer] = MappingProxyType({"pdf": _pdf, "docx": _docx, "text": _text})
"""By name of the format. A writer's module is loaded when it is first used."""
PAIR_WRITERS: Mapping[str, PairWriter] = MappingProxyType(
    {"pdf": _pdf_of_both, "docx": _docx_of_both, "text": _text_of_both}
)
"""The same formats for two languages side by side."""


def write(
    document: Document | Bilingual,
    format: str,
    made_on: datetime,
    attachment: bytes | None = None,
    letterhead: Head = None,
) -> bytes:
    """The file of ``document`` in ``format``; ``UnknownName`` for a format that does not exist.

    ``attachment`` is the machine-readable request (JSON in UTF-8); text cannot carry it.
    A ``letterhead`` is used where the document is one that is written on it.
    """
    if format not in WRITERS:
        raise UnknownName(
            message(
                "there is no format '{found}'; known: {known}",
                found=format,
                known=", ".join(WRITERS),
            )
        )
    if isinstance(document, Bilingual):
        return PAIR_WRITERS[format](document, made_on, attachment, letterhead)
    if letterhead is None or not document.on_letterhead:
        return WRITERS[format](document, made_on, attachment, None)
    return WRITERS[format](without_repetition(document, letterhead), made_on, attachment, letterhead)
