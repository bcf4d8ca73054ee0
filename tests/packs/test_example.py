"""The example pack: an invented kind of request works from the chooser to the page, and leaves no trace."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.exchange.opening import read_draft
from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.model.rulebook import Rulebook
from mla_writer.packs import store
from mla_writer.render.compose import compose
from mla_writer.render.writers import write
from mla_writer.rulebook import cache
from mla_writer.session import changes
from mla_writer.session.packs import install
from tests.packs.conftest import DAY

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("read_once")]
EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "pack-aldovia"
KIND = "xa_seal_register"


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MLA_WRITER_HOME", str(tmp_path_factory.mktemp("home")))
        install(EXAMPLE, DAY)
        return cache.rulebook()


@pytest.fixture
def draft(rulebook: Rulebook) -> Draft:
    path = paths.resources() / "examples" / "other_assistance.json"
    draft = changes.with_measure(read_draft(path, lambda _: ()), KIND, rulebook)
    for field, value in (("register", "the Notary of Narva"), ("volume", "14"), ("certified", True)):
        draft = changes.answered(draft, f"measures[1].answers.{field}", value)
    return draft


def test_the_rulebook_says_what_the_pack_says(rulebook: Rulebook) -> None:
    assert [pack.id for pack in rulebook.unsigned] == ["aldovia"]
    assert rulebook.set_aside == ()
    assert rulebook.countries["XA"].facts["languages.accepted"].said_by == "aldovia"
    assert rulebook.instruments["aldovia-belmora"].said_by == "aldovia"
    assert rulebook.assurances["xa_register_returned"].provenance.as_of == "2026-03-01"
    assert rulebook.refusal_grounds["xa_register_sealed"].provenance.as_of == "2026-03-01"
    assert rulebook.assurances["use_limitation"].provenance.as_of == "2026-11-21"
    said = {one.place for one in rulebook.said}
    assert {
        "kinds/xa_seal_register:",
        "templates/kinds/xa_seal_register:",
        "countries/XA:common_mistakes",
    } <= said
    assert rulebook.contested == {}


def test_a_check_of_the_pack(rulebook: Rulebook, draft: Draft) -> None:
    def found(draft: Draft) -> set[str]:
        return {finding.check for finding in Judge(rulebook).findings(Case(rulebook, draft, DAY))}

    assert "XA-001" in found(draft)
    assert "XA-001" not in found(changes.answered(draft, "measures[1].answers.volume", "14/1998"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Please inspect the register of seals kept by the Notary of Narva, volume 14."),
        ("fr", "Veuillez consulter le registre des sceaux tenu par the Notary of Narva, volume 14."),
    ],
)
def test_the_page(rulebook: Rulebook, draft: Draft, language: str, sentence: str) -> None:
    case = Judge(rulebook).asked(Case(rulebook, draft, DAY))

    data = write(
        compose(case, Language(language, "request")), "pdf", made_on=datetime(2026, 11, 21, tzinfo=UTC)
    )
    with pypdfium2.PdfDocument(data) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert sentence in " ".join(text.split())


def test_removing_it_restores_what_was(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.rulebook()
    install(EXAMPLE, DAY)
    during = cache.rulebook()
    assert during.digest != before.digest
    assert KIND in during.kinds
    store.remove("aldovia")
    after = cache.rulebook()
    assert (after.digest, after.packs, after.said, after.texts) == (before.digest, (), (), {})
    assert KIND not in after.kinds
