"""``mla-writer rulebook``: what it counts and what it calls old."""

from __future__ import annotations

import json

import pytest

from mla_writer import paths
from mla_writer.cli import run

EXAMPLE = str(paths.resources() / "examples" / "france-switzerland.json")


def told(capsys, *arguments: str) -> dict:
    assert run(["rulebook", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_what_the_rulebook_holds(capsys) -> None:
    found = told(capsys)
    assert found["kinds"] > 40
    assert found["facts"] > 1700
    assert found["packs"] == []
    assert len(found["digest"]) == 64


@pytest.mark.parametrize(
    ("arguments", "states"),
    [(["--state", "ke"], {"KE"}), (["--for", EXAMPLE], {"FR", "CH", ""})],
    ids=["state", "draft"],
)
def test_what_is_old(capsys, arguments: list[str], states: set[str]) -> None:
    found = told(capsys, "--stale", "2027-01-01", *arguments)
    assert {one["state"] for one in found["stale"]} == states
    assert all(one["as_of"] == "" for one in found["never_dated"])
    dates = [one["as_of"] for one in found["stale"] if len(one["as_of"]) == 10]
    assert dates == sorted(dates)


def test_nothing_is_older_than_the_oldest(capsys) -> None:
    assert told(capsys, "--stale", "1900-01-01")["stale"] == []


def test_for_people(capsys) -> None:
    assert run(["rulebook", "--stale", "2012-01-01", "--state", "CH", "--language", "en"]) == 0
    printed = capsys.readouterr().out
    assert "Older than 1 January 2012: " in printed.replace("\u00a0", " ")
    assert "countries/CH:central_authorities.default.fax" in printed


def test_a_day_that_is_none_and_a_state_that_is_none(capsys) -> None:
    with pytest.raises(SystemExit):
        run(["rulebook", "--stale", "soon"])
    assert run(["rulebook", "--state", "QQ", "--language", "en"]) == 2
    assert "QQ" in capsys.readouterr().err
