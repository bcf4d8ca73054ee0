"""``check --report``: one file or a folder, in a language, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from mla_writer import paths
from mla_writer.cli import run
from mla_writer.files import write_bytes

EXAMPLE = paths.resources() / "examples" / "france-switzerland.json"


def check(*words: object) -> int:
    return run(["check", *map(str, words), "--as-of", "2026-11-21"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "begins"), [("r.pdf", b"%PDF"), ("r.docx", b"PK"), ("r.TXT", b"Completeness")]
)
def test_the_ending_chooses_the_format(tmp_path: Path, name: str, begins: bytes) -> None:
    assert check(EXAMPLE, "--report", tmp_path / name, "--language", "en") == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.slow
def test_it_is_signed_and_in_the_language_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    check(EXAMPLE, "--report", target, "--language", "fr", "--signed-by", "C. Fontaine", "--office", "Paris")
    with pikepdf.open(io.BytesIO(target.read_bytes())) as pdf:
        assert str(pdf.Root.Lang) == "fr"
    check(EXAMPLE, "--report", tmp_path / "r.txt", "--signed-by", "C. Fontaine", "--language", "en")
    assert "C. Fontaine" in (tmp_path / "r.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_several_files_go_into_a_folder_one_report_each(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write_bytes(tmp_path / "a" / "france-switzerland.json", EXAMPLE.read_bytes())
    out = tmp_path / "out"
    files = (EXAMPLE, tmp_path / "a" / "france-switzerland.json")
    assert check(*files, "--report", out, "--report-format", "txt", "--language", "en") == 0
    assert {one.name for one in out.iterdir()} == {"france-switzerland.txt", "france-switzerland-2.txt"}


@pytest.mark.parametrize("name", ["r.html", "r", "r.json"])
def test_another_ending_is_refused_before_anything_is_written(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(EXAMPLE, "--report", tmp_path / name, "--language", "en") == 2
    assert ".docx" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert check(EXAMPLE, EXAMPLE, "--report", tmp_path / "file", "--language", "en") == 2
    assert "no folder" in capsys.readouterr().err
