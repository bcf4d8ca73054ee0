"""``seal``, ``unseal`` and ``card`` as a person uses them, on a vault that is a dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli import run
from mla_writer.exchange.cards import cards_from_json
from mla_writer.exchange.identity import identity_to_json
from tests.exchange.parts import ANNA, BASHIR

DRAFT = paths.resources() / "examples" / "france-switzerland.json"


class Vault(dict[str, bytes]):
    """Things kept by name."""

    def put(self, name: str, data: bytes) -> None:
        self[name] = data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "anna.mlac").write_bytes(ANNA.card_file)
    (tmp_path / "bashir.mlac").write_bytes(BASHIR.card_file)
    (tmp_path / "Beschluss.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "words").write_text("vier Wörter sind genug\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def as_person(monkeypatch: pytest.MonkeyPatch) -> dict[str, Vault]:
    vaults = {
        "anna": Vault(identity=identity_to_json(ANNA)),
        "bashir": Vault(identity=identity_to_json(BASHIR)),
        "none": Vault(),
    }
    vaults["now"] = vaults["anna"]
    monkeypatch.setattr("mla_writer.cli.exchange.shelf", lambda asked: vaults["now"])
    return vaults


@pytest.mark.slow
def test_the_way_there(folder: Path, as_person: dict[str, Vault], capsys: pytest.CaptureFixture[str]) -> None:
    line = ["seal", str(DRAFT), "-o", f"{folder}/a.mlar", "--to", f"{folder}/bashir.mlac"]
    assert run([*line, "--annex", f"{folder}/Beschluss.pdf"]) == 0
    assert run(line) == 2, "a file that is there is kept"
    as_person["now"] = as_person["bashir"]
    capsys.readouterr()
    assert run(["unseal", f"{folder}/a.mlar", "-o", f"{folder}/a.json", "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert ANNA.card.fingerprint in told
    assert "Beschluss.pdf" in told
    assert run(["card", f"{folder}/anna.mlac", "--accept", ANNA.card.fingerprint.lower()]) == 0
    assert cards_from_json(as_person["bashir"]["cards"]).entries[0].compared
    capsys.readouterr()
    assert run(["unseal", f"{folder}/a.mlar", "--language", "en"]) == 0
    assert "whose card you have accepted" in capsys.readouterr().out
    assert run(["check", f"{folder}/a.json"]) == run(["check", str(DRAFT)])


@pytest.mark.slow
def test_by_a_passphrase(folder: Path, as_person: dict[str, Vault]) -> None:
    words = ["--passphrase-file", f"{folder}/words"]
    assert run(["seal", str(DRAFT), "-o", f"{folder}/a.mlar", *words]) == 0
    as_person["now"] = as_person["none"]
    assert run(["unseal", f"{folder}/a.mlar", *words]) == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("card {f}/anna.mlac --accept 0000", "another fingerprint"),
        ("card {f}/words", "cannot be read"),
        ("card {f}/nothing.mlac", "no such file"),
        ("card", "no keys yet"),
        ("unseal {f}/words", r"ends in .mlar"),
    ],
)
def test_refusals(
    line: str, said: str, folder: Path, as_person: dict[str, Vault], capsys: pytest.CaptureFixture[str]
) -> None:
    as_person["now"] = as_person["none"] if line == "card" else as_person["anna"]
    assert run([*line.format(f=folder).split(), "--language", "en"]) == 2
    assert said in capsys.readouterr().err


def test_ones_own_card_is_written(folder: Path, as_person: dict[str, Vault]) -> None:
    assert run(["card", "-o", f"{folder}/own.mlac"]) == 0
    assert (folder / "own.mlac").read_bytes().splitlines()[0] == ANNA.card_file.splitlines()[0]
