"""``redact``, and commands that take an exported PDF or DOCX in the place of a draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli import run

EXAMPLE = paths.resources() / "examples" / "asset_return.json"
FAMILY = "common.persons.list[0].family_name"


@pytest.mark.slow
def test_a_copy_is_written_without_what_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.json"
    assert run(["redact", str(EXAMPLE), "-o", str(copy), "--list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert "Ernesto Villaruz Magsino" in {one["value"] for one in listed}
    written = copy.read_text(encoding="utf-8")
    assert "Magsino" not in written
    assert json.loads(written)["redacted"] is True


@pytest.mark.slow
def test_what_is_kept_stays_and_an_unknown_path_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.json"
    assert run(["redact", str(EXAMPLE), "-o", str(copy), "--keep", FAMILY]) == 0
    assert "Magsino" in copy.read_text(encoding="utf-8")
    assert run(["redact", str(EXAMPLE), "-o", str(copy), "--keep", "common.nothing"]) != 0
    assert "common.nothing" in capsys.readouterr().err


def test_a_copy_needs_a_file_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.json"
    draft.write_bytes(EXAMPLE.read_bytes())
    assert run(["redact", str(draft)]) != 0
    assert run(["redact", str(draft), "-o", str(draft)]) != 0
    assert draft.read_bytes() == EXAMPLE.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_an_exported_request_is_taken_as_a_draft(
    format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, without = tmp_path / f"a.{format}", tmp_path / f"b.{format}"
    render = ["render", str(EXAMPLE), "--language", "en", "--format", format, "-o"]
    assert run([*render, str(made)]) == 0
    assert run([*render, str(without), "--data", "none"]) == 0
    assert run(["check", str(made), "--json"]) in (0, 1)
    assert json.loads(capsys.readouterr().out.split("\n}\n", 2)[-1])
    assert run(["check", str(without)]) != 0
    assert "no machine-readable request" in capsys.readouterr().err


@pytest.mark.slow
def test_each_page_of_a_redacted_copy_says_so(tmp_path: Path) -> None:
    copy, text = tmp_path / "copy.json", tmp_path / "copy.txt"
    assert run(["redact", str(EXAMPLE), "-o", str(copy)]) == 0
    assert run(["render", str(copy), "--language", "en", "--format", "text", "-o", str(text)]) == 0
    assert "Redacted copy" in text.read_text(encoding="utf-8")[:400]
