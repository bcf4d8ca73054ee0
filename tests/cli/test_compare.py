"""``compare`` lists what differs in words, and as JSON with paths."""

from __future__ import annotations

import json

import pytest

from mla_writer import paths
from mla_writer.cli import run

EXAMPLE = paths.resources() / "examples" / "france-switzerland.json"


@pytest.fixture
def changed(tmp_path):
    plain = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    plain["common"]["persons"]["list"][0]["date_of_birth"] = "1971-02-03"
    plain["measures"].reverse()
    file = tmp_path / "changed.json"
    file.write_text(json.dumps(plain), encoding="utf-8")
    return file


def test_differences_are_told_in_words(changed, capsys):
    assert run(["compare", str(EXAMPLE), str(changed), "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "Changed: Persons concerned · Marlot, Étienne Rémi · Date of birth\n  - 19" in out
    assert "+ 3\u00a0February 1971" in out
    assert "From place 2 to place 1." in out


def test_differences_as_data(changed, capsys):
    assert run(["compare", str(EXAMPLE), str(changed), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in found] == ["common.persons.list.p1.date_of_birth", "measures.m2"]
    assert found[0]["after"] == "1971-02-03"


def test_equal_drafts_say_so(capsys):
    assert run(["compare", str(EXAMPLE), str(EXAMPLE), "--language", "en"]) == 0
    assert capsys.readouterr().out == "Nothing was changed.\n"


def test_a_file_that_cannot_be_read_is_refused(tmp_path, capsys):
    (tmp_path / "a.json").write_text("[]")
    assert run(["compare", str(EXAMPLE), str(tmp_path / "a.json")]) == 2
