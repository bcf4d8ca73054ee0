"""``hand-over`` and ``take-back``, and the certificate from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli import run

EXAMPLE = paths.resources() / "examples" / "france-switzerland.json"


def handed(folder: Path) -> Path:
    path = folder / "out.xlf"
    assert run(["hand-over", str(EXAMPLE), "--into", "ar", "--format", "xliff", "-o", str(path)]) == 0
    return path


@pytest.mark.slow
def test_there_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, back, draft = handed(tmp_path), tmp_path / "back.xlf", tmp_path / "draft.json"
    filled = path.read_text(encoding="utf-8").replace("</source>", "</source><target>نص</target>", 1)
    back.write_text(filled, encoding="utf-8")
    line = ["take-back", str(EXAMPLE), str(back), "--into", "ar", "-o", str(draft), "--json"]
    assert run(line) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["taken"] == 1
    assert [one["new"] for one in told["passages"] if one["taken"]] == ["نص"]
    kept = json.loads(draft.read_text(encoding="utf-8"))
    assert [one["text"] for one in kept["translations"]["ar"].values()] == ["نص"]
    assert run(line) == 2
    assert "there already" in capsys.readouterr().err


@pytest.mark.slow
def test_nothing_to_take_and_nothing_usable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = handed(tmp_path)
    assert run(["take-back", str(EXAMPLE), str(path), "--into", "ar"]) == 1
    assert capsys.readouterr().out.strip() == "0 of 79 passages taken"
    assert run(["take-back", str(EXAMPLE), str(path), "--into", "zh"]) == 2
    assert "not into 'zh'" in capsys.readouterr().err


@pytest.mark.slow
def test_a_certificate_is_a_part_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = f"render {EXAMPLE} --format text --part certificate -o {tmp_path / 'out.txt'} --language"
    assert run([*line.split(), "en"]) == 0
    assert "complete and faithful" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert run([*line.split(), "fr"]) == 2
    assert "no translation" in capsys.readouterr().err
