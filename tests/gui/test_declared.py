import pytest

from mla_writer.gui.declared import declared_field, facts_asked, facts_for_measure
from mla_writer.session import Session


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("common.facts.summary", "summary"),
        ("common.persons.list[0].family_name", "family_name"),
        ("common.authorities.requesting_authority.name", "name"),
        ("measures[0].answers.accounts", "accounts"),
        ("measures[0].answers.accounts[0].institution", "institution"),
        ("common.nowhere.at_all", None),
    ],
)
def test_the_declaration_behind_a_path(session: Session, path: str, field: str | None) -> None:
    found = declared_field(session, path)
    assert (found.id if found else None) == field


def test_facts_concern_the_fields_whose_checks_ask_for_them(session: Session) -> None:
    topics = {fact.topic for fact in facts_asked(session, "common.translation.target_language")}
    assert "languages.accepted" in topics


def test_no_facts_without_a_requested_state(empty: Session) -> None:
    assert facts_asked(empty, "common.translation.target_language") == ()


def test_pages_of_a_measure_show_what_the_state_wants_for_it(session: Session) -> None:
    session.go_to_field("measures[0].answers.accounts")
    country = session.rulebook.countries["CH"]
    assert set(facts_for_measure(session, session.page)) <= {*country.standards, *country.attachments}
