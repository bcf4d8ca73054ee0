import pytest

from mla_writer.gui.services import Services
from mla_writer.gui.wording import fact_age, fact_source, fact_value, first_source, joined, provenance, states
from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Provenance, Verified


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (Fact("languages.accepted", ["de", "fr"], "s", "2013"), "German, French"),
        (
            Fact("languages.certified_translation", "required", "s", "2013"),
            "Translation must be certified",
        ),
        (Fact("transmission.copies", 2, "s", "2013"), "2"),
        (Fact("legal_basis.statutes", [{"name": "IMAC", "year": 1981}], "s", ""), "IMAC, 1981"),
        (Fact("no.such.topic", "as it is", "s", ""), "as it is"),
        (Fact("languages.translation_required", "a code of later", "s", ""), "a code of later"),
    ],
)
def test_a_fact_in_words(services: Services, fact: Fact, words: str) -> None:
    assert fact_value(services, fact) == words


@pytest.mark.parametrize(
    ("fact", "age"),
    [
        (Fact("t", "v", "s", "2013-01-01"), "as of 1\u00a0January 2013"),
        (Fact("t", "v", "s", "2010-05"), "as of May 2010"),
        (Fact("t", "v", "s", ""), ""),
        (Fact("t", "v", "", "2026", basis="knowledge"), "general knowledge, verify"),
    ],
)
def test_the_age_of_a_fact(services: Services, fact: Fact, age: str) -> None:
    assert fact_age(services, fact) == age


def test_a_source_is_named_by_its_title(services: Services) -> None:
    fact = services.rulebook.countries["CH"].facts["languages.accepted"]
    assert services.rulebook.sources[fact.source].title in fact_source(services, fact)


@pytest.mark.parametrize(
    ("verified", "as_of", "words"),
    [
        (Verified.TEXT, "2026-11-21", "read in the text · checked 21\u00a0November 2026"),
        (Verified.EXCERPT, "2026-11-21", "read in an excerpt · checked 21\u00a0November 2026"),
        (Verified.KNOWLEDGE, "2026-11-21", "general knowledge, verify · compiled 21\u00a0November 2026"),
        (Verified.KNOWLEDGE, "", "general knowledge, verify"),
    ],
)
def test_only_what_was_read_is_said_to_be_checked(
    services: Services, verified: Verified, as_of: str, words: str
) -> None:
    given = Provenance("UNTOC 18(15)", as_of, verified)
    assert provenance(services, given) == ("UNTOC 18(15)", words)


def test_practice_is_compiled_and_has_no_source(services: Services) -> None:
    given = Provenance("PRACTICE", "2026-11-21", Verified.PRACTICE)
    assert provenance(services, given) == ("", "from practice · compiled 21\u00a0November 2026")


@pytest.mark.parametrize(
    ("codes", "words"),
    [(("FR", "CH"), "France → Switzerland"), (("", "CH"), "not chosen → Switzerland")],
)
def test_the_way_of_a_request(services: Services, codes: tuple[str, str], words: str) -> None:
    assert states(services, *codes) == words


def test_empty_parts_leave_no_dots() -> None:
    assert joined("a", "", "b") == "a · b"


@pytest.mark.parametrize(
    ("source", "first"),
    [
        ("UNTOC 18(15), UNCAC 46", "UNTOC 18(15)"),
        ("Transport practice (ISO 6346; IMO), UNTOC 2", "Transport practice (ISO 6346; IMO)"),
        ("Good practice", "Good practice"),
        ("", ""),
    ],
)
def test_brackets_stay_with_the_first_source(source: str, first: str) -> None:
    assert first_source(source) == first
