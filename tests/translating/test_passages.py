from dataclasses import replace

import pytest

from mla_writer.i18n import Language
from mla_writer.model.translation import Standing
from mla_writer.render.compose import compose
from mla_writer.session import Session
from mla_writer.session.translations import check_translation, passages, translate
from mla_writer.translating.passages import tally


def test_passages_are_the_prose_that_was_written(session: Session) -> None:
    found = {one.path: one for one in passages(session)}
    assert found["common.facts.summary"].text == session.draft.get("common.facts.summary")
    assert any(path.startswith("common.offences.list[0].") for path in found)
    assert "common.case.reference" not in found


def test_passages_stand_on_the_page_that_asks_them(session: Session) -> None:
    for one in passages(session):
        page = session.journey.page(one.page)
        assert page is not None
        assert any(one.path.startswith(asked.path) for asked in page.every_field)


def test_the_tally_counts_every_passage_once(session: Session) -> None:
    found = passages(session)
    translate(session, "ar", found[0].path, "نص")
    translate(session, "ar", found[1].path, "نص آخر")
    check_translation(session, "ar", found[1].path, "A. Moreau")
    translate(session, "ar", found[2].path, "نص ثالث")
    session.answer(found[2].path, "Something else.")
    counted = tally(passages(session), session.draft, "ar")
    assert (counted[Standing.DRAFT], counted[Standing.CHECKED], counted[Standing.OUTDATED]) == (1, 1, 1)
    assert sum(counted.values()) == len(found)
    assert not any(
        tally(found, replace(session.draft, translations={}), "ar")[one] for one in list(Standing)[1:]
    )


@pytest.mark.slow
def test_a_sentence_in_a_list_is_marked_until_it_is_translated(session: Session) -> None:
    path = "common.confidentiality.not_to_inform"
    english = Language("en", "request")
    assert compose(session.printed_case, english).untranslated == 0
    session.answer(path, ["Étienne Marlot", "les employés de la banque"])
    assert compose(session.printed_case, english).untranslated == 1
    translate(session, "en", f"{path}[1]", "the employees of the bank")
    assert compose(session.printed_case, english).untranslated == 0
