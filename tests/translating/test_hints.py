import pytest

from mla_writer.i18n.glossary import glossary
from mla_writer.translating.comparison import Text
from mla_writer.translating.hints import hints


@pytest.mark.parametrize(
    ("language", "original", "found"),
    [
        ("en", "The central authority of the requested State.", ["central_authority", "requested_state"]),
        ("fr", "L'autorité centrale a répondu.", ["central_authority"]),
        ("ar", "ردت السلطة المركزية على الطلب", ["central_authority"]),
        ("zh", "中央机关已答复。", ["central_authority"]),
    ],
)  # fmt: skip
def test_terms_are_found_longest_first(language: str, original: str, found: list[str]) -> None:
    target = "es" if language != "es" else "en"
    shown = [one.term for one in hints(Text(original, language), Text("", target))]
    assert [one for one in shown if one in found] == found
    assert "state" not in shown


def test_the_equivalent_is_shown_with_its_source() -> None:
    source = Text("L'autorité centrale a répondu.", "fr")
    (hint,) = (
        one
        for one in hints(source, Text("La autoridad central respondió.", "es"))
        if one.term == "central_authority"
    )
    assert (hint.found, hint.equivalent, hint.used) == ("autorité centrale", "autoridad central", True)
    assert "UNTOC" in hint.source


def test_a_translation_without_the_equivalent_is_marked_gently() -> None:
    source = Text("L'autorité centrale a répondu.", "fr")
    used = {one.term: one.used for one in hints(source, Text("La oficina respondió.", "es"))}
    assert used["central_authority"] is False


def test_no_hint_into_a_language_without_glossary() -> None:
    assert hints(Text("The central authority", "en"), Text("", "de")) == ()


def test_every_term_has_a_word_in_seven_languages() -> None:
    terms = glossary().terms.values()
    assert {code for term in terms for code in term.base} == {"en", "fr", "es", "ru", "ar", "zh", "pt"}
    assert all(len(term.base) == 7 for term in terms)
