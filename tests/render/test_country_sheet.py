"""The sheet of a State on one page: one page for every State, archivable, accessible, nothing hidden."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import outloud
import pikepdf
import pytest

from mla_writer import paths
from mla_writer.drafts import from_json
from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.sheet import Sheet, sheet
from mla_writer.render.country_sheet import Printing, one_page
from mla_writer.render.document import Document, plain, spans_of
from mla_writer.render.pdf import pages_of
from mla_writer.render.writers import write
from mla_writer.rulebook.cache import rulebook

DAY = date(2026, 11, 21)
MADE_ON = datetime(2026, 11, 21, tzinfo=UTC)
DRAFTS = ("france-switzerland", "search_seizure")
SOME = ("CH", "GB", "US", "LI", "EG")

Make = Callable[[str, str], Sheet]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return rulebook()


@pytest.fixture(scope="module")
def make(book: Rulebook) -> Make:
    examples = paths.resources() / "examples"
    drafts = {name: from_json((examples / f"{name}.json").read_bytes(), lambda _: ()) for name in DRAFTS}

    def made(name: str, state: str) -> Sheet:
        draft = drafts[name].put("common.authorities.requested_state", state)
        return sheet(book, Case(book, draft, DAY), DAY)

    return made


def page(book: Rulebook, found: Sheet, language: str = "en") -> Document:
    return one_page(Printing(found, book, Language(language), DAY, "JIRS 14/2026"))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("state", SOME)
def test_a_page_is_archivable_and_accessible(
    book: Rulebook, make: Make, state: str, language: str, tmp_path: Path
) -> None:
    data = write(page(book, make(DRAFTS[0], state), language), "pdf", MADE_ON)
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as xmp:
        assert len(pdf.pages) == 1
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
    file = tmp_path / "page.pdf"
    file.write_bytes(data)
    assert [str(one) for one in outloud.check(str(file)).findings if one.severity == "error"] == []


@pytest.mark.full
@pytest.mark.parametrize("draft", DRAFTS)
def test_every_state_has_one_page(book: Rulebook, make: Make, draft: str) -> None:
    longer = [state for state in book.countries if pages_of(page(book, make(draft, state))) != 1]
    assert longer == []


@pytest.mark.slow
def test_what_finds_no_room_is_counted(book: Rulebook, make: Make) -> None:
    found = make(DRAFTS[0], "CH")
    document = page(book, found)
    text = plain(spans_of(document))
    rows = next(block.rows for block in document.blocks if block.block == "table")
    assert len(rows) < len(found.matters)
    assert "found no room on this page" in text
    assert f"{len(found.others)} further facts are known" in text
    assert "mla-writer country CH" in text


@pytest.mark.slow
def test_a_page_says_for_which_request_and_by_which_rules(book: Rulebook, make: Make) -> None:
    document = page(book, make(DRAFTS[0], "CH"))
    text = plain(spans_of(document))
    assert document.title == "Switzerland as requested State"
    for said in ("JIRS 14/2026 · France → Switzerland", "21\u00a0November 2026", book.digest[:8], "ETS 30"):
        assert said in text
    assert "ask the central authority" in text
    assert "A treaty in force prevails" in text


@pytest.mark.slow
def test_of_a_state_without_profile_the_unknown_is_printed(book: Rulebook, make: Make) -> None:
    text = plain(spans_of(page(book, make(DRAFTS[0], "EG"))))
    assert "Nothing is known of this State." in text
    assert "Languages accepted" in text
