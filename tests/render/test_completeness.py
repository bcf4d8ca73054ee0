"""The completeness report: two pages at most, archivable, accessible, nothing cut in silence."""

from __future__ import annotations

import io
from dataclasses import replace
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
from mla_writer.i18n import Language, interface_languages
from mla_writer.model.draft import Closed, Draft, Override, stable_path
from mla_writer.model.message import message
from mla_writer.model.packs import Pack
from mla_writer.model.review import Approval, Comment, Review, Round
from mla_writer.render.completeness import Report, completeness_report
from mla_writer.render.completeness_entries import LONGEST, entered, pieces, shortened
from mla_writer.render.document import Document, plain, spans_of
from mla_writer.render.pdf import pages_of
from mla_writer.render.writers import write
from mla_writer.rulebook.cache import rulebook
from mla_writer.session.completeness import Signed, Subject, digest, report_on

DAY = date(2026, 11, 21)
MADE_ON = datetime(2026, 11, 21, tzinfo=UTC)
EXAMPLES = {path.stem: path for path in sorted((paths.resources() / "examples").glob("*.json"))}
LANGUAGES = [
    pytest.param(one.code, marks=() if one.code in ("en", "ar") else pytest.mark.full)
    for one in interface_languages()
]
WHOLE, EMPTY = "france-switzerland", "empty"


def draft(name: str) -> Draft:
    return Draft("d1") if name == EMPTY else from_json(EXAMPLES[name].read_bytes(), lambda _: ())


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(rulebook())


def report(judge: Judge, of: Draft, review: Review | None = None, by: str = "") -> Report:
    return report_on(judge, Subject(of, DAY, review or Review()), Signed(by))


def text(document: Document) -> str:
    return "\n".join(plain([span]) for span in spans_of(document)).replace("\u00a0", " ")


def in_english(made: Report) -> str:
    return text(completeness_report(made, Language("en")))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [WHOLE, EMPTY])
def test_it_is_archivable_accessible_and_has_two_pages(
    judge: Judge, name: str, language: str, tmp_path: Path
) -> None:
    document = completeness_report(report(judge, draft(name)), Language(language))
    data = write(document, "pdf", MADE_ON)
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as xmp:
        assert len(pdf.pages) <= 2
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
        assert str(pdf.Root.Lang) == language
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    assert [str(one) for one in outloud.check(str(file)).findings if one.severity == "error"] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_docx_has_no_fault(judge: Judge, language: str, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(
        write(completeness_report(report(judge, draft(WHOLE)), Language(language)), "docx", MADE_ON)
    )
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []


@pytest.mark.full
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_has_room(judge: Judge, name: str) -> None:
    assert pages_of(completeness_report(report(judge, draft(name)), Language("en"))) == 1


@pytest.mark.slow
def test_an_empty_draft_tells_every_finding(judge: Judge) -> None:
    made = report(judge, draft(EMPTY))
    told = in_english(made)
    blocking = sum(one.withholds for one in made.judged.findings)
    assert blocking > 30
    assert f"Not ready to send: {blocking} findings block" in told
    assert f"What blocks sending ({blocking})" in told
    assert "which the program lists" not in told
    assert "UNTOC 18(15)(a)" in told


@pytest.mark.slow
def test_what_finds_no_room_is_counted(judge: Judge) -> None:
    made = report(judge, draft(EMPTY))
    many = tuple(
        replace(one, message=message(f"{one.message.text} ({number})"))
        for number in range(6)
        for one in made.judged.findings
    )
    document = completeness_report(replace(made, judged=replace(made.judged, findings=many)), Language("en"))
    told = text(document)
    assert pages_of(document) == 2
    assert "which the program lists" in told
    assert f"What blocks sending ({sum(one.withholds for one in many)})" in told


@pytest.mark.slow
def test_it_says_what_it_is_tied_to(judge: Judge) -> None:
    of = draft(WHOLE)
    told = in_english(report(judge, of, by="Claire Fontaine"))
    for said in (
        digest(of),
        judge.rulebook.digest[:8],
        "21 November 2026",
        "Claire Fontaine",
        "Ready to send",
    ):
        assert said in told
    assert digest(of.put("common.case.reference", "other")) not in told


@pytest.mark.slow
def test_what_was_set_aside_and_closed_is_told_with_its_reason(judge: Judge) -> None:
    of = draft(WHOLE)
    found = next(one for one in report(judge, of).judged.findings if one.overridable)
    override = Override(
        found.check, stable_path(of, found.field), "Agreed by telephone", "A. Martin", "2026-11-20"
    )
    closed = {"common.contacts.central_officer": Closed("unknown", "Named on receipt")}
    told = in_english(report(judge, replace(of, overrides=(override,), closed=closed)))
    told_aside = ("Findings set aside (1)", found.check, "Agreed by telephone", "20 November 2026")
    for said in (*told_aside, "A. Martin"):
        assert said in told
    for said in ("Closed without an answer (1)", "Named on receipt", "unknown"):
        assert said in told


def _approvals(of: Draft) -> list[tuple[Review, str, bool]]:
    rounds = (Round(1, "A", "2026-11-01", {}),)
    valid, old = Approval("B. Keller", "2026-11-20", digest(of)), Approval("B. Keller", "2026-11-20", "x")
    comment = Comment("c1", "", "Why?", "B", "2026-11-01", 1)
    return [
        (Review((comment,), rounds, (valid,), True), "Approved by B. Keller on 20 November 2026", True),
        (Review((), rounds, (old,), True), "Approval out of date", False),
        (Review((), rounds, (), True), "Approval missing", False),
        (Review((), rounds, ()), "No approval asked for", True),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("place", range(4))
def test_the_state_of_the_review_is_told(judge: Judge, place: int) -> None:
    of = draft(WHOLE)
    review, said, ready = _approvals(of)[place]
    made = report(judge, of, review)
    told = in_english(made)
    assert made.ready is ready
    assert said in told
    assert ("a second person must approve it" in told) is not ready
    assert f"{len(review.comments)} open comment" in told


@pytest.mark.slow
def test_untranslated_passages_are_counted_by_language(judge: Judge) -> None:
    made = report(judge, replace(draft(WHOLE), languages=("fr", "de", "ar")))
    missing, every = made.untranslated["ar"]
    assert "fr" not in made.untranslated
    assert missing == every > 10
    assert f"Arabic: {every} of {every} free texts not translated" in in_english(made)


@pytest.mark.slow
def test_an_unsigned_pack_is_named(judge: Judge) -> None:
    pack = Pack("p", "Ministry facts", "A Ministry", "2026.1", "2026-10-01")
    made = report(judge, draft(WHOLE))
    case = replace(made.judged.case, rulebook=replace(judge.rulebook, packs=(pack,)))
    told = in_english(replace(made, judged=replace(made.judged, case=case)))
    assert "Ministry facts 2026.1" in told
    assert "unsigned pack" in told


def test_the_text_names_no_marks_of_direction(judge: Judge) -> None:
    written = write(completeness_report(report(judge, draft(WHOLE)), Language("ar")), "text", MADE_ON)
    assert not any(mark in written.decode() for mark in "\u2068\u2069\u200f")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("plain", [("plain", "")]),
        ("a \u2068B\u2069 c", [("a ", ""), ("B", "value"), (" c", "")]),
        ("\u200f\u2068X\u2069", [("X", "value")]),
        ("", []),
    ],
)
def test_what_was_closed_off_becomes_a_value(said: str, expected: list[Any]) -> None:
    assert [(one.text, one.role) for one in pieces(said)] == expected


def test_long_texts_say_that_they_are_cut() -> None:
    assert shortened("a " * LONGEST).endswith(" …")
    assert shortened("short") == "short"
    assert entered(" \n ") == ()
    assert entered("one\ntwo")[0].text == "one two"
