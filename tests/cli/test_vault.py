"""The vault from the command line."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli import run
from mla_writer.vault import RecoveryWords, Vault
from mla_writer.vault.examination import BROKEN
from mla_writer.vault.keys import Cost
from tests.packs.conftest import home
from tests.vault.samples import PASSPHRASE

__all__ = ["home"]
SAMPLE = Path(__file__).resolve().parents[1] / "files" / "vault-v1.mlabackup"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))


def words(line: str) -> list[str]:
    return [*line.split(), "--vault-passphrase-file", "-", "--language", "en"]


def test_without_a_vault(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words("vault list")) == 2
    assert "there is no vault" in capsys.readouterr().err


def test_restored_and_listed(
    home: Path, typed: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(words(f"vault restore {SAMPLE}")) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert run(words("vault list heron")) == 0
    assert "d1  2026-11-21T12:00  REF" in capsys.readouterr().out


@pytest.mark.parametrize("given", ["", "a wrong passphrase\n"])
def test_a_wrong_passphrase(
    home: Path, given: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    assert run(words(f"vault restore {SAMPLE}")) == 2
    assert "does not open the vault" in capsys.readouterr().err
    assert not Vault.exists(paths.vault())


def test_a_draft_that_is_there_is_not_replaced(
    home: Path,
    tmp_path: Path,
    typed: None,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run(words(f"vault restore {SAMPLE}")) == 0
    for line, code in ((f"export d1 -o {tmp_path}/d1.json", 0), (f"import {tmp_path}/d1.json", 2)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
        assert run(words(f"vault {line}")) == code
    assert "in another window" in capsys.readouterr().err


def test_what_is_wrong_is_told_by_the_exit_code(
    home: Path, typed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(words(f"vault restore {SAMPLE}")) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    monkeypatch.setattr(Vault, "examine", lambda self: (BROKEN,))
    assert run(words("vault examine")) == 1


def test_a_vault_is_made_and_its_words_are_shown(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Vault.create
    monkeypatch.setattr(
        Vault, "create", lambda folder, text, now: made(folder, text, now, Cost(1, 8 * 2**20))
    )
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n")
    arguments = ["vault", "create", "--new-passphrase-file", str(tmp_path / "passphrase")]
    assert run([*arguments, "--json", "--language", "en"]) == 0
    told = json.loads(capsys.readouterr().out)["words"]
    Vault.unlock(paths.vault(), RecoveryWords(" ".join(told)), lambda: datetime.now(UTC)).close()
    assert run([*arguments, "--language", "en"]) == 2
    assert "already" in capsys.readouterr().err
