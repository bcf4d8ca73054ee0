"""``mla-writer authorities``: looking up and importing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mla_writer.cli import run

CSV = "Autorité;Pays;Tél\nBureau A;Suisse;+41 1\nBureau B;Kontovar;\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path / "home"))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    file = tmp_path / "directory.csv"
    file.write_text(CSV, encoding="cp1252")
    return file


def told(capsys, *arguments: str) -> tuple[int, list[dict[str, object]]]:
    code = run(["authorities", *arguments, "--json", "--language", "en"])
    return code, json.loads(capsys.readouterr().out)


def test_authorities_are_found_by_state_treaty_topic_and_words(capsys):
    code, found = told(capsys, "--state", "ch")
    assert code == 0
    assert {one["state"] for one in found} == {"CH"}
    assert all(one["source"] and one["as_of"] for one in found)
    assert {one["state"] for one in told(capsys, "--treaty", "coe-ets185", "--topic", "preservation_24_7")[1]}
    assert [one["id"] for one in told(capsys, "bundesamt", "SWITZERLAND")[1]] == ["CH.default"]


def test_what_is_found_is_told_to_people(capsys):
    assert run(["authorities", "--state", "CH", "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "Switzerland (CH): Federal Office of Justice" in out
    assert "2010-05" in out


@pytest.mark.parametrize(
    "arguments", [["--state", "ZZ"], ["--treaty", "none"], ["--topic", "none"], ["--import", "none.csv"]]
)
def test_a_wrong_name_is_told_in_one_sentence(capsys, arguments):
    assert run(["authorities", *arguments]) == 2
    errors = capsys.readouterr().err
    assert errors.startswith("mla-writer: ")
    assert len(errors.splitlines()) == 1


def test_a_dry_run_writes_nothing(capsys, tmp_path, directory):
    code, rows = told(capsys, "--import", str(directory), "--dry-run")
    assert code == 1
    assert [(row["line"], row["status"]) for row in rows] == [(2, "new"), (3, "refused")]
    assert not (tmp_path / "home").exists()


def test_an_import_adds_and_overwrites_nothing_unasked(capsys, directory):
    told(capsys, "--import", str(directory))
    assert told(capsys, "--state", "CH", "bureau")[1][0]["name"] == "Bureau A"
    directory.write_text(CSV.replace("+41 1", "+41 9"), encoding="utf-8")
    _, rows = told(capsys, "--import", str(directory))
    assert rows[0]["differences"] == {"phone": ["+41 1", "+41 9"]}
    assert told(capsys, "bureau")[1][0]["phone"] == "+41 1"
    told(capsys, "--import", str(directory), "--update")
    assert told(capsys, "bureau")[1][0]["phone"] == "+41 9"


def test_columns_are_mapped_and_remembered(capsys, tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text("A,B\nOffice,1\n", encoding="utf-8")
    assert run(["authorities", "--import", str(file), "--state", "KE"]) == 2
    assert "name=" in capsys.readouterr().err
    assert run(["authorities", "--import", str(file), "--map", "name"]) == 2
    capsys.readouterr()
    assert told(capsys, "--import", str(file), "--state", "KE", "--map", "name=A,phone=B")[0] == 0
    file.write_text("A,B\nOther,2\n", encoding="utf-8")
    assert told(capsys, "--import", str(file), "--state", "KE")[1][0]["status"] == "new"


def test_vcards_are_imported(capsys, tmp_path):
    file = tmp_path / "cards.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Office\nEND:VCARD\n", encoding="utf-8")
    assert told(capsys, "--import", str(file), "--state", "KE")[1][0]["status"] == "new"


def test_a_damaged_book_is_told_on_standard_error(capsys, tmp_path):
    folder = tmp_path / "home" / "data"
    folder.mkdir(parents=True)
    (folder / "authorities.json").write_bytes(b"{")
    assert run(["authorities", "--state", "CH", "--language", "en"]) == 0
    assert "damaged" in capsys.readouterr().err
