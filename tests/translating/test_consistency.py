from mla_writer.session import Session
from mla_writer.session.translations import passages, translate, translated_original
from mla_writer.translating.consistency import alike, inconsistent
from mla_writer.translating.passages import Passage
from mla_writer.translating.review import target_languages

FUNCTION = "common.authorities.requesting_authority.function"
SAME = "common.authorities.conducting_authority.function"


def by_path(session: Session) -> dict[str, Passage]:
    return {one.path: one for one in passages(session)}


def test_the_same_original_translated_otherwise_is_advice(session: Session) -> None:
    assert inconsistent(passages(session), session.draft, "en") == {}
    translate(session, "en", SAME, "Examining magistrate; orders measures and sends the case to court")
    found = inconsistent(passages(session), session.draft, "en")
    assert set(found) == {FUNCTION, SAME}
    assert all(one.kind == "consistency" for differences in found.values() for one in differences)


def test_the_other_translation_of_the_same_original_is_offered(session: Session) -> None:
    translate(session, "en", SAME, "")
    found = by_path(session)
    kept = found[FUNCTION].translation(session.draft, "en").text
    assert alike(found[SAME], found.values(), session.draft, "en") == (kept,)
    assert alike(found[FUNCTION], found.values(), session.draft, "en") == ()


def test_what_was_translated_is_known_where_it_was_changed_in_the_session(session: Session) -> None:
    before = by_path(session)["common.case.title"].text
    assert translated_original(session, "en", by_path(session)["common.case.title"]) == ""
    session.answer("common.case.title", "Autre titre")
    assert translated_original(session, "en", by_path(session)["common.case.title"]) == before


def test_languages_chosen_for_the_draft_come_first(session: Session) -> None:
    session.choose_languages(("fr", "zh"))
    offered = ("en", "fr", "es", "pt", "ru", "ar", "zh")
    assert target_languages(session.draft, offered) == ("zh", "en", "es", "pt", "ru", "ar")


def test_a_list_of_sentences_is_translated_and_names_alone_are_not(session: Session) -> None:
    path = "common.confidentiality.not_to_inform"
    session.answer(path, ["Étienne Marlot", "a.b@c.example", "les employés de la banque"])
    assert [one for one in by_path(session) if one.startswith(path)] == [f"{path}[2]"]
