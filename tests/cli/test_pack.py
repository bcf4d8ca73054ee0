"""``pack`` on the command line, from a key to a removal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mla_writer.cli import run
from mla_writer.packs import secret_keys
from tests.packs.conftest import home, read_once

__all__ = ["home", "read_once"]
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("read_once")]
EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "pack-aldovia"


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any, str]:
    code = run(["pack", *map(str, arguments), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


def test_from_a_key_to_a_removal(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secret_keys, "OPERATIONS", 1 << 15)
    monkeypatch.setenv("MLA_WRITER_PASSPHRASE", "words of the ministry")
    code, key, _ = told(capsys, "key", tmp_path / "ministry-2026.1")
    secret = tmp_path / "ministry-2026.1.key"
    assert (code, secret.stat().st_mode & 0o777) == (0, 0o600)
    pack = tmp_path / "aldovia.mlapack"
    assert told(capsys, "build", EXAMPLE, "-o", pack)[1]["signed_by"] == ""
    assert told(capsys, "install", pack)[0] == 2
    code, signature, _ = told(capsys, "sign", pack, "--key", secret)
    assert (code, signature["key"]) == (0, key["key"])
    code, _, error = told(capsys, "install", pack)
    assert (code, key["key"] in error) == (2, True)
    public = tmp_path / "ministry-2026.1.pub"
    code, _, error = told(capsys, "trust", public)
    assert (code, key["fingerprint"] in error) == (2, True)
    assert told(capsys, "trust", public, "--fingerprint", "0" * 32)[0] == 2
    assert told(capsys, "verify", pack, "--key", public)[1]["signed_by"] == key["fingerprint"]
    assert told(capsys, "trust", public, "--fingerprint", key["fingerprint"].upper(), "--note", "MoJ")[0] == 0
    assert told(capsys, "keys")[1][0]["note"] == "MoJ"
    code, found, _ = told(capsys, "install", pack)
    assert (code, found["id"], found["signed_by"]) == (0, "aldovia", key["fingerprint"])
    assert [(one["id"], one["not_used"]) for one in told(capsys, "list")[1]] == [("aldovia", "")]
    assert told(capsys, "conflicts")[1] == []
    assert told(capsys, "keys", "--withdraw", key["key"])[0] == 0
    assert "not accepted" in told(capsys, "list")[1][0]["not_used"]
    assert run(["kinds", "--language", "fr"]) == 0
    assert "aldovia" in capsys.readouterr().err
    assert told(capsys, "remove", "aldovia")[0] == 0
    assert told(capsys, "list")[1] == []


def test_a_folder_and_its_language(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack", "install", str(EXAMPLE)]) == 0
    assert "not signed and stays marked so" in capsys.readouterr().out
    assert run(["pack", "list"]) == 0
    assert "aldovia  2026.1  " in capsys.readouterr().out
    assert run(["kinds", "--language", "fr"]) == 0
    assert "Consultation d'un registre des sceaux" in capsys.readouterr().out


def test_what_a_person_is_told(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack.toml").write_text('format = "mla-pack"\n')
    for arguments, expected in (
        (["verify", str(tmp_path)], "pack.toml, at format_version: found nothing; allowed: 1"),
        (["install", str(tmp_path / "none.mlapack")], "cannot be read"),
        (["remove", "none"], "there is no pack 'none'; installed: -"),
        (["sign", str(tmp_path / "x"), "--key", str(tmp_path / "y")], "cannot be read"),
        (["trust", str(tmp_path / "pack.toml")], "not a public key"),
        (["keys", "--withdraw", "x"], "there is no accepted key 'x'"),
    ):
        assert run(["pack", *arguments]) == 2
        said = capsys.readouterr()
        assert (expected in said.err, said.out) == (True, "")


def test_an_old_key_is_not_written_over(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["pack", "key", str(tmp_path / "a"), "-W"]) == 0
    assert run(["pack", "key", str(tmp_path / "a"), "-W"]) == 2
    assert "there is already a file" in capsys.readouterr().err
