"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli import run

EXAMPLE = paths.resources() / "examples" / "france-switzerland.json"
DAY = ["--as-of", "2026-11-21"]


def told(capsys, *arguments: str) -> tuple[int, object]:
    code = run([*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def changed(tmp_path: Path, **parts: object) -> Path:
    draft = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    draft.update(parts)
    file = tmp_path / "draft.json"
    file.write_text(json.dumps(draft), encoding="utf-8")
    return file


def test_a_draft_that_is_ready(capsys):
    code, results = told(capsys, "check", str(EXAMPLE), *DAY)
    assert code == 0
    assert results[0]["file"] == str(EXAMPLE)
    assert results[0]["ready"] is True
    assert {frozenset(finding) - {"override", "facts", "notes"} for finding in results[0]["findings"]} == {
        frozenset(("check", "severity", "field", "message", "source", "fix"))
    }


def test_a_finding_names_the_facts_on_which_it_rests(capsys):
    _, results = told(capsys, "check", str(EXAMPLE), *DAY)
    (finding,) = (one for one in results[0]["findings"] if one["check"] == "STA-050")
    (fact,) = finding["facts"]
    assert (fact["topic"], fact["value"], fact["as_of"]) == (
        "safeguards.confidentiality",
        "limited",
        "2013-01-01",
    )
    assert (fact["source"], fact["said_by"]) == (finding["source"], "")
    assert any("2013" in note for note in finding["notes"])


def test_facts_are_printed_in_words_with_their_source(capsys):
    assert run(["check", str(EXAMPLE), *DAY]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    place = lines.index("Confidentiality: Only partly possible")
    assert lines[place + 2].endswith("; as of 1\xa0January 2013")
    assert any("ETS 141, art. 33, governs this" in line for line in lines[:place])


def test_a_draft_that_is_blocked(capsys, tmp_path):
    draft = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    del draft["common"]["facts"]
    code, results = told(capsys, "check", str(changed(tmp_path, common=draft["common"])), *DAY)
    assert code == 1
    assert "common.facts.summary" in {
        finding["field"] for finding in results[0]["findings"] if finding["severity"] == "blocks"
    }


def test_a_file_that_cannot_be_read_does_not_hide_the_others(capsys, tmp_path):
    code, results = told(capsys, "check", str(tmp_path / "none.json"), str(EXAMPLE), *DAY)
    assert code == 2
    assert [result["ready"] for result in results] == [False, True]
    assert "none.json" in results[0]["error"]


def drafted(**parts: object) -> bytes:
    return json.dumps(
        {"format": "mla-request", "version": 1, "id": "x", **parts}, ensure_ascii=False
    ).encode()


BAD = {
    "not JSON": b"PK\x03\x04",
    "not ours": b'{"hello": 1}',
    "a newer version": drafted(version=99),
    "an override of direction": drafted(common={"case": {"title": "a\u202eb"}}),
    "a control character": drafted(common={"case": {"title": "a\u0007b"}}),
    "wrong types": drafted(common={"case": {"opened_on": "soon"}}),
    "an unknown country": drafted(common={"authorities": {"requested_state": "QQ"}}),
    "an unknown language": drafted(common={"translation": {"target_language": "qq"}}),
    "an unknown kind": drafted(measures=[{"id": "m1", "kind": "nothing", "answers": {}}]),
    "too large": b" " * (6 * 1024 * 1024),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["check", "render"])
def test_bad_input_is_told_in_one_sentence(capsys, tmp_path, name, command):
    file = tmp_path / "bad.json"
    file.write_bytes(BAD[name])
    extra = (
        ["--language", "en", "--format", "text", "-o", str(tmp_path / "out.txt")]
        if command == "render"
        else []
    )
    assert run([command, str(file), *extra]) == 2
    errors = capsys.readouterr().err
    assert "bad.json" in errors
    assert "Traceback" not in errors
    assert len(errors.strip().splitlines()) == 1


def test_a_language_that_is_not_offered(capsys, tmp_path):
    arguments = ["render", str(EXAMPLE), "--language", "tlh", "--format", "text", "-o", str(tmp_path / "o")]
    assert run(arguments) == 2
    assert "tlh" in capsys.readouterr().err


def test_a_language_cannot_stand_beside_itself(capsys, tmp_path):
    arguments = ["render", str(EXAMPLE), "--language", "fr", "--beside", "fr", "--format", "text"]
    assert run([*arguments, "-o", str(tmp_path / "o")]) == 2
    assert "'fr'" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize(("format", "begins"), [("pdf", b"%PDF-1.7"), ("docx", b"PK")])
def test_two_languages_are_rendered_side_by_side(tmp_path, capsys, format, begins):
    target = tmp_path / "out"
    arguments = ["render", str(EXAMPLE), "--language", "fr", "--beside", "ar", "--format", format]
    assert run([*arguments, "-o", str(target)]) == 0
    assert target.read_bytes().startswith(begins)
    assert "not translated" in capsys.readouterr().err


def test_an_output_that_cannot_be_written(capsys, tmp_path):
    target = tmp_path / "missing" / "o.txt"
    assert run(["render", str(EXAMPLE), "--language", "fr", "--format", "text", "-o", str(target)]) == 2
    assert str(target) in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize(("format", "begins"), [("text", b""), ("pdf", b"%PDF-1.7"), ("docx", b"PK")])
def test_a_document_is_rendered(tmp_path, format, begins):
    target = tmp_path / "out"
    assert run(["render", str(EXAMPLE), "--language", "fr", "--format", format, "-o", str(target)]) == 0
    data = target.read_bytes()
    assert data.startswith(begins)
    assert len(data) > 5000


def test_bases_of_two_states(capsys):
    code, found = told(capsys, "bases", "FR", "CH", "--measure", "bank_records", *DAY)
    assert code == 0
    assert (found["requesting"], found["requested"], found["as_of"]) == ("FR", "CH", "2026-11-21")
    ids = [basis["instrument"] for basis in found["bases"]]
    assert ids.index("coe-ets30") < ids.index("untoc")
    assert "coe-cets198" not in ids
    keys = {"instrument", "title", "articles", "in_force_since", "confidence", "declarations"}
    assert all(keys <= set(basis) for basis in found["bases"])


UNKNOWN_NAMES = [
    ("bases", "FR", "QQ"),
    ("bases", "FR", "FR"),
    ("country", "QQ"),
    ("bases", "FR", "CH", "--measure", "x"),
    ("bases", "FR", "CH", "--route", "x"),
]


@pytest.mark.parametrize("arguments", UNKNOWN_NAMES)
def test_an_unknown_name_is_told(capsys, arguments):
    assert run(list(arguments)) == 2
    assert "mla-writer: " in capsys.readouterr().err


def test_the_facts_of_a_country(capsys):
    code, found = told(capsys, "country", "CH")
    accepted = next(fact for fact in found["facts"] if fact["topic"] == "languages.accepted")
    assert code == 0
    assert accepted["value"] == ["de", "fr", "it"]
    assert accepted["source"]
    assert accepted["as_of"]


def test_a_state_without_profile_has_no_facts(capsys):
    code, found = told(capsys, "country", "TV")
    assert (code, found["name"], found["facts"]) == (0, "Tuvalu", [])
    assert {"topic": "languages.accepted", "label": "Languages accepted", "matters": True} in found["unknown"]


def test_for_a_draft_what_matters_of_a_country_comes_first(capsys):
    code, found = told(capsys, "country", "CH", "--for", str(EXAMPLE), *DAY)
    matters = [fact["matters"] for fact in found["facts"]]
    assert code == 0
    assert matters == sorted(matters, reverse=True)
    assert set(matters) == {True, False}
    assert found["treaties_relied_on"][0] == "coe-ets30"
    accepted = next(fact for fact in found["facts"] if fact["topic"] == "languages.accepted")
    assert (accepted["text"], accepted["years_old"], accepted["old"]) == ("German, French, Italian", 13, True)


def test_a_country_is_told_in_words(capsys):
    assert run(["country", "CH", "--language", "en", "--for", str(EXAMPLE), *DAY]) == 0
    lines = capsys.readouterr().out.splitlines()
    place = lines.index("  Languages accepted: German, French, Italian")
    assert lines[place + 2].strip() == "[1] as of 1\u00a0January 2013, 13 years old, older than 5 years"
    assert "UNKNOWN FOR THIS REQUEST" in lines


@pytest.mark.parametrize("arguments", [("--for", "none.json"), ("--pdf", "none/page.pdf")])
def test_a_country_for_a_file_that_is_not_there(capsys, tmp_path, arguments):
    option, name = arguments
    assert run(["country", "CH", option, str(tmp_path / name)]) == 2
    assert "none" in capsys.readouterr().err


@pytest.mark.slow
def test_a_country_as_a_page(tmp_path):
    target = tmp_path / "page.pdf"
    assert run(["country", "CH", "--for", str(EXAMPLE), "--pdf", str(target), *DAY]) == 0
    assert target.read_bytes().startswith(b"%PDF-1.7")


def test_the_lists(capsys):
    assert len(told(capsys, "kinds")[1]) == 47
    checks = told(capsys, "checks")[1]
    assert {frozenset(check) for check in checks} == {
        frozenset(("id", "severity", "applies_to", "message", "source", "rests_on"))
    }
    assert len(checks) >= 467
    assert "france-switzerland" in told(capsys, "examples")[1]


def test_an_example_is_a_draft(capsys):
    assert run(["example", "france-switzerland"]) == 0
    assert json.loads(capsys.readouterr().out)["format"] == "mla-request"


def test_the_schema_is_a_json_schema(capsys):
    code, schema = told(capsys, "schema")
    assert code == 0
    assert "2020-12" in schema["$schema"]


@pytest.mark.slow
def test_many_files_are_worked_by_several_processes(capsys, tmp_path):
    files = [tmp_path / f"{number}.json" for number in range(14)]
    for file in files:
        file.write_bytes(EXAMPLE.read_bytes())
    files[5].write_text("{")
    code, results = told(capsys, "check", *map(str, files), *DAY)
    assert code == 2
    assert [result["file"] for result in results] == [str(file) for file in files]
    assert [result["ready"] for result in results].count(True) == 13


def test_the_draft_is_never_overwritten_by_its_document(capsys, tmp_path):
    draft = changed(tmp_path)
    before = draft.read_bytes()
    assert run(["render", str(draft), "--language", "fr", "--format", "text", "-o", str(draft)]) == 2
    assert draft.read_bytes() == before
    assert "draft itself" in capsys.readouterr().err


@pytest.mark.slow
def test_the_data_can_be_left_out(tmp_path):
    sizes = []
    for name, extra in (("with", []), ("without", ["--without-data"])):
        target = tmp_path / name
        run(["render", str(EXAMPLE), "--language", "fr", "--format", "pdf", "-o", str(target), *extra])
        sizes.append(b"request.json" in target.read_bytes())
    assert sizes == [True, False]


def test_a_translation_of_an_older_text_is_not_printed_as_current(tmp_path):
    draft = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    draft["common"]["facts"]["summary"] = "Nouveau texte des faits."
    target = tmp_path / "o.txt"
    run(
        [
            "render",
            str(changed(tmp_path, common=draft["common"])),
            "--language",
            "en",
            "--format",
            "text",
            "-o",
            str(target),
        ]
    )
    assert "Nouveau texte des faits" in target.read_text(encoding="utf-8")
