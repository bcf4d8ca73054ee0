"""How fast a request of six pages becomes a file, as ratios to what others need for the same pages.

Medians of runs in which each document differs from the last, so that nothing is answered from a
cache; ours and the anchor take turns.

Anchors: the typesetter alone on the same content; a plain script with the usual library that writes
the same blocks; a template filled in and converted by an office program, as it is often done.
"""

from __future__ import annotations

import io
import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import docxtpl
import typst

from mla_writer import paths
from mla_writer.render.document import (
    Document,
    Items,
    Paragraph,
    References,
    Span,
    Spans,
    Table,
    lines_of,
    plain,
)
from mla_writer.render.docx import write_docx
from mla_writer.render.pdf import write_pdf
from mla_writer.render.pdf_data import page_data
from tests.render.long_sample import FRENCH
from tests.render.samples import numbered

Row = tuple[str, str, str, float, float | None]
MADE_ON = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
Run = Callable[[Document], bytes]
ROUNDS = 9
OFFICE_ROUNDS = 3


def different(number: int) -> Document:
    """The sample with every paragraph changed a little."""
    changed = tuple(
        replace(block, spans=(*block.spans, numbered((f"{number}",))[0].spans[0]))
        if block.block in ("paragraph", "heading")
        else block
        for block in FRENCH.blocks
    )
    return replace(FRENCH, blocks=changed)


def compared(name: str, anchor: str, runs: tuple[Run, Run], rounds: int, promise: float | None) -> Row:
    """Milliseconds of both ``runs`` (ours, the anchor) by turns, after one warm-up each."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for index, (taken, run) in enumerate(zip(times, runs, strict=True)):
            document = different(2 * number + index)
            began = time.perf_counter()
            run(document)
            taken.append((time.perf_counter() - began) * 1000)
    ours, other = (statistics.median(taken[1:]) for taken in times)
    return name, f"{ours:.1f} ms", f"{anchor}: {other:.1f} ms", ours / other, promise


def our_pdf(document: Document) -> bytes:
    return write_pdf(document, made_on=MADE_ON)


def our_docx(document: Document) -> bytes:
    return write_docx(document, made_on=MADE_ON)


# ---- The typesetter alone ------------------------------------------------------------------------

BARE = """
#set document(title: "Demande")
#set page(paper: "a4", margin: 27mm, footer: context counter(page).display("1 / 1", both: true))
#set text(font: "Noto Serif", size: 10.8pt, lang: "fr")
#set par(justify: true)
#let doc = json(bytes(sys.inputs.doc))
#for b in doc {
  if b.k == "heading" { heading(level: b.level, b.t) }
  else if b.k == "list" { enum(numbering: n => b.labels.at(n - 1), ..b.entries.map(enum.item)) }
  else if b.k == "table" { table(columns: b.columns, table.header(..b.head), ..b.cells) }
  else { par(b.t) }
}
"""


def typesetter(template: Path, data: Callable[[Document], dict[str, str]]) -> Run:
    """The typesetter with nothing around it; ``data`` is made before, outside the time taken."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(paths.resources() / "fonts")],
    )
    compiler = typst.Compiler(str(template), font_paths=fonts, ignore_system_fonts=True)
    ready = [data(different(number)) for number in range(1, 2 * ROUNDS + 2, 2)]

    def run(document: Document) -> bytes:
        made = compiler.compile(
            format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=MADE_ON, sys_inputs=ready.pop(0)
        )
        return made if isinstance(made, bytes) else b""

    return run


def our_template() -> Run:
    """Typst on our template and the same data."""
    template = paths.templates() / "pdf" / "request.typ"
    return typesetter(
        template, lambda document: {"document": json.dumps(page_data(document)), "fallback": ""}
    )


def plainest_template(folder: Path) -> Run:
    """Typst on the same words, with the plainest template that makes headings, lists and tables."""
    template = folder / "bare.typ"
    template.write_text(BARE, encoding="utf-8")
    return typesetter(template, lambda document: {"doc": json.dumps(bare_data(document))})


def bare_data(document: Document) -> list[dict[str, object]]:
    """The words of ``document`` without roles, sizes or footnotes."""
    data: list[dict[str, object]] = []
    for block in document.blocks:
        texts = [plain(spans) for spans in lines_of(block)]
        if block.block == "heading":
            data.append({"k": "heading", "level": block.level, "t": f"{block.number} {texts[0]}"})
        elif isinstance(block, Items):
            labels = [entry.label for entry in block.entries]
            data.append({"k": "list", "labels": labels, "entries": texts})
        elif isinstance(block, Table):
            width = len(block.rows[0])
            head = texts[: len(block.columns)] or [""] * width
            cells = texts[len(block.columns) :]
            data.append({"k": "table", "columns": width, "head": head, "cells": cells})
        elif block.block == "paragraph" and block.number:
            data.append({"k": "list", "labels": [block.number], "entries": texts})
        else:
            data += [{"k": "p", "t": text} for text in texts]
    return data


# ---- A plain script ------------------------------------------------------------------------------


def styled_base() -> bytes:
    """An empty document with our styles, as a reference for the script."""
    return write_docx(replace(FRENCH, blocks=()), made_on=MADE_ON)


def plain_script() -> Run:
    """python-docx writing the same blocks with the same styles, paragraph by paragraph."""
    base = styled_base()
    names = {"heading": "Heading 1", "letterhead": "Letterhead", "signature": "Signature"}

    def run(document: Document) -> bytes:
        made = docx.Document(io.BytesIO(base))
        for block in document.blocks:
            if isinstance(block, Table | References):
                add_table(made, block)
                continue
            for spans in lines_of(block):
                style = names.get(
                    block.block, "Numbered Paragraph" if block.block != "items" else "List Entry"
                )
                add_runs(made.add_paragraph(style=style), spans)
        target = io.BytesIO()
        made.save(target)
        return target.getvalue()

    return run


def add_runs(paragraph: docx.text.paragraph.Paragraph, spans: Spans) -> None:
    for span in spans:
        run = paragraph.add_run(span.text)
        if span.bold:
            run.bold = True
        if span.role == "gap":
            run.style = "Missing"
        elif span.role:
            run.style = "Entered"


def add_table(made: docx.document.Document, block: Table | References) -> None:
    lines = list(lines_of(block))
    width = 2 if isinstance(block, References) else len(block.rows[0])
    rows = [lines[index : index + width] for index in range(0, len(lines), width)]
    table = made.add_table(len(rows), width, style="Light Rules")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, spans in zip(row.cells, cells, strict=True):
            add_runs(cell.paragraphs[0], spans)


# ---- A filled template and an office program ---------------------------------------------------------


def filled_and_converted(folder: Path) -> Run:
    """docxtpl filling a template of the same pages, LibreOffice making the PDF."""
    template = folder / "template.docx"
    template.write_bytes(
        our_docx(replace(FRENCH, blocks=(*FRENCH.blocks, Paragraph((Span("{{ words }}"),)))))
    )
    office = shutil.which("soffice") or ""

    def run(document: Document) -> bytes:
        filled = docxtpl.DocxTemplate(str(template))
        filled.render({"words": plain(next(lines_of(document.blocks[-3])))}, autoescape=True)
        target = folder / "request.docx"
        filled.save(str(target))
        command = (
            office,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf",
        )
        subprocess.run((*command, "--outdir", str(folder), str(target)), check=True, capture_output=True)
        return target.with_suffix(".pdf").read_bytes()

    return run


def main() -> Iterator[Row]:
    """Rows for a request of six pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alone, plainest = our_template(), plainest_template(folder)
        yield compared("PDF of six pages", "typesetter, same data", (our_pdf, alone), ROUNDS, 1.5)
        yield compared("PDF of six pages", "typesetter, plainest pages", (our_pdf, plainest), ROUNDS, None)
        yield compared("DOCX of six pages", "plain script", (our_docx, plain_script()), ROUNDS, 1.3)
        yield against_office(folder)


def against_office(folder: Path) -> Row:
    """Without the office program the promise counts as not kept."""
    title, anchor = "PDF, filled template and office program", "docxtpl and LibreOffice"
    if not shutil.which("soffice"):
        return title, "not measured", f"{anchor}: not installed", float("nan"), 0.05
    return compared(title, anchor, (our_pdf, filled_and_converted(folder)), OFFICE_ROUNDS, 0.05)
