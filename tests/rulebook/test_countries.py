"""Reading country profiles: lazily, completely, and strictly."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.model.countries import Country, Fact, Topic
from mla_writer.model.errors import RulebookError
from mla_writer.model.instruments import Confidence
from mla_writer.rulebook.countries import Countries, load_profile_keys, load_topics
from mla_writer.rulebook.tree import Tree

PROFILE = """
code = "XA"
name = "Aldovia"

[[central_authorities]]
id = "default"
[central_authorities.name]
value = "Ministry of Justice"
source = "xa"
as_of = "2024-05"

[languages.accepted]
value = ["fr"]
source = "xa"
as_of = "2024"

[safeguards.speciality]
value = "unknown"
source = "xa"
as_of = "2024"
note = "the source was read and does not settle the point"

[dual_criminality.minimum_penalty]
value = "one year"
source = "xa"
as_of = "2024"
number = 1

[costs.rule]
value = "free_as_a_rule"
basis = "knowledge"
confidence = "medium"

[[attachments]]
measure = "bank_records"
document = "affidavit"
value = "sworn by an officer"
source = "xa"
as_of = "2024"
"""


@pytest.fixture(scope="module")
def countries() -> Countries:
    return Countries(Tree(paths.resources()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "countries").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.toml").write_text('[xa]\ntitle = "Law of Aldovia"\n', encoding="utf-8")
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "pact.toml").touch()
    for name in ("topics.toml", "memberships.toml"):
        shutil.copy(paths.resources() / name, tmp_path)
    return tmp_path


@pytest.mark.slow
def test_every_fact_is_there(countries: Countries) -> None:
    countries.read_all()
    facts = [fact for country in countries.values() for fact in every_fact(country)]
    assert len(countries) == 112
    # 1757 facts, and 7 topics that a source was read for and does not settle.
    assert (len(facts), sum(fact.value == "unknown" for fact in facts)) == (1764, 7)
    assert Counter(fact.basis for fact in facts)["knowledge"] == 107


@pytest.mark.parametrize("code", ["FR", "CH", "DE", "GB", "US", "BR", "ES", "JP", "KE", "MU"])
def test_first_profiles(countries: Countries, code: str) -> None:
    assert countries[code].fact("languages.accepted") is not None


def test_a_profile_as_it_was_compiled(countries: Countries) -> None:
    fact = countries["BR"].fact("legal_basis.reciprocity")
    assert fact is not None
    assert (fact.value, fact.source, fact.as_of) == ("required_without_treaty", "br_pass", "2016-06-01")
    language = countries["BR"].fact("languages.accepted")
    assert language is not None
    assert (language.basis, language.confidence, language.source) == ("knowledge", Confidence.MEDIUM, "")


def test_what_is_not_known_is_absent(countries: Countries) -> None:
    assert countries["BR"].fact("transmission.interpol_urgent") is None


def test_listing_reads_no_file(folder: Path) -> None:
    (folder / "countries" / "XA.toml").write_text("not TOML", encoding="utf-8")
    found = Countries(Tree(folder))
    assert (list(found), len(found), "XA" in found, "XB" in found) == (["XA"], 1, True, False)
    assert found.get("XB") is None
    with pytest.raises(RulebookError, match="not valid TOML"):
        found["XA"]


def test_a_profile_is_read(folder: Path) -> None:
    country = profile(folder, PROFILE)
    assert country.authorities[0].facts["name"].value == "Ministry of Justice"
    assert country.facts["safeguards.speciality"].value == "unknown"
    assert country.facts["dual_criminality.minimum_penalty"].number == 1
    assert (country.attachments[0].measure, country.attachments[0].code) == ("bank_records", "affidavit")


def test_a_fact_may_hold_for_some_requests_only(folder: Path) -> None:
    limited = 'number = 1\nonly_under = ["pact"]\nonly_for = ["eu", "CH"]'
    fact = profile(folder, PROFILE.replace("number = 1", limited)).facts["dual_criminality.minimum_penalty"]
    assert (fact.only_under, fact.only_for, fact.limited) == (("pact",), ("eu", "CH"), True)


WRONG = [
    ('code = "XA"', 'code = "XB"', "at code"),
    ('name = "Aldovia"', 'name = " "', "at name"),
    ("[languages.accepted]", "[languages.spoken]", "languages.spoken"),
    ('value = ["fr"]', 'value = ["fra"]', "languages.accepted.value"),
    ('value = ["fr"]', 'value = "fr"', "languages.accepted.value"),
    ('source = "xa"', 'source = "xb"', "no source 'xb'"),
    ('as_of = "2024-05"', 'as_of = "May 2024"', "as_of"),
    ('as_of = "2024-05"', 'as_of = "2024-13"', "as_of"),
    ('as_of = "2024-05"', "", "a source and its as_of"),
    ('as_of = "2024-05"', 'as_of = "2024-05"\nseen = true', "unknown key"),
    ('value = "free_as_a_rule"', 'value = "free"', "free_as_a_rule"),
    ('confidence = "medium"', "", "confidence"),
    ('basis = "knowledge"\n', "", "a source and its as_of"),
    ('confidence = "medium"', 'confidence = "medium"\nsource = "xa"', "no source"),
    ('measure = "bank_records"', 'measure = "banking"', "attachments[0].measure"),
    ('document = "affidavit"', 'document = "oath"', "oath"),
    ('document = "affidavit"', 'standard = "consent"', "attachments[0]"),
    ("number = 1", 'document = "affidavit"', "not allowed here: document"),
    ('id = "default"', "", "the id is missing"),
    ("[[attachments]]", "[[surprises]]", "surprises"),
    ("number = 1", 'only_under = ["no-such-treaty"]', "no instrument 'no-such-treaty'"),
    ("number = 1", 'only_for = ["somebody"]', "'somebody' is no State"),
]


@pytest.mark.parametrize(("found", "instead", "told"), WRONG)
def test_what_is_wrong_is_refused(folder: Path, found: str, instead: str, told: str) -> None:
    assert found in PROFILE
    with pytest.raises(RulebookError) as error:
        profile(folder, PROFILE.replace(found, instead, 1))
    assert str(error.value).startswith("XA.toml, at ")
    assert told in str(error.value)


def test_topics_say_what_codes_mean() -> None:
    topics = load_topics(Tree(paths.resources()))
    assert len([topic for topic in topics.values() if topic.form == "list"]) == 5
    without = [
        topic.id for topic in topics.values() if topic.form in ("code", "codes") and not topic.meanings
    ]
    assert without == []
    assert topics["dual_criminality.measures"].meanings == topics["measures"].meanings


@pytest.mark.parametrize(
    ("code", "kind", "coercive", "expected"),
    [
        ("bank_records", "bank_records", False, True),
        ("bank_records", "service", False, False),
        ("all", "service", False, True),
        ("all_coercive", "service", False, False),
        ("all_coercive", "search_seizure", True, True),
        ("no_such_code", "service", True, False),
    ],
)
def test_codes_of_measures(code: str, kind: str, coercive: bool, expected: bool) -> None:
    measures: Topic = load_topics(Tree(paths.resources()))["measures"]
    assert measures.concerns(code, kind, coercive) is expected


KEYS = [
    ('topic = "nowhere"\npart = "value"', "no topic 'nowhere'"),
    ('topic = "costs.rule"\nvalues = {free = true}', "'free' is no code"),
    ('topic = "costs.rule"', "exactly one of"),
    ('topic = "costs.rule"\npart = "value"\nvalues = {}', "exactly one of"),
    ('part = "value"', "exactly one of"),
    ('topic = "costs.rule"\npart = "value"\nmembership = "eu"', "not from both"),
    ('form = "maybe"', "form"),
]


@pytest.mark.parametrize(("lines", "told"), KEYS)
def test_a_wrong_profile_key_is_refused(folder: Path, lines: str, told: str) -> None:
    text = f'[sample]\nmeaning = "A sample"\n{lines}\n'
    text += "" if "form" in lines else 'form = "yes_no"\n'
    (folder / "profile_keys.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        load_profile_keys(Tree(folder))
    assert str(error.value).startswith("profile_keys.toml, at sample")
    assert told in str(error.value)


def profile(folder: Path, text: str) -> Country:
    (folder / "countries" / "XA.toml").write_text(text, encoding="utf-8")
    return Countries(Tree(folder))["XA"]


def every_fact(country: Country) -> list[Fact]:
    return [
        *(fact for authority in country.authorities for fact in authority.facts.values()),
        *country.facts.values(),
        *country.standards,
        *country.attachments,
        *country.mistakes,
        *country.other_rules,
    ]
