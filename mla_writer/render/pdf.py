"""A ``Document`` as a PDF that is archivable (PDF/A-3a) and accessible (PDF/UA-1) at once.

Belongs here: calling the typesetter. Does not belong here: what a page looks like
(``templates/pdf/request.typ``), what it says (``document``).

Content reaches the typesetter as data, never as markup. Equal input gives equal bytes.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mla_writer import paths
from mla_writer.model.errors import CannotRender
from mla_writer.model.message import message
from mla_writer.render.document import Document, Heading, Paragraph, lines_of, plain
from mla_writer.render.letterhead.model import Letterhead
from mla_writer.render.letterhead.page_data import letterhead_data
from mla_writer.render.pdf_data import Data, page_data

if TYPE_CHECKING:
    import typst

LETTER = "request.typ"
NOT_DISPLAYED = re.compile(r'the text `"(?P<text>.+)"` could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
INVISIBLE = re.compile("[\u200e\u200f\u2066-\u2069]")


def write_pdf(
    document: Document,
    *,
    made_on: datetime,
    attachment: bytes | None = None,
    letterhead: Letterhead | None = None,
) -> bytes:
    """The PDF of ``document``; ``attachment`` is the machine-readable request, JSON in UTF-8. A
    ``letterhead`` gives head and foot of the first page, paper and side margins.

    Typeset with the fonts that come with the program; only a document with a character that these
    lack is typeset again with the fonts of the machine. ``CannotRender`` when those lack it too.
    ``made_on`` carries its time zone; it is the date in the file's properties.
    """
    return typeset(LETTER, _data(document, letterhead), (document,), made_on, attachment)


def _data(document: Document, letterhead: Letterhead | None) -> Data:
    data = page_data(document)
    if letterhead is not None:
        data["letterhead"] = letterhead_data(letterhead, document.language)
    return data


def typeset(
    template: str, data: Data, documents: Sequence[Document], made_on: datetime, attachment: bytes | None
) -> bytes:
    """The PDF that ``template`` (a file in ``templates/pdf``) makes of ``data``; as in ``write_pdf``.

    ``documents`` are those that ``data`` was made from: a refusal names the place in them.
    """
    import typst

    inputs = {"document": json.dumps(data, ensure_ascii=False), "fallback": ""}
    if attachment is not None:
        inputs["attachment"] = attachment.decode("utf-8")
    try:
        return _typeset(template, inputs, made_on, system_fonts=False)
    except typst.TypstError as error:
        if not NOT_DISPLAYED.search(str(error)):
            raise _explained(documents, str(error)) from error
    try:
        return _typeset(template, inputs | {"fallback": "yes"}, made_on, system_fonts=True)
    except typst.TypstError as error:
        raise _explained(documents, str(error)) from error


def pages_of(document: Document) -> int:
    """How many pages ``document`` has as a PDF; errors as in ``write_pdf``."""
    import typst

    inputs = {"document": json.dumps(page_data(document), ensure_ascii=False), "fallback": ""}
    try:
        pages: Any = _compiler(LETTER, False).compile(format="svg", sys_inputs=inputs)
    except typst.TypstError:
        try:
            pages = _compiler(LETTER, True).compile(format="svg", sys_inputs=inputs | {"fallback": "yes"})
        except typst.TypstError as error:
            raise _explained((document,), str(error)) from error
    return len(pages) if isinstance(pages, list) else 1  # pyright: ignore[reportUnknownArgumentType]


def _typeset(template: str, inputs: dict[str, str], made_on: datetime, system_fonts: bool) -> bytes:
    whole_seconds = made_on.astimezone(UTC).replace(microsecond=0)
    pdf: Any = _compiler(template, system_fonts).compile(
        format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=whole_seconds, sys_inputs=inputs
    )
    return pdf


_own = threading.local()


def _compiler(template: str, system_fonts: bool) -> typst.Compiler:
    """The compiler of this thread: two threads may not share one."""
    compilers: dict[tuple[str, bool], typst.Compiler] = _own.__dict__.setdefault("compilers", {})
    key = (template, system_fonts)
    if key not in compilers:
        import typst

        compilers[key] = typst.Compiler(
            str(paths.templates() / "pdf" / template),
            font_paths=_fonts(system_fonts),
            ignore_system_fonts=not system_fonts,
        )
    return compilers[key]


@lru_cache(maxsize=2)
def _fonts(system_fonts: bool) -> typst.Fonts:
    """The fonts, opened once for all threads."""
    import typst

    return typst.Fonts(
        include_system_fonts=system_fonts,
        include_embedded_fonts=False,
        font_paths=[str(paths.resources() / "fonts")],
    )


def _explained(documents: Sequence[Document], found: str) -> CannotRender:
    refused = NOT_DISPLAYED.search(found)
    if refused is None:
        return CannotRender(message("the PDF cannot be made: {found}", found=found))
    spelled = ESCAPED.sub(lambda code: chr(int(code[1], 16)), refused["text"])
    text = INVISIBLE.sub("", spelled) or spelled
    return CannotRender(
        message(
            "no font on this machine can print '{character}' ({code}), in: {place}. "
            "Write it in another way, or export the request as DOCX",
            character=text,
            code=" ".join(f"U+{ord(character):04X}" for character in text),
            place=next(filter(None, (_place(one, text) for one in documents)), documents[0].title),
        )
    )


def _place(document: Document, text: str) -> str:
    """The line in which ``text`` first stands, shortened, with its heading or number; or empty."""
    above = ""
    for block in document.blocks:
        line = next((line for line in map(plain, lines_of(block)) if text in line), "")
        if isinstance(block, Heading):
            above = " ".join(filter(None, (block.number, plain(block.spans))))
        elif isinstance(block, Paragraph) and block.number:
            above = block.number
        if line:
            return ": ".join(filter(None, (above if above != line else "", line[:80])))
    return ""
