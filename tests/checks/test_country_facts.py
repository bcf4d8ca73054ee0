"""What is known of a State never blocks, is advice when old or unsure, and gives way to a treaty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mla_writer.checks.country_facts import lighter, weighed
from mla_writer.checks.remembered import READ_BY
from mla_writer.model.case import Case
from mla_writer.model.countries import Country, Fact
from mla_writer.model.declarations import Check, Severity, Verified
from mla_writer.model.draft import Draft
from mla_writer.model.finding import Finding
from mla_writer.model.instruments import ArticlesOn, BoundBy, Confidence, Standing, StateDeclaration
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.cache import rulebook

DAY = date(2026, 11, 21)
TOPIC, OTHER = "transmission.primary_channel", "languages.accepted"
NEW = Fact(TOPIC, "diplomatic", "ch_imac", "2024")
OLD = replace(NEW, as_of="2010-05")
KNOWN = replace(NEW, source="", as_of="", basis="knowledge", confidence=Confidence.HIGH)
DOUBTFUL = replace(NEW, confidence=Confidence.LOW)
UNKNOWN = replace(NEW, value="unknown")
RESTS_ON_A_PROFILE = re.compile(r"\b(?:profile|rule|fact|accepted_languages|languages_needed)\(")
NOT_ON_A_PROFILE_ALONE = {
    "LAN-002": "fires because nothing is known",
    "STA-006": "fires because nothing is known",
    "STA-032": "fires because nothing is known",
    "CHA-003": "treaties decide; a profile can only keep it silent",
    "CHA-008": "asks which territory is meant; which States have such territories is a list of the program",
    "CHA-011": "fires whatever the State; a profile can only hand it over to STA-073",
    "OFF-006": "treaties decide; a profile can only hand it over to STA-041",
    "VID-002": "treaties decide; its key has no topic yet",
    "ARR-003": "its key has no topic yet",
    "BNK-006": "its key has no topic yet",
    "CNF-005": "its key has no topic yet",
    "ENF-006": "its key has no topic yet",
    "EXT-003": "its key has no topic yet",
    "EXT-004": "its key has no topic yet",
    "EXT-005": "its keys have no topic yet",
    "FRZ-010": "its key has no topic yet",
    "SPO-002": "its key has no topic yet",
    "SRV-002": "its key has no topic yet",
    "EE-PRE-14": "a reservation to a treaty",
    "EE-TR-09": "a reservation to a treaty",
    "EE-TR-10": "a declaration under a treaty",
    "EE-TR-11": "a declaration under a treaty",
    "EE-TR-13": "a reservation to a treaty",
    "EE-TR-17": "fires because nothing is known",
    "UC-11": "a reservation to a treaty",
    "EE-CH-03": "a statute in the table of country rules",
    "EE-RT-05": "a statute in the table of country rules",
    "EE-US-08": "a statute in the table of country rules",
    "EE-US-11": "a statute in the table of country rules",
}
"""Checks that ask a profile or a table of States and do not rest on a topic, each with the reason."""
MAY_BLOCK = {"CHA-003", "CHA-008", "EE-TR-09", "EE-TR-10", "EE-TR-11", "EE-TR-13", "UC-11"}
"""Those of them that rest on treaties, or ask which territory is meant."""


def expressions(check: Check) -> str:
    return " ".join((check.when, check.each))


def asking() -> dict[str, Check]:
    return {
        check.id: check
        for check in rulebook().checks.values()
        if RESTS_ON_A_PROFILE.search(expressions(check))
    }


def test_every_check_that_asks_a_profile_rests_on_topics_or_has_a_reason():
    without = {id for id, check in asking().items() if not check.rests_on}
    assert without == NOT_ON_A_PROFILE_ALONE.keys()


def test_no_check_blocks_on_a_profile_alone():
    blocking = {id for id, check in asking().items() if check.severity is Severity.BLOCKS}
    assert blocking == MAY_BLOCK


def test_nothing_is_required_by_a_profile_alone():
    """A required answer that is missing blocks."""
    book = rulebook()
    fields = [
        (place.id, field)
        for place in (*book.groups.values(), *book.kinds.values(), *book.records.values())
        for field in place.fields.values()
    ]
    found = {
        f"{place}.{field.id}" for place, field in fields if RESTS_ON_A_PROFILE.search(field.required_when)
    }
    assert found == {"authorities.requested_territory"}


def test_what_checks_ask_is_seen_when_a_state_or_treaty_changes():
    assert {"authorities.requested_state", "legal_basis.treaties"} <= set(READ_BY["accepted_languages"])


@pytest.fixture
def check() -> Check:
    return replace(rulebook().checks["CHA-002"], rests_on=(TOPIC,), severity=Severity.BLOCKS)


FOUND = Finding(
    "CHA-002",
    Severity.BLOCKS,
    message("Title"),
    message("Text"),
    message("Mend it"),
    "common.authorities.channel",
    ("common.authorities.channel",),
    rulebook().checks["CHA-002"].provenance,
)


def case(*facts: Fact, treaties: tuple[str, ...] = (), book: Rulebook | None = None) -> Case:
    """France asks Switzerland, of which nothing but ``facts`` is known."""
    book = book or rulebook()
    country = Country("CH", "Switzerland", (), {fact.topic: fact for fact in facts})
    common: Mapping[str, Mapping[str, Any]] = {
        "authorities": {"requesting_state": "FR", "requested_state": "CH"},
        "legal_basis": {"treaties": [{"treaty": id} for id in treaties]},
    }
    return Case(replace(book, countries={"CH": country}), Draft("d1", common=common), DAY)


def texts(finding: Finding) -> list[str]:
    return [note.text for note in finding.notes]


def test_a_fact_of_a_recent_source_is_at_most_a_warning(check):
    found = weighed(FOUND, check, case(NEW))
    assert found is not None
    assert (found.severity, found.facts, found.notes) == (Severity.WARNING, (NEW,), ())
    assert found.provenance.source == rulebook().sources["ch_imac"].title
    assert found.provenance.as_of == "2024"


@pytest.mark.parametrize(
    ("fact", "told"), [(OLD, "The source is of"), (KNOWN, "general knowledge"), (DOUBTFUL, "not certain")]
)
def test_what_is_old_or_unsure_is_advice_and_says_why(check, fact, told):
    found = weighed(FOUND, check, case(fact))
    assert found is not None
    assert found.severity is Severity.ADVICE
    assert [told in text for text in texts(found)] == [True]


def test_the_year_of_an_old_source_is_named(check):
    found = weighed(FOUND, check, case(OLD))
    assert found is not None
    assert found.notes[0].values == {"year": "2010"}


def test_general_knowledge_has_no_source_to_show(check):
    found = weighed(FOUND, check, case(KNOWN))
    assert found is not None
    assert (found.provenance.source, found.provenance.verified) == ("", Verified.KNOWLEDGE)


def test_one_sure_fact_among_several_is_enough_for_a_warning(check):
    both = replace(check, rests_on=(TOPIC, OTHER))
    found = weighed(FOUND, both, case(NEW, replace(KNOWN, topic=OTHER)))
    assert found is not None
    assert (found.severity, len(found.facts), found.notes) == (Severity.WARNING, 2, ())


@pytest.mark.parametrize("facts", [(), (UNKNOWN,)])
def test_what_is_unknown_never_fires(check, facts):
    assert weighed(FOUND, check, case(*facts)) is None


def test_advice_stays_advice(check):
    found = weighed(replace(FOUND, severity=Severity.ADVICE), check, case(NEW))
    assert found is not None
    assert found.severity is Severity.ADVICE


# A treaty in force prevails


def book(**changes: Any) -> Rulebook:
    """The rulebook with another ETS 30."""
    treaty = replace(rulebook().instruments["coe-ets30"], **changes)
    return replace(rulebook(), instruments={**rulebook().instruments, "coe-ets30": treaty})


def test_a_treaty_in_force_prevails_and_its_articles_are_named(check):
    found = weighed(FOUND, check, case(NEW, treaties=("coe-ets30",)))
    assert found is not None
    assert found.severity is Severity.ADVICE
    assert texts(found)[0].startswith("{instrument}, art. {articles}, governs this")
    assert found.notes[0].values == {"instrument": "ETS 30", "articles": "15"}


def test_what_the_state_declared_on_it_is_quoted(check):
    said = StateDeclaration("coe-ets30", "CH", "channel", "Direct sending in urgent cases.", ("legalize-li",))
    other = (replace(said, state="FR"), replace(said, topic="language"))
    found = weighed(FOUND, check, case(NEW, treaties=("coe-ets30",), book=book(declarations=(said, *other))))
    assert found is not None
    assert [note.values.get("declaration") for note in found.notes] == [None, message(said.text)]


PREVAILING_NOT = {
    "not relied on": {},
    "not in force": {"standing": Standing.NOT_IN_FORCE},
    "not binding": {"standing": Standing.NON_BINDING},
    "nobody bound": {"bound_by": BoundBy.ALWAYS},
    "no article": {"articles": {}},
    "article of another instrument": {"articles": {"channel": ArticlesOn("ETS 182 4", Verified.TEXT)}},
    "article to be read first": {"articles": {"channel": ArticlesOn("15", Verified.TEXT, doubtful=True)}},
}


@pytest.mark.parametrize("name", PREVAILING_NOT)
def test_what_does_not_bind_or_says_nothing_does_not_prevail(check, name):
    treaties = ("coe-ets30",) if PREVAILING_NOT[name] else ()
    found = weighed(FOUND, check, case(NEW, treaties=treaties, book=book(**PREVAILING_NOT[name])))
    assert found is not None
    assert (found.severity, found.notes) == (Severity.WARNING, ())


def test_a_topic_that_no_article_settles_gives_way_to_no_treaty(check):
    fact = replace(NEW, topic="safeguards.death_penalty", value="must_refuse_without_assurance")
    found = weighed(FOUND, replace(check, rests_on=(fact.topic,)), case(fact, treaties=("coe-ets30",)))
    assert found is not None
    assert found.severity is Severity.WARNING


def test_every_topic_is_governed_by_articles_that_instruments_have():
    known = {topic for one in rulebook().instruments.values() for topic in one.articles}
    declared = {one.topic for treaty in rulebook().instruments.values() for one in treaty.declarations}
    topics = rulebook().topics.values()
    assert {topic.governed_by for topic in topics if topic.governed_by} <= known
    assert {topic.declared_as for topic in topics if topic.declared_as} <= declared


# Languages


LANGUAGES = Fact(OTHER, ("de",), "ch_imac", "2024")


def spoken(*languages: str, every: bool = False) -> Rulebook:
    said = StateDeclaration(
        "coe-ets30", "CH", "language", "Art. 16(2).", ("legalize-li",), "", languages, every
    )
    return book(declarations=(said,))


def test_declared_languages_decide_in_place_of_the_profile(check):
    on_language = replace(check, rests_on=("languages.accepted", "languages.translate_into"))
    found = weighed(FOUND, on_language, case(LANGUAGES, treaties=("coe-ets30",), book=spoken("fr")))
    assert found is not None
    assert (found.severity, found.facts) == (Severity.WARNING, ())
    assert found.provenance.source.startswith("ETS 30")
    assert found.notes[0].values["declaration"] == message("Art. 16(2).")


def test_the_less_grave_of_two():
    assert lighter(Severity.BLOCKS, Severity.WARNING) is Severity.WARNING
    assert lighter(Severity.ADVICE, Severity.WARNING) is Severity.ADVICE
