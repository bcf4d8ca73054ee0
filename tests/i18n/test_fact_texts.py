import pytest

from mla_writer.i18n import Language
from mla_writer.i18n.catalog_files import FACTS, INTERFACE, translations
from mla_writer.i18n.fact_texts import of_instrument, of_state

PROFILE = {
    "code": "XA",
    "name": "State of Arden",
    "central_authorities": [
        {
            "id": "default",
            "name": {"value": "Ministry of Justice", "note": "by courier only"},
            "address": {"value": "1 Quay Street, Arden"},
            "scope": {"value": "requests under the convention of 1959"},
        }
    ],
    "languages": {"accepted": {"value": ["en", "fr"], "note": "art. 28(5)"}},
    "legal_basis": {"statutes": {"value": [{"name": "Act on Assistance"}], "note": "in force"}},
    "request": {"form": {"value": "in writing"}, "mandatory_elements": {"value": ["facts", "text of law"]}},
    "other_rules": [{"value": "No fees are asked."}],
}


def test_sentences_of_a_profile_are_found_and_names_are_left() -> None:
    assert list(of_state(PROFILE)) == [
        *("by courier only", "requests under the convention of 1959", "art. 28(5)", "in force"),
        *("in writing", "text of law", "No fees are asked."),
    ]


@pytest.mark.parametrize(
    ("instrument", "texts"),
    [
        ({"id": "xa-1"}, []),
        (
            {"note": "Not in force.", "declarations": [{"text": "Art. 5: in writing."}, {"topic": "x"}]},
            ["Not in force.", "Art. 5: in writing."],
        ),
    ],
)
def test_notes_and_declarations_are_found(instrument: dict[str, object], texts: list[str]) -> None:
    assert list(of_instrument(instrument)) == texts


def test_facts_are_looked_up_only_when_the_interface_does_not_have_a_text() -> None:
    translations.cache_clear()
    assert Language("fr").text("Export") != "Export"
    assert translations.cache_info().currsize == 1, "the catalog of facts is not read"
    assert Language("fr").text("a sentence that nobody wrote") == "a sentence that nobody wrote"
    assert translations.cache_info().currsize == 2
    assert translations("fr", INTERFACE) is not translations("fr", FACTS)
