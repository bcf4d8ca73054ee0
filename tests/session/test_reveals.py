"""What is told before an export is what stands in the files, no less and no more."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pikepdf
import pytest

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.drafts import from_json, to_json
from mla_writer.exchange.carried import carried
from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.draft import Closed, Draft, Override
from mla_writer.model.review import Comment, Review
from mla_writer.render.compose import compose
from mla_writer.render.writers import write
from mla_writer.rulebook.cache import rulebook
from mla_writer.session.reveals import Choices, Data, data_of, reveals

MADE_ON = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
EXAMPLE = paths.resources() / "examples" / "asset_return.json"
SECRETS = {
    "Officer Vesna Ladan": "overrides",
    "Because of the informer": "overrides",
    "Not asked at home": "closed",
    "half a da": "unreadable",
    "laterkey": "unknown",
}
CHECKER = "Checker Oda Lind"


@pytest.fixture(scope="module")
def draft() -> Draft:
    read = from_json(EXAMPLE.read_bytes(), lambda _: ())
    kept = {"text": "Faits", "state": "checked", "by": CHECKER, "on": "2026-10-02"}
    return replace(
        read,
        overrides=(Override("c", "f", "Because of the informer", "Officer Vesna Ladan", "2026-09-01"),),
        closed={"common.case.title": Closed("unknown", "Not asked at home")},
        unreadable={"common.case.opened_on": "half a da"},
        unknown={"laterkey": 1},
        translations={"fr": {"common.facts.summary": kept}},
    )


@pytest.fixture(scope="module")
def case(draft: Draft) -> Case:
    judge = Judge(rulebook())
    return judge.asked(Case(judge.rulebook, draft, date(2026, 11, 21)))


def details(case: Case, draft: Draft, data: Data, format: str = "docx") -> str:
    found = reveals(case, draft, Choices((format,), data))
    return "\n".join(detail for one in found for detail in one.details)


@pytest.mark.parametrize("data", Data)
def test_the_sheet_names_what_travels_and_only_that(case: Case, draft: Draft, data: Data) -> None:
    travels = data_of(case, draft, data)
    content = to_json(travels).decode() if travels is not None else ""
    told = details(case, draft, data)
    for secret in (*SECRETS, CHECKER):
        assert (secret in told) == (secret in content)
    assert (CHECKER in content) == (data is not Data.NONE)
    assert all((secret in content) == (data is Data.WHOLE) for secret in SECRETS)


@pytest.mark.slow
@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize("data", Data)
def test_the_file_carries_what_was_chosen(case: Case, draft: Draft, format: str, data: Data) -> None:
    travels = data_of(case, draft, data)
    attached = to_json(travels) if travels is not None else None
    made = write(compose(case, Language("en", "request")), format, MADE_ON, attached)
    assert carried(made) == attached


@pytest.mark.slow
def test_the_properties_of_a_docx_are_those_that_are_told(case: Case) -> None:
    made = write(compose(case, Language("en", "request")), "docx", MADE_ON)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert "docProps/app.xml" not in archive.namelist()
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
    for tag in ("title", "subject", "keywords", "language", "created", "modified"):
        assert f"{tag}>" in core
    for tag in ("creator", "lastModifiedBy", "revision", "company"):
        assert tag not in core


@pytest.mark.slow
def test_the_properties_of_a_pdf_are_those_that_are_told(case: Case) -> None:
    made = write(compose(case, Language("en", "request")), "pdf", MADE_ON)
    with pikepdf.open(io.BytesIO(made)) as read:
        info = {str(name) for name in read.docinfo}
        assert info == {"/Title", "/Subject", "/Keywords", "/Creator", "/CreationDate", "/ModDate"}
        assert str(read.docinfo["/Creator"]).startswith("Typst")
        described = read.Root.Metadata.read_bytes().decode()
    assert "dc:creator" not in described
    assert str(paths.resources()) not in described


def test_a_text_tells_nothing_more(case: Case, draft: Draft) -> None:
    assert reveals(case, draft, Choices(("text",), Data.WHOLE)) == ()


def test_review_versions_and_annexes_are_told(case: Case, draft: Draft) -> None:
    review = Review(comments=(Comment("c1", "", "Look again", "Reviewer Ito Maren", "2026-11-01", 1),))
    chosen = Choices(("sealed",), Data.NONE, review, versions=3, annexes=("order.pdf",))
    told = reveals(case, draft, chosen)
    assert [detail for one in told for detail in one.details] == ["Reviewer Ito Maren", "order.pdf"]
    assert told[1].what.values == {"count": 3}
