"""One's own facts: entered with a source, kept whole, laid over the program's, taken back."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mla_writer.model.errors import ChangedElsewhere, PackRefused, TextRefused
from mla_writer.model.packs import Pack, PackContent
from mla_writer.packs import own
from mla_writer.packs.own_facts import LONGEST, OwnFact, OwnFacts, OwnTreaty, declarations, pack_of
from mla_writer.rulebook.countries import Countries
from mla_writer.rulebook.instruments import load_instruments
from mla_writer.rulebook.tree import Tree

FACT = OwnFact(["en"], "Circular 3 of the ministry", "2026-03-01", "art. 2", "high")
TREATY = OwnTreaty(
    states=("KE", "US"),
    title="Treaty between Kenya and the United States",
    source="Official gazette",
    as_of="2026-03",
    in_force_on="2026-02-01",
    articles="1-12",
    read_as="text",
)
PACK = Pack("x", "Facts", "Ministry", "1", "2026-01-01")
LANGUAGES = "languages.accepted"
EMAIL = "central_authorities.default.email"


def entered() -> OwnFacts:
    facts = OwnFacts("Registry", "2026-11-21").with_fact("CH", LANGUAGES, FACT)
    return facts.with_fact("CH", EMAIL, replace(FACT, value="office@aldovia.example"))


def laid(facts: OwnFacts) -> Tree:
    content = pack_of(facts)
    assert content is not None
    return Tree(packs=[content])


def test_nothing_entered_is_no_pack() -> None:
    assert pack_of(OwnFacts()) is None
    assert own.content() is None


def test_a_fact_holds_instead_of_the_programs() -> None:
    country = Countries(laid(entered()))["CH"]
    fact = country.facts[LANGUAGES]
    assert (fact.value, fact.as_of, fact.note, fact.said_by) == (["en"], "2026-03-01", "art. 2", "own")
    assert country.authorities[0].facts["email"].value == "office@aldovia.example"
    assert country.authorities[0].facts["fax"].said_by == ""


def test_what_is_taken_back_holds_again_as_the_program_says() -> None:
    facts = entered().without("CH", LANGUAGES)
    assert Countries(laid(facts))["CH"].facts[LANGUAGES].said_by == ""


def test_what_is_marked_unknown_is_unknown() -> None:
    facts = OwnFacts().with_fact("CH", LANGUAGES, OwnFact(unknown=True))
    assert LANGUAGES not in Countries(laid(facts))["CH"].facts


def test_a_state_without_a_profile_gets_one() -> None:
    facts = OwnFacts().with_fact("SN", LANGUAGES, FACT)
    country = Countries(laid(facts))["SN"]
    assert (country.name, country.facts[LANGUAGES].value) == ("Senegal", ["en"])


def test_a_treaty_binds_its_two_states() -> None:
    instruments, sources = load_instruments(laid(OwnFacts().with_treaty(TREATY)))
    treaty = instruments[TREATY.id]
    assert (treaty.record_of, treaty.said_by, treaty.as_of) == ("bilateral", "own", "2026-03-01")
    assert set(treaty.participations) == {"KE", "US"}
    assert treaty.participations["KE"].in_force_on == "2026-02-01"
    assert treaty.articles["mla"].articles == "1-12"
    assert sources[treaty.basis[0]].title == "Official gazette"


def test_the_same_treaty_entered_again_takes_its_place() -> None:
    facts = OwnFacts().with_treaty(TREATY).with_treaty(replace(TREATY, articles="1-14"))
    assert [one.articles for one in facts.treaties] == ["1-14"]
    assert facts.without_treaty(TREATY.id).is_empty


@pytest.mark.parametrize(
    "fact",
    [replace(FACT, source=" "), replace(FACT, as_of=""), replace(FACT, note="x" * (LONGEST + 1))],
    ids=["source", "date", "length"],
)
def test_a_fact_that_nobody_can_verify_is_refused(fact: OwnFact) -> None:
    with pytest.raises(PackRefused):
        OwnFacts().with_fact("CH", LANGUAGES, fact)


@pytest.mark.parametrize(
    "treaty",
    [
        replace(TREATY, source=""),
        replace(TREATY, as_of=""),
        replace(TREATY, title=""),
        replace(TREATY, states=("KE", "KE")),
        replace(TREATY, states=("KE", "")),
    ],
    ids=["source", "date", "title", "one State", "no State"],
)
def test_a_treaty_that_nobody_can_verify_is_refused(treaty: OwnTreaty) -> None:
    with pytest.raises(PackRefused):
        OwnFacts().with_treaty(treaty)


def test_invisible_characters_are_refused() -> None:
    with pytest.raises(TextRefused):
        OwnFacts().with_fact("CH", "costs.detail", replace(FACT, value="a\u202eb"))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    facts = entered().with_treaty(TREATY).with_fact("FR", LANGUAGES, OwnFact(unknown=True))
    kept = own.write(facts, None, tmp_path / "packs" / "own.toml")
    again = own.read(tmp_path / "packs" / "own.toml")
    assert again == kept
    assert again.facts == facts
    assert (tmp_path / "packs" / "own.toml").stat().st_mode & 0o077 == 0


def test_what_another_window_has_written_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    first = own.write(entered(), None, path)
    own.write(entered().without("CH", EMAIL), first.stamp, path)
    with pytest.raises(ChangedElsewhere):
        own.write(entered(), first.stamp, path)


HEAD = f'format = "{own.FORMAT}"\nversion = 1\n'


@pytest.mark.parametrize(
    "text",
    [
        "a = ",
        'format = "other"\n',
        HEAD.replace("= 1", "= 2"),
        HEAD + "more = 1\n",
        HEAD + "facts = 3\n",
        HEAD + '[[facts]]\nstate = "CH"\ntopic = "languages.accepted"\nvalue = ["en"]\n',
        HEAD + '[[facts]]\nstate = "CH"\ntopic = 1\n',
        HEAD + "a = " + "[" * 5000 + "]" * 5000,
        "\xff",
    ],
)
def test_a_damaged_file_is_told_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(PackRefused, match="cannot be read, and is kept"):
        own.read(path)
    beside = own.set_aside(datetime(2026, 11, 21, tzinfo=UTC), path)
    assert beside.read_text(encoding="latin-1") == text
    assert own.read(path) == own.Kept(OwnFacts())


def test_the_folder_for_a_pack(tmp_path: Path) -> None:
    facts = entered().with_treaty(TREATY)
    written = own.export(facts, tmp_path, "2026-11-21")
    names = {path.relative_to(tmp_path).as_posix() for path in written}
    files = {"countries/CH.toml", f"instruments/{TREATY.id}.toml", "sources/desk-facts.toml", "pack.toml"}
    assert names == files
    about = tomllib.loads((tmp_path / "pack.toml").read_text())
    assert (about["id"], about["version"], about["issuer"]) == ("desk-facts", "2026.1", "Registry")


@pytest.mark.slow
def test_a_pack_made_of_it_and_ones_own_facts_stand_side_by_side(tmp_path: Path) -> None:
    facts = entered().with_treaty(TREATY)
    made = PackContent(replace(PACK, id="desk-facts"), declarations(facts, "desk-facts"))
    content = pack_of(facts)
    assert content is not None
    tree = Tree(packs=[made, content])
    assert Countries(tree)["CH"].facts[LANGUAGES].said_by == "own"
    assert load_instruments(tree)[0][TREATY.id].participations["KE"].said_by == "own"


@pytest.mark.parametrize(
    ("text", "fits"), [('id = "aldovia-law"\n', True), ("id = 3\n", False), ("x", False)]
)
def test_a_description_that_is_there_stays(tmp_path: Path, text: str, fits: bool) -> None:
    (tmp_path / "pack.toml").write_text(text)
    if fits:
        own.export(entered(), tmp_path, "2026-11-21")
        assert (tmp_path / "sources" / "aldovia-law.toml").is_file()
    else:
        with pytest.raises(PackRefused):
            own.export(entered(), tmp_path, "2026-11-21")
    assert (tmp_path / "pack.toml").read_text() == text


OWN_HEAD = 'format = "mla-writer own facts"\nversion = 1\n'
HOSTILE_FACT = (
    '[[facts]]\nstate = "CH"\ntopic = "languages.accepted"\nsource = "s"\nas_of = "2026"\nvalue = 1\n'
)
HOSTILE_TREATY = (
    '[[treaties]]\nstates = ["../x", "CH"]\nread_as = "text"\ntitle = "t"\nsource = "s"\nas_of = "2026"\n'
)


@pytest.mark.parametrize(
    "text",
    [
        OWN_HEAD + HOSTILE_FACT.replace("value = 1\n", ""),
        OWN_HEAD + HOSTILE_FACT.replace("languages.accepted", "code"),
        OWN_HEAD + HOSTILE_FACT.replace("languages.accepted", "name.x"),
        OWN_HEAD + HOSTILE_FACT.replace("languages.accepted", ""),
        OWN_HEAD + HOSTILE_FACT.replace('"CH"', '"../../x"'),
        OWN_HEAD + HOSTILE_FACT.replace('"CH"', '"\\u0000"'),
        OWN_HEAD + HOSTILE_FACT.replace('"CH"', '"<b>"'),
        OWN_HEAD + HOSTILE_TREATY,
        "a" + ".a" * 100_000 + " = 1\n",
        "a = " + "[" * 50_000,
    ],
    ids=range(10),
)
def test_a_hostile_file_is_refused_and_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(PackRefused, match="cannot be read, and is kept"):
        own.read(path)
    assert path.read_text() == text
