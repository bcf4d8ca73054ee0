"""Every example in every language offered: archivable, accessible, editable, without a gap."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import outloud
import pikepdf
import pytest
from openxml_audit import OpenXmlValidator

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.drafts import from_json
from mla_writer.i18n import Language
from mla_writer.i18n.languages import request_languages
from mla_writer.model.case import Case
from mla_writer.render.compose import compose
from mla_writer.render.document import Document
from mla_writer.render.writers import write
from mla_writer.rulebook.cache import rulebook
from tests.render.test_writers import LEAST, found_again, text_of_pdf

DAY = date(2026, 11, 21)
MADE_ON = datetime(2026, 11, 21, tzinfo=UTC)
FILES = {path.stem: path.read_bytes() for path in sorted((paths.resources() / "examples").glob("*.json"))}
LANGUAGES = [entry.code for entry in request_languages()]
REPEATED = "TAG-002"
TOP_OF_PAGE = 700
"""Points from the foot of the page: only the first lines of the text stand higher."""
EACH_IN = 2
"""In how many languages each example is printed in the standard run, by turns; in the full run in all."""


def by_turns() -> Iterator[Any]:
    """Every example in every language; what is not its turn is left to the full run."""
    for place, name in enumerate(FILES):
        for number, language in enumerate(LANGUAGES):
            turn = (number - place * EACH_IN) % len(LANGUAGES) < EACH_IN
            yield pytest.param(name, language, marks=() if turn else pytest.mark.full)


PRINTED = list(by_turns())


@pytest.fixture(scope="module")
def cases() -> Mapping[str, Case]:
    judge = Judge(rulebook())
    drafts = {name: from_json(data, lambda _: ()) for name, data in FILES.items()}
    return {name: judge.asked(Case(judge.rulebook, draft, DAY)) for name, draft in drafts.items()}


def printed(cases: Mapping[str, Case], name: str, language: str) -> Document:
    return compose(cases[name], Language(language, "request"))


def faults(path: Path) -> list[str]:
    """What the auditor holds against a PDF. The head of a table that goes on over a page is repeated as an
    artifact, as ISO 14289-1 wants it; the auditor takes it for prose that nobody can read."""
    return [
        str(one)
        for one in outloud.check(str(path)).findings
        if one.severity == "error" and not (one.rule == REPEATED and all(map(_at_the_top, one.boxes)))
    ]


def _at_the_top(box: Mapping[str, float]) -> bool:
    return box["page"] > 1 and box["y0"] > TOP_OF_PAGE


@pytest.mark.slow
@pytest.mark.parametrize(("name", "language"), PRINTED)
def test_the_pdf_is_archivable_and_accessible(cases, name, language, tmp_path):
    document = printed(cases, name, language)
    assert document.gaps == ()
    data = write(document, "pdf", MADE_ON, FILES[name])
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
        assert str(pdf.Root.Lang) == language
    path = tmp_path / "request.pdf"
    path.write_bytes(data)
    assert faults(path) == []
    assert found_again(document, text_of_pdf(data)) >= LEAST.get(language, 0.95)


def test_every_example_has_its_turn_in_each_run() -> None:
    turns = [one.values for one in PRINTED if not one.marks]
    assert {name for name, _ in turns} == set(FILES)
    assert {language for _, language in turns} == set(LANGUAGES)
    assert len(turns) == EACH_IN * len(FILES)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "language"), PRINTED)
def test_the_docx_has_no_fault(cases, name, language, tmp_path):
    path = tmp_path / "request.docx"
    path.write_bytes(write(printed(cases, name, language), "docx", MADE_ON, FILES[name]))
    result = OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []
