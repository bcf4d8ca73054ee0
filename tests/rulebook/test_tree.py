"""Packs laid over the program's declarations: what holds, who says it, what stood there before."""

from __future__ import annotations

import pytest

from mla_writer.model.errors import RulebookError
from mla_writer.model.packs import Pack, PackContent, Said
from mla_writer.rulebook.countries import Countries
from mla_writer.rulebook.instruments import load_instruments
from mla_writer.rulebook.tree import Tree

SOURCE = '[xa-note]\ntitle = "Circular of the Ministry of Justice"\nas_of = "2026-03-01"\n'
FACT = 'value = {value}\nsource = "xa-note"\nas_of = "2026-03-01"\n'
LANGUAGES = "[languages.accepted]\n" + FACT.format(value='["en"]')


def pack(id: str = "xa", **files: str) -> PackContent:
    about = Pack(id, "Facts of a ministry", "Ministry of Justice of Aldovia", "2026.1", "2026-03-02")
    texts = {"sources/xa.toml": SOURCE} if id == "xa" else {}
    texts |= {name.replace("__", "/") + ".toml": text for name, text in files.items()}
    return PackContent(about, {name: text.encode() for name, text in texts.items()})


def test_a_fact_is_overridden_whole_and_names_who_says_it() -> None:
    tree = Tree(packs=[pack(countries__CH=LANGUAGES)])
    country = Countries(tree)["CH"]
    fact = country.facts["languages.accepted"]
    assert (fact.value, fact.source, fact.note, fact.said_by) == (["en"], "xa-note", "", "xa")
    assert country.facts["languages.translate_into"].said_by == ""
    said = next(one for one in tree.said() if one.place == "countries/CH:languages.accepted")
    assert isinstance(said.before, dict)
    assert (said.pack, said.before["value"]) == ("xa", ["de", "fr", "it"])


def test_the_later_of_two_packs_holds() -> None:
    other = LANGUAGES.replace('["en"]', '["rm"]')
    tree = Tree(packs=[pack(countries__CH=LANGUAGES), pack("xb", countries__CH=other)])
    assert Countries(tree)["CH"].facts["languages.accepted"].value == ["rm"]
    places = [one.pack for one in tree.said() if one.place == "countries/CH:languages.accepted"]
    assert places == ["xa", "xb"]


def test_a_fact_can_be_taken_back() -> None:
    tree = Tree(packs=[pack(countries__CH="[languages.accepted]\nunknown = true\n")])
    assert "languages.accepted" not in Countries(tree)["CH"].facts


def test_a_new_profile() -> None:
    text = 'code = "SN"\nname = "Senegal"\n' + LANGUAGES
    countries = Countries(Tree(packs=[pack(countries__SN=text)]))
    assert (len(countries), countries["SN"].facts["languages.accepted"].said_by) == (113, "xa")


def test_an_authority_is_changed_leaf_by_leaf() -> None:
    text = '[[central_authorities]]\nid = "default"\n[central_authorities.email]\n'
    tree = Tree(packs=[pack(countries__CH=text + FACT.format(value='"office@aldovia.example"'))])
    (authority, *_) = Countries(tree)["CH"].authorities
    assert authority.facts["email"].said_by == "xa"
    assert authority.facts["name"].said_by == ""


def test_a_list_takes_the_place_of_the_list_before() -> None:
    text = "[[common_mistakes]]\n" + FACT.format(value='"No period is given."')
    (mistake,) = Countries(Tree(packs=[pack(countries__FR=text)]))["FR"].mistakes
    assert (mistake.value, mistake.said_by) == ("No period is given.", "xa")


def test_a_bilateral_treaty_and_a_participation() -> None:
    treaty = """as_of = "2026-03-01"
title = "Treaty between Kenya and the United States"
short = "KE-US 2026"
rank = "bilateral"
standing = "in_force"
bound_by = "participation"
record_of = "bilateral"
basis = ["xa-note"]
confidence = "high"
verified = "text"
[titles]
en = "Treaty between Kenya and the United States"
[participations]
KE = {bound = true, in_force_on = "2026-02-01", basis = ["xa-note"], confidence = "high"}
US = {bound = true, in_force_on = "2026-02-01", basis = ["xa-note"], confidence = "high"}
"""
    row = '[participations]\nXA = {bound = true, basis = ["xa-note"], confidence = "high"}\n'
    instruments, _ = load_instruments(
        Tree(packs=[pack(**{"instruments__ke-us": treaty, "instruments__untoc": row})])
    )
    assert instruments["ke-us"].said_by == "xa"
    assert instruments["untoc"].said_by == ""
    assert instruments["untoc"].participations["XA"].said_by == "xa"
    assert len(instruments["untoc"].participations) > 190


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"checks__language": 'as_of = "2026-01-01"\n'}, "may add such a file, not replace"),
        ({"journey": "sections = []\n"}, "may hold only"),
        ({"countries__CH": "value = "}, "not valid TOML"),
        ({"countries__CH": "a = " + "[" * 5000 + "]" * 5000}, "nested too deeply"),
    ],
)
def test_what_a_pack_may_not_hold(files: dict[str, str], told: str) -> None:
    with pytest.raises(RulebookError, match=told):
        Tree(packs=[pack(**files)]).said()


def test_without_packs_nothing_is_said() -> None:
    assert Tree().said() == ()
    assert Said("kinds/service:", "xa").before is None
