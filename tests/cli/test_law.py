"""``bases``: everything between two States, as data and as lines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mla_writer.cli import run

DAY = ("--as-of", "2026-11-21")
Capture = pytest.CaptureFixture[str]


def data(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert run(["bases", *arguments, *DAY, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def text(capsys: Capture, *arguments: str) -> str:
    assert run(["bases", *arguments, *DAY, "--language", "en"]) == 0
    return capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["instrument"] for row in rows]


def test_what_is_no_basis_stands_under_its_own_key(capsys: Capture) -> None:
    found = data(capsys, "FR", "DE", "--measure", "bank_records")
    assert "eu-eio" in ids(found["bases"])
    assert "coe-ets30" in ids(found["replaced"])
    replaced = next(one for one in found["replaced"] if one["instrument"] == "coe-ets30")
    assert replaced["replaced_by"] == ["eu-eio"]
    assert "eu-freezing-confiscation" in ids(found["other_measures"])
    assert "coe-cets224" in ids(found["not_in_force"])
    assert "malabo2014" in ids(found["undetermined"])


def test_both_states_stand_with_word_date_and_sources(capsys: Capture) -> None:
    found = data(capsys, "FR", "CH")
    basis = next(one for one in found["bases"] if one["instrument"] == "coe-ets30")
    switzerland = basis["states"][1]
    assert (switzerland["state"], switzerland["word"]) == ("CH", "bound")
    assert switzerland["in_force_on"] == "1967-03-20"
    assert "2026-04-17" in {source["as_of"] for source in switzerland["sources"]}
    assert basis["articles_by_topic"]["channel"]["articles"] == "15"
    assert next(one for one in found["bases"] if one["instrument"] == "coe-ets182")["date_unknown"] is True
    signed = next(one for one in found["one_bound"] if one["instrument"] == "coe-ets99")
    assert [side["word"] for side in signed["states"]] == ["bound", "signed"]


def test_a_route_makes_a_convention_a_basis(capsys: Capture) -> None:
    places = []
    for route in ((), ("--route", "uncac_mandatory")):
        found = data(capsys, "KE", "US", *route)
        places.append(next(one for one in found["bases"] if one["instrument"] == "uncac")["place"])
    assert places == ["if_offence_falls_under_it", "basis"]


def test_a_territory_is_listed_apart(capsys: Capture) -> None:
    found = data(capsys, "FR", "KY")
    untoc = next(one for one in found["bases"] if one["instrument"] == "untoc")
    assert (untoc["place"], untoc["if_extended"]) == ("if_extended", ["KY"])
    assert untoc["states"][1]["through"] == "GB"


def test_the_profile_of_the_requested_state_speaks_of_reciprocity(capsys: Capture) -> None:
    korea = data(capsys, "JP", "KR")["requested_state_on_legal_bases"]
    assert {"legal_basis.reciprocity", "legal_basis.treaty_required"} <= {fact["topic"] for fact in korea}
    egypt = data(capsys, "IT", "EG")
    assert (egypt["requested_state_profile"], egypt["requested_state_on_legal_bases"]) == (False, [])


def test_lines_for_people(capsys: Capture) -> None:
    told = text(capsys, "FR", "CH", "--measure", "bank_records")
    assert "BINDS BOTH STATES" in told
    assert "in force between both since 21 August 1967" in told
    assert "France: bound, date of entry into force not known" in told
    assert "Art. 5(1)(a): any coercive measure requires double criminality" in told
    assert "SIGNED OR NOT YET IN FORCE" in told
    assert "BINDS ONLY ONE" not in told


def test_all_adds_what_is_no_basis(capsys: Capture) -> None:
    short, whole = text(capsys, "FR", "DE"), text(capsys, "FR", "DE", "--all")
    assert "[coe-ets30]" not in short
    assert "Replaced by EIO Directive" in whole
    assert "NOT KNOWN WHOM IT BINDS" in whole
    assert len(whole) > len(short)


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (("IT", "EG"), "What Egypt asks for without a treaty is not known: ask its central authority."),
        (("IT", "EG"), "No bilateral treaty between the two is in the data"),
        (("GB", "RO"), "Reciprocity: not known, ask the central authority"),
        (("FR", "KY"), "Cayman Islands: bound only if extended to it by United Kingdom: verify"),
    ],
)
def test_what_is_unknown_is_told(capsys: Capture, states: tuple[str, str], words: str) -> None:
    assert words in text(capsys, *states)
