"""The translator's certificate: only for translations, in seven languages, nothing claimed beyond them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mla_writer import paths
from mla_writer.exchange.opening import read_draft
from mla_writer.i18n import Language, request_languages
from mla_writer.model.case import Case
from mla_writer.model.errors import CannotRender
from mla_writer.render.certificate import certificate, is_translation
from mla_writer.render.document import plain, spans_of
from mla_writer.render.writers import write
from mla_writer.rulebook.cache import rulebook

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def case() -> Case:
    draft = read_draft(paths.resources() / "examples" / "france-switzerland.json", lambda _: ())
    return Case(rulebook(), draft.put("common.translation.translator", "L. Haddad"), date(2026, 11, 21))


OTHERS = [one.code for one in request_languages() if one.code != "fr"]


@pytest.mark.parametrize("code", OTHERS)
def test_it_names_the_document_and_is_whole(case: Case, code: str) -> None:
    document = certificate(case, Language(code, "request"))
    text = plain(spans_of(document))
    assert not document.gaps
    assert not document.untranslated
    assert "JIRS-2025/1420/CRI-3" in text
    assert "L. Haddad" in text
    assert document.title == Language(code, "request").text("Certificate of translation")


def test_without_a_name_there_is_room_for_it(case: Case) -> None:
    unnamed = replace(case, draft=case.draft.drop("common.translation.translator"))
    document = certificate(unnamed, Language("en", "request"))
    assert not document.gaps
    assert "Name and signature of the translator" in plain(spans_of(document))


def test_an_original_has_none(case: Case) -> None:
    assert not is_translation(case.draft, "fr")
    assert not is_translation(case.draft.drop("common.translation.original_language"), "en")
    with pytest.raises(CannotRender):
        certificate(case, Language("fr", "request"))


@pytest.mark.slow
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_it_is_a_document_like_others(case: Case, format: str) -> None:
    assert write(certificate(case, Language("ar", "request")), format, NOW)[:2] in (b"%P", b"PK")
