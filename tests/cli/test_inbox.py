"""``inbox``: lines, JSON, CSV and a workbook, and the exit code."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli import run
from mla_writer.drafts import from_json
from mla_writer.exchange.identity import new_identity
from mla_writer.exchange.manifest import Purpose
from mla_writer.exchange.packing import pack
from mla_writer.exchange.sealing import Passphrase
from mla_writer.model.dossier import Dossier

EXAMPLE = (paths.resources() / "examples" / "france-switzerland.json").read_bytes()


def inbox(folder: Path, *words: object) -> int:
    return run(["inbox", str(folder), *map(str, words), "--language", "en", "--as-of", "2026-11-21"])


@pytest.mark.slow
def test_lines_and_a_sum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_bytes(EXAMPLE)
    (tmp_path / "b.pdf").write_bytes(b"noise")
    assert inbox(tmp_path) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("ready\ta.json\tJIRS-2025/1420/CRI-3\tFR → CH\t0/")
    assert lines[1].startswith("not read\tb.pdf\t")
    assert lines[2] == "ready: 1, not ready: 0, not read: 1"


@pytest.mark.slow
def test_tables_beside_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_bytes(EXAMPLE)
    assert inbox(tmp_path / "in", "--json", "--csv", tmp_path / "t.csv", "--xlsx", tmp_path / "t.xlsx") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["file"], told["ready"], told["requested"]) == ("a.json", True, "CH")
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig").count("\n") == 2
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")


def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert inbox(tmp_path) == 0
    assert capsys.readouterr().out == "ready: 0, not ready: 0, not read: 0\n"


def test_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert inbox(tmp_path / "none") == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize(("words", "code"), [("right words of ours", 0), ("wrong words of ours", 2)])
def test_a_passphrase_opens_sealed_files(tmp_path: Path, words: str, code: int) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    sender = new_identity("B. Keller", "Office", "2026-11-21")
    dossier = Dossier(from_json(EXAMPLE, lambda _: ()))
    (tmp_path / "in").mkdir()
    sealed = pack(dossier, sender, Passphrase("right words of ours"), Purpose.REVIEW, now)
    (tmp_path / "in" / "a.mlar").write_bytes(sealed)
    (tmp_path / "words.txt").write_text(f"{words}\n", encoding="utf-8")
    assert inbox(tmp_path / "in", "--passphrase-file", tmp_path / "words.txt") == code
