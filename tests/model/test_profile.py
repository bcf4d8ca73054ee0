"""Profile keys: what is asked in one word, read from facts and memberships."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.model.countries import Country, Fact
from mla_writer.model.errors import UnknownName
from mla_writer.model.profile import attachments_for, known_fact, profile_fact, profile_value, standards_for
from mla_writer.model.rulebook import Rulebook
from tests.model.law import law


def book(*facts: Fact) -> Rulebook:
    """The rulebook with one more State, ``XA``, of which ``facts`` are known."""
    country = Country("XA", "Aldovia", (), {fact.topic: fact for fact in facts})
    return replace(law(), countries={"XA": country})


def fact(topic: str, value: object) -> Fact:
    return Fact(topic, value, "xa", "2024")


VALUES = [
    ("languages", "languages.accepted", ["fr", "en"], ["fr", "en"]),
    ("channel", "transmission.primary_channel", "central_authority_direct", "central_authority"),
    ("channel", "transmission.primary_channel", "diplomatic_or_central_authority", None),
    ("accepts_interpol", "transmission.interpol_urgent", "accepted_original_to_follow", True),
    ("accepts_oral", "transmission.oral_urgent", "not_accepted", False),
    ("accepts_electronic", "transmission.electronic", "preferred", True),
    # A copy that must be followed by an original is neither a yes nor a no.
    ("accepts_electronic", "transmission.electronic", "accepted_original_to_follow", None),
    ("dual_criminality", "dual_criminality.general", "coercive_only", "coercive"),
    ("dual_criminality", "dual_criminality.general", "discretionary", None),
    ("text_of_law", "request.mandatory_elements", ["facts", "offence_law_text"], "always"),
    ("text_of_law", "request.mandatory_elements", ["facts"], None),
    ("translation_certificate", "languages.certified_translation", "not_required", False),
    ("translation_certificate", "languages.certified_translation", "unknown", None),
    ("abolitionist", "safeguards.death_penalty", "must_refuse_without_assurance", True),
    ("abolitionist", "safeguards.death_penalty", "no_rule_found", None),
    ("video_allowed", "videoconference.allowed", "no", False),
    ("video_allowed", "videoconference.allowed", "by_treaty", None),
    ("final_order_required", "asset_recovery.final_order_required", "usually", True),
    ("affidavit_required", "asset_recovery.restraint_documents", ["affidavit"], True),
]


@pytest.mark.parametrize(("key", "topic", "value", "expected"), VALUES)
def test_values(key: str, topic: str, value: object, expected: object) -> None:
    assert profile_value(book(fact(topic, value)), "XA", key, without_treaty=True) == expected


def test_the_channel_of_a_profile_counts_only_where_no_treaty_binds() -> None:
    known = book(fact("transmission.primary_channel", "diplomatic"))
    assert profile_value(known, "XA", "channel") is None
    assert profile_value(known, "XA", "channel", without_treaty=True) == "diplomatic"


def test_the_fact_comes_with_its_source() -> None:
    known = fact("languages.accepted", ["fr"])
    assert profile_fact(book(known), "XA", "languages") is known


def test_nothing_is_known_of_a_state_without_a_profile() -> None:
    assert len(law().profile_keys) == 35
    for key in law().profile_keys:
        assert profile_value(law(), "XB", key) in (None, False)
        assert profile_value(law(), "", key) is None


def test_figures_are_taken_from_the_fact() -> None:
    minor = replace(fact("dual_criminality.de_minimis", "small sums"), number=5000, currency="USD")
    assert profile_value(book(minor), "XA", "de_minimis_amount") == 5000
    assert profile_value(book(minor), "XA", "de_minimis_currency") == "USD"
    text_only = fact("dual_criminality.de_minimis", "sections 16-17")
    assert profile_value(book(text_only), "XA", "de_minimis_amount") is None


def test_reciprocity_matters_only_without_a_treaty() -> None:
    known = book(fact("legal_basis.reciprocity", "required_without_treaty"))
    assert profile_value(known, "XA", "reciprocity_statement") is None
    assert profile_value(known, "XA", "reciprocity_statement", without_treaty=True) is True


@pytest.mark.parametrize(
    ("key", "state", "expected"),
    [
        ("eu_eio", "FR", True),
        ("eu_eio", "DK", False),
        ("eu_fco", "IE", False),
        ("special_territory", "GB", True),
        # The list is not complete: a State that it does not name is unknown.
        ("special_territory", "FR", None),
    ],
)
def test_memberships(key: str, state: str, expected: bool | None) -> None:
    assert profile_value(law(), state, key) is expected


def test_a_membership_is_general_knowledge() -> None:
    found = profile_fact(law(), "FR", "eu_eio")
    assert found is not None
    assert (found.basis, found.value) == ("knowledge", True)
    assert profile_fact(law(), "FR", "special_territory") is None


@pytest.mark.parametrize("key", ["extradites_nationals", "use_undertaking", "untoc_extradition_basis"])
def test_what_is_not_mapped_is_unknown(key: str) -> None:
    assert {profile_value(law(), state, key) for state in law().countries} == {None}


def test_an_undeclared_key_is_told() -> None:
    with pytest.raises(UnknownName, match="there is no profile key 'lunguages'; known: languages"):
        profile_value(law(), "FR", "lunguages")


def test_what_must_be_shown_and_enclosed_for_a_measure() -> None:
    asked = replace(fact("attachments", "order"), measure="bank_records")
    other = replace(fact("attachments", "list"), measure="video_hearing")
    coerced = replace(fact("evidentiary_standards", "grounds"), measure="all_coercive")
    country = Country("XA", "Aldovia", (), {}, standards=(coerced,), attachments=(asked, other))
    assert attachments_for(law(), country, "bank_records", coercive=True) == (asked,)
    assert standards_for(law(), country, "bank_records", coercive=True) == (coerced,)
    assert standards_for(law(), country, "bank_records", coercive=False) == ()


def test_a_fact_for_some_requests_is_unknown_for_others() -> None:
    limited = replace(fact("languages.certified_translation", "required"), only_for=("eu",))
    known = book(limited)
    assert profile_value(known, "XA", "translation_certificate") is None
    assert profile_value(known, "XA", "translation_certificate", holds=lambda _: True) is True
    assert known_fact(known, "XA", limited.topic) is None
    assert known_fact(known, "XA", limited.topic, lambda _: True) is limited
